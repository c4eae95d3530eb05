"""Find titles of numbered clauses, as in "2. Grant of Licence. The owner grants", if there are several in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from argmap.late_pattern import late

_MIN_CLAUSES = 3
"""The minimum number of numbered clauses in a row that count as titled."""
_MAX_GAP = 400
"""The number of characters before a clause that may hold its empty line."""

_CLAUSE = late(
    r"(?:^|(?<=\r))[ \t]{0,12}(?P<title>(?P<number>\d{1,3})\.[ \t]{1,4}[^\r\n.;:,!?]{2,80}\.)"
    r"(?P<goes_on>[ \t]+[^\W\d_a-z])?",
    re.MULTILINE,
)
_GAP_ABOVE = late(r"(?:(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)|\A\s*)\Z")


def clause_titles(content: str) -> Iterator[tuple[int, str]]:
    """The offset and the words of each title whose clause continues on the same line."""
    run: list[re.Match[str]] = []
    for found in chain(_CLAUSE.finditer(content), [None]):
        if found is not None and not (_has_gap_above(found) and is_capitalised(found["title"])):
            continue
        if run and (found is None or int(found["number"]) != int(run[-1]["number"]) + 1):
            titles = run if len(run) >= _MIN_CLAUSES else []
            yield from ((clause.start(), clause["title"]) for clause in titles if clause["goes_on"])
            run = []
        if found is not None:
            run.append(found)


def is_capitalised(title: str) -> bool:
    """Whether all of its longer words have a capital."""
    long_words = [word for word in title.split() if len(word) > 3 and word[0].isalpha()]
    return bool(long_words) and not any(word[0].islower() for word in long_words)


def _has_gap_above(found: re.Match[str]) -> bool:
    return _GAP_ABOVE.search(found.string, max(0, found.start() - _MAX_GAP), found.start()) is not None
