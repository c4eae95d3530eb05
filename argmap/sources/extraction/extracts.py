"""The extracts of one run: from the cache, or read now, one file at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from argmap.sources.extraction.cache import keep, recall
from argmap.sources.extraction.extract import Extract
from argmap.sources.extraction.kinds import Kind

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

MAX_AT_ONCE = 1
"""The maximum number of files read at a time: each may take the memory that a whole run may take."""


class ExtractsOfRun:
    """Starts the reading of files; ``close`` stops unfinished readers, because nobody waits for them."""

    def __init__(self, *, trusted: bool = False) -> None:
        self._trusted = trusted
        self._closed = False
        self._pool: ThreadPoolExecutor | None = None

    def start(self, kind: Kind, reader: str, data: bytes, encoding: str | None = None) -> Callable[[], Extract]:
        """Start to read a file. The result waits for the extract, and raises UnreadableError without one.

        ``encoding`` is what a map declares of a file that is a text as well.
        """
        declared = None if kind.binary else encoding
        way = reader if declared is None else f"{reader} {declared}"
        extract = recall(data, way)
        if extract is not None:
            return lambda: extract
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # most runs find all files in the cache

            self._pool = ThreadPoolExecutor(MAX_AT_ONCE)
        return self._pool.submit(self._read, kind, way, data, declared).result

    def _read(self, kind: Kind, way: str, data: bytes, encoding: str | None) -> Extract:
        from argmap.sources.extraction.isolation import read_apart

        extract = read_apart(kind, data, encoding, trusted=self._trusted, stopped=lambda: self._closed)
        keep(data, way, extract)
        return extract

    def close(self) -> None:
        """Stop all started readers; after a normal run there are none."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
