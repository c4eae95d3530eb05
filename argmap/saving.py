"""Writing a file: either the whole new content is there afterwards, or the old file is untouched.

The content goes into a temporary file in the same folder, which then replaces the old file. Symbolic links are
followed. Mode, owner, group and extended attributes of the old file are copied, as far as the system allows.

A file with several names (hard links) is refused. Replacing it would leave the old content under the other names, and
writing into it is not atomic. A read-only file is refused too, although its folder would let us replace it.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

_KEPT_OR_REFUSED = ("user.", "system.posix_acl_")
"""Extended attributes that must not get lost. The system sets others itself, such as security labels."""


class ChangedError(Exception):
    """The file no longer holds what was read from it."""


def write(
    path: Path,
    content: bytes,
    *,
    replace: bool = True,
    expected: bytes | None = None,
    private: bool = False,
    sync: bool = True,
) -> None:
    """Write a file. If ``replace`` is false, it must not exist yet.

    ``expected`` is what was read from the old file; it is compared just before the replacement. If ``private`` is true,
    only the owner may read a new file. If ``sync`` is false, the content may get lost when the whole system crashes.

    Raises FileExistsError for a file that must not be replaced, ChangedError for one that does not hold what was
    expected, and OSError, with the reason for people in ``strerror``, if the file cannot be written.
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


def require_writable(path: Path, expected: bytes) -> None:
    """Look whether a file can be replaced, and holds what was read from it. Raises what ``write`` would raise."""
    path = Path(os.path.realpath(path))
    old = _status(path)
    if old is not None:
        _refuse_what_is_protected(path, old)
    if _content(path) != expected:
        raise ChangedError


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
    """A new file with a short random name, open for writing."""
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
    """Copy the attributes of the old file. If the group cannot be kept, its members get no more rights than others."""
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
    with suppress(OSError):  # the file system has none
        names = os.listxattr(path)
    for name in names:
        try:
            os.setxattr(new, name, os.getxattr(path, name))
        except OSError:
            if name.startswith(_KEPT_OR_REFUSED):
                raise


def _put(temporary: Path, path: Path, replace: bool) -> None:
    """Give the temporary file its name. If ``replace`` is false, not even a file that was just created is replaced."""
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
    """Write the folder to disk, so that the new name survives a crash of the system."""
    if os.name == "posix":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
