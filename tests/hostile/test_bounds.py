"""Hostile documents, each the source of a map that ``argmap check`` reads as a user would, within bounds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from . import documents, pdfs
from .judge import MOST_MEMORY, MOST_SECONDS, harmless
from .process import run_watched

FILES = documents.FILES | {f"{name}.pdf": made for name, made in pdfs.FILES.items()}
FOUND: dict[str, str] = yaml.safe_load((Path(__file__).parent / "found.yaml").read_text(encoding="utf-8"))
"""What is found for each file. Where several words stand, the speed of the machine decides."""
MAP = """\
argmap: 1
sources: {{s: {{file: {}}}}}
questions:
- {{text: Q, undeveloped: true, quote: The council met}}
"""


SEVERAL = """\
argmap: 1
sources: {a: {file: a.html}, b: {file: b.html}}
questions:
- {text: Q, undeveloped: true, quote: The council met}
"""
HUNGRY = {
    "a.html": "formatting that is never closed.html",
    "b.html": "formatting that is opened anew in each paragraph.html",
}
"""Files that take nearly as much memory as one file may."""


def test_every_file_has_its_finding() -> None:
    assert FOUND.keys() == FILES.keys()
    assert len(FOUND) >= 50


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of all processes")
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_bounded(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, folder = tmp_path / "cache", tmp_path / "maps"
    cache.mkdir()
    folder.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    source = f"s.{name.rpartition('.')[2]}"
    (folder / ".argmap.toml").touch()
    (folder / source).write_bytes(FILES[name]())
    (folder / "m.yaml").write_text(MAP.format(source))
    before = sorted(tmp_path.rglob("*"))
    ran, seconds, memory = run_watched(folder, "check", "m.yaml")
    harmless(ran)
    assert seconds <= MOST_SECONDS
    assert memory <= MOST_MEMORY
    assert [path for path in sorted(tmp_path.rglob("*")) if cache not in path.parents] == before
    said = ran.out.decode()
    wanted = FOUND[name].split("|")
    is_read = "1 quote, found" in said
    assert any(is_read if words == "read" else words in said for words in wanted), said
    assert ran.status == (not is_read)


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of all processes")
def test_hungry_files_of_one_map_share_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / ".argmap.toml").touch()
    for source, name in HUNGRY.items():
        (folder / source).write_bytes(FILES[name]())
    (folder / "m.yaml").write_text(SEVERAL, encoding="utf-8")
    ran, _, memory = run_watched(folder, "check", "m.yaml")
    harmless(ran)
    assert memory <= MOST_MEMORY
