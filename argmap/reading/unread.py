"""What of a map could not be read, or was left out: what may stand there is not said to be missing or unknown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from argmap.findings import Findings

_WORDS = re.compile(r"[\w.-]+")
_NAMING = re.compile(r"(?<![\w.-])(?:sources?|uses)[\"']?[ ]*:")
"""A key that gives names their meaning."""
_MAX_CHARACTERS = 1_000_000
_MAX_VALUES = 100_000


@dataclass(slots=True)
class Unread:
    """What is unread of one map. Whatever caused it has its finding; an echo would be a mistake that nobody made.

    A node of which something may be missing says so itself: it is ``flawed``.
    """

    anything: bool = False  # whether something is lost of which not even the words are known
    sources: bool = False  # whether sources, or maps that are used, are: then a name may mean one of them
    stretches: bool = False  # whether a part of the file could not be read
    positions: bool = False  # whether positions are, for want of their question
    _words: set[str] = field(default_factory=set)
    _values: set[str] = field(default_factory=set)
    _characters: int = 0

    def lose(self, stretch: str) -> None:
        """Note a stretch of the file that could not be read: any word of it may be an id."""
        self.stretches = True
        self._characters += len(stretch)
        if self._characters > _MAX_CHARACTERS:
            self.anything = True
        if self.anything:
            return
        self._words.update(_WORDS.findall(unicodedata.normalize("NFC", stretch)))
        self.sources = self.sources or _NAMING.search(stretch) is not None

    def leave_out(self, value: str) -> None:
        """Note a value that was read, and is not used: an id among its words, even mistyped, is not unknown."""
        if len(self._values) < _MAX_VALUES:
            self._values.add(value.strip())
        self._values.update(_WORDS.findall(value))

    def may_hold(self, name: str, findings: Findings) -> bool:
        """Whether what is lost may be what a name means."""
        if self.anything or name in self._words or name in self._values:
            return True
        return bool(self._values and findings.hint(name, self._values))

    @property
    def names_are_sure(self) -> bool:
        """Whether the sources, and the maps that are used, are all known."""
        return not (self.anything or self.sources)
