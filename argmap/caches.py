"""The folder that keeps results between runs. It belongs to the user, and nobody else may write to it."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder(*below: str) -> Path | None:
    """Argmap's folder in the user's cache folder, or a folder below it; made if it does not exist.

    None if there is no such folder, or if others could write to it. argmap then works without a cache.
    """
    try:
        folder = _caches() / "argmap"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("", *below):
            folder = folder / name
            folder.mkdir(mode=0o700, exist_ok=True)
            status = folder.lstat()
            if hasattr(os, "getuid") and (
                status.st_uid != os.getuid() or status.st_mode & 0o077 or folder.is_symlink()
            ):
                return None
    except (OSError, RuntimeError):  # RuntimeError: the user's home is unknown
        return None
    return folder


def _caches() -> Path:
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if Path(chosen).is_absolute():
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
