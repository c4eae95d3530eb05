"""A place of a source as a quote: its words, with a line or a page where the words are in several places."""

from __future__ import annotations

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.operations.new_ids import document_of, written
from argmap.operations.places import home, source_above
from argmap.operations.quoting import quoted, specifications
from argmap.reading.map_document import MapDocument, Source
from argmap.sources.matching.edges import has_word
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.quotes import find
from argmap.text import shown

_NOT_AT_ENDS = " ,;:-–—"
"""Signs that belong to no claim, where a quote begins or ends with them."""


def trimmed(words: str) -> str:
    """Words without the signs that join them to the text before and after them."""
    return " ".join(words.split()).strip(_NOT_AT_ENDS)


def cited(
    debate: Debate, under: str | MapDocument, source: Source, folded: Folded, start: int, words: str
) -> str | dict[str, str]:
    """The quote of a new node: some words that begin at an offset of a source, or a little after it.

    ``under`` is where the node goes, which may say of which source its quotes are. Raises ArgmapError where the words
    cannot be quoted so.
    """
    if not has_word(words):
        raise ArgmapError("there is no word to quote: choose some")
    keys = {"text": words}
    if _holding(debate, under) != source.id:
        keys["source"] = source.id
    near = folded.text.content[start : start + len(words)]
    start += len(near) - len(near.lstrip(_NOT_AT_ENDS + "\n\r\t"))
    for place in specifications(folded.text.span(start, start + 1)):
        match = find(folded, [quoted(words, place)])[0]
        if match is None or match.spans[0][0] != start or (match.other_lines and place.line is None):
            continue
        if place.page is not None:
            keys["page"] = place.page
        if place.line is not None:
            keys["line"] = str(place.line)
        return keys if len(keys) > 1 else words
    raise ArgmapError(f"“{shown(words[:60])}” cannot be quoted from there", "choose more words, or fewer")


def _holding(debate: Debate, under: str | MapDocument) -> str | None:
    """The id of the source that holds for a new node without naming it."""
    document = under if isinstance(under, MapDocument) else document_of(debate, under)
    holds = document.source
    if not isinstance(under, MapDocument):
        holds = written(debate, under).source or source_above(home(debate, under))
    visible = document.visible_sources
    if holds is None and len({id(one) for one in visible.values()}) == 1:
        holds = next(iter(visible))
    return holds
