"""The commands that edit maps: what they change, what they say, and how they refuse."""

from __future__ import annotations

import io
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.__main__ import main

ROOT = Path(__file__).parents[2]
MAP = (ROOT / "tests" / "example.yaml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("maps").mkdir()
    Path(".argmap.toml").touch()
    Path("minutes.txt").write_text("The air would be cleaner. Some say so.\n")
    sources = "sources:\n  minutes: {file: ../minutes.txt}\npeople:"
    Path("maps/cars.yaml").write_text(MAP.replace("people:", sources, 1))


def now() -> str:
    return Path("maps/cars.yaml").read_text()


# A call, the exit status, a line of the map afterwards (or none, where nothing is changed), what is said.
CASES = [
    ("set air note 'A: note'", 0, "      note: 'A: note'\n", "set note of air: maps/cars.yaml\n"),
    ("set air tags a --and b", 0, "      tags:\n      - a\n      - b\n", "set tags of air: maps/cars.yaml\n"),
    ("set air by lopez", 0, "      by: lopez\n", "set by of air: maps/cars.yaml\n"),
    ("set air quote 'air would be cleaner'", 0, "      quote: air would be cleaner\n", "set quote of air: "),
    ("set air text 'The air would be cleaner.'", 0, "", "nothing to change: air already has this text\n"),
    ("set shops by --unset maps/cars.yaml", 0, "", "removed by of shops: maps/cars.yaml\n"),
    ("set air", 2, "", "error: Missing argument 'KEY'."),
    ("set air note", 2, "", "error: missing value\n  type argmap set air note VALUE, or --unset to remove the key\n"),
    ("set air note ''", 2, "", "error: the new note is empty\n  --unset removes a key\n"),
    ("set air not x", 2, "", "error: an argument has no key not; did you mean note?\n"),
    ("set air zzzz x", 2, "", "error: an argument has no key zzzz: it has id, text, quote, source, by, "),
    (
        "set air pro x",
        2,
        "",
        "error: pro is a list of nodes, so it cannot be set\n  argmap move ID --under ID --as pro",
    ),
    ("set air note x --and y", 2, "", "error: note takes one value: a text\n"),
    ("set air note x --add", 2, "", "error: note takes one value: a text\n"),
    ("set air note --unset --add", 2, "", "error: --unset removes the key, so it cannot be used with --and or --add\n"),
    ("set air note --unset", 2, "", "error: air has no note\n  it has id, text\n"),
    (
        "set air weight 5",
        2,
        "",
        "error: nothing was written, because the map would have errors: S211 weight must be a number",
    ),
    (
        "set air implied yes",
        2,
        "",
        "error: nothing was written, because the map would have errors: S211 implied must be true",
    ),
    (
        "set air quote 'foul air'",
        2,
        "",
        "error: nothing was written, because the map would have errors: P401 these words are not in",
    ),
    ("set air source minuts", 2, "", "error: nothing was written, because the map would have errors: S205 "),
    ("set air conflicts close", 2, "", "error: nothing was written, because the map would have errors: S208 "),
    ("set air conflicts air", 2, "", "error: nothing was written, because the map would have errors: S207 "),
    ("set air conflicts nope", 2, "", "error: no node is named nope"),
    ("set shosp note x", 2, "", "error: no node is named shosp; did you mean shops?\n"),
    ("set air note x nowhere.yaml", 2, "", "error: no such file or folder: nowhere.yaml"),
    ("set air note x -", 2, "", "error: standard input cannot be edited\n  name a map file\n"),
    ("set air note 'Later.' --at wait", 0, "      note: Later.\n", "set note of air below wait: maps/cars.yaml\n"),
    ("set air weight 0.75 --at wait", 0, "      weight: 0.75\n", "set weight of air below wait: maps/cars.yaml\n"),
    ("set air note --unset maps/cars.yaml --at wait", 0, "", "removed note of air below wait: maps/cars.yaml\n"),
    ("set air weight heavy --at wait", 2, "", "error: nothing was written, because the map would have errors: S211 "),
    ("set air text x --at wait", 2, "", "error: text is not a key of a single place\n  a place has: note, weight\n"),
    ("set air note x --at close", 2, "", "error: no ref to air is below close\n"),
    ("set air note '' --at wait", 2, "", "error: the new note is empty\n"),
    ("set air note x --add --at wait", 2, "", "error: --at sets one value"),
    ("set air id clean", 0, "    - id: clean\n", "renamed air to clean, and 1 reference to it: maps/cars.yaml\n"),
    ("rename air clean", 0, "- ref: clean", "renamed air to clean, and 1 reference to it: maps/cars.yaml\n"),
    ("rename cars/air cars/clean", 0, "- ref: clean", "renamed air to clean, and 1 reference to it: "),
    ("rename air.con.1 ring", 0, "        id: ring\n", "renamed air.con.1 to ring: maps/cars.yaml\n"),
    ("rename air air", 0, "", "nothing to change: air already has this id\n"),
    ("rename air shops", 2, "", "error: the id shops is taken at maps/cars.yaml:"),
    ("rename air 'a b'", 2, "", "error: a b is not a valid id: ids have letters, digits, '-', '_' and '.'\n"),
    (
        "rename air tram/air",
        2,
        "",
        "error: tram/air is not a valid id: ids have letters, digits, '-', '_' and '.'\n  argmap move puts a node",
    ),
    (
        "rename air close.pro.1",
        2,
        "",
        "error: nothing was written, because the map would have errors: S210 close.pro.1 is a name",
    ),
    ("move shops --under wait", 0, "", "moved shops to con of wait: maps/cars.yaml\n"),
    ("move shops --under wait --as pro", 0, "", "moved shops to pro of wait: maps/cars.yaml\n"),
    ("move air --under shops", 2, "", "error: air is in 2 places\n    maps/cars.yaml:"),
    ("move air --under shops --from wait", 0, "", "moved air to con of shops: maps/cars.yaml\n"),
    ("move air --under shops --from close", 2, "", "error: air is not under cars/close\n"),
    ("move shops --under close", 0, "  - id: shops\n", "moved shops to positions of close: maps/cars.yaml\n"),
    (
        "move shops --under wait --as context",
        0,
        "    - id: shops\n",
        "moved shops to context of wait: maps/cars.yaml\n",
    ),
    (
        "move wait --under close --as context",
        2,
        "",
        "error: nothing was written, because the map would have errors: S208 ",
    ),
    ("move shops --under close-it", 0, "", "nothing to change: shops is already in con of close-it\n"),
    ("move shops --under close --as con", 2, "", "error: an argument cannot go into con of a question\n  it fits in "),
    ("move shops --under wait --as cons", 2, "", "error: there is no list cons; did you mean con?\n"),
    ("move close-it --under shops --as pro", 2, "", "error: close-it cannot go under shops, which is below it\n"),
    ("move shops --under shops", 2, "", "error: shops cannot go under itself\n"),
    (
        "move wait --under shops",
        2,
        "",
        "error: a position fits in several lists of shops\n  choose one with --as: premises, pro, con, undercut, ",
    ),
    ("move shops", 2, "", "error: Missing option '--under'.\n"),
    ("remove shops", 0, "", "removed shops: maps/cars.yaml\n"),
    ("remove wait", 2, "", "error: wait has 3 nodes below it: nothing was removed\n    maps/cars.yaml:"),
    ("remove air --with-children", 2, "", "error: others refer to air: nothing was removed\n    maps/cars.yaml:"),
    ("remove close-it --with-children --drop-references", 0, "", "removed close-it, and "),
    (
        "quote air",
        0,
        "      quote: The air would be cleaner\n",
        "minutes.txt:1:1: [The air would be cleaner]. Some say so.",
    ),
    (
        "quote air --find 'Some say'",
        0,
        "      quote: Some say\n",
        "minutes.txt:1:27: The air would be cleaner. [Some say] so.",
    ),
    (
        "quote air --find 'some say'",
        2,
        "",
        "error: these words are not in minutes.txt\n  the nearest passage: Some say",
    ),
    ("quote air --line 3", 2, "", "error: --line and --page need --find\n"),
    ("quote air --add --replace", 2, "", "error: --add keeps the node's quotes, but --replace does not\n"),
    ("quote shops", 2, "", "error: no passage of the source is close to the text of shops\n"),
    ("fmt", 0, "", "0 files formatted, 1 file unchanged\n"),
]


@pytest.mark.parametrize(("call", "status", "line", "said"), CASES)
def test_what_a_command_does_and_says(call: str, status: int, line: str, said: str, run: Callable) -> None:
    before = now()
    ran = run(*shlex.split(call))
    assert (ran.status, ran.out) == (status, "")
    assert ran.err.startswith(said), ran.err
    assert line in now()
    if status or said.startswith("nothing"):
        assert now() == before
    if status == 0:
        assert run("check", "--fail-on", "error").status == 0


@pytest.mark.parametrize("call", [case[0] for case in CASES if case[1] == 0 and "fmt" not in case[0]])
def test_diff_writes_nothing(call: str, run: Callable) -> None:
    before = now()
    ran = run(*shlex.split(call), "--diff")
    assert ran.status == 0
    assert now() == before
    assert ran.out.startswith("--- a/maps/cars.yaml\n") or ran.err.startswith("nothing to change")


def test_a_value_from_standard_input(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Two lines\n of an é\n".encode())))
    assert run("set", "air", "text", "-").status == 0
    assert "      text: Two lines of an é\n" in now()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))
    assert run("set", "air", "text", "-").err == "error: standard input is not UTF-8\n"


def test_format_as_a_filter(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"argmap: 1\r\nquestions:\r\n  - Q?\r\n")))
    assert main(["fmt", "-"]) == 0
    assert capfdbinary.readouterr().out == b"argmap: 1\r\nquestions:\r\n- Q?\r\n"


def test_format_says_what_it_would_do(run: Callable) -> None:
    Path("maps/cars.yaml").write_text(now().replace("questions:\n- id: close", "questions:\n-   id: close"))
    Path("maps/cars.yaml").write_text("argmap: 1\nquestions:\n  - Q?\n")
    Path("maps/broken.yaml").write_text("argmap: 1\nquestions:\n  - [Q\n")
    Path("maps/other.yaml").write_text("services:\n    - a\n")
    ran = run("fmt", "--diff")
    assert ran.status == 1
    assert (
        ran.out
        == "--- a/maps/cars.yaml\n+++ b/maps/cars.yaml\n@@ -1,3 +1,3 @@\n argmap: 1\n questions:\n-  - Q?\n+- Q?\n"
    )
    assert "maps/broken.yaml:3:5: not valid YAML: " in ran.err
    assert "1 file would be formatted, " in ran.err
    assert run("fmt", "maps/cars.yaml").status == 0
    assert now() == "argmap: 1\nquestions:\n- Q?\n"
    assert run("fmt", "--diff", "maps/cars.yaml").status == 0


def test_a_map_with_other_errors_is_edited_and_they_are_reported(run: Callable) -> None:
    Path("maps/cars.yaml").write_text(now().replace("ref: air", "ref: ari"))
    ran = run("set", "shops", "note", "n")
    assert ran.status == 1
    assert ran.err.startswith("set note of shops: maps/cars.yaml\nmaps/cars.yaml:")
    assert "S205" in ran.err


def test_what_a_map_says_cannot_steer_a_terminal(run: Callable) -> None:
    text = now().replace("text: Shops lose customers.", r'text: "x \e[31m"')
    Path("maps/cars.yaml").write_text(text)
    for call in (
        "remove close-it",
        "rename shops 'a\x1b[31m'",
        "set shops note 'a\x1b[31m' --diff",
        "set shops 'b\x1b' x",
    ):
        ran = run(*shlex.split(call))
        assert "\x1b" not in ran.out + ran.err


COMPLETIONS = [
    (["set", "air", "no"], ["note"]),
    (["set", "air", "implied", ""], ["true", "false"]),
    (["set", "air", "by", ""], ["lopez"]),
    (["set", "air", "source", ""], ["minutes"]),
    (["set", "air", "conflicts", "cl"], ["close", "close-it"]),
    (["move", "air", "--as", "co"], ["con", "context"]),
    (["move", "air", "--under", "wa"], ["wait"]),
    (["rename", "clo"], ["close", "close-it"]),
    (["quote", "air", "--source", "m"], ["minutes"]),
    (["set", "nope", "n"], []),
]


@pytest.mark.parametrize(("typed", "expected"), COMPLETIONS)
def test_completion(
    typed: list[str], expected: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_ARGMAP_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", shlex.join(["argmap", *typed[:-1]]) + " " + typed[-1])
    with pytest.raises(SystemExit):
        main([])
    assert capsys.readouterr().out.split() == expected


def test_what_a_draft_doubts_goes_when_it_is_accepted(run: Callable) -> None:
    for note, stays in (("Unsure. Who is “she”?", False), ("Ask the author.", True)):
        assert run("set", "shops", "note", note).status == 0
        assert run("set", "shops", "draft", "true").status == 0
        assert run("set", "shops", "draft", "--unset").status == 0
        assert "draft:" not in now()
        assert (note in now()) is stays
