"""The share of a file that its reader has read.

The process that reads it tells this to the one that waits for it, and that ends a reader that does not get on.
"""

from __future__ import annotations

from collections.abc import Callable

_STEPS = 100
"""The number of steps in which a file is read."""


class Progress:
    """How far a reader has got. ``tell``, if it is set, is called with the number of steps since the last call."""

    def __init__(self) -> None:
        self.tell: Callable[[int], None] | None = None
        self._reported = 0

    def reach(self, share: float) -> None:
        """Tell that a share of the file, from 0 to 1, has been read."""
        steps = min(_STEPS, int(share * _STEPS)) - self._reported
        if self.tell is not None and steps > 0:
            self._reported += steps
            self.tell(steps)


PROGRESS = Progress()
"""That of the reader in this process, which reads one file."""
