"""Which rules are applied: by code, by name, or by the first characters of codes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from argmap.catalogue import CATALOGUE, UNREADABLE
from argmap.errors import ArgmapError
from argmap.files import absolute
from argmap.findings import Finding
from argmap.near import did_you_mean
from argmap.patterns import Patterns
from argmap.text import shown

DEFAULT = frozenset(code for code, entry in CATALOGUE.items() if entry.default)
"""The codes of the rules that are applied without being asked for."""

_NAMES = {entry.name: code for code, entry in CATALOGUE.items()}


class Choice(NamedTuple):
    """The codes that are applied, but for some files: patterns, each with the codes that are not applied there.

    ``ignored`` are the codes that would be applied if nobody had said to ignore them.
    """

    codes: frozenset[str] = DEFAULT
    exceptions: tuple[tuple[Patterns, frozenset[str]], ...] = ()
    ignored: frozenset[str] = frozenset()

    def at(self, file: str) -> frozenset[str]:
        """The codes that are applied to a file, named as findings name it."""
        path = absolute(file)
        return self.codes.difference(*(codes for patterns, codes in self.exceptions if patterns.match(path)))

    def applied(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings of the codes that are applied where they stand."""
        at = cache(self.at) if self.exceptions else lambda _file: self.codes
        return [finding for finding in findings if finding.code in at(finding.span.file)]


def choose(select: Iterable[str] = (), extend: Iterable[str] = (), ignore: Iterable[str] = ()) -> frozenset[str]:
    """The codes that are applied: those selected, else the default ones; and more; but not those to ignore.

    Where a rule that is selected needs a file that cannot be read, that is told too, or its silence would mean success.
    Raises ArgmapError for a word that means no rule.
    """
    chosen = codes_of(select) or DEFAULT
    return (chosen | codes_of(extend) | UNREADABLE) - codes_of(ignore)


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
