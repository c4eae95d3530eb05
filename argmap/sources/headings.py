"""Find the headings of a text, and the lines that belong to one paragraph.

A text that marks its headings (``#``, or a line below) has no others, but for one that marks its title only. In a text
that does not, a heading is a numbered line, or a short line above a paragraph. It is a paragraph of its own, or its
line ends although the next word would have fitted; it may take two lines. So is the title with which a numbered clause
begins, where several clauses in a row have one. Short lines within a paragraph, list items, table rows and lines that
end like a sentence are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from heapq import merge
from itertools import chain, islice
from typing import NamedTuple

from argmap.late_pattern import late
from argmap.sources.clause_titles import clause_titles, is_capitalised
from argmap.sources.extraction.extracted_text import extract_of
from argmap.text import Text

_MAX_TITLE = 120
_MAX_PLAIN_TITLE = 100
_MAX_WORDS = 14
_FEW_WORDS = 8
_WORDS_ABOVE_LIST = 4
"""A longer title has capitals in most of its words, or is a question; a sentence often ends before a list."""
_MAX_READ = 400
"""The number of characters of a line that are examined, and that count for its length."""
_LONG_LINE = 240
"""A text with lines of at least this width is not wrapped: each line is a paragraph."""
_MIN_BODY = 80
_MIN_CENTRED = 12
"""The minimum indentation, in spaces, of a centred title; code has less."""
_SHARE_OF_FILLED = 0.95

_WORDS_OF_LINE = late(r"\S[^\r\n]*")
_MAY_BE_MARKED = late(r"(?:^|[\r\n]) {0,3}[-=~^*+#\"'`:._]")
_ATX = late(r" {0,3}#{1,6}[ \t]+(?P<title>\S.*?)[ \t#]*$")
_FENCE = late(r" {0,3}(?P<fence>`{3,})")
_MARKDOWN_FENCE = late(r" {0,3}(?P<fence>`{3,}|~{3,})")
_RULE = late(r" {0,3}(?P<rule>([-=~^*+#\"'`:._])\2*)[ \t]*$")
_ITEM = late(r"\s*(?:[-*+•‣◦·–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])\s+\S")
_BULLET = late(r"\s*[-*+•‣◦·–—]\s")
_ROW = late(r"\s*\||\t|\S {3,}\S|.*\s\|\s")
_MAY_BE_RULE = late(r" {0,3}[-=~^*+#\"'`:._]")
_CITED = late(r"\s*>")
_SPEAKER = late(r"\s*(?:[^\W\d_][\w.'’-]{0,40}|(?=[^\W\d_])[^a-z][\w .'’-]{0,40}):\s")  # no "another evil:"
_STARTS = late("|".join(f"(?:{one.pattern})" for one in (_ITEM, _ROW, _CITED, _SPEAKER)))  # always begin a paragraph
_NUMBERED = late(
    r"(?P<mark>§+ ?|(?:chapter|section|part|article|appendix|book|kapitel|teil|artikel|chapitre|partie|глава|часть)"
    r"\s+)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,7})(?P<dot>[.:]?)(?:\s+(?P<title>\S.*))?$",
    re.IGNORECASE,
)
_NUMBERED_SENTENCE = late(r"\d{1,3}(?:\.\d{1,3})*\.?\s+[^.;:,!]+\.")
_CONTENTS = late(r"(?:\.[ ]?){3,}\s*\d*$|\s{2,}\d+$")
_NO_TITLE = late(r"[{}<>=\\]|://|\w@\w|^\s*\.\. ")
_QUOTES = "\"'“”„«»‘’「『"
_ENDS = tuple(".,;:|!…—–-、。，；：！")
_SENTENCE_ENDS = tuple(".!?…。！？”\"'’)")


class Heading(NamedTuple):
    """A heading: its line (from 1), its words, and the offset at which its line begins."""

    line: int
    title: str
    offset: int


class _Title(NamedTuple):
    """A heading, and whether the next line belongs to it or to its paragraph."""

    heading: Heading
    goes_on: bool = False


class _Line(NamedTuple):
    """A line that is not empty: its start, its length, and whether empty lines are above it."""

    number: int
    start: int
    words: str
    after_gap: bool

    @property
    def is_indented(self) -> bool:
        return self.words.startswith(("    ", "\t"))

    @property
    def is_centred(self) -> bool:
        return self.words.startswith(" " * _MIN_CENTRED)


def headings(text: Text) -> Iterator[Heading]:
    """The headings of a text, in order: only those marked by its file, if there are any."""
    return (title.heading for title in _titles(text, line_width))


def _titles(text: Text, width_of: Callable[[Text], int]) -> Iterator[_Title]:
    extract = extract_of(text)
    if extract is not None and extract.titles:
        for place in extract.titles:
            words = " ".join(text.content[place.start : place.end].split())
            yield _Title(Heading(text.position(place.start)[0], words, place.start))
        return
    marked = [_Title(heading) for heading in islice(_marked(text), 2)]
    if len(marked) > 1 or (marked and _marks_headings(text)):
        yield from map(_Title, _marked(text))
    else:
        clauses = (
            _Title(Heading(text.position(at)[0], title, at), goes_on=True) for at, title in clause_titles(text.body)
        )
        last = 0
        for title in merge(marked, _unmarked(text, width_of(text)), clauses):
            if title.heading.line > last:
                yield title
            last = title.heading.line


def line_width(text: Text) -> int:
    """The width of a text: only few lines are longer. Addresses do not count, because they cannot be wrapped."""
    lengths = Counter(len(line.words) for line in _lines(text) if " " in line.words or not line.words.isascii())
    left = lengths.total() * (1 - _SHARE_OF_FILLED)
    for length in sorted(lengths, reverse=True):
        left -= lengths[length]
        if left < 0:
            return length
    return 0


def paragraphs(text: Text) -> Iterator[int]:
    """The offsets of paragraphs, list items and headings, which may have several lines."""
    return outline(text)[1]


def outline(text: Text) -> tuple[list[Heading], Iterator[int]]:
    """The headings and the paragraph offsets of a text; faster than one call for each."""
    width = line_width(text)
    titles = list(_titles(text, lambda _: width))
    return [title.heading for title in titles], _paragraphs(text, titles, width)


def _paragraphs(text: Text, titles: list[_Title], width: int) -> Iterator[int]:
    ended = {title.heading.offset: not title.goes_on for title in titles}
    is_wrapped = width < _LONG_LINE
    after_title = True
    for line in _lines(text):
        if _MAY_BE_RULE.match(line.words) and _rule(line):
            continue
        ends = ended.get(line.start)
        if after_title or line.after_gap or not is_wrapped or ends is not None or _STARTS.match(line.words):
            yield line.start
        after_title = bool(ends)


def _lines(text: Text) -> Iterator[_Line]:
    content, whole = text.body, text.content
    number, end = 1, 0
    gap = True
    for found in _WORDS_OF_LINE.finditer(content):
        first = found.start()
        if first == end + 1:  # mostly
            start, ended = first, 1
        else:
            start = max(content.rfind("\n", end, first), content.rfind("\r", end, first), end - 1) + 1
            ended = _line_ends(content, end, start)
        number += ended if content is whole else _line_ends(whole, end, start)
        yield _Line(number, start, content[start : min(found.end(), start + _MAX_READ)].rstrip(), gap or ended > 1)
        end, gap = found.end(), False


def _line_ends(content: str, start: int, end: int) -> int:
    if end - start == 1:
        return 1
    ends = (content.count(one, start, end) for one in ("\n", "\r"))
    return sum(ends) - content.count("\r\n", start, end)


def _marks_headings(text: Text) -> bool:
    """Whether the name of the file implies marked headings."""
    return text.file.lower().endswith((".md", ".markdown", ".rst"))


def _marked(text: Text) -> Iterator[Heading]:
    """Headings with ``#`` before them or a line below, outside of fenced code and of metadata at the top."""
    before: _Line | None = None
    line: _Line | None = None
    if not _MAY_BE_MARKED.search(text.content):
        return
    fences = _fences(text)
    for after in chain(_outside_code(_lines(text), fences), [None]):
        if line is not None and (title := _marked_title(text, before, line, after)) is not None:
            yield Heading(line.number, title, line.start)
        before, line = line, after


def _fences(text: Text) -> re.Pattern[str]:
    """The pattern of code fences: tildes only in Markdown, because elsewhere they underline titles."""
    return _MARKDOWN_FENCE if text.file.lower().endswith((".md", ".markdown")) else _FENCE


def _outside_code(lines: Iterator[_Line], fences: re.Pattern[str]) -> Iterator[_Line]:
    fence = ""
    for line in lines:
        if line.number == 1 and line.words == "---":
            fence = "---"
            continue
        found = fences.match(line.words)
        if fence:
            closes = line.words == fence if fence == "---" else found and found["fence"].startswith(fence)
            fence = "" if closes else fence
        elif found:
            fence = found["fence"]
        else:
            yield line


def _marked_title(text: Text, before: _Line | None, line: _Line, after: _Line | None) -> str | None:
    found = _ATX.match(line.words)
    if found:
        return found["title"]
    rule = _rule(after) if after is not None and not after.after_gap else ""
    if not rule or _rule(line) or len(line.words) > _MAX_TITLE or _ROW.match(line.words) or _BULLET.match(line.words):
        return None
    over = _rule(before) if before is not None and not line.after_gap else ""
    if not (line.after_gap or before is None or (over and over[0] == rule[0])):
        return None
    title = line.words.strip()
    fits = len(rule) >= 3 and 4 * len(rule) >= 3 * len(title)
    return title if fits or (rule[0] in "-=" and _marks_headings(text)) else None


def _rule(line: _Line | None) -> str:
    """The line below or above a title, if there is one."""
    found = _RULE.match(line.words) if line is not None else None
    return found["rule"] if found else ""


def _unmarked(text: Text, width: int) -> Iterator[_Title]:
    """Numbered lines and short lines above a paragraph."""
    before: _Line | None = None
    line: _Line | None = None
    after: _Line | None = None
    for last in chain(_lines(text), [None, None]):
        if line is not None and after is not None and (line.after_gap or width >= _LONG_LINE):
            if _is_heading(before, line, after, last, width):
                yield _Title(Heading(line.number, line.words.strip(), line.start))
            elif last is not None and _takes_two_lines(line, after, last, width):
                yield _Title(
                    Heading(line.number, f"{line.words.strip()} {after.words.strip()}", line.start), goes_on=True
                )
        before, line, after = line, after, last


def _takes_two_lines(line: _Line, after: _Line, last: _Line, width: int) -> bool:
    """Whether two lines are one long title with a paragraph below."""
    first, second = line.words.strip(), after.words.strip()
    if not last.after_gap or after.after_gap or 5 * len(line.words) < 3 * width or len(second) >= len(first):
        return False
    return (
        _may_be_title(line, first.rstrip(",:"))
        and _may_be_title(after, second[0].upper() + second[1:])
        and is_capitalised(first)
        and is_capitalised(second)
        and 2 * len(last.words) >= _MIN_BODY
        and not (last.words.strip()[0].islower() or _ROW.match(last.words) or _numbered(last.words.strip()))
    )


def _is_heading(before: _Line | None, line: _Line, after: _Line, last: _Line | None, width: int) -> bool:
    """Whether a line is a heading, by the line before it and the two after it."""
    title = line.words.lstrip()
    if not _may_be_title(line, title):
        return False
    numbered = _numbered(title)
    if numbered:
        follows = before is not None and _numbered(before.words.strip()) == 1
        return line.after_gap and (numbered > 1 or (not follows and _is_body(title, after, last)))
    if _ITEM.match(title):
        return False
    if after.after_gap and _ITEM.match(after.words):
        return line.after_gap and _is_like_title(title, _WORDS_ABOVE_LIST)
    if after.after_gap:
        return line.after_gap and _is_body(title, after, last) and _is_like_title(title, _FEW_WORDS)
    if not _is_body(title, after, last):
        return False
    if not _ended_early(line, after, width):
        return False
    if line.after_gap:
        return not line.is_indented
    return width >= _LONG_LINE and len(after.words) >= _LONG_LINE and before is not None


def _may_be_title(line: _Line, title: str) -> bool:
    words = len(title.split())
    if title[0].islower() or len(title) > _MAX_PLAIN_TITLE or words > _MAX_WORDS:
        return False
    if title.endswith(_ENDS) and not (words <= _FEW_WORDS and _NUMBERED_SENTENCE.fullmatch(title)):
        return False
    if _ROW.match(title) or _NO_TITLE.search(title) or _CITED.match(title) or _CONTENTS.search(title):
        return False
    if line.is_indented and not (title.isupper() or line.is_centred):
        return False
    first = title[0]
    return first.isalnum() or (first in "§¿¡([" and len(title) > 1)


def _is_like_title(title: str, few: int) -> bool:
    """Whether a separate line is not a sentence: it has few words, is a question, or has capitals."""
    words = title.split()
    if title[0] in _QUOTES:
        return False
    long_words = [word for word in words if len(word) > 3]
    capitals = sum(1 for word in long_words if not word[0].islower())
    return len(words) <= few or title.endswith("?") or 2 * capitals > len(long_words)


def _numbered(title: str) -> int:
    """The levels of the number before a title; 0 without one, or if it numbers the items of a list."""
    found = _NUMBERED.match(title)
    if found is None or (found["number"].isalpha() and not found["number"].isupper()):
        return 0
    if not found["title"]:
        return 2 if found["mark"] else 0
    if found["title"][0].islower() or found["title"][0].isdigit():
        return 0
    levels = found["number"].count(".") + 1
    if found["mark"]:
        return max(2, levels)
    return levels if levels > 1 or found["dot"] == "." else 0


def _is_body(title: str, after: _Line, last: _Line | None) -> bool:
    """Whether a paragraph follows a title: longer than it, and of several lines, long or a sentence."""
    words = after.words.strip()
    goes_on = last is not None and not last.after_gap
    length = len(words) + (len(last.words) if last is not None and goes_on and after.after_gap else 0)
    if 2 * length < 3 * len(title) or words[0].islower() or _ROW.match(words) or _numbered(words):
        return False
    return goes_on or len(words) >= _MIN_BODY or words.endswith(_SENTENCE_ENDS)


def _ended_early(line: _Line, after: _Line, width: int) -> bool:
    """Whether a line was broken although the next word would have fitted."""
    word = after.words.split(maxsplit=1)[0]
    return len(line.words) + 1 + (len(word) if word.isascii() else 1) <= width
