"""What the explorer does to the world outside: bookmarks, files, the clipboard, the editor."""

from __future__ import annotations

import json
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.explorer.bookmarks import Bookmarks, state_folder
from argmap.explorer.commands.copy import COPIES, copied
from argmap.explorer.external_editor import editor_command
from argmap.explorer.fuzzy import closest
from argmap.explorer.headless import press, settled
from argmap.saving import write as save
from argmap.writers import WRITERS

from .driving import debate_in, drive, explorer


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_bookmarks_are_kept_by_file_and_node(tmp_path: Path, load_text: Callable) -> None:
    debate = load_text("argmap: 1\nquestions: [{id: a, text: A}, {id: b, text: B}]\n")
    marks = Bookmarks(debate)
    assert marks.nodes == set()
    assert marks.toggle(debate, "m/a")
    assert Bookmarks(debate).nodes == {"m/a"}
    folder = tmp_path / "state" / "argmap"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in folder.iterdir()] == ["bookmarks.json"]
    assert stat.S_IMODE((folder / "bookmarks.json").stat().st_mode) == 0o600
    elsewhere = load_text(m="argmap: 1\nquestions: [{id: b, text: B}]\n")
    assert Bookmarks(elsewhere).nodes == set()
    assert not marks.toggle(debate, "m/a")
    assert json.loads((folder / "bookmarks.json").read_text())["bookmarks"] == {}


@pytest.mark.parametrize(
    "content",
    [b"", b"[", b"[]", b"\xff\xfe", b'{"bookmarks": []}', b'{"bookmarks": {"a": "b"}}', b'{"bookmarks": {"a": [1]}}',
     b"[" * 100_000, b" " * 5_000_000],
)  # fmt: skip
def test_a_broken_file_of_bookmarks_is_left_out_with_a_note(content: bytes, load_text: Callable) -> None:
    debate = load_text("argmap: 1\nquestions: [{id: a, text: A}]\n")
    state_folder().mkdir(parents=True)
    (state_folder() / "bookmarks.json").write_bytes(content)
    marks = Bookmarks(debate)
    assert marks.nodes == set()
    assert "bookmarks.json" in marks.note


def test_what_another_explorer_has_marked_is_not_lost(load_text: Callable) -> None:
    debate = load_text("argmap: 1\nquestions: [{id: a, text: A}, {id: b, text: B}]\n")
    one, other = Bookmarks(debate), Bookmarks(debate)
    one.toggle(debate, "m/a")
    other.toggle(debate, "m/b")
    assert Bookmarks(debate).nodes == {"m/a", "m/b"}


def test_a_state_folder_that_is_no_absolute_path_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    assert state_folder() == Path.home() / ".local" / "state" / "argmap"


@pytest.mark.parametrize(
    ("setting", "command"),
    [
        ("vim", ["vim", "+7", "a b.yaml"]),
        ("emacs -nw", ["emacs", "-nw", "+7", "a b.yaml"]),
        ("/usr/bin/code", ["/usr/bin/code", "--wait", "--goto", "a b.yaml:7"]),
        ("code --wait --new-window", ["code", "--wait", "--new-window", "--goto", "a b.yaml:7"]),
        ("'/my tools/subl'", ["/my tools/subl", "--wait", "a b.yaml:7"]),
        ("hx", ["hx", "a b.yaml:7"]),
        ("vi; rm -rf /", ["vi;", "rm", "-rf", "/", "+7", "a b.yaml"]),
        ("'unclosed", None),
        ("   ", None),
    ],
)
def test_the_editor_is_a_list_of_arguments(setting: str, command: list[str] | None) -> None:
    assert editor_command({"EDITOR": setting}, "a b.yaml", 7) == command
    assert editor_command({"VISUAL": setting, "EDITOR": "ed"}, "a b.yaml", 7) == command


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("ring", ["m/ring", "m/bring", "m/r-i-n-g"]),
        ("", ["m/bring", "m/ring", "m/r-i-n-g", "m/Aire"]),
        ("AIR", ["m/Aire"]),
        ("mr", ["m/ring", "m/r-i-n-g", "m/bring", "m/Aire"]),
        ("xyz", []),
    ],
)
def test_ids_are_found_by_their_letters(letters: str, found: list[str]) -> None:
    assert closest(letters, ["m/bring", "m/ring", "m/r-i-n-g", "m/Aire"], 9) == found


def test_a_search_for_letters_takes_no_longer_than_the_names_are_long() -> None:
    names = ["a" * 5_000 + "b"] * 50
    done = threading.Event()
    threading.Thread(target=lambda: (closest("a" * 39 + "c", names, 5), done.set()), daemon=True).start()
    assert done.wait(10)


def test_a_file_is_replaced_only_if_that_was_said(tmp_path: Path) -> None:
    path = tmp_path / "made.dot"
    save(path, b"one", replace=False)
    with pytest.raises(FileExistsError):
        save(path, b"two", replace=False)
    assert path.read_bytes() == b"one"
    save(path, b"two", replace=True)
    assert path.read_bytes() == b"two"
    with pytest.raises(OSError, match="No such file"):
        save(tmp_path / "none" / "made.dot", b"", replace=False)
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(FileExistsError):
        save(tmp_path / "link", b"", replace=False)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link", "made.dot"]


def test_what_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = explorer(debate_in(tmp_path))
    app.session.navigator.jump("cars/shops")
    assert {letter: copied(app.session.navigator, letter) for letter in COPIES} == {
        "t": "Shops lose customers.",
        "i": "cars/shops",
        "p": "? Should the centre be closed to cars? › ► Close it. › − Shops lose customers. — Ana Lopez, “may”",
        "c": "“We may lose customers” (Minutes, https://example.org/minutes, line 1)",
        "q": "*",
    }
    app.session.navigator.zoom()
    assert copied(app.session.navigator, "q") == "id:cars/shops OR below(id:cars/shops)"
    app.session.navigator.apply(app.session.filters.filter_of(app.session.navigator.debate, "kind:question"))
    assert copied(app.session.navigator, "q") == "(kind:question) (id:cars/shops OR below(id:cars/shops))"
    assert copied(app.session.navigator, "t") == ""
    app.session.navigator.jump("cars/wait")
    assert copied(app.session.navigator, "c") == ""


def test_the_query_that_is_copied_gives_this_view(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))
    app.session.navigator.jump("cars/air")
    app.session.navigator.zoom()
    app.session.navigator.outline.set_all([0], True, deep=True)
    found = app.session.filters.filter_of(app.session.navigator.debate, copied(app.session.navigator, "q"))
    assert found.nodes == {item.node for item in app.session.navigator.outline.rows}


def test_copy_reaches_the_terminals_clipboard(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))

    async def steps(_: object) -> None:
        for key in ("j", "y", "i"):
            press(app, key)
            await settled(app)
        assert app.clipboard == "cars/close"
        assert app.session.note == "copied: cars/close"

    drive(app, (100, 30), steps)


@pytest.mark.long
def test_export_offers_each_writer_and_asks_before_it_replaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = explorer(debate_in(tmp_path))

    async def steps(_: object) -> None:
        async def type_keys(*keys: str) -> None:
            for key in keys:
                press(app, key)
                await settled(app)

        number = str(list(WRITERS).index("json") + 1)
        await type_keys("x", number, "enter")
        assert app.session.note == "written: argmap.json"
        first = Path("argmap.json").read_text()
        assert {node["id"] for node in json.loads(first)["nodes"]} == {
            item.node for item in app.session.navigator.outline.rows
        }
        await type_keys("E", "x", number, "enter", "n")
        assert Path("argmap.json").read_text() == first
        await type_keys("x", number, "enter", "y")
        assert "cars/toll" in Path("argmap.json").read_text()
        await type_keys("S", "enter")
        assert Path("argmap.svg").read_text().startswith("<svg")
        await type_keys("S", *"/none/x", "enter")
        assert app.session.note.startswith("cannot write ")

    drive(app, (100, 30), steps)
