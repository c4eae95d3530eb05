"""A quote for a node: the passage of its source that is most like what it says, or some words of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.findings import Findings
from argmap.near import did_you_mean
from argmap.operations.agreement import Intent, same_names
from argmap.operations.naming import document_of, written
from argmap.operations.passages import common_part
from argmap.operations.places import home, source_above
from argmap.operations.plan import Plan
from argmap.operations.revision import Revision
from argmap.reading.document import Quote, Source
from argmap.sources.matching.edges import has_word
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.nearest import Nearest, nearest
from argmap.sources.matching.quotes import HOW, Match, find
from argmap.sources.texts import read_sources
from argmap.text import Span, Text, line_or_page, placed, shown

_MOST_PLACES = 8
_NOT_LAST = " ,;:"
"""Signs after a clause, which a quote of it need not end with."""


class Passage(NamedTuple):
    """Words of a source that a node can quote: where they are, and how they are written in the map."""

    source: Source
    folded: Folded
    match: Match
    words: str
    line: int | None = None
    page: str | None = None

    @property
    def span(self) -> Span:
        """The words in the source, from the first to the last."""
        return self.folded.text.span(self.match.spans[0][0], self.match.spans[-1][1])


class Wanted(NamedTuple):
    """What is looked for: ``find`` are words of the source, by default what the node says.

    ``source`` is the id of a source, ``line`` and ``page`` say which of several places is meant.
    """

    find: str | None = None
    source: str | None = None
    line: int | None = None
    page: str | None = None


_ANYWHERE = Wanted()


def passage(debate: Debate, node: str, wanted: Wanted) -> Passage:
    """The passage that a node can quote.

    Raises ArgmapError where there is none, where it is not clear which one is meant, and where no source can be read.
    """
    sources = _sources(debate, node, wanted.source)
    findings = Findings()
    read = read_sources(debate, findings, {source.key for source in sources})
    texts = [(source, read[source.key]) for source in sources if source.key in read]
    if not texts:
        why = next((one.message for one in findings.all()), "it names no file")
        raise ArgmapError(f"{shown(sources[0].id)} cannot be read: {why}")
    if wanted.find is not None:
        return _with_words(texts, wanted)
    text = debate.graph.nodes[node]["text"]
    found = [(source, folded, near) for source, folded in texts if (near := nearest(folded, quoted(text)))]
    if not found:
        hint = "argmap quote ID --find WORDS takes words that you name"
        raise ArgmapError(f"no passage of the source is like what {shown(debate.short(node))} says", hint)
    source, folded, near = max(found, key=lambda one: one[2].likeness)
    return _nearest(source, folded, near, text)


def quote(
    debate: Debate,
    node: str,
    wanted: Wanted = _ANYWHERE,
    settings: Settings | None = None,
    *,
    add: bool = False,
    replace: bool = False,
) -> tuple[Plan, Passage]:
    """Plan a quote of a node, and the passage that it takes.

    A node that has a quote gets another one with ``add``, or loses it with ``replace``. Raises ArgmapError as
    ``passage`` does, and where the node has a quote and neither is true.
    """
    entry = written(debate, node)
    short = shown(debate.short(node))
    if entry.quote and not (add or replace):
        raise ArgmapError(f"{short} has a quote already", "--add adds another one, --replace puts it in place of that")
    found = passage(debate, node, wanted)
    revision = Revision(debate, settings or Settings())
    value = _value(debate, node, found)
    with revision.editing(document_of(debate, node)) as editor:
        if add and entry.quote:
            editor.insert(entry.span, "quote", value)
        else:
            editor.set(entry.span, "quote", value)
    revision.step()
    after = revision.debate
    now = written(after, node)
    span = now.written_value("quote")
    plan = revision.plan(f"{short} quotes {placed(found.span)}", node, [span] if span is not None else [])
    expected = [one.text for one in entry.quote] if add else []
    if [one.text for one in now.quote] != [*expected, found.words]:
        raise ArgmapError("nothing is written, for quote would not be what was asked")
    free = frozenset((node, key) for key in ("quote", "source", "speakers"))
    revision.agree([Intent(same_names(debate, after), free=free)])
    return plan, found


def _value(debate: Debate, node: str, found: Passage) -> Any:
    """The quote as the map has it: with its source, line or page only where the words alone do not tell."""
    visible = document_of(debate, node).visible_sources
    holds = written(debate, node).source or source_above(home(debate, node))
    if holds is None and len({id(one) for one in visible.values()}) == 1:
        holds = found.source.id
    keys = {"text": found.words}
    if holds != found.source.id:
        keys["source"] = found.source.id
    if found.page is not None:
        keys["page"] = found.page
    if found.line is not None:
        keys["line"] = str(found.line)
    return keys if len(keys) > 1 else found.words


def _sources(debate: Debate, node: str, named: str | None) -> list[Source]:
    """The sources that are looked through: the one that is named, or holds for the node, else all of the map."""
    document = document_of(debate, node)
    known = document.visible_sources
    if not known:
        raise ArgmapError(f"the map {shown(document.name)} names no source", "declare its text under sources first")
    if named is not None:
        if named not in known:
            hint = did_you_mean(named, known) or f": there are {shown(', '.join(known))}"
            raise ArgmapError(f"no source is called {shown(named)}{hint}")
        return [known[named]]
    holds = written(debate, node).source or source_above(home(debate, node))
    return [known[holds]] if holds in known else [*known.values()]


def quoted(words: str, wanted: Wanted = _ANYWHERE) -> Quote:
    """Words as a quote to look for."""
    return Quote(words, None, wanted.line, Text("", "").span(0, 0), None, wanted.page)


def _with_words(texts: list[tuple[Source, Folded]], wanted: Wanted) -> Passage:
    """The passage of some words. Raises ArgmapError where they are in no source, or in several places."""
    words = wanted.find or ""
    if not has_word(words):
        raise ArgmapError("--find takes words of the source: there is none")
    found = [(source, folded, match) for source, folded in texts if (match := find(folded, [quoted(words, wanted)])[0])]
    if not found:
        raise _not_found(texts, words, wanted)
    if len(found) > 1:
        names = shown(", ".join(source.id for source, _, _ in found))
        raise ArgmapError(f"the words are in several sources: {names}", "say which one with --source")
    source, folded, match = found[0]
    if match.other_lines and wanted.line is None:
        raise _several(match, wanted)
    return Passage(source, folded, match, _as_written(folded, match, words), wanted.line, wanted.page)


def _as_written(folded: Folded, match: Match, words: str) -> str:
    """The words as the source has them, unless markup or the ends of lines lie over them there."""
    if match.how == HOW[-1]:
        return " ".join(words.split())
    parts = (" ".join(folded.text.content[start:end].split()) for start, end in match.spans)
    return " [...] ".join(parts)


def _not_found(texts: list[tuple[Source, Folded]], words: str, wanted: Wanted) -> ArgmapError:
    files = shown(", ".join(folded.text.file for _, folded in texts))
    where = f" on {line_or_page(wanted.line or 0, wanted.page)}" if wanted.line or wanted.page else ""
    near = [one for _, folded in texts if (one := nearest(folded, quoted(words)))]
    error = ArgmapError(f"these words are not in {files}{where}")
    if near:
        best = max(near, key=lambda one: one.likeness)
        error.hint = f"the nearest passage: {shown(best.words)}"
    return error


def _several(match: Match, wanted: Wanted) -> ArgmapError:
    """The words are in several places: which, and how to say which one is meant."""
    if match.page is not None and wanted.page is None:
        pages = list(dict.fromkeys((match.page, *match.other_pages)))
        if len(pages) > 1:
            told = ", ".join(map(shown, pages[:_MOST_PLACES]))
            return ArgmapError(f"the words are on pages {told}", f"say which one: --page {shown(pages[0])}")
    lines = list(dict.fromkeys((match.line, *match.other_lines)))
    if len(lines) > 1:
        told = ", ".join(map(str, lines[:_MOST_PLACES]))
        return ArgmapError(f"the words are on lines {told}", f"say which one: --line {lines[0]}")
    return ArgmapError(f"the words are more than once on line {lines[0]}", "name more words")


def _nearest(source: Source, folded: Folded, near: Nearest, said: str) -> Passage:
    """What of the nearest passage is about the same, with its line or page where its words are in several places."""
    content = folded.text.content[slice(*near.span)]
    start, end = common_part(content, said)
    shorter = " ".join(content[start:end].split())
    ways = [(shorter, near.span[0] + start), (near.words.rstrip(_NOT_LAST), near.span[0])]
    for words, begin in ways:
        for place in ways_to_say(folded.text.span(begin, begin + 1)):
            match = find(folded, [quoted(words, place)])[0]
            if match is not None and match.spans[0][0] == begin and (place.line is not None or not match.other_lines):
                return Passage(source, folded, match, words, place.line, place.page)
    where = placed(folded.text.span(*near.span))
    hint = f"argmap quote ID --find '{shown(near.words)}'"
    raise ArgmapError(f"the nearest passage is too much like others: {where}", hint)


def ways_to_say(span: Span) -> Iterator[Wanted]:
    """The ways to say which of several places is meant, the shortest first."""
    yield _ANYWHERE
    if span.page is not None:
        yield Wanted(page=span.page)
    yield Wanted(line=span.line)
