"""Calls from Python that mean nothing: what was expected is said, and nothing is guessed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import argmap

MAP = "argmap: 1\nquestions: [{id: q, text: Is it?, txt: x, undeveloped: true}]\n"


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.yaml").write_text(MAP)


class BytesPath:
    def __fspath__(self) -> bytes:
        return b"m.yaml"


PATHS = "argmap.load takes the path of a map file or of a folder, or several: str or os.PathLike, not "
OVERLAYS = "argmap.load takes as overlays a mapping of paths to texts"
RULES = "argmap.check takes codes or names of rules: str, not "


@pytest.mark.parametrize(
    ("paths", "overlays", "message"),
    [
        (None, None, f"{PATHS}NoneType"),
        (3, None, f"{PATHS}int"),
        (b"m.yaml", None, f"{PATHS}bytes"),
        (BytesPath(), None, f"{PATHS}BytesPath"),
        (["m.yaml", None], None, f"{PATHS}NoneType"),
        ([["m.yaml"]], None, f"{PATHS}list"),
        ("m.yaml", ["m.yaml"], f"{OVERLAYS}, not list"),
        ("m.yaml", "argmap: 1", f"{OVERLAYS}, not str"),
        ("m.yaml", {"m.yaml": None}, f"{OVERLAYS}: str or bytes by str or os.PathLike, not NoneType by 'm.yaml'"),
        ("m.yaml", {3: "argmap: 1"}, f"{OVERLAYS}: str or bytes by str or os.PathLike, not str by 3"),
    ],
)
def test_what_is_no_path_or_no_text(paths: Any, overlays: Any, message: str) -> None:
    with pytest.raises(TypeError) as raised:
        argmap.load(paths, overlays)
    assert str(raised.value) == message


@pytest.mark.parametrize("paths", ["", ["m.yaml", ""]])
def test_an_empty_path_is_not_the_working_directory(paths: Any) -> None:
    with pytest.raises(argmap.ArgmapError, match="a path is empty") as raised:
        argmap.load(paths)
    assert raised.value.hint == "name a file or a folder; . is the working directory"
    with pytest.raises(argmap.ArgmapError, match="a path is empty"):
        argmap.load("m.yaml", {"": MAP})


def test_paths_of_any_kind() -> None:
    for paths in (".", Path("m.yaml"), ("m.yaml",), iter(["m.yaml"]), {"m.yaml": 1}):
        assert list(argmap.load(paths).graph) == ["m/q"]
    assert list(argmap.load(["n.yaml"], {Path("n.yaml"): MAP.encode()}).graph) == ["n/q"]


@pytest.mark.parametrize("debate", [None, "m.yaml", Path("m.yaml"), {}])
def test_what_is_no_debate(debate: Any) -> None:
    with pytest.raises(TypeError, match=r"argmap\.check takes a debate from argmap.load, not "):
        argmap.check(debate)


@pytest.mark.parametrize(("rules", "kind"), [(None, "NoneType"), (3, "int"), ([None], "NoneType"), ([["S"]], "list")])
def test_what_is_no_rule(rules: Any, kind: str) -> None:
    with pytest.raises(TypeError) as raised:
        argmap.check(argmap.load("m.yaml"), rules)
    assert str(raised.value) == RULES + kind


def test_one_rule_is_a_word() -> None:
    debate = argmap.load("m.yaml")
    assert argmap.check(debate, "S202") == argmap.check(debate, ["S202"])
    assert [finding.code for finding in argmap.check(debate, "unknown-key")] == ["S202"]
    with pytest.raises(argmap.ArgmapError):
        argmap.check(debate, "S999")


def test_an_empty_path_on_the_command_line(run: Any) -> None:
    message = "error: a path is empty\n  name a file or a folder; . is the working directory\n"
    assert run("tree", "") == run("check", "m.yaml", "") == run("check", "m.yaml", "--config", "") == (2, "", message)
