"""Remove the times of transcripts and the line numbers at the beginnings of lines.

Each is known by its series: a time by a later one that follows, the number of a line by the numbers of the next lines.
The lines of a page or of the whole text are numbered from one on, so that a list of years is none of this.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from argmap.sources.matching.effort import Effort
from argmap.sources.matching.rewriting import Change, in_order

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}"
_CUE = re.compile(
    rf"^(?:\d{{1,6}}[ \t]*\r?\n)?(?P<time>{_TIME})[.,]\d{{3}}"
    rf"[ \t]{{1,9}}-->[ \t]{{1,9}}{_TIME}[.,]\d{{3}}[^\n]{{0,200}}$",
    re.MULTILINE,
)
"""The number and the times of a subtitle, in SubRip and WebVTT."""
_STAMP = re.compile(
    rf"^[ \t]{{0,20}}(?:[\[(](?P<marked>{_TIME})(?:[.,]\d{{1,3}})?[\])]"
    rf"|(?P<long>\d{{1,3}}:\d{{2}}:\d{{2}})(?=[ \t]|\r?$)"
    rf"|(?P<alone>\d{{1,3}}:\d{{2}})(?=[ \t]*\r?$))[ \t]*",
    re.MULTILINE,
)
"""The time at which words were said: in brackets, with seconds, or on a separate line."""
_NUMBER = re.compile(r"^[ \t]{0,12}(?P<number>\d{1,5})(?P<gap>[ \t]{1,12})(?=\S)", re.MULTILINE)
_LINE = re.compile(r"^[^\S\n]*\S[^\n]*", re.MULTILINE)
_LEAD = re.compile(r"[:：]\s*\Z")
"""The beginning of a numbered list."""
_MAX_LEAD = 9
_STEPS = (1, 5)
"""Every line is numbered, or every fifth."""
_MIN_NUMBERED, _MIN_NUMBERED_CLOSELY = 3, 5
"""The minimum number of numbered lines in a row: fewer if two spaces or a tab divide the number from the words."""
_UNITS_OF_MARK, _UNITS_OF_LINE = 30, 5


def margins(content: str, effort: Effort) -> list[Change]:
    """The changes that remove times of subtitles and transcripts, and line numbers."""
    changes: list[Change] = []
    if ":" in content:
        changes += _later(list(_CUE.finditer(content))) if " --> " in content else []
        changes += _later(list(_STAMP.finditer(content)))
    changes += _numbers_of_lines(content, effort)
    effort.spend(_UNITS_OF_MARK * len(changes))
    return in_order(changes)


def _later(times: list[re.Match[str]]) -> list[Change]:
    """The times with an earlier one before them or a later one after them."""
    kept: set[tuple[int, int]] = set()
    for one, other in pairwise(times):
        if _seconds(one) < _seconds(other):
            kept |= {one.span(), other.span()}
    return [Change(*span, "") for span in kept]


def _seconds(time: re.Match[str]) -> int:
    written = next(words for words in time.groups() if words is not None)
    total = 0
    for part in written.split(":"):
        total = 60 * total + int(part)
    return total


class _Numbered(NamedTuple):
    """The number before a line, the line, and whether more than one space divides it from the words."""

    line: int
    number: int
    start: int
    end: int
    set_off: bool


def _numbers_of_lines(content: str, effort: Effort) -> Iterator[Change]:
    if next(islice(_NUMBER.finditer(content), _MIN_NUMBERED - 1, None), None) is None:
        return
    if effort.spend(_UNITS_OF_LINE * content.count("\n")):
        for step in _STEPS:
            following = 0
            for run in sorted(_runs(_numbered(content), step)):
                start = run[0].start
                is_list = _LEAD.search(content, max(0, start - _MAX_LEAD), start) is not None
                if run[0].number in (1, step, following) and not is_list:
                    yield from (Change(one.start, one.end, "") for one in run)
                    following = run[-1].number + step


def _numbered(content: str) -> Iterator[_Numbered]:
    for at, line in enumerate(_LINE.finditer(content)):
        found = _NUMBER.match(content, line.start())
        if found is not None:
            yield _Numbered(at, int(found["number"]), *found.span(), found["gap"] == "\t" or len(found["gap"]) > 1)


def _runs(numbers: Iterable[_Numbered], step: int) -> Iterator[list[_Numbered]]:
    """The series that are long enough; each number and its line are ``step`` after the previous one."""
    lasting: dict[int, list[_Numbered]] = defaultdict(list)
    for one in numbers:
        run = lasting[one.line - one.number]
        if run and one.line - run[-1].line != step:
            yield from _long(lasting.pop(one.line - one.number))
            run = lasting[one.line - one.number]
        run.append(one)
    for run in lasting.values():
        yield from _long(run)


def _long(run: list[_Numbered]) -> Iterator[list[_Numbered]]:
    if len(run) >= (_MIN_NUMBERED if all(one.set_off for one in run) else _MIN_NUMBERED_CLOSELY):
        yield run
