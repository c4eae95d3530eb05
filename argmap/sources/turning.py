"""Find omissions and cuts that may change the meaning of a quote.

An omission is the text between two parts of a quote. A cut is looked for a few words before the first part and after
the last. Both are read in the original source, because its lines show paragraphs and speakers.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from argmap.late_pattern import late
from argmap.sources.cuts import AFTER, BEFORE, Cut, cut_after, cut_before, ends_whole
from argmap.sources.headings import headings
from argmap.sources.matching.folding import fold
from argmap.sources.passed_over import across, denied_by_heads, struck
from argmap.sources.words import Words
from argmap.text import Text

_MAX_READ = 1_000
"""The number of characters of an omission that are read; a longer one is reported for its length."""
_MAX_PHRASE = 24
_MAX_CONTRAST_WORDS = 7
_STOP = re.compile(
    r"(?<![.!?])[.!?]{1,8}[\"'”’»)\]*_]{0,4}"
    r"(?:\[\^?[^\]\s]{1,60}\]|[⁰¹²³⁴-⁹†‡]{1,3}|(?:(?<=[^\W\d_]{2}\.)|(?<=[\"'”’»)\]][.\"'”’»)]))\d{1,3}){0,3}"
    r"(?=\s{1,99}(?P<next>\S))|[。！？।؟۔]"
)
"""The end of a sentence, which may be followed by footnote marks."""
_MAX_ABBREVIATION = 12
_EMPTY_LINE = late(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r|\n)")
_SPEAKER = late(
    r"[\r\n][ \t>*_]*(?P<name>[^\W\d_][\w.'’·-]{0,30}(?:[ \t]{1,9}[^\W\d_][\w.'’-]{0,30}){0,4})"
    r"(?:[ \t]*\([^()\r\n]{1,60}\))?[*_]*[:：]"
)
_OTHER_SUBJECT = re.compile(r";\s{1,9}(?P<name>[A-ZÀ-ÖØ-ÞА-Я][\w'’-]{1,30})")
_FIRST_WORD = late(r"[^\W\d_]+")
_PLAIN = str.maketrans("‘’“”–—\n", "''\"\"-- ")
"""Replacements of typography that keep every offset."""
_PARENTHESES = {",": ",", "(": ")", "[": "]", "-": "-", "，": "，", "、": "、"}
_QUOTATION = re.compile("``|''|[\"“”„‟«»「」『』]")
_ALWAYS_OPENING, _ALWAYS_CLOSING = ("``", "「", "『"), ("''", "」", "』")


class Omission(NamedTuple):
    """The offsets of an omission between two parts of a quote, and why it may change the meaning.

    ``by_words`` says that a word is a reason, ``parenthesis`` that a whole one is left out and that there is no reason.
    """

    start: int
    end: int
    reasons: tuple[str, ...]
    by_words: bool
    parenthesis: bool


class Reading:
    """Reads a source text for changes of meaning; ``guessed`` if the source does not declare its language."""

    def __init__(self, text: Text, words: Words, guessed: bool = False) -> None:
        self.text = text
        self.words = words
        self.guessed = guessed
        self._body = text.body
        self._read: dict[tuple[int, int], Omission] = {}

    def omissions(self, spans: tuple[tuple[int, int], ...]) -> Iterator[Omission]:
        """The omissions between the parts of a quote."""
        for (_, start), (end, _) in pairwise(self._closest(spans)):
            if (start, end) not in self._read:
                self._read[start, end] = self._omission(start, end)
            yield self._read[start, end]

    def struck(self, spans: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
        """Words of a quote that are struck out in its source."""
        return across(self._struck, spans)

    def denied_between_pages(self, spans: tuple[tuple[int, int], ...]) -> tuple[str, int, int] | None:
        """A negation in a running head inside a quote, and the part of the quote."""
        for start, end in spans:
            if (word := denied_by_heads(self.text, self.words, start, end)) is not None:
                return word, start, end
        return None

    @cached_property
    def _struck(self) -> list[tuple[int, int]]:
        return struck(self.text.content)

    def _closest(self, spans: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
        """The parts, each at the occurrence that is closest to the next part, as a reader would take them."""
        content = self._body
        closest = [spans[-1]]
        for start, end in reversed(spans[:-1]):
            following = closest[-1][0]
            low = max(end, following - _MAX_READ)
            found = content[low:following].translate(_PLAIN).rfind(content[start:end].translate(_PLAIN))
            again = low + found
            whole = found >= 0 and not _within_a_word(content, again, again + end - start)
            closest.append((again, again + end - start) if whole else (start, end))
        return closest[::-1]

    def _omission(self, start: int, end: int) -> Omission:
        stop = min(end, start + _MAX_READ)
        words, lines = tuple(self._turning_words(start, stop)), tuple(self._breaks(start, stop))
        parenthesis = not lines and self._is_parenthesis(start, end)
        if parenthesis and (self._is_relative(start, stop) or self._is_contrast(start, stop)):
            words = ()
        parenthesis = parenthesis and not words
        return Omission(start, end, (*words, *lines), bool(words), parenthesis)

    def _is_relative(self, start: int, end: int) -> bool:
        """Whether the omission is a relative clause between commas, which does not negate the rest."""
        first = _FIRST_WORD.search(self._body, start, end)
        return first is not None and first[0].casefold() in self.words.relatives

    def _is_contrast(self, start: int, end: int) -> bool:
        """Whether the omission is a mere contrast, as in "the town, not the state, pays"."""
        omitted = fold(self._body[start:end]).casefold().lstrip(" ,(-")
        found = self.words.contrast.match(omitted)
        if found is None or len(omitted.split()) > _MAX_CONTRAST_WORDS:
            return False
        rest = omitted[found.end() :]
        return self.words.negation.search(rest) is None and self.words.limit.search(rest) is None

    def _turning_words(self, start: int, end: int) -> Iterator[str]:
        folded = self.words.without_harmless(fold(self.text.content[start:end]))  # a running head may deny too
        if (word := self.words.negation.search(folded)) is not None:
            yield f"the negation “{word[0]}”"
        if (word := self.words.limit.search(folded)) is not None:
            yield f"the limiting word “{word[0]}”"
        elif (phrase := self._reaches_over(start, end)) is not None:
            yield f"the end of “{phrase}”"

    def _reaches_over(self, start: int, end: int) -> str | None:
        """A phrase that changes a meaning, of which only the end is omitted."""
        before = fold(self._body[max(0, start - _MAX_PHRASE) : start]).casefold()
        phrase = f"{before} {fold(self._body[start : min(end, start + _MAX_PHRASE)]).casefold()}"
        found = self.words.reach_over.finditer(phrase)
        return next((one[0] for one in found if one.end() > len(before) + 1), None)

    def _breaks(self, start: int, end: int) -> Iterator[str]:
        left_out = self._body[start:end]
        if self._ends_a_sentence(start, end):
            yield "the end of a sentence"
        if (other := _OTHER_SUBJECT.search(left_out)) is not None:
            yield f"another subject after a semicolon (“{other['name']}”)"
        if "\n" in left_out or "\r" in left_out:
            yield from self._between_lines(start, end)
        if self._breaks_a_quotation(start, end):
            yield "an unpaired quotation mark"

    def _between_lines(self, start: int, end: int) -> Iterator[str]:
        left_out = self._body[start:end]
        if _EMPTY_LINE.search(left_out):
            yield "an empty line"
        at = bisect.bisect_left(self._headings, start)
        if at < len(self._headings) and self._headings[at] < end:
            yield "a heading"
        speaker = _SPEAKER.search(left_out)
        if speaker is not None and all(not word[0].islower() or len(word) < 4 for word in speaker["name"].split()):
            yield f"a change of speaker (“{speaker['name']}:”)"

    @property
    def note(self) -> str:
        """A note on the guessed language, for a message that depends on words."""
        return f" (the source seems to be in {self.words.name})" if self.guessed else ""

    @cached_property
    def _headings(self) -> list[int]:
        return [offset for _, _, offset in headings(self.text)]

    def _breaks_a_quotation(self, start: int, end: int) -> bool:
        """Whether a quotation begins or ends within the range, but not both."""
        depth = 0
        for mark in _QUOTATION.finditer(self._body, start, end):
            opens = _opens(mark)
            if opens is None:
                continue
            depth += 1 if opens else -1
            if depth < 0:
                return True
        return depth > 0

    def _ends_a_sentence(self, start: int, end: int) -> bool:
        stops = _STOP.finditer(self._body, start, end + 100)
        return any(stop.start() < end and not self._goes_on(stop) for stop in stops)

    def _goes_on(self, stop: re.Match[str]) -> bool:
        """Whether a full stop ends an abbreviation, an initial or a number, or the sentence continues after it."""
        following = stop["next"]
        if following is None or stop[0][0] != "." or following.islower():
            return following is not None and following.islower()
        before = stop.string[max(0, stop.start() - _MAX_ABBREVIATION) : stop.start()].split()
        word = before[-1].strip("\"'“”‘’«»([*_").casefold() if before else ""
        return word in self.words.abbreviations or "." in word or (len(word) == 1 and word.isalpha() and word != "i")

    def _is_parenthesis(self, start: int, end: int) -> bool:
        """Whether the omission is everything between two commas, brackets or dashes."""
        content = self._body
        inner = re.sub("-+", "-", fold(content[start:end]))
        opening = _sign(inner[:1]) or _sign(fold(content[max(0, start - 3) : start])[-1:])
        closing = _sign(inner[-1:], closing=True) or _sign(fold(content[end : end + 3])[:1], closing=True)
        if not opening or _PARENTHESES[opening] != closing:
            return False
        bare = inner.removeprefix(opening).removesuffix(closing).strip()
        return bool(bare) and f"{closing} " not in f"{bare} ".replace("-", " - " if " - " in bare else "-")

    def cut(self, spans: tuple[tuple[int, int], ...]) -> Cut | None:
        """The cut just outside a quote that changes its meaning, if any."""
        start, end = self._closest(spans)[0][0], spans[-1][1]
        before, after = self._reach(start, -BEFORE), self._reach(end, AFTER)
        for content in dict.fromkeys((self._body, self.text.content)):
            found = cut_before(self.words, content, start, before) or cut_after(self.words, content, end, after)
            if found is not None:
                return found
        return None

    def is_whole(self, spans: tuple[tuple[int, int], ...]) -> bool:
        """Whether a quote begins and ends at the bounds of sentences or lines."""
        return ends_whole(self._body, spans[0][0], spans[-1][1])

    def _reach(self, at: int, size: int) -> int:
        """The distance to examine before or after a place, so that it reaches past a running head."""
        reach = abs(size)
        while reach < _MAX_READ:
            start, end = (at - reach, at) if size < 0 else (at, at + reach)
            further = abs(size) + self.text.hidden(max(0, start), end)
            if further <= reach:
                return reach
            reach = further
        return _MAX_READ


def _within_a_word(content: str, start: int, end: int) -> bool:
    return content[start - 1 : start].isalnum() or content[end : end + 1].isalnum()


def _opens(mark: re.Match[str]) -> bool | None:
    """Whether an ambiguous quotation mark opens or closes; None if its surroundings do not show it."""
    if mark[0] in _ALWAYS_OPENING or mark[0] in _ALWAYS_CLOSING:
        return mark[0] in _ALWAYS_OPENING
    before, after = mark.string[mark.start() - 1 : mark.start()], mark.string[mark.end() : mark.end() + 1]
    if not before or before.isspace() or before in "([{-–—":
        if after and not after.isspace():
            return after.isalnum() or after in "([{“‘«'`…$€£"
        return {"«": True, "»": False}.get(mark[0])
    return False


def _sign(sign: str, closing: bool = False) -> str:
    """A mark that may begin or end a parenthesis; empty for any other."""
    return sign if sign and sign in (_PARENTHESES.values() if closing else _PARENTHESES) else ""
