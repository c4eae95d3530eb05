"""Writing a file that was asked for: as a whole, and over another only if that was said."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def save(path: Path, content: bytes, replace: bool) -> None:
    """Raises FileExistsError for a file that is not to be replaced, and OSError where it cannot be written."""
    if not replace and os.path.lexists(path):
        raise FileExistsError(path)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
