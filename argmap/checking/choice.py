"""Which rules apply: chosen by code, by name, or by the first characters of codes."""

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
"""The codes of the rules that apply by default."""

_NAMES = {entry.name: code for code, entry in CATALOGUE.items()}


class Choice(NamedTuple):
    """The codes that apply, and exceptions for some files: patterns, each with the codes that do not apply there.

    ``ignored`` are the codes that would apply if they were not ignored.
    """

    codes: frozenset[str] = DEFAULT
    exceptions: tuple[tuple[Patterns, frozenset[str]], ...] = ()
    ignored: frozenset[str] = frozenset()

    def at(self, file: str) -> frozenset[str]:
        """The codes that apply to a file, named as findings name it."""
        path = absolute(file)
        return self.codes.difference(*(codes for patterns, codes in self.exceptions if patterns.match(path)))

    def applied(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings whose codes apply where they are."""
        at = cache(self.at) if self.exceptions else lambda _file: self.codes
        return [finding for finding in findings if finding.code in at(finding.span.file)]


def choose(select: Iterable[str] = (), extend: Iterable[str] = (), ignore: Iterable[str] = ()) -> frozenset[str]:
    """The codes that apply: those selected, or else the default ones; plus ``extend``, minus ``ignore``.

    A selection also gets the codes about unreadable files; otherwise an unreadable file would look like success.
    Raises ArgmapError for a word that names no rule.
    """
    chosen = codes_of(select) or DEFAULT
    return (chosen | codes_of(extend) | UNREADABLE) - codes_of(ignore)


def codes_of(words: Iterable[str]) -> frozenset[str]:
    """The codes that words mean: ``S202``, ``unknown-key``, or ``S`` for a family."""
    return frozenset(code for word in words for code in _codes(word))


def code_of(word: str) -> str:
    """The code of the one rule that a code or a name means. Raises ArgmapError."""
    code = _NAMES.get(word, word.upper())
    if code not in CATALOGUE:
        hint = did_you_mean(word, [*CATALOGUE, *_NAMES])
        raise ArgmapError(f"no rule is called {shown(word)}{hint}", "argmap rule lists all rules")
    return code


def _codes(word: str) -> list[str]:
    family = [code for code in CATALOGUE if word and code.startswith(word.upper())]
    return family or [code_of(word)]
