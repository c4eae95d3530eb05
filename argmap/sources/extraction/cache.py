"""Keep extracts between runs, in the user's cache folder, by the bytes of the file and its reader."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from argmap import saving
from argmap.caches import cache_folder
from argmap.sources.extraction import protocol
from argmap.sources.extraction.extract import Extract, UnreadableError

MAX_TOGETHER = 256 * 1024 * 1024
"""The maximum total size of kept extracts, in bytes; the least recently used are removed first."""
_SUFFIX = ".extract"
_DIGEST = 64


def recall(data: bytes, reader: str) -> Extract | None:
    """The extract of a file's bytes from an earlier run of a reader; None if it is missing or damaged."""
    path = _place(data, reader)
    if path is None:
        return None
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or status.st_size > protocol.MAX_BYTES + _DIGEST + 1:
                return None
            digest, packed = file.read(_DIGEST + 1), file.read()
        if digest != _digest(packed) + b"\n":
            return None
        extract = protocol.unpacked(packed)
    except (OSError, ValueError, TypeError, UnreadableError):
        return None
    with suppress(OSError):
        os.utime(path)
    return extract


def keep(data: bytes, reader: str, extract: Extract) -> None:
    """Keep an extract for later runs, if possible."""
    path = _place(data, reader)
    if path is None:
        return
    try:
        packed = protocol.packed(extract)
        saving.write(path, _digest(packed) + b"\n" + packed, private=True, sync=False)
        _make_room(path.parent)
    except (OSError, UnreadableError):
        return


def _place(data: bytes, reader: str) -> Path | None:
    folder = cache_folder("extracts")
    if folder is None:
        return None
    name = hashlib.sha256(hashlib.sha256(data).digest() + f"{protocol.VERSION} {reader}".encode()).hexdigest()
    return folder / f"{name[:40]}{_SUFFIX}"


def _make_room(folder: Path) -> None:
    with os.scandir(folder) as entries:
        kept = [(entry.stat(follow_symlinks=False), entry.path) for entry in entries if entry.name.endswith(_SUFFIX)]
    size = sum(status.st_size for status, _ in kept)
    for status, path in sorted(kept, key=lambda one: (one[0].st_mtime, one[1])):
        if size <= MAX_TOGETHER:
            return
        with suppress(OSError):
            Path(path).unlink()
        size -= status.st_size


def _digest(packed: bytes) -> bytes:
    return hashlib.sha256(packed).hexdigest().encode()
