"""A source divided into passages: headings, questions, paragraphs, items of lists, rows of tables, and what is none.

The words of a passage are as its markup shows them, in one line. Each of its characters knows where it is in the source.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain, pairwise
from typing import NamedTuple

from argmap.sources.headings import outline
from argmap.sources.matching.characters import BROKEN
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.rendering import Rendering, render

MAX_FURNITURE_WORDS = 12
"""A line that does not end like a sentence and has no more words carries no claim."""
MAX_PASSAGE = 200_000
"""A longer paragraph, in characters, is read in pieces."""
_MIN_DETAILS = 2
_WORD = re.compile(r"\w")
_SPACES = re.compile(r"\s+")
_ITEM = re.compile(r"[ \t]*(?:[-*+•‣◦·–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])[ \t]+(?=\S)")
_ROW = re.compile(r"[ \t]*\||[^\n]* \| ")
_NUMBER = re.compile(r"(?:§ ?)?\d{1,3}(?:\.\d{1,3})*[.)]?\s+")
_DETAIL = re.compile(r"[^\W\d_][\w-]{0,30}(?: [\w-]{1,20})?:\s*\S")
_SPEAKER = re.compile(r"(?P<name>[^\W\d_][\w.'’-]{1,30}(?: [^\W\d_][\w.'’-]{0,30}){0,3}):\s+(?=\S)")
_DIRECTIVE = re.compile(r"[ \t]*(?:\.\. |:\w+:|__ )")
_REFERENCE = re.compile(r"\[[^\]\s]{1,40}\](?::|\s|$)")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_ENDS = re.compile(r"[.!?…。！？:：][\"'”’»)\]*_]*(?:\s*\[[^\]]{0,40}\]_?)*\s*$")
_ASKS = re.compile(r"[?？][\"'”’»)\]*_]*\s*$")
_LINK_LINE = re.compile(r"\(?<?(?:https?://|www\.)\S+>?\)?\.?\Z")


class Form(StrEnum):
    """What a passage is."""

    HEADING = "heading"
    QUESTION = "question"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FURNITURE = "furniture"


class Passage(NamedTuple):
    """A passage: its words in one line, and the place of each character in the source."""

    form: Form
    words: str
    offsets: array[int]
    start: int
    rendering: Rendering | None
    level: int = 0
    """How far an item of a list is indented, in characters."""
    reason: str = ""
    """Why furniture carries no claim."""
    speaker: str | None = None
    """Who speaks, where a name and a colon stand before the words."""

    def origin(self, at: int) -> int:
        """Where a character of the words is in the source."""
        offset = self.offsets[at]
        if self.rendering is not None:
            offset = self.rendering.back_span(offset, offset + 1)[0]
        return self.start + offset


def passages(folded: Folded) -> list[Passage]:
    """The passages of a source, in order; what has no word is left out."""
    text = folded.text
    titles, starts = outline(text)
    titled = {one.offset: one.title for one in titles}
    bounds = sorted({*chain.from_iterable(_pieces(start, end) for start, end in pairwise([*starts, len(text.body)]))})
    found: list[Passage] = []
    fence = False
    for start, end in pairwise([*bounds, len(text.body)]):
        raw = text.body[start:end]
        if not _WORD.search(raw):
            fence = fence != bool(_FENCE.match(raw))
            continue
        fences = sum(1 for line in raw.splitlines() if _FENCE.match(line))
        if start in titled:
            made = _heading(raw, titled[start], start, folded.markup)
        else:
            made = _passage(raw, start, folded.markup, fence or fences > 0)
        fence = fence != (fences % 2 == 1)
        if made is not None:
            found.append(made)
    return _with_details(found)


def _pieces(start: int, end: int) -> Iterator[int]:
    """The bounds of a stretch, with some within where it is long."""
    yield from range(start, end, MAX_PASSAGE)
    yield end


def _heading(raw: str, title: str, start: int, markup: str) -> Passage | None:
    """A heading: its title alone, without the line below."""
    at = raw.find(title)
    if at < 0:
        made = _shown(raw, start, markup)
        return Passage(Form.HEADING, *made, 0) if made else None
    made = _shown(title, start + at, markup)
    if made is None:
        return None
    rest = raw[at + len(title) :]
    return Passage(Form.HEADING, *made, 0) if _without_rule(rest) == "" else Passage(Form.HEADING, *made, 0)


def _without_rule(rest: str) -> str:
    return "".join(line for line in rest.splitlines() if _WORD.search(line))


def _passage(raw: str, start: int, markup: str, is_code: bool) -> Passage | None:
    if is_code:
        return _furniture(raw, start, markup, "code")
    if _DIRECTIVE.match(raw):
        return _furniture(raw, start, markup, "markup or a reference")
    if _ROW.match(raw):
        made = _shown(raw, start, markup)
        return Passage(Form.ROW, *made) if made else None
    item = _ITEM.match(raw)
    if item is not None and raw[item.end() :].strip():
        level = len(item[0]) - len(item[0].lstrip())
        made = _shown(raw[item.end() :], start + item.end(), markup)
        return Passage(Form.ITEM, *made, level) if made else None
    made = _shown(raw, start, markup)
    if made is None:
        return None
    words = made[0]
    if _LINK_LINE.match(words) or _REFERENCE.match(words):
        return Passage(Form.FURNITURE, *made, 0, "an address or a reference")
    if _ASKS.search(words) and len(words.split()) <= 2 * MAX_FURNITURE_WORDS and not _has_stop(words):
        return Passage(Form.QUESTION, *made)
    if not _ENDS.search(words) and len(words.split()) <= MAX_FURNITURE_WORDS:
        return Passage(Form.FURNITURE, *made, 0, "no sentence")
    return Passage(Form.PARAGRAPH, *made)


def _has_stop(words: str) -> bool:
    return ". " in words


def _furniture(raw: str, start: int, markup: str, reason: str) -> Passage | None:
    made = _shown(raw, start, markup)
    return Passage(Form.FURNITURE, *made, 0, reason) if made else None


def _shown(raw: str, start: int, markup: str) -> tuple[str, array[int], int, Rendering | None] | None:
    """The words of a stretch as its markup shows them, in one line, with the offset of each character; None for none."""
    rendering = render(raw, markup, None, raw)
    content = raw if rendering is None else rendering.content
    offsets = array("q")
    pieces: list[str] = []
    for found in re.finditer(r"\S+", content):
        word = found[0]
        if pieces:
            pieces.append(" ")
            offsets.append(found.start() - 1)
        if BROKEN in word:
            kept = [(at, one) for at, one in enumerate(word) if one != BROKEN]
            pieces.append("".join(one for _, one in kept))
            offsets.extend(found.start() + at for at, _ in kept)
        else:
            pieces.append(word)
            offsets.extend(range(found.start(), found.end()))
    words = "".join(pieces)
    return (words, offsets, start, rendering) if _WORD.search(words) else None


def _with_details(found: list[Passage]) -> list[Passage]:
    """The passages, where several details of the document at the top are furniture, and names before colons speak."""
    count = 0
    for one in found:
        if one.form in (Form.PARAGRAPH, Form.FURNITURE, Form.QUESTION) and _DETAIL.match(one.words):
            count += 1
        else:
            break
    repeated = _repeated_speakers(found)
    if count >= _MIN_DETAILS and not repeated:
        found[:count] = [one._replace(form=Form.FURNITURE, reason="a detail of the document") for one in found[:count]]
    if repeated:
        found = [_spoken(one, repeated) for one in found]
    return found


def _repeated_speakers(found: list[Passage]) -> frozenset[str]:
    """The names that stand before a colon at the beginning of two passages or more, where there are two such names."""
    counts: dict[str, int] = {}
    for one in found:
        if one.form in (Form.PARAGRAPH, Form.QUESTION) and (name := _SPEAKER.match(one.words)):
            counts[name["name"]] = counts.get(name["name"], 0) + 1
    names = frozenset(name for name, count in counts.items() if count > 1)
    return names if len(names) > 1 else frozenset()


def _spoken(one: Passage, names: frozenset[str]) -> Passage:
    name = _SPEAKER.match(one.words) if one.form in (Form.PARAGRAPH, Form.QUESTION) else None
    if name is None or name["name"] not in names:
        return one
    return one._replace(form=Form.PARAGRAPH, speaker=name["name"])


def has_label(words: str) -> bool:
    """Whether words begin with a label: a few words and a colon."""
    return _DETAIL.match(words) is not None


def heading_words(words: str) -> str:
    """A heading without the number before it."""
    found = _NUMBER.match(words)
    return words[found.end() :] if found and found.end() < len(words) else words
