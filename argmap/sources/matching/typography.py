"""Fold differences of typography and encoding to one form.

``normal`` gives the form, ``steps`` the way to it, change by change; both come to the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from argmap.late_pattern import late
from argmap.sources.matching.characters import (
    DASHES,
    EXPANDED,
    INVISIBLE,
    PRESENTATION_FORMS,
    UNSPACED,
    may_be_unspaced,
)
from argmap.sources.matching.rewriting import Change, Rewriting, in_order

_UNSEEN = late(f"[{INVISIBLE}][{INVISIBLE}]*")
_EXPANDED = late(f"[{''.join(EXPANDED)}{PRESENTATION_FORMS}]")
_BLANKS = late(r"\s\s+")
_UNEVEN_BLANKS = late(
    rf"(?P<nothing>(?<=[{UNSPACED}])\s+(?=[{UNSPACED}“‘])|(?<=[”’…—])\s+(?=[{UNSPACED}]))"
    r"|(?P<mark>(?<![^\s(\[{'’\"“—–-])[«‹]\s+|\s+[»›](?=[\s.,;:!?)\]}…—–-]|\Z))"
    r"|\s\s+"
)
_POINTED = "«‹»›"
_DASHES = late(rf"[{DASHES}][{DASHES}]+")
_DOTS = late(r"[.．](?:\s[.．]){2,}")
_DOUBLE = late(r"``|''|‘‘|’’|´´")
_DOUBLES = ("``", "''", "‘‘", "’’", "´´")
_COMPOSING = late(r".?[^\x00-\x7f]+", re.DOTALL)
_VOWELS_AND_FINALS = ("\u1160", "\u11ff")
_MAX_DASH = 3


def normal(words: str) -> str:
    """The folded words, apart from replacements of one character by one."""
    seen = words if words.isascii() else _EXPANDED.sub(_in_full, unseen_out(words))
    return _with_signs(unicodedata.normalize("NFC", seen))


def unseen_out(words: str) -> str:
    """The words without invisible characters."""
    return _UNSEEN.sub("", words)


def _in_full(found: re.Match[str]) -> str:
    return EXPANDED.get(found[0]) or unseen_out(unicodedata.normalize("NFKC", found[0]))


def _with_signs(words: str) -> str:
    """The result of ``_signs`` for the words, in fewer steps."""
    words = _DOTS.sub(_without_blanks, words.strip())
    words = _DASHES.sub(_of_dashes, _blanks(words).sub(_of_blanks, words))
    for signs in _DOUBLES:
        words = words.replace(signs, '"')
    return words.replace("…", "...")


def _without_blanks(found: re.Match[str]) -> str:
    return "".join(found[0].split())


def _of_dashes(found: re.Match[str]) -> str:
    return "-" if len(found[0]) <= _MAX_DASH else found[0]


def steps(words: str) -> list[Rewriting]:
    """The rewriting from the words to that form."""
    made = [Rewriting(words, _characters(words))]
    if not unicodedata.is_normalized("NFC", made[-1].content):
        made.append(Rewriting(made[-1].content, _composed(made[-1].content)))
    made.append(Rewriting(made[-1].content, _signs(made[-1].content)))
    return made


def _characters(words: str) -> list[Change]:
    if words.isascii():
        return []
    changes = [Change(*found.span(), "") for found in _UNSEEN.finditer(words)]
    return in_order(changes + [Change(*found.span(), _in_full(found)) for found in _EXPANDED.finditer(words)])


def _composed(words: str) -> Iterator[Change]:
    """The letters, each with its marks, whose normal form is another one."""
    for run in _COMPOSING.finditer(words):
        if unicodedata.is_normalized("NFC", run[0]):
            continue
        starts = [
            number
            for number, one in enumerate(run[0])
            if not number
            or not (unicodedata.category(one)[0] == "M" or _VOWELS_AND_FINALS[0] <= one <= _VOWELS_AND_FINALS[1])
        ]
        for start, end in zip(starts, [*starts[1:], len(run[0])], strict=True):
            letter = run[0][start:end]
            composed = unicodedata.normalize("NFC", letter)
            if composed != letter:
                yield Change(run.start() + start, run.start() + end, composed)


def _signs(words: str) -> list[Change]:
    """The changes that depend on neighbours. Apart from spaces, each pattern is about different characters."""
    changes = [Change(*found.span(), "...") for found in re.finditer("…", words)]
    changes += [
        Change(at, at + 1, "") for found in _DOTS.finditer(words) for at in range(found.start() + 1, found.end(), 2)
    ]
    changes += [Change(*found.span(), "-") for found in _DASHES.finditer(words) if len(found[0]) <= _MAX_DASH]
    changes += [Change(*found.span(), '"') for found in _DOUBLE.finditer(words)]
    first, last = len(words) - len(words.lstrip()), len(words.rstrip())
    for found in _blanks(words).finditer(words, first, last):
        changes.append(Change(*found.span(), _of_blanks(found)))
    if first:
        changes.append(Change(0, first, ""))
    if first < last < len(words):
        changes.append(Change(last, len(words), ""))
    return in_order(changes)


def _blanks(words: str) -> re.Pattern[str]:
    """The blanks that change. A single one may, too, next to a pointed quotation mark or where nothing is spaced."""
    return _UNEVEN_BLANKS if may_be_unspaced(words) or any(mark in words for mark in _POINTED) else _BLANKS


def _of_blanks(found: re.Match[str]) -> str:
    if found.lastgroup == "mark":
        return "'" if found[0].strip() in "‹›" else '"'
    return "" if found.lastgroup else " "
