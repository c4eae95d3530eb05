"""The limit of a run's work on its sources."""

from __future__ import annotations

_EFFORT = 22_000_000


class Effort:
    """The remaining effort for comparisons: hostile quotes and sources could take forever."""

    def __init__(self, left: int = _EFFORT) -> None:
        self.left = left

    def spend(self, units: int) -> bool:
        """Spend effort, about ten units a microsecond; false if nothing is left."""
        self.left -= units
        return self.left > 0
