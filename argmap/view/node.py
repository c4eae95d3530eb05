"""One node in full: its text, its speaker, its quotes, and how it bears on others."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.attribution import details
from argmap.bearing import bearings, paths_to_questions
from argmap.debate import Debate
from argmap.findings import Findings
from argmap.graph import Edge, children, in_reading_order, links, parents
from argmap.relations import RELATIONS
from argmap.sources.matching.quotes import HOW, Match
from argmap.sources.texts import Located
from argmap.sources.verdicts import Verdicts
from argmap.styled import Line, Segment
from argmap.text import escaped, shown
from argmap.view.node_line import Signs, entry, here, number, place_of, quoted, said, sign
from argmap.view.path_lines import chain

_AROUND = 80


def lines(debate: Debate, node: str, signs: Signs, findings: Findings) -> Iterator[Line]:
    """The view of ``argmap show``. Unreadable sources are added to ``findings``."""
    data = debate.graph.nodes[node]
    yield [sign(signs, data["kind"], None), Segment(" "), *said(debate, node, signs)]
    span = data["range"]
    yield [Segment(f"  {data['kind']}  {shown(node)}  {escaped(span.file)}:{span.line}", "dim")]
    for key, words in details(data):
        yield [Segment(f"  {key}: ", "dim"), Segment(words)]
    yield from _people(debate, node)
    yield from _quotes(debate, node, signs, findings)
    yield from _edges(debate, "bears on", list(parents(debate.graph, node)), signs, up=True)
    yield from _edges(debate, "what bears on it", in_reading_order(children(debate.graph, node)), signs, up=False)
    yield from _links(debate, node, signs)
    yield from _further(debate, node, signs)
    yield from _questions(debate, node, signs)


def _people(debate: Debate, node: str) -> Iterator[Line]:
    for by in debate.graph.nodes[node]["speakers"]:
        person = debate.person(node, by)
        if person is not None and person.role:
            yield [Segment(f"  {shown(person.name)}: {shown(person.role)}", "dim")]


def _quotes(debate: Debate, node: str, signs: Signs, findings: Findings) -> Iterator[Line]:
    quotes = debate.graph.nodes[node]["quotes"]
    if not quotes:
        return
    yield []
    yield [Segment("quotes", "title")]
    verdicts = Verdicts(debate, findings, [node])
    for quote in quotes:
        found = verdicts.located(node, quote)
        if found is None or found.match is None:
            yield [Segment("  "), *quoted(quote.text, verdicts.failure(node, quote), signs)]
        else:
            yield [Segment(f"  {place_of(found)}: ", "dim"), *passage(found, signs), *matched(found.match)]


def matched(match: Match) -> Line:
    """How a quote was matched, if it is not in the source character by character."""
    return [Segment(f" (matched by {match.how})", "dim")] if match.how != HOW[0] else []


def passage(found: Located, signs: Signs, brackets: bool = True) -> Line:
    """The quoted words of a match, with the words around them. ``brackets`` mark them without colours too."""
    assert found.match is not None
    text = found.folded.text
    line: Line = []
    start, end = found.match.spans[0][0], found.match.spans[-1][1]
    first, last = _around(text.content, start, end)
    line.append(Segment(signs.more if first and text.content[first - 1] not in "\r\n" else "", "dim"))
    at = first
    for start, end in found.match.spans:
        line.append(Segment(_piece(text.content[at:start]), "dim"))
        words = Segment(_piece(text.content[start:end]), "quote")
        line += [Segment("[", "dim"), words, Segment("]", "dim")] if brackets else [words]
        at = end
    line.append(Segment(_piece(text.content[at:last]), "dim"))
    line.append(Segment(signs.more if text.content[last : last + 1].strip("\r\n") else "", "dim"))
    return [segment for segment in line if segment.words]


def _around(content: str, start: int, end: int) -> tuple[int, int]:
    """Where the words around a range begin and end: whole words, within its lines."""
    line = max(content.rfind("\n", 0, start), content.rfind("\r", 0, start)) + 1
    first = max(line, start - _AROUND)
    if first > line:
        first = content.find(" ", first, start) + 1 or start
    stop = min((at for at in (content.find("\n", end), content.find("\r", end)) if at >= 0), default=len(content))
    last = min(stop, end + _AROUND)
    if last < stop:
        last = max(content.rfind(" ", end, last), end)
    return first, last


def _piece(words: str) -> str:
    """Part of a line: like ``shown``, but with the spaces at its ends."""
    kept = shown(words)
    before = " " if words[:1].isspace() and kept else ""
    after = " " if words[-1:].isspace() else ""
    return before + kept + after


def _edges(debate: Debate, title: str, edges: list[Edge], signs: Signs, up: bool) -> Iterator[Line]:
    if not edges:
        return
    yield []
    yield [Segment(title, "title")]
    for edge in edges:
        other = edge.parent if up else edge.child
        if up:
            line = [Segment("  "), Segment(RELATIONS[edge.relation].words.does, edge.relation), Segment(" ")]
            line += entry(debate, None, other, signs)
        else:
            line = [Segment("  "), *entry(debate, edge, other, signs)]
        step = edge.data["step"]
        if step is not None:
            which = "" if up else "the step: "
            line.append(
                Segment(f" ({which}{RELATIONS[step.relation].words.does} {shown(debate.short(step.target))})", "dim")
            )
        yield line + here(edge.data)


def _links(debate: Debate, node: str, signs: Signs) -> Iterator[Line]:
    found = list(links(debate.graph, node))
    if found:
        yield []
        yield [Segment("beside it", "title")]
    for link in found:
        line = [Segment("  "), Segment(link.does, link.relation), Segment(" ")]
        yield line + entry(debate, None, link.other, signs) + here(link.data)


def _further(debate: Debate, node: str, signs: Signs) -> Iterator[Line]:
    """Nodes that bear on it from farther below, with the stance that results from their path."""
    found = bearings(debate.graph, node)
    further = [one for one in found if one.steps > 1]
    for title, style, chosen in (
        ("speaks for it from further below", "pro", [one for one in further if one.supports and not one.attacks]),
        ("speaks against it from further below", "con", [one for one in further if one.attacks and not one.supports]),
        # Also direct children, whose other stance is not visible above.
        ("speaks both for and against it", "dim", [one for one in found if one.supports and one.attacks]),
    ):
        if chosen:
            yield []
            yield [Segment(title, "title")]
        for one in chosen:
            yield [Segment(f"  {number(one.steps, 'step')} ", style), *entry(debate, None, one.node, signs)]


def _questions(debate: Debate, node: str, signs: Signs) -> Iterator[Line]:
    found = paths_to_questions(debate.graph, node)
    if found:
        yield []
        yield [Segment("paths up to its questions", "title")]
    for path in found:
        yield from chain(debate, path, signs)
