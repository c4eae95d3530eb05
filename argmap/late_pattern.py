"""Regular expressions that are compiled when they are first used.

Compiling is what a short command spends most of its time on after importing, and most patterns are about texts that a
run does not meet.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _LatePattern:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """A method or attribute of the compiled pattern, kept so that it is found directly from now on."""
        value = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, value)
        return value


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern with the methods and attributes of a compiled one. Nothing checks it before its first use."""
    return cast("re.Pattern[AnyStr]", _LatePattern(pattern, flags))
