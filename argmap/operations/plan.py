"""The planned changes of an operation, and writing them to the files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from argmap import saving
from argmap.edits.applied import Change
from argmap.errors import ArgmapError, ChangedFileError
from argmap.files import display
from argmap.findings import Finding


class FileChange(NamedTuple):
    """A map file, and its text before and after."""

    path: Path
    change: Change


@dataclass(frozen=True)
class Plan:
    """The planned changes of an operation. Nothing is written until ``commit``.

    ``said`` describes the operation for people. ``node`` is the full name of its node afterwards, or None if the node
    is gone. ``notes`` are further messages for people. ``findings`` are those of the loader in the changed maps.
    """

    changes: tuple[FileChange, ...]
    said: str
    node: str | None = None
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def undone(self) -> Plan:
        """The plan that undoes this one, if it was committed and the files have not changed since."""
        back = tuple(
            FileChange(path, Change(replace(one.text, content=one.content), one.text.content))
            for path, one in self.changes
        )
        return replace(self, changes=back, said=f"undone: {self.said}", node=None, notes=(), findings=())


def commit(plan: Plan) -> None:
    """Write the files of a plan, each atomically.

    All files are checked before the first is written. If one fails after all, the files before it are restored, and
    the error says so. Raises ChangedFileError for a file that has changed since it was read, and ArgmapError for one
    that cannot be written.
    """
    written: list[FileChange] = []
    path = Path()
    try:
        for path, change in plan.changes:
            saving.require_writable(path, change.before)
        for path, change in plan.changes:
            saving.write(path, change.after, expected=change.before)
            written.append(FileChange(path, change))
    except (saving.ChangedError, OSError) as error:
        raise _failure(path, error, _put_back(written)) from None
    except BaseException:
        _put_back(written)
        raise


def _put_back(written: list[FileChange]) -> str:
    """Restore files; the end of the error message."""
    kept = []
    for path, change in written:
        try:
            saving.write(path, change.before, expected=change.after)
        except (saving.ChangedError, OSError):
            kept.append(display(path))
    if kept:
        return f"; already changed, and not restored: {', '.join(kept)}"
    return "; nothing was changed" if not written else "; the files before it were restored"


def _failure(path: Path, error: Exception, rest: str) -> ArgmapError:
    if isinstance(error, saving.ChangedError):
        message = f"{display(path)} has changed since it was read, so it was not overwritten{rest}"
        return ChangedFileError(message, "run the command again")
    reason = (getattr(error, "strerror", None) or "").lower()
    return ArgmapError(f"cannot write {display(path)}: {reason}{rest}")
