"""Extracts of the files of one run: kept from an earlier run, or read now, several at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.sources.extraction.cache import keep, recall
from argmap.sources.extraction.extract import Extract
from argmap.sources.extraction.kinds import Kind

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

MAX_AT_ONCE = 2
"""How many files are read at a time: each may take as much memory as one file is allowed."""


class ExtractsOfRun:
    """Starts to read files; ``close`` ends what is still being read, for nobody waits for it."""

    def __init__(self, *, trusted: bool = False) -> None:
        self._trusted = trusted
        self._closed = False
        self._pool: ThreadPoolExecutor | None = None

    def start(self, kind: Kind, reader: str, data: bytes, encoding: str | None = None) -> Callable[[], Extract]:
        """Have a file read; what is returned waits for the extract, and raises UnreadableError where there is none.

        ``encoding`` is what a map declares of a file that is a text as well.
        """
        declared = None if kind.binary else encoding
        way = reader if declared is None else f"{reader} {declared}"
        extract = recall(data, way)
        if extract is not None:
            return lambda: extract
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # most runs find all that they need

            self._pool = ThreadPoolExecutor(MAX_AT_ONCE)
        return self._pool.submit(self._read, kind, way, data, declared).result

    def _read(self, kind: Kind, way: str, data: bytes, encoding: str | None) -> Extract:
        from argmap.sources.extraction.isolation import read_apart

        extract = read_apart(kind, data, encoding, trusted=self._trusted, stopped=lambda: self._closed)
        keep(data, way, extract)
        return extract

    def close(self) -> None:
        """End what was started: where all went well, nothing is left of it."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
