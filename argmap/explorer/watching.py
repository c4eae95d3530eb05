"""Whether a map has been saved since it was read."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from argmap.debate import Debate

Stamps: TypeAlias = dict[Path, tuple[int, int] | None]


def stamps(debate: Debate) -> Stamps:
    """When each map was last changed, in nanoseconds, and how large it is; None for what is no file."""
    return {document.path: _stamp(document.path) for document in debate.maps}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
