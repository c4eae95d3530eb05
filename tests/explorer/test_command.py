"""``argmap explore`` as a command: its options, and what it says where it cannot do what it is asked."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from argmap.explorer.headless import parsed_keys, parsed_size
from argmap.explorer.navigator import Navigator
from argmap.extras import install

from .driving import debate_in


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    debate_in(tmp_path)


def test_without_the_extra_one_line_says_what_to_install(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    ran = run("explore", "cars.yaml")
    assert ran.status == 2
    assert ran.err == "error: argmap explore needs Textual, which is not installed\n  " + install("tui") + "\n"


@pytest.mark.parametrize("arguments", [["tree"], ["check"], ["explore", "--help"]])
def test_nothing_else_imports_it(arguments: list[str]) -> None:
    code = "import sys, argmap.__main__ as it; it.main(sys.argv[1:]); print(sorted(sys.modules), file=sys.stderr)"
    paths = ["cars.yaml"] if len(arguments) == 1 else []
    ran = subprocess.run([sys.executable, "-c", code, *arguments, *paths], capture_output=True, text=True)
    assert f"argmap.cli.{arguments[0]}" in ran.stderr
    assert "'textual'" not in ran.stderr
    assert "'argmap.explorer'" not in ran.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--at", "rin"], "did you mean ring?"),
        (["--size", "wide"], "wide is not a size"),
        (["--size", "1000x2"], "1000x2 is not a size"),
        (["--keys", "l,entr"], "entr is not a key; did you mean enter?"),
        (["--theme", "pink"], "pink"),
        (["--screenshot", "cars.yaml/x.svg"], "cannot write"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(run: Callable, options: list[str], message: str) -> None:
    ran = run("explore", "cars.yaml", "--screenshot", "x.svg", *options)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err


@pytest.mark.long
def test_a_picture_is_the_same_each_time_and_may_go_to_stdout() -> None:
    command = [sys.executable, "-m", "argmap", "explore", "cars.yaml", "--at", "ring", "--keys", "s", "--size", "80x20"]
    first = subprocess.run([*command, "--screenshot", "-"], capture_output=True, text=True, encoding="utf-8")
    assert first.returncode == 0
    assert first.stdout.startswith("<svg ")
    subprocess.run([*command, "--screenshot", "made.svg"], check=True)
    assert Path("made.svg").read_text(encoding="utf-8") == first.stdout


def test_the_loaders_errors_are_reported_and_exit_1(run: Callable) -> None:
    Path("broken.yaml").write_text("argmap: 1\nquestions:\n- {id: q, text: Q?, positons: []}\n", encoding="utf-8")
    ran = run("explore", "broken.yaml", "--screenshot", "x.svg")
    assert ran.status == 1
    assert "S202" in ran.err
    assert "1&#160;error:&#160;press&#160;!" in Path("x.svg").read_text(encoding="utf-8")


def test_a_bug_is_one_line(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(Navigator, "go", broken)
    ran = run("explore", "cars.yaml", "--screenshot", "x.svg", "--keys", "j")
    assert ran.status == 3
    assert ran.err.count("\n") == 1
    assert "by zero" in ran.err
    assert "Traceback" not in ran.out + ran.err
    assert not Path("x.svg").exists()


def test_what_the_options_mean() -> None:
    assert parsed_size("100x30") == (100, 30)
    assert parsed_keys('l,/,"is:root a",enter,ctrl+d') == ["l", "/", *"is:root", "space", "a", "enter", "ctrl+d"]
    assert parsed_keys("") == []


@pytest.mark.long
def test_a_picture_is_xml_whatever_a_map_says(run: Callable, tmp_path: Path) -> None:
    hostile = r"\uFFFE \uFFFF \x85 \u2028 <b> & ]]>"
    path = tmp_path / "hostile.yaml"
    path.write_text(
        f'argmap: 1\ntitle: "{hostile}"\npeople: {{p: {{name: "{hostile}"}}}}\n'
        f'questions:\n- id: q\n  text: "{hostile}"\n'
        f'  tags: "{hostile}"\n  note: "{hostile}"\n  positions: {{text: "{hostile}", by: p}}\n',
        encoding="utf-8",
    )
    for keys in ("", "j,v", "d", ":", "y,t", '/,"a\ufffeb"'):
        ran = run("explore", "hostile.yaml", "--screenshot", "-", "--keys", keys)
        words = "".join(ElementTree.fromstring(ran.out).itertext())
        assert "\\ufffe" in words or keys.startswith("/"), keys


@pytest.mark.long
def test_keys_before_a_picture_write_nothing_but_the_picture(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "editor").write_text("#!/bin/sh\ntouch edited\n")
    (tmp_path / "editor").chmod(0o755)
    monkeypatch.setenv("VISUAL", str(tmp_path / "editor"))
    before = sorted(tmp_path.rglob("*"))
    for keys in ("m", "x,1,enter", "S,enter", "m,r,m,m", "o"):
        assert run("explore", "cars.yaml", "--screenshot", "x.svg", "--keys", keys).status == 0
        (tmp_path / "x.svg").unlink()
        assert sorted(tmp_path.rglob("*")) == before, keys
    ran = run("explore", "cars.yaml", "--screenshot", "-", "--keys", "x,1,enter")
    assert "only the requested picture is written" in ran.out.replace("&#160;", " ")
    assert "★" in run("explore", "cars.yaml", "--screenshot", "-", "--keys", "m,r").out
