"""Writing a file: as a whole or not at all, and with nothing of the old one lost but its content.

The new content goes into a temporary file beside the old one, which then takes its place. Mode, owner, group and
extended attributes of the old file are kept, as far as the system lets us; links are followed. Refused is what could
not be kept so: a file that may not be written into, and one that has several names (hard links), for the new content
would be under one of them only, and to write into the file itself could leave half of it.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

_KEPT_OR_REFUSED = ("user.", "system.posix_acl_")
"""Extended attributes that are a user's own; others, such as security labels, are for the system to set."""


class ChangedError(Exception):
    """The file does not hold any more what was read from it."""


def write(
    path: Path,
    content: bytes,
    *,
    replace: bool = True,
    expected: bytes | None = None,
    private: bool = False,
    sync: bool = True,
) -> None:
    """Write a file, and replace the one that is there only if ``replace`` is true.

    ``expected`` is what the old file held when it was read: it is compared just before the file is replaced. A new file
    is for its owner alone if ``private`` is true. Without ``sync`` a crash of the whole system may lose it.

    Raises FileExistsError for a file that is not to be replaced, ChangedError for one that is not what was expected,
    and OSError, with the reason for people in ``strerror``, where the file cannot be written.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "it exists already")
    path = Path(os.path.realpath(path))
    old = _status(path)
    if old is not None:
        _refuse_what_is_protected(path, old)
    descriptor, temporary = _temporary(path.parent, 0o600 if private or old is not None else 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if old is not None:
                _keep_attributes(path, old, temporary)
            if sync:
                os.fsync(file.fileno())
        if expected is not None and _content(path) != expected:
            raise ChangedError
        _put(temporary, path, replace)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if sync:
        _sync_folder(path.parent)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _refuse_what_is_protected(path: Path, old: os.stat_result) -> None:
    if not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
    if not old.st_mode & 0o222 or not os.access(path, os.W_OK):  # root has access to everything
        raise PermissionError(errno.EACCES, "the file is read-only: make it writable first")
    if old.st_nlink > 1:
        raise OSError(
            errno.EMLINK,
            f"the file has {old.st_nlink} names (hard links), which this would part: make a copy of it first",
        )


def _temporary(folder: Path, mode: int) -> tuple[int, Path]:
    """A new file, open for writing, with a name that is short and that nobody guesses."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    while True:
        path = folder / f".argmap-{os.urandom(4).hex()}"
        try:
            return os.open(path, flags, mode), path
        except FileExistsError:
            continue
        except PermissionError as error:
            raise PermissionError(error.errno, "its folder takes no new file") from None


def _keep_attributes(path: Path, old: os.stat_result, new: Path) -> None:
    """Give a new file what is known of the old one. Who may read it is narrowed where its group cannot be kept."""
    mode = stat.S_IMODE(old.st_mode)
    if hasattr(os, "chown"):
        for owner in (old.st_uid, -1):
            with suppress(OSError):
                os.chown(new, owner, old.st_gid)
                break
        now = new.stat()
        if now.st_gid != old.st_gid:
            mode = mode & 0o707 | (mode & 0o007) << 3
        if now.st_uid != old.st_uid:
            mode &= 0o777
    new.chmod(mode)
    if hasattr(os, "listxattr"):
        _copy_extended_attributes(path, new)


def _copy_extended_attributes(path: Path, new: Path) -> None:
    names: list[str] = []
    with suppress(OSError):  # a file system that has none
        names = os.listxattr(path)
    for name in names:
        try:
            os.setxattr(new, name, os.getxattr(path, name))
        except OSError:
            if name.startswith(_KEPT_OR_REFUSED):
                raise


def _put(temporary: Path, path: Path, replace: bool) -> None:
    """Put a file into its place; where none is to be replaced, also none that somebody has just made."""
    if not replace:
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise FileExistsError(errno.EEXIST, "it exists already") from None
        except OSError:  # a file system without hard links
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, "it exists already") from None
        else:
            temporary.unlink()
            return
    temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    """Make the new name last too, where the system has a way to do that."""
    if os.name == "posix":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
