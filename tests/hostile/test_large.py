"""Large hostile files: the right finding, within five seconds and 500 MiB."""

from __future__ import annotations

from pathlib import Path

import pytest

from .judge import bounded, errors, harmless
from .large import CASES
from .process import Server

CHECK = ("check", "--format", "json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".argmap.toml").touch()
    return tmp_path


@pytest.mark.parametrize("case", CASES)
def test_a_large_hostile_map(case: str, folder: Path, argmap_server: Server) -> None:
    large = CASES[case]()
    (folder / "m.yaml").write_bytes(large.content.encode())
    for name, content in large.files.items():
        (folder / name).write_bytes(content)
    for command in (CHECK, *large.commands):
        outcome = argmap_server.run(folder, [(*command, "m.yaml")])
        ran = outcome.ran[0]
        harmless(ran)
        bounded(outcome)
        if command == CHECK:
            found = errors(ran)
            assert large.errors <= found if large.errors else not found, found
            assert ran.status == (1 if large.errors else 0)
