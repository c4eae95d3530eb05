"""The call is wrong: what the command line answers with exit status 2."""

from __future__ import annotations


class ArgmapError(Exception):
    """A mistake in how argmap was called, worded for the person who called it.

    ``hint`` says what to do, where there is something to do; ``excerpt`` are lines that show the place, safe as they
    are.
    """

    excerpt: tuple[str, ...] = ()
    status = 2
    """The exit status of the command line."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class ChangedFileError(ArgmapError):
    """A file that was to be replaced has changed since it was read. The call was not wrong."""

    status = 1


class UnsoundMapError(ArgmapError):
    """A map that cannot be edited, for it is broken where the edit would be made. The map is wrong, not the call."""

    status = 1
