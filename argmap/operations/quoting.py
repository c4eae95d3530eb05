"""Quotes for nodes: the passage of the source that is closest to a node's text, or given words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.findings import Findings
from argmap.near import did_you_mean
from argmap.operations.agreement import Intent, same_names
from argmap.operations.excerpts import common_part
from argmap.operations.new_ids import document_of, written
from argmap.operations.places import home, source_above
from argmap.operations.plan import Plan
from argmap.operations.revision import Revision
from argmap.reading.map_document import Quote, Source
from argmap.relations import CLAIMS
from argmap.sources.matching.edges import has_word
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.nearest import Nearest, nearest
from argmap.sources.matching.quotes import HOW, Match, find
from argmap.sources.texts import read_sources
from argmap.text import Span, Text, line_or_page, placed, shown

_MAX_PLACES = 8
_NOT_LAST = " ,;:"
"""Characters after a clause that its quote leaves out."""


class Passage(NamedTuple):
    """Words of a source that a node can quote: their place, and their form in the map."""

    source: Source
    folded: Folded
    match: Match
    words: str
    line: int | None = None
    page: str | None = None

    @property
    def span(self) -> Span:
        """The span in the source, from the first word to the last."""
        return self.folded.text.span(self.match.spans[0][0], self.match.spans[-1][1])


class Wanted(NamedTuple):
    """A search: ``find`` is words of the source, by default the node's text.

    ``source`` is the id of a source. ``line`` and ``page`` choose among several places.
    """

    find: str | None = None
    source: str | None = None
    line: int | None = None
    page: str | None = None


_ANYWHERE = Wanted()


def passage(debate: Debate, node: str, wanted: Wanted) -> Passage:
    """The passage that a node can quote.

    Raises ArgmapError if there is none, if several fit, or if no source can be read.
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
        hint = "name its words: argmap quote ID --find WORDS"
        raise ArgmapError(f"no passage of the source is close to the text of {shown(debate.short(node))}", hint)
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
    is_stated: bool = False,
) -> tuple[Plan, Passage]:
    """Plan a quote for a node; returns the plan and the quoted passage.

    If the node already has a quote, ``add`` keeps it and ``replace`` does not. ``is_stated`` means that the passage
    states the claim, so that it is no longer implied. Raises ArgmapError like ``passage``, and if the node has a quote
    but neither ``add`` nor ``replace`` is true.
    """
    entry = written(debate, node)
    short = shown(debate.short(node))
    if entry.quote and not (add or replace):
        raise ArgmapError(f"{short} already has a quote", "use --add to add another one, or --replace to replace it")
    found = passage(debate, node, wanted)
    revision = Revision(debate, settings or Settings())
    value = _value(debate, node, found)
    data = debate.graph.nodes[node]
    is_implied = is_stated and data["implied"] and data["kind"] in CLAIMS
    with revision.editing(document_of(debate, node)) as editor:
        if add and entry.quote:
            editor.insert(entry.span, "quote", value)
        else:
            editor.set(entry.span, "quote", value)
    revision.step()
    if is_implied:
        _take_away(revision, node, "implied")
    after = revision.debate
    now = written(after, node)
    span = now.written_value("quote")
    plan = revision.plan(f"{short} quotes {placed(found.span)}", node, [span] if span is not None else [])
    expected = [one.text for one in entry.quote] if add else []
    if [one.text for one in now.quote] != [*expected, found.words]:
        raise ArgmapError("nothing was written, because the quote would differ from the requested one")
    free = frozenset((node, key) for key in ("quote", "source", "speakers", *(["implied"] if is_implied else [])))
    revision.agree([Intent(same_names(debate, after), free=free)])
    return plan, found


def _take_away(revision: Revision, node: str, key: str) -> None:
    """Remove a key that a node has."""
    flag = written(revision.debate, node).written_value(key)
    assert flag is not None
    with revision.editing(document_of(revision.debate, node)) as editor:
        editor.remove(flag)
    revision.step()


def _value(debate: Debate, node: str, found: Passage) -> Any:
    """The quote for the map, with source, line or page only if the words alone are ambiguous."""
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
    """The sources to search: the named one, or that of the node, or else all of the map."""
    document = document_of(debate, node)
    known = document.visible_sources
    if not known:
        raise ArgmapError(f"the map {shown(document.name)} has no source", "first declare its text under sources")
    if named is not None:
        if named not in known:
            hint = did_you_mean(named, known) or f"; the map has {shown(', '.join(known))}"
            raise ArgmapError(f"there is no source {shown(named)}{hint}")
        return [known[named]]
    holds = written(debate, node).source or source_above(home(debate, node))
    return [known[holds]] if holds in known else [*known.values()]


def quoted(words: str, wanted: Wanted = _ANYWHERE) -> Quote:
    """Words as a quote to search for."""
    return Quote(words, None, wanted.line, Text("", "").span(0, 0), None, wanted.page)


def _with_words(texts: list[tuple[Source, Folded]], wanted: Wanted) -> Passage:
    """The passage with the given words. Raises ArgmapError if they are in no source, or in several places."""
    words = wanted.find or ""
    if not has_word(words):
        raise ArgmapError("--find has no words", "name words of the source")
    found = [(source, folded, match) for source, folded in texts if (match := find(folded, [quoted(words, wanted)])[0])]
    if not found:
        raise _not_found(texts, words, wanted)
    if len(found) > 1:
        names = shown(", ".join(source.id for source, _, _ in found))
        raise ArgmapError(f"the words are in several sources: {names}", "choose one with --source")
    source, folded, match = found[0]
    if match.other_lines and wanted.line is None:
        raise _several(match, wanted)
    return Passage(source, folded, match, _as_written(folded, match, words), wanted.line, wanted.page)


def _as_written(folded: Folded, match: Match, words: str) -> str:
    """The words as the source spells them, unless markup or line ends interrupt them there."""
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
    """The error for words in several places, which lists these and says how to choose one."""
    if match.page is not None and wanted.page is None:
        pages = list(dict.fromkeys((match.page, *match.other_pages)))
        if len(pages) > 1:
            listed = ", ".join(map(shown, pages[:_MAX_PLACES]))
            return ArgmapError(f"the words are on pages {listed}", f"choose one, as in --page {shown(pages[0])}")
    lines = list(dict.fromkeys((match.line, *match.other_lines)))
    if len(lines) > 1:
        listed = ", ".join(map(str, lines[:_MAX_PLACES]))
        return ArgmapError(f"the words are on lines {listed}", f"choose one, as in --line {lines[0]}")
    return ArgmapError(f"the words occur more than once on line {lines[0]}", "quote more words")


def _nearest(source: Source, folded: Folded, near: Nearest, said: str) -> Passage:
    """The matching part of the nearest passage, with line or page if its words are in several places."""
    content = folded.text.content[slice(*near.span)]
    start, end = common_part(content, said)
    shorter = " ".join(content[start:end].split())
    candidates = [(shorter, near.span[0] + start), (near.words.rstrip(_NOT_LAST), near.span[0])]
    for words, begin in candidates:
        for place in specifications(folded.text.span(begin, begin + 1)):
            match = find(folded, [quoted(words, place)])[0]
            if match is not None and match.spans[0][0] == begin and (place.line is not None or not match.other_lines):
                return Passage(source, folded, match, words, place.line, place.page)
    where = placed(folded.text.span(*near.span))
    hint = f"argmap quote ID --find '{shown(near.words)}'"
    raise ArgmapError(f"several passages are equally near:  {where}", hint)


def specifications(span: Span) -> Iterator[Wanted]:
    """The ways to specify one of several places, the shortest first."""
    yield _ANYWHERE
    if span.page is not None:
        yield Wanted(page=span.page)
    yield Wanted(line=span.line)
