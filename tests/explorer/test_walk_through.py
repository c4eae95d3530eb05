"""The walk-through of ``maps/README.md``: its keys are pressed, and what it says of the map is so.

``python -m tests.explorer.test_walk_through`` in the repository's folder draws its picture again.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import pytest

import argmap
from argmap.cli.explore_source import begin as begun
from argmap.explorer.commands.making import begin
from argmap.explorer.headless import screenshot

from .driving import explorer
from .making import maker, press_keys

ROOT = Path(__file__).parents[2]
README = ROOT / "maps" / "README.md"
PICTURE = ROOT / ".github" / "making.svg"
TEXT = Path(__file__).with_name("crito-page.txt")
SIZE = (120, 36)
_NAMES = {"Enter": "enter", "Home": "home", "↓": "down"}
_KEY = re.compile(r'"([^"]*)"|(\S+)')


def blocks() -> list[list[str]]:
    """The keys of each block."""
    found = re.findall(r"```keys\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    return [
        [key for one in _KEY.finditer(block) for key in ([*one[1]] if one[1] else [_NAMES.get(one[2], one[2])])]
        for block in found
    ]


def new_map(folder: Path) -> Path:
    """The text, and a map that was begun of it."""
    (folder / ".argmap.toml").touch()
    (folder / TEXT.name).write_bytes(TEXT.read_bytes())
    begun(TEXT.name, None, trust=False, is_drawn=False)
    return folder / "crito-page.yaml"


@pytest.mark.long
def test_the_walk_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = new_map(tmp_path)
    keys = [key for block in blocks() for key in block]
    app = press_keys(path, keys)
    content, words = path.read_text(encoding="utf-8"), README.read_text(encoding="utf-8")
    said = re.search(r"took (\d+) keys; the map has (\d+) lines and ([\d,]+) characters", words)
    assert said is not None
    assert said[1] == str(len(keys))
    assert said[2] == str(content.count("\n"))
    assert abs(len(content) - int(said[3].replace(",", ""))) <= 10
    assert maker(app).share.percent == 100
    assert {one.code for one in argmap.check(argmap.load([path]))} == {"P415", "L304"}


def draw(folder: Path) -> str:
    """The screen after the second block, the next words selected."""
    path = new_map(folder)
    press_keys(path, [key for block in blocks()[:2] for key in [*block]])
    app = explorer(path.relative_to(folder))
    app.session.navigator.jump("crito-page/evil-people-know")
    begin(app.session)
    return screenshot(app, SIZE, ["space"], None)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        here = Path.cwd()
        os.environ["XDG_STATE_HOME"] = folder
        os.chdir(folder)
        made = draw(Path(folder))
        os.chdir(here)
        PICTURE.write_text(made, encoding="utf-8")
