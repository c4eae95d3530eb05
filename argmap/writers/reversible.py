r"""Words in one line, for tables and attributes, from which the original words can be restored.

A line end is ``\n``, a backslash is doubled, and what ``argmap.text.escaped`` takes for active is ``\x1b`` or
``\u202e``. Values of a list are joined by "; ", a semicolon in them doubled.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.text import escaped

_ENDS = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"})


def one_line(words: str) -> str:
    """The words without line ends, control characters and bidirectional marks."""
    return escaped(words.translate(_ENDS))


def joined(values: Iterable[str]) -> str:
    """The values of a list in one line."""
    return "; ".join(one_line(value).replace(";", ";;") for value in values if value)
