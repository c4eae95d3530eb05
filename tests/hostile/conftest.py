"""The server that runs hostile files, started once."""

from __future__ import annotations

import pytest

from .process import Server, shared


@pytest.fixture
def argmap_server() -> Server:
    return shared()
