"""Raised and lowered digits as characters of their own, one for one: 10 with a raised 6 is never 106.

So the second reading of a text keeps its places. What readers of files make of raised words is in ``raising``.
"""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−‐‑–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁻⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
RAISED_DIGITS = "⁰¹²³⁴-⁹"
"""For a class of characters."""
_DIGIT = re.compile(r"[0-9]")
_REFERENCE = re.compile(r"\s*\[[0-9]{1,3}\]\s*")


def raised(words: str) -> str:
    """Digits and their signs as raised ones; words without a digit, and a mark such as ``[7]``, as they are."""
    return words.translate(_RAISED) if _DIGIT.search(words) and not _REFERENCE.fullmatch(words) else words


def lowered(words: str) -> str:
    """Digits as lowered ones."""
    return words.translate(_LOWERED)
