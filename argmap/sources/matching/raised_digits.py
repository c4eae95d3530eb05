"""Raised and lowered digits as superscripts and subscripts, one for one: 10 with a raised 6 is never 106.

So the second reading of a text keeps its places. What readers of files make of raised words is in ``raising``.
"""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−‐‑–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁻⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
RAISED_DIGITS = "⁰¹²³⁴-⁹"
"""Raised digits, for a character class of a pattern."""
_DIGIT = re.compile(r"[0-9]")
_REFERENCE = re.compile(r"\s*\[[0-9]{1,3}\]\s*")


def raised(words: str) -> str:
    """Digits and their signs as superscripts; words without a digit, and a mark such as ``[7]``, stay the same."""
    return words.translate(_RAISED) if _DIGIT.search(words) and not _REFERENCE.fullmatch(words) else words


def lowered(words: str) -> str:
    """Digits as subscripts."""
    return words.translate(_LOWERED)
