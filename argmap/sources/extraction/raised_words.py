"""Raised and lowered words in plain text: they never become digits of the number before them."""

from __future__ import annotations

import re
import unicodedata

_SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−–=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ",
        strict=True,
    )
)
_SUBSCRIPTS = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_LIST = re.compile(r"\d{1,3}(?:(?P<sign>[,–-])\s?\d{1,3}){1,9}")
"""Numbers of notes, with their commas, which stay the same."""
_MAX_LENGTH = 20
"""The maximum length of raised words: longer ones are not exponents."""


def raised(words: str) -> str:
    """Raised words with a digit, in superscript characters or else as ``^(…)``; letters alone stay the same."""
    return _moved(words, _SUPERSCRIPTS, "^")


def lowered(words: str) -> str:
    """Lowered words with a digit, in subscript characters or else as ``_(…)``; letters alone stay the same."""
    return _moved(words, _SUBSCRIPTS, "_")


def _moved(words: str, table: dict[str, str], sign: str) -> str:
    bare = words.strip()
    if not bare or len(bare) > _MAX_LENGTH or not any(character.isdecimal() for character in bare):
        return words
    listed = _LIST.fullmatch(bare) is not None
    made = []
    for character in bare:
        plain = unicodedata.normalize("NFKC", character)
        if character in table.values() or character in ",.\u2009\xa0 /" or (listed and character in "–-"):
            made.append(character)
        elif plain in table:
            made.append(table[plain])
        else:
            made = [f"{sign}({bare})"]
            break
    return words.replace(bare, "".join(made))
