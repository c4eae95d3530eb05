"""The parts of a map that could not be read. Nothing that may be there is reported as missing or unknown."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from argmap.findings import Findings
from argmap.late_pattern import late

_WORDS = late(r"[\w.-]+")
_NAMING = late(r"(?<![\w.-])(?:sources?|uses)[\"']?[ ]*:")
"""A key that defines names."""
_MAX_CHARACTERS = 1_000_000
_MAX_VALUES = 100_000


@dataclass(slots=True)
class Unread:
    """The unread parts of one map. Their cause has its finding; further findings would be about mistakes that nobody
    made.

    A node with missing parts is marked itself: it is ``flawed``.
    """

    anything: bool = False  # whether something with unknown words is lost
    sources: bool = False  # whether sources or used maps are lost, so that a name may mean one of them
    stretches: bool = False  # whether a part of the file could not be read
    positions: bool = False  # whether positions are lost, because their question is
    _words: set[str] = field(default_factory=set)
    _values: set[str] = field(default_factory=set)
    _characters: int = 0

    def lose(self, stretch: str) -> None:
        """Note a range of the file that could not be read. Any word in it may be an id."""
        self.stretches = True
        self._characters += len(stretch)
        if self._characters > _MAX_CHARACTERS:
            self.anything = True
        if self.anything:
            return
        self._words.update(_WORDS.findall(unicodedata.normalize("NFC", stretch)))
        self.sources = self.sources or _NAMING.search(stretch) is not None

    def leave_out(self, value: str) -> None:
        """Note a value that was read but is not used. An id in it, even mistyped, is not unknown."""
        if len(self._values) < _MAX_VALUES:
            self._values.add(value.strip())
        self._values.update(_WORDS.findall(value))

    def may_hold(self, name: str, findings: Findings) -> bool:
        """Whether a name may mean something that is lost."""
        if self.anything or name in self._words or name in self._values:
            return True
        return bool(self._values and findings.hint(name, self._values))

    @property
    def names_are_sure(self) -> bool:
        """Whether all sources and used maps are known."""
        return not (self.anything or self.sources)
