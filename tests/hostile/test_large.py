"""Large hostile files: the right finding, within five seconds and 500 MiB."""

from __future__ import annotations

from pathlib import Path

import pytest

from .judge import bounded, errors, harmless
from .large import CASES, LONG, WITHOUT_LIBYAML
from .process import Server

pytestmark = pytest.mark.long

CHECK = ("check", "--format", "json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".argmap.toml").touch()
    return tmp_path


@pytest.mark.parametrize("case", [pytest.param(one, marks=pytest.mark.long) if one in LONG else one for one in CASES])
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


@pytest.mark.parametrize("case", sorted(WITHOUT_LIBYAML))
def test_a_large_hostile_map_without_libyaml(case: str, folder: Path, argmap_server: Server) -> None:
    """What the budgets stop, they stop early: the parser in Python takes a second for 100,000 characters."""
    large = CASES[case]()
    (folder / "m.yaml").write_bytes(large.content.encode())
    outcome = argmap_server.run(folder, [(*CHECK, "m.yaml")], "python")
    harmless(outcome.ran[0])
    bounded(outcome)
    assert large.errors <= errors(outcome.ran[0])
    assert outcome.ran[0].status == 1
