"""The ZIP archive of a document (DOCX, EPUB): its parts, unpacked in memory and within limits."""

from __future__ import annotations

import zlib
from collections import Counter
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from argmap.sources.extraction.extract import UnreadableError

MAX_ENTRIES = 20_000
"""The maximum number of files in an archive."""
MAX_TOGETHER = 64 * 1024 * 1024
"""The maximum total size of the parts that are read, in bytes."""
MAX_RATIO = 400
"""The maximum ratio of a part's unpacked size to its packed size; words repeat less."""
_SMALL = 4 * 1024 * 1024
"""Parts up to this size, in bytes, may have any ratio."""
_ENTRY = b"PK\x01\x02"
_DIRECTORY_END = b"PK\x05\x06"
_IS_ENCRYPTED = 0x1
DAMAGED = "is damaged or has another format"


class Package:
    """The parts of an archive. Raises UnreadableError if it is damaged, encrypted or over a limit."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY) > MAX_ENTRIES:
            raise UnreadableError(f"holds more than {MAX_ENTRIES:,} files")
        if _DIRECTORY_END not in data:
            raise UnreadableError("is not complete: the end of the archive is missing", "get the file again")
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError, OverflowError):
            raise UnreadableError(f"{DAMAGED}: it is not a readable ZIP archive", "get the file again") from None
        entries = self._archive.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        self._times = Counter(entry.filename for entry in entries)
        self._left = MAX_TOGETHER

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        """The names of the parts, in the archive's spelling."""
        return list(self._entries)

    def find(self, name: str) -> str | None:
        """A part by a name that may have escapes or other capitals; None if it does not exist."""
        for spelled in (name, unquote(name)):
            if spelled in self._entries:
                return spelled
        wanted = unquote(name).casefold()
        alike = [known for known in self._entries if known.casefold() == wanted]
        return alike[0] if len(alike) == 1 else None

    def read(self, name: str) -> bytes:
        """The bytes of a part, which must exist."""
        entry = self._entries[name]
        if self._times[name] > 1:
            raise UnreadableError(f"is ambiguous: its archive holds {name} {self._times[name]} times")
        if entry.flag_bits & _IS_ENCRYPTED:
            raise UnreadableError("is encrypted", "save it without a password")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnreadableError(f"has an unknown compression method: {name}", "save it again")
        self._refuse_bomb(entry)
        try:
            with self._archive.open(entry) as part:
                content = part.read(self._left + 1)
        except (BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
            raise UnreadableError(f"{DAMAGED}: {name} cannot be unpacked", "get the file again") from None
        self._left -= len(content)
        if self._left < 0:
            raise _too_large()
        return content

    def _refuse_bomb(self, entry: ZipInfo) -> None:
        size = entry.file_size
        if size > self._left or (size > _SMALL and size > MAX_RATIO * max(1, entry.compress_size)):
            raise _too_large()


def _too_large() -> UnreadableError:
    return UnreadableError(f"is too large when unpacked: more than {MAX_TOGETHER // 1024**2} MiB, or mostly padding")
