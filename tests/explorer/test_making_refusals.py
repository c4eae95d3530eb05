"""What a user does in the explorer that cannot be done, or was not meant: it is said, and nothing is lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from argmap.explorer.application import Explorer
from argmap.explorer.dialogs import Dialog
from argmap.explorer.lines_pane import LinesPane
from argmap.explorer.widgets import Field

from .driving import drive, explorer, screen_of
from .making import MAP, edges, maps_in, nodes, press_keys


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


class Screen(NamedTuple):
    """What is on the screen after the last key."""

    dialog: str
    typed: str
    reason: str
    context: str


def screens(path: Path, keys: list[str], at: str = "close") -> list[Screen]:
    """Press keys, and look at the screen after each."""
    found: list[Screen] = []

    def after(app: Explorer, _key: str) -> None:
        screen, session = app.screen, app.session
        fields = [one.value for one in screen.query(Field) if one.display]
        reason = "".join(
            segment.words
            for pane in screen.query("#reason").results(LinesPane)
            for line in pane.lines
            for segment in line.line
        )
        name = type(screen).__name__ if isinstance(screen, Dialog) else ""
        found.append(Screen(name, fields[0] if fields else "", reason, session.context))

    press_keys(path, keys, at, after)
    return found


@pytest.mark.long
@pytest.mark.parametrize(
    ("keys", "typed", "reason"),
    [
        (["h", *"perhaps", "enter"], "perhaps", "these words are not among the selected ones"),
        (["H", *"perhaps", "enter"], "perhaps", "no quote of cars/close contains these words"),
    ],
)
def test_a_refused_answer_stays_open_with_the_reason(tmp_path: Path, keys: list[str], typed: str, reason: str) -> None:
    path = maps_in(tmp_path)
    before = path.read_text()
    screen = screens(path, keys)[-1]
    assert (screen.dialog, screen.typed) == ("Answer", typed)
    assert reason in screen.reason
    assert path.read_text() == before
    assert screens(path, [*keys, "escape"])[-1][:3] == ("", "", "")


def test_a_refused_answer_can_be_mended(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    found = screens(path, ["h", *"perhaps", "enter", *["backspace"] * 7, *"OF THE", "enter", "p"])
    assert nodes(path)["minutes-council"]["qualifier"] == "OF THE"
    assert found[-1].dialog == ""


@pytest.mark.parametrize(
    ("keys", "dialog", "typed"),
    [
        (["B", *"the mayor", "enter"], "Chooser", "the mayor"),
        (["enter", *" Now.", "enter"], "Answer", "Close it. Now."),
        (["W", *"Why?", "enter", "q"], "Menu", ""),
    ],
)
def test_what_cannot_be_written_stays_open(tmp_path: Path, keys: list[str], dialog: str, typed: str) -> None:
    path = maps_in(tmp_path)
    path.chmod(0o444)
    screen = screens(path, keys)[-1]
    assert (screen.dialog, screen.typed) == (dialog, typed)
    assert "read-only" in screen.reason


@pytest.mark.long
def test_own_words_are_kept_until_they_are_a_node(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    keys = ["W", *"Why?", "enter", "escape", "W"]
    assert screens(path, keys)[-1].typed == "Why?"
    assert screens(path, [*keys, "enter", "q", "W"])[-1].typed == ""
    assert nodes(path)["why"]["text"] == "Why?"


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        (["T"], "air"),
        (["d"], "close"),
        (["W", *"Why?", "enter"], "close"),
        (["W"], "close"),
        (["enter"], "close"),
        (["b"], "close"),
        (["C"], "close"),
        (["?"], "close"),
        (["m"], "air"),
        (["!"], "close"),
    ],
)
def test_escape_closes_only_what_was_opened_last(tmp_path: Path, keys: list[str], at: str) -> None:
    path = maps_in(tmp_path)
    before = path.read_text()
    found = screens(path, [*keys, "escape", "escape"], at)
    assert found[-2].dialog == ""
    assert found[-2].context == "making"
    assert found[-1].context == "tree"
    assert path.read_text() == before


def gone(path: Path, keys: list[str]) -> tuple[Explorer, list[str], list[bool]]:
    """Press keys; at the space the map file is deleted. The messages after each, and whether the file is there."""
    notes: list[str] = []
    there: list[bool] = []

    def after(app: Explorer, key: str) -> None:
        if key == "space":
            path.unlink()
        notes.append(app.session.note)
        there.append(path.exists())

    return press_keys(path, keys, "close", after), notes, there


def test_a_deleted_map_is_written_anew_by_the_second_try(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    _, notes, there = gone(path, ["p", "space", "c", "c"])
    assert "has been deleted" in notes[2]
    assert "do the same again" in notes[2]
    assert there == [True, False, False, True]
    assert {("minutes-council", "pro", "close"), ("cars-burn-petrol", "con", "close")} <= edges(path), edges(path)


def test_a_deleted_map_is_written_anew_by_undo_and_redo(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    _, notes, there = gone(path, ["p", "space", "u", "u", "U"])
    assert "has been deleted" in notes[2]
    assert there == [True, False, False, True, True]
    assert notes[3].startswith("undone")
    assert notes[4].startswith("done again")
    assert ("minutes-council", "pro", "close") in edges(path)
    _, notes, there = gone(path, ["c", "space", "u", "u"])
    assert ("mayor", "con", "close") not in edges(path)


def test_a_map_that_was_deleted_and_is_back_is_not_written_over(tmp_path: Path) -> None:
    path = maps_in(tmp_path)

    def after(_app: Explorer, key: str) -> None:
        if key == "space":
            path.unlink()
        if key == "n":
            path.write_text(MAP + "# back\n")

    app = press_keys(path, ["space", "c", "n", "c"], "close", after)
    assert "changed elsewhere" in app.session.note
    assert path.read_text() == MAP + "# back\n"


def test_a_folder_that_is_gone_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    path = maps_in(folder)
    notes: list[str] = []

    def after(app: Explorer, key: str) -> None:
        if key == "space":
            shutil.rmtree(folder)
        if key == "t":
            notes.append(app.session.note)
        if key == "n":
            folder.mkdir()
            (folder / "minutes.txt").write_text("The mayor proposed to close the centre. The air would be cleaner")

    app = press_keys(path, ["space", "t", "t", "n", "t"], "air", after)
    assert "has been deleted" in notes[0]
    assert "make its folder anew" in notes[1]
    assert path.exists(), app.session.note
    assert ("air", "con", "close") in edges(path)


def test_what_is_read_last_stays_when_the_map_is_deleted(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    app = explorer(path)
    path.unlink()
    app.session.reload()
    assert "was deleted" in app.session.note
    assert "cars/close" in app.session.navigator.graph


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_long_message_is_shown_whole(tmp_path: Path, columns: int) -> None:
    app = explorer(maps_in(tmp_path))
    words = " ".join(f"word{number}" for number in range(18))

    async def steps(pilot: Any) -> None:
        await pilot.press("i")
        app.session.say(words)
        app.sync()
        await pilot.pause()
        shown = " ".join(" ".join(screen_of(app)).split())
        assert words in shown
        app.session.say("short")
        app.sync()
        await pilot.pause()
        rows = screen_of(app)
        at = next(number for number, row in enumerate(rows) if row.strip() == "short")
        assert rows[at + 1].lstrip().startswith("text")

    drive(app, (columns, 40), steps)
