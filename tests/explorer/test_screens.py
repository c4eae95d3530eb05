"""Screens as pictures, compared with those that somebody has looked at and accepted.

``python -m tests.explorer.test_screens`` in the repository's folder draws them all again: look at each before you
commit it. They are compared where Textual and Rich are of the versions that they were made with, which other versions
draw differently.
"""

from __future__ import annotations

import re
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import pytest

from argmap.explorer.headless import parsed_keys, screenshot
from argmap.text import escaped
from argmap.view.node_line import ASCII, UNICODE

from ..sample import one_in
from .driving import DEBATE, debate_in, explorer

HERE = Path(__file__).parent
SCREENS = HERE / "screens"
MADE_WITH = SCREENS / "made-with.txt"
BROKEN = DEBATE.replace("quote: The air would be cleaner\n", "quote: The air would be clean\n")
CASES = {
    "narrow": ((60, 24), "", "air", "dark", False),
    "middling": ((100, 30), "j,l", "close", "dark", False),
    "wide-source": ((200, 40), "s", "air", "dark", False),
    "source": ((100, 24), "s", "shops", "light", False),
    "columns": ((100, 24), "v", "close", "dark", False),
    "debate": ((100, 30), "d", "close", "dark", False),
    "filter": ((100, 24), '/,"the"', None, "dark", False),
    "filter-error": ((60, 24), '/,"kind:pro"', None, "dark", False),
    "findings": ((100, 24), "!", "air", "dark", False),
    "help": ((100, 30), "?", None, "dark", False),
    "jump": ((60, 24), ':,"r"', None, "light", False),
    "copy": ((60, 24), "y", None, "dark", False),
    "ascii": ((60, 24), "E", None, "dark", True),
    "hostile-narrow": ((60, 30), "E", None, "dark", False),
    "hostile": ((100, 34), "E,j", None, "light", False),
}


def drawn(name: str, folder: Path) -> str:
    size, keys, at, theme, ascii_only = CASES[name]
    path = debate_in(folder, BROKEN if name == "findings" else DEBATE)
    if name.startswith("hostile"):
        path = folder / "hostile.yaml"
        path.write_bytes((HERE / "hostile.yaml").read_bytes())
    app = explorer(path.relative_to(folder), ASCII if ascii_only else UNICODE, theme)
    return screenshot(app, size, parsed_keys(keys), f"{path.stem}/{at}" if at else None)


@pytest.mark.parametrize("name", one_in(3, CASES))
def test_a_screen_is_as_it_was_accepted(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    made = drawn(name, tmp_path)
    accepted = MADE_WITH.read_text(encoding="utf-8")
    if versions() != accepted:
        pytest.skip(f"the pictures are of {accepted.strip()}; here is {versions().strip()}")
    assert made == (SCREENS / f"{name}.svg").read_text(encoding="utf-8")


def versions() -> str:
    """What a picture depends on, as ``made-with.txt`` has it."""
    return ", ".join(f"{name} {version(name)}" for name in ("textual", "rich")) + "\n"


def test_each_picture_belongs_to_a_case() -> None:
    assert {path.stem for path in SCREENS.glob("*.svg")} == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_picture_loads_nothing_and_holds_nothing_that_acts(name: str) -> None:
    svg = (SCREENS / f"{name}.svg").read_text(encoding="utf-8")
    assert not re.search(r"<(script|image|use|a|foreignObject)\b|href|@import|@font-face|url\((?!#)|\son\w+=", svg)
    assert all(escaped(line) == line for line in svg.split("\n"))


def renew() -> None:
    import os

    SCREENS.mkdir(exist_ok=True)
    for name in CASES:
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            os.environ["XDG_STATE_HOME"] = folder
            (SCREENS / f"{name}.svg").write_text(drawn(name, Path(folder)), encoding="utf-8")
            os.chdir(HERE)
    MADE_WITH.write_text(versions(), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(renew())
