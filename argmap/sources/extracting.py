"""Extracts of the files of one run: kept from an earlier run, or read now, several at a time."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from argmap.sources.apart import read_apart
from argmap.sources.extract import Extract
from argmap.sources.kept import keep, recall
from argmap.sources.kinds import Kind

MAX_AT_ONCE = 2
"""How many files are read at a time: each may take as much memory as one file is allowed."""


class Extracting:
    """Starts to read files; ``close`` waits for those that were started."""

    def __init__(self, *, trusted: bool = False) -> None:
        self._trusted = trusted
        self._pool = ThreadPoolExecutor(MAX_AT_ONCE)

    def start(self, kind: Kind, reader: str, data: bytes, encoding: str | None = None) -> Future[Extract]:
        """Have a file read; the result raises UnreadableError where it cannot be.

        ``encoding`` is what a map declares of a file that is a text as well.
        """
        return self._pool.submit(self._read, kind, reader, data, None if kind.binary else encoding)

    def _read(self, kind: Kind, reader: str, data: bytes, encoding: str | None) -> Extract:
        way = reader if encoding is None else f"{reader} {encoding}"
        extract = recall(data, way)
        if extract is None:
            extract = read_apart(kind, data, encoding, trusted=self._trusted)
            keep(data, way, extract)
        return extract

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)
