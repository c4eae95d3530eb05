"""A debate in numbers, with small bars, or as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from argmap.bearing import paths_to_questions
from argmap.debate import Debate
from argmap.figures import Answered, Figures
from argmap.relations import Kind, Relation
from argmap.safejson import dumps
from argmap.sources.verdicts import FAILURES, Verdict
from argmap.styled import Line, Segment, width
from argmap.text import escaped, shown
from argmap.view.node_line import ASCII, Signs, entry, fitted, number
from argmap.view.path_lines import chain

_BAR = 20
_SHORT_BAR = 10
_MAX_ROWS = 15
_MAX_CONTESTED = 5
_OWN_VOICE = "(the source's own voice)"
_NO_HEADING = "(before the first heading)"


def text(debate: Debate, found: Figures, signs: Signs, columns: int | None = None) -> Iterator[Line]:
    """For people. If there is a width, names are cut so that the bars fit beside them."""
    yield [Segment(f"{number(found.maps, 'map')}, {number(found.nodes, 'node')}, {number(found.edges, 'edge')}")]
    speakers = [(shown(name) or _OWN_VOICE, count) for name, count in found.speakers]
    for title, rows in (
        ("kinds", found.kinds),
        ("relations", found.relations),
        ("speakers (claims)", speakers),
        ("places in the source", list(_places(found))),
        ("quotes", list(_verdicts(found))),
    ):
        yield from _bars(title, rows, signs, columns)
    yield from _answered(found, signs, columns)
    yield from _contested(debate, found, signs)
    if found.deepest is not None and found.depth:
        yield from _title(f"deepest: {number(found.depth, 'step')}")
        yield [Segment("  "), *entry(debate, None, found.deepest, signs)]
        for path in paths_to_questions(debate.graph, found.deepest)[:1]:
            yield from chain(debate, path, signs)


def as_json(_debate: Debate, found: Figures, _signs: Signs, _columns: int | None = None) -> Iterator[Line]:
    """For programs: one document."""
    document = {
        "version": 1,
        "maps": found.maps,
        "nodes": found.nodes,
        "edges": found.edges,
        "kinds": dict(found.kinds),
        "relations": dict(found.relations),
        "speakers": [{"name": name or None, "nodes": count} for name, count in found.speakers],
        "sections": [{"file": file, "heading": title, "nodes": count} for (file, title), count in found.sections],
        "quotes": dict(found.quotes),
        "answered": {one.kind: {"answered": one.answered, "nodes": one.nodes} for one in found.answered},
        "contested": [{"id": one.node, "pros": one.pros, "cons": one.cons} for one in found.contested],
        "deepest": {"id": found.deepest, "depth": found.depth},
    }
    for line in dumps(document, indent=2).split("\n"):
        yield [Segment(line)]


FORMS: dict[str, Callable[[Debate, Figures, Signs, int | None], Iterator[Line]]] = {"text": text, "json": as_json}


def _title(words: str) -> Iterator[Line]:
    yield []
    yield [Segment(words, "title")]


def _bars(title: str, rows: Sequence[tuple[str, int]], signs: Signs, columns: int | None) -> Iterator[Line]:
    """Numbers with bars in proportion to the greatest; of very many only the first."""
    if not rows:
        return
    yield from _title(title)
    most = max(count for _, count in rows)
    digits = len(f"{most:,}")
    room, longest = _shape([name for name, _ in rows[:_MAX_ROWS]], digits + 2, columns)
    for name, count in rows[:_MAX_ROWS]:
        bar = _full(signs) * max(1, round(longest * count / most))
        yield [Segment(f"  {fitted(name, room, signs.more)}  {count:>{digits},}  "), Segment(bar, "info")]
    if len(rows) > _MAX_ROWS:
        yield [Segment(f"  {signs.more} and {len(rows) - _MAX_ROWS:,} more", "dim")]


def _answered(found: Figures, signs: Signs, columns: int | None) -> Iterator[Line]:
    """How many nodes of each kind have an answer, with bars for their share."""
    if not found.answered:
        return
    yield from _title("answered")
    shares = [_share(one) for one in found.answered]
    room, longest = _shape(shares, 0, columns)
    for one, words in zip(found.answered, shares, strict=True):
        full = longest * one.answered // one.nodes
        yield [
            Segment(f"  {fitted(words, room, signs.more)}  "),
            Segment(_full(signs) * full, "info"),
            Segment(("." if signs is ASCII else "░") * (longest - full), "dim"),
        ]


def _share(one: Answered) -> str:
    have = "has" if one.answered == 1 else "have"
    what = f"{have} a position" if one.kind is Kind.QUESTION else f"{have} an objection"
    return f"{one.answered:,} of {number(one.nodes, one.kind)} {what}"


def _contested(debate: Debate, found: Figures, signs: Signs) -> Iterator[Line]:
    listed = found.contested[:_MAX_CONTESTED]
    if listed:
        every = len(found.contested)
        yield from _title(f"the {len(listed)} most contested of {every:,}" if every > len(listed) else "most contested")
    for one in listed:
        signed = f"  {one.pros}+ {one.cons}{signs.relations[Relation.CON]}  "
        yield [Segment(signed, "dim"), *entry(debate, None, one.node, signs)]


def _shape(names: Sequence[str], beside: int, columns: int | None) -> tuple[int, int]:
    """The widths of names and bars, with ``beside`` columns between them.

    Bars get shorter and names are cut if necessary.
    """
    widest = max(map(width, names))
    if columns is None:
        return widest, _BAR
    room = columns - beside - len("  " + "  ")
    bar = _BAR if widest + _BAR <= room else _SHORT_BAR
    return min(widest, room - bar), bar


def _full(signs: Signs) -> str:
    return "#" if signs is ASCII else "█"


def _verdicts(found: Figures) -> Iterator[tuple[str, int]]:
    """The verdicts on the quotes, if some were not found."""
    if any(verdict in FAILURES for verdict, _ in found.quotes):
        yield from ((FAILURES.get(Verdict(verdict), verdict), count) for verdict, count in found.quotes)


def _places(found: Figures) -> Iterator[tuple[str, int]]:
    several = len({file for (file, _), _ in found.sections}) > 1
    for (file, title), count in found.sections:
        yield (f"{escaped(file)}: " if several else "") + (shown(title) or _NO_HEADING), count
