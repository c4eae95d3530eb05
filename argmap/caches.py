"""The folder in which results are kept between runs: the user's own, which nobody else may write to."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder(*below: str) -> Path | None:
    """The folder of argmap in the user's cache folder, or one below it, made if need be.

    None where there is none, and where others could put something else there: argmap then does without.
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
    except (OSError, RuntimeError):  # RuntimeError: nobody knows the user's home
        return None
    return folder


def _caches() -> Path:
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if Path(chosen).is_absolute():
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
