"""Which rules are applied: by code, by name, or by the first characters of codes."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.catalogue import CATALOGUE
from argmap.errors import ArgmapError
from argmap.near import did_you_mean
from argmap.text import shown

DEFAULT = frozenset(code for code, entry in CATALOGUE.items() if entry.default)
"""The codes of the rules that are applied without being asked for."""

_NAMES = {entry.name: code for code, entry in CATALOGUE.items()}


def choose(select: Iterable[str] = (), extend: Iterable[str] = (), ignore: Iterable[str] = ()) -> frozenset[str]:
    """The codes that are applied: those selected, else the default ones; and more; but not those to ignore.

    Raises ArgmapError for a word that means no rule.
    """
    chosen = codes_of(select) or DEFAULT
    return (chosen | codes_of(extend)) - codes_of(ignore)


def codes_of(words: Iterable[str]) -> frozenset[str]:
    """The codes that words mean: ``S202``, ``unknown-key``, or ``S`` for a family."""
    return frozenset(code for word in words for code in _codes(word))


def code_of(word: str) -> str:
    """The code of the one rule that a code or a name means; raises ArgmapError."""
    code = _NAMES.get(word, word.upper())
    if code not in CATALOGUE:
        hint = did_you_mean(word, [*CATALOGUE, *_NAMES])
        raise ArgmapError(f"no rule is called {shown(word)}{hint}", "argmap rule lists all rules")
    return code


def _codes(word: str) -> list[str]:
    family = [code for code in CATALOGUE if word and code.startswith(word.upper())]
    return family or [code_of(word)]
