"""The titles with which numbered clauses begin, as "2. Grant of Licence. The owner grants": several in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

_MIN_CLAUSES = 3
"""How many numbered clauses in a row have a title where any has one."""
_MAX_GAP = 400
"""How many characters before a clause are looked at for an empty line."""

_CLAUSE = re.compile(
    r"(?:^|(?<=\r))[ \t]{0,12}(?P<title>(?P<number>\d{1,3})\.[ \t]{1,4}[^\r\n.;:,!?]{2,80}\.)"
    r"(?P<goes_on>[ \t]+[^\W\d_a-z])?",
    re.MULTILINE,
)
_GAP_ABOVE = re.compile(r"(?:(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)|\A\s*)\Z")


def clause_titles(content: str) -> Iterator[tuple[int, str]]:
    """Where the line of each title begins in a text, and its words, where the clause goes on in the same line."""
    run: list[re.Match[str]] = []
    for found in chain(_CLAUSE.finditer(content), [None]):
        if found is not None and not (_stands_below_a_gap(found) and is_capitalised(found["title"])):
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


def _stands_below_a_gap(found: re.Match[str]) -> bool:
    return _GAP_ABOVE.search(found.string, max(0, found.start() - _MAX_GAP), found.start()) is not None
