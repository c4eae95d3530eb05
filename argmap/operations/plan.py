"""What an operation would change, as a value; and how it is written into the files."""

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
    """What an operation would change. Nothing is written until it is committed.

    ``said`` tells what it does, for people. ``node`` is the full name that the node it is about has afterwards; None
    where that is gone. ``notes`` are what people should know besides; ``findings`` are the loader's in the maps as they
    are afterwards.
    """

    changes: tuple[FileChange, ...]
    said: str
    node: str | None = None
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def undone(self) -> Plan:
        """The plan that takes this one back, where it was committed and nothing has changed since."""
        back = tuple(
            FileChange(path, Change(replace(one.text, content=one.content), one.text.content))
            for path, one in self.changes
        )
        return replace(self, changes=back, said=f"undone: {self.said}", node=None, notes=(), findings=())


def commit(plan: Plan) -> None:
    """Write the files of a plan, each entirely or not at all.

    All are looked at before the first is written. Where one cannot be written after all, those before it are put back
    as they were, and the error says so. Raises ChangedFileError for a file that has changed since it was read, and
    ArgmapError for one that cannot be written.
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
    """Put files back as they were; what to say of it."""
    kept = []
    for path, change in written:
        try:
            saving.write(path, change.before, expected=change.after)
        except (saving.ChangedError, OSError):
            kept.append(display(path))
    if kept:
        return f"; changed already, and not put back: {', '.join(kept)}"
    return "; nothing has been changed" if not written else "; the files before it were put back as they were"


def _failure(path: Path, error: Exception, rest: str) -> ArgmapError:
    if isinstance(error, saving.ChangedError):
        message = f"{display(path)} has changed since it was read, and was not overwritten{rest}"
        return ChangedFileError(message, "run the command again")
    reason = (getattr(error, "strerror", None) or "").lower()
    return ArgmapError(f"cannot write {display(path)}: {reason}{rest}")
