"""How much work a run may do on its sources."""

from __future__ import annotations

_EFFORT = 22_000_000


class Effort:
    """How much comparing is still allowed: quotes and sources can be made so that they would take for ever."""

    def __init__(self, left: int = _EFFORT) -> None:
        self.left = left

    def spend(self, units: int) -> bool:
        """Take some of it, ten units for about a microsecond; false where nothing is left."""
        self.left -= units
        return self.left > 0
