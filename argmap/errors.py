"""Errors in a call: the command line reports them with exit status 2."""

from __future__ import annotations


class ArgmapError(Exception):
    """A mistake in how argmap was called, worded for the caller.

    ``hint`` says what to do, if anything. ``excerpt`` has lines that show the place; they are safe to print.
    """

    excerpt: tuple[str, ...] = ()
    status = 2
    """The exit status of the command line."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class ChangedFileError(ArgmapError):
    """A file to be replaced has changed since it was read. The call was not wrong."""

    status = 1


class UnsoundMapError(ArgmapError):
    """A map that is broken where it should be edited. The map is wrong, not the call."""

    status = 1
