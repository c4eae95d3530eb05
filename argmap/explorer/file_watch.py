"""Tells whether a map file was saved since it was read."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from argmap.debate import Debate
from argmap.reading.map_document import MapDocument

Stamps: TypeAlias = dict[Path, tuple[int, int] | None]


def stamps(debate: Debate) -> Stamps:
    """The time of the last change of each map file, in nanoseconds, and its size in bytes; None if it is not a file."""
    return {document.path: _stamp(document.path) for document in debate.maps}


def gone(debate: Debate) -> list[MapDocument]:
    """The maps whose files are no longer there."""
    return [document for document in debate.maps if not document.path.exists()]


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
