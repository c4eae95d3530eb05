"""The server that runs hostile files, started once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .process import Server, server


@pytest.fixture(scope="session")
def argmap_server() -> Iterator[Server]:
    with server() as running:
        yield running
