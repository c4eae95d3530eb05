"""What a quote leaves out, and what stands just outside it: where that may turn its sense.

An omission is read between its parts, a cut a few words before the first part and behind the last. Both are read in the
source as it stands, for empty lines and speakers are told by its lines.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from argmap.sources.cuts import BEFORE, BEHIND, Cut, cut_before, cut_behind, ends_whole
from argmap.sources.headings import headings
from argmap.sources.matching.folding import fold
from argmap.sources.passed_over import across, denied_by_heads, struck
from argmap.sources.words import Words
from argmap.text import Text

_MOST_READ = 1_000
"""How many characters of an omission are read: a longer one is told for its length."""
_LONGEST_PHRASE = 24
_MOST_TOLD_APART = 7
_STOP = re.compile(
    r"(?<![.!?])[.!?]{1,8}[\"'”’»)\]*_]{0,4}"
    r"(?:\[\^?[^\]\s]{1,60}\]|[⁰¹²³⁴-⁹†‡]{1,3}|(?:(?<=[^\W\d_]{2}\.)|(?<=[\"'”’»)\]][.\"'”’»)]))\d{1,3}){0,3}"
    r"(?=\s{1,99}(?P<next>\S))|[。！？।؟۔]"
)
"""Also with the marks of footnotes behind it."""
_LONGEST_ABBREVIATION = 12
_EMPTY_LINE = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r|\n)")
_SPEAKER = re.compile(
    r"[\r\n][ \t>*_]*(?P<name>[^\W\d_][\w.'’·-]{0,30}(?:[ \t]{1,9}[^\W\d_][\w.'’-]{0,30}){0,4})"
    r"(?:[ \t]*\([^()\r\n]{1,60}\))?[*_]*[:：]"
)
_OTHER_SUBJECT = re.compile(r";\s{1,9}(?P<name>[A-ZÀ-ÖØ-ÞА-Я][\w'’-]{1,30})")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = str.maketrans("‘’“”–—\n", "''\"\"-- ")
"""Typography that keeps every offset."""
_PARENTHESES = {",": ",", "(": ")", "[": "]", "-": "-", "，": "，", "、": "、"}
_QUOTATION = re.compile("``|''|[\"“”„‟«»「」『』]")
_ALWAYS_OPENING, _ALWAYS_CLOSING = ("``", "「", "『"), ("''", "」", "』")


class Omission(NamedTuple):
    """What stands between two parts of a quote, by offsets, and why leaving it out may turn the sense.

    ``by_words`` says that a word is a reason, ``parenthesis`` that a whole one is left out and that there is no reason.
    """

    start: int
    end: int
    reasons: tuple[str, ...]
    by_words: bool
    parenthesis: bool


class Reading:
    """A source text, read in its language for what turns a sense; ``guessed`` where it does not say its language."""

    def __init__(self, text: Text, words: Words, guessed: bool = False) -> None:
        self.text = text
        self.words = words
        self.guessed = guessed
        self._body = text.body
        self._read: dict[tuple[int, int], Omission] = {}

    def omissions(self, spans: tuple[tuple[int, int], ...]) -> Iterator[Omission]:
        """What is left out between the parts of a quote."""
        for (_, start), (end, _) in pairwise(self._closest(spans)):
            if (start, end) not in self._read:
                self._read[start, end] = self._omission(start, end)
            yield self._read[start, end]

    def struck(self, spans: tuple[tuple[int, int], ...]) -> tuple[int, int] | None:
        """Words of a quote that its source has struck out."""
        return across(self._struck, spans)

    def denied_between_pages(self, spans: tuple[tuple[int, int], ...]) -> tuple[str, int, int] | None:
        """A negation in a running head that a quote was read across, and the part of the quote."""
        for start, end in spans:
            if (word := denied_by_heads(self.text, self.words, start, end)) is not None:
                return word, start, end
        return None

    @cached_property
    def _struck(self) -> list[tuple[int, int]]:
        return struck(self.text.content)

    def _closest(self, spans: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
        """The parts with each as close to the next as its words stand: that is how a reader takes them."""
        content = self._body
        closest = [spans[-1]]
        for start, end in reversed(spans[:-1]):
            behind = closest[-1][0]
            low = max(end, behind - _MOST_READ)
            found = content[low:behind].translate(_PLAIN).rfind(content[start:end].translate(_PLAIN))
            again = low + found
            whole = found >= 0 and not _within_a_word(content, again, again + end - start)
            closest.append((again, again + end - start) if whole else (start, end))
        return closest[::-1]

    def _omission(self, start: int, end: int) -> Omission:
        stop = min(end, start + _MOST_READ)
        words, lines = tuple(self._turning_words(start, stop)), tuple(self._breaks(start, stop))
        parenthesis = not lines and self._is_parenthesis(start, end)
        if parenthesis and (self._is_relative(start, stop) or self._is_contrast(start, stop)):
            words = ()
        parenthesis = parenthesis and not words
        return Omission(start, end, (*words, *lines), bool(words), parenthesis)

    def _is_relative(self, start: int, end: int) -> bool:
        """Whether a relative clause is left out, which denies nothing of the rest where it stands between commas."""
        first = _FIRST_WORD.search(self._body, start, end)
        return first is not None and first[0].casefold() in self.words.relatives

    def _is_contrast(self, start: int, end: int) -> bool:
        """Whether something is left out that is only told apart, as in "the town, not the state, pays"."""
        told = fold(self._body[start:end]).casefold().lstrip(" ,(-")
        found = self.words.contrast.match(told)
        if found is None or len(told.split()) > _MOST_TOLD_APART:
            return False
        rest = told[found.end() :]
        return self.words.negation.search(rest) is None and self.words.limit.search(rest) is None

    def _turning_words(self, start: int, end: int) -> Iterator[str]:
        told = self.words.without_harmless(fold(self.text.content[start:end]))  # a running head may deny too
        if (word := self.words.negation.search(told)) is not None:
            yield f"the negation “{word[0]}”"
        if (word := self.words.limit.search(told)) is not None:
            yield f"the limiting word “{word[0]}”"
        elif (phrase := self._reaches_over(start, end)) is not None:
            yield f"the end of “{phrase}”"

    def _reaches_over(self, start: int, end: int) -> str | None:
        """A phrase that turns a sense, of which only the end is left out."""
        before = fold(self._body[max(0, start - _LONGEST_PHRASE) : start]).casefold()
        told = f"{before} {fold(self._body[start : min(end, start + _LONGEST_PHRASE)]).casefold()}"
        found = self.words.reach_over.finditer(told)
        return next((one[0] for one in found if one.end() > len(before) + 1), None)

    def _breaks(self, start: int, end: int) -> Iterator[str]:
        left_out = self._body[start:end]
        if self._ends_a_sentence(start, end):
            yield "the end of a sentence"
        if (other := _OTHER_SUBJECT.search(left_out)) is not None:
            yield f"another subject behind a semicolon (“{other['name']}”)"
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
        """For a message that rests on words: which language they are of, where that was guessed."""
        return f" (the source seems to be in {self.words.name})" if self.guessed else ""

    @cached_property
    def _headings(self) -> list[int]:
        return [offset for _, _, offset in headings(self.text)]

    def _breaks_a_quotation(self, start: int, end: int) -> bool:
        """Whether a quotation ends that began before, or begins that does not end."""
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
        """Whether a full stop is that of an abbreviation, an initial or a number, or the sentence goes on behind it."""
        following = stop["next"]
        if following is None or stop[0][0] != "." or following.islower():
            return following is not None and following.islower()
        before = stop.string[max(0, stop.start() - _LONGEST_ABBREVIATION) : stop.start()].split()
        word = before[-1].strip("\"'“”‘’«»([*_").casefold() if before else ""
        return word in self.words.abbreviations or "." in word or (len(word) == 1 and word.isalpha() and word != "i")

    def _is_parenthesis(self, start: int, end: int) -> bool:
        """Whether what is left out is all that stands between two commas, brackets or dashes."""
        content = self._body
        inner = re.sub("-+", "-", fold(content[start:end]))
        opening = _sign(inner[:1]) or _sign(fold(content[max(0, start - 3) : start])[-1:])
        closing = _sign(inner[-1:], closing=True) or _sign(fold(content[end : end + 3])[:1], closing=True)
        if not opening or _PARENTHESES[opening] != closing:
            return False
        bare = inner.removeprefix(opening).removesuffix(closing).strip()
        return bool(bare) and f"{closing} " not in f"{bare} ".replace("-", " - " if " - " in bare else "-")

    def cut(self, spans: tuple[tuple[int, int], ...]) -> Cut | None:
        """The word just outside a quote that turns its sense."""
        start, end = self._closest(spans)[0][0], spans[-1][1]
        before, behind = self._reach(start, -BEFORE), self._reach(end, BEHIND)
        for content in dict.fromkeys((self._body, self.text.content)):
            found = cut_before(self.words, content, start, before) or cut_behind(self.words, content, end, behind)
            if found is not None:
                return found
        return None

    def is_whole(self, spans: tuple[tuple[int, int], ...]) -> bool:
        """Whether a quote begins and ends where sentences or lines do."""
        return ends_whole(self._body, spans[0][0], spans[-1][1])

    def _reach(self, at: int, size: int) -> int:
        """How far to look, before a place or behind it, so that a running head is not all that is seen."""
        reach = abs(size)
        while reach < _MOST_READ:
            start, end = (at - reach, at) if size < 0 else (at, at + reach)
            further = abs(size) + self.text.hidden(max(0, start), end)
            if further <= reach:
                return reach
            reach = further
        return _MOST_READ


def _within_a_word(content: str, start: int, end: int) -> bool:
    return content[start - 1 : start].isalnum() or content[end : end + 1].isalnum()


def _opens(mark: re.Match[str]) -> bool | None:
    """Whether a quotation mark opens or closes, for the same sign does both; None where nothing tells."""
    if mark[0] in _ALWAYS_OPENING or mark[0] in _ALWAYS_CLOSING:
        return mark[0] in _ALWAYS_OPENING
    before, behind = mark.string[mark.start() - 1 : mark.start()], mark.string[mark.end() : mark.end() + 1]
    if not before or before.isspace() or before in "([{-–—":
        if behind and not behind.isspace():
            return behind.isalnum() or behind in "([{“‘«'`…$€£"
        return {"«": True, "»": False}.get(mark[0])
    return False


def _sign(sign: str, closing: bool = False) -> str:
    """A sign that may begin or end a parenthesis; empty for any other."""
    return sign if sign and sign in (_PARENTHESES.values() if closing else _PARENTHESES) else ""
