"""Maps that are made in the explorer: whole sessions, changes from elsewhere, and what cannot be written."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap import saving
from argmap.explorer.application import Explorer
from argmap.explorer.headless import screenshot
from argmap.explorer.key_table import key_rows
from argmap.explorer.keys import COMMANDS
from argmap.relations import LISTS

from .driving import drive, explorer, screen_of
from .making import MAP, edges, maker, maps_in, nodes, press_keys

CRITO = Path(__file__).with_name("crito-page.txt")
ROUND = ["a", "p", "g", "x", "left", "left", "c", "e", "v", "i", "q", "left", "s"]
"""A node of each kind: a position, a pro with an undercut, and the others below the position."""
MADE = {
    "a": "positions", "p": "pro", "c": "con", "x": "undercut", "e": "premises", "v": "caveat", "i": "context",
    "q": "questions", "Q": "questions",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


def empty_map(folder: Path, source: str) -> Path:
    return maps_in(folder, "argmap: 1\nsources:\n  text:\n    file: minutes.txt\n", source)


def made_in_rounds(folder: Path, rounds: int) -> None:
    """Make nodes of each kind, undo all and do all again; the file is looked at after each key."""
    sentences = [f"Claim {number} says that the sky has colour {number}." for number in range(rounds * len(ROUND))]
    path = empty_map(folder, "\n\n".join(sentences))
    texts = [path.read_text()]
    quoted: list[str] = []

    def after(app: Explorer, key: str) -> None:
        content = path.read_text()
        if key in MADE or key == "s":
            assert content != texts[-1], (key, app.session.note)
            texts.append(content)
            quoted.append(sentences[len(quoted)])
        else:
            assert content == texts[-1]
        if key in MADE:
            node = maker(app).made
            assert node is not None
            data = argmap.load([path]).graph.nodes[node]
            assert [one.text for one in data["quotes"]] == [quoted[-1]]
            assert data["written"].list_key == MADE[key]

    app = press_keys(path, ["Q", *ROUND * rounds], after=after)
    counts: dict[str, int] = {}
    for _, data in argmap.load([path]).graph.nodes(data=True):
        counts[data["written"].list_key] = counts.get(data["written"].list_key, 0) + 1
    assert counts == dict.fromkeys(LISTS, rounds) | {"questions": rounds + 1}
    assert maker(app).share.quoted + maker(app).share.skipped == 9 * len(quoted)
    _undone_and_done_again(app, path, texts)


def _undone_and_done_again(app: Explorer, path: Path, texts: list[str]) -> None:
    from argmap.explorer.commands.making import redo, undo

    for text in reversed(texts[:-1]):
        undo(app.session)
        assert path.read_text() == text
    undo(app.session)
    assert app.session.note == "nothing is left to undo"
    for text in texts[1:]:
        redo(app.session)
        assert path.read_text() == text
    redo(app.session)
    assert app.session.note == "nothing is left to do again"


@pytest.mark.long
def test_a_session_of_two_nodes_of_each_kind(tmp_path: Path) -> None:
    made_in_rounds(tmp_path, 2)


@pytest.mark.long
def test_a_session_of_twenty_nodes_of_each_kind(tmp_path: Path) -> None:
    made_in_rounds(tmp_path, 20)


@pytest.mark.long
def test_the_first_page_of_a_dialogue(tmp_path: Path) -> None:
    path = empty_map(tmp_path, CRITO.read_text(encoding="utf-8"))
    question = [*"Should Socrates escape?"]
    app = press_keys(
        path, ["s", "s", "s", "W", *question, "enter", "Q", "a", ";", "p", "e", "e", "e", "q", "left", "p"]
    )
    said = nodes(path)
    assert said["socrates-escape"]["text"] == "Should Socrates escape?"
    positions = [name for name, data in said.items() if data["kind"] == "position"]
    assert [said[name]["by"] for name in positions] == [("Crito",)]
    assert {relation for _, relation, _ in edges(path)} == {"answers", "pro", "premise", "raises"}
    assert all(not data["written"].text for name, data in said.items() if name != "socrates-escape")
    assert 20 < maker(app).share.percent < 30


def test_drafts_are_judged_one_by_one(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    app = press_keys(path, [".", "y", "d"])
    said = nodes(path)
    assert said["air"]["draft"] is False
    assert "bus" not in said
    assert app.session.navigator.node == "cars/close"


def test_drafted_skips_are_accepted(tmp_path: Path) -> None:
    title = "    - {from: MINUTES OF THE COUNCIL, reason: a title, draft: true}\n"
    skips = f"    skip:\n{title}    - {{from: Printed on paper., draft: true}}\n"
    source = "sources:\n  minutes:\n    file: minutes.txt\n"
    text = f"argmap: 1\n{source}{skips}questions:\n- Why?\n"
    path = maps_in(tmp_path, text)
    app = press_keys(path, [".", "s", "s", "."])
    assert app.session.note == "nothing is a draft"
    found = argmap.load([path]).sources["cars/minutes"].skip
    assert [(one.start, one.reason, one.draft) for one in found] == [
        ("MINUTES OF THE COUNCIL", "a title", False),
        ("Printed on paper.", None, False),
    ]
    assert "draft" not in path.read_text()


def test_what_was_changed_elsewhere_is_not_overwritten(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    notes = []

    def after(app: Explorer, key: str) -> None:
        notes.append(app.session.note)
        if key == "space":
            path.write_text(path.read_text() + "# written elsewhere\n")

    press_keys(path, ["p", "space", "c", "u"], "close", after)
    assert "changed elsewhere" in notes[2]
    assert "changed elsewhere" in notes[3]
    assert path.read_text().endswith("# written elsewhere\n")
    assert ("minutes-council", "pro", "close") in edges(path)
    again = press_keys(path, ["c"], "close")
    assert again.session.note.endswith("u undoes it")


@pytest.mark.parametrize("keys", [["p"], ["s"], ["t"], ["y"], ["W", *"Why?", "enter", "q"]])
def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str]) -> None:
    path = maps_in(tmp_path)
    before = path.read_bytes()

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(saving, "write", full)
    app = press_keys(path, keys, "air")
    assert "no space left on device" in app.session.note
    assert path.read_bytes() == before
    assert not maker(app).history.done


def test_a_map_that_becomes_broken_is_reported(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    broken = MAP.replace("text: Wait.", "text: [Wait.")

    def after(app: Explorer, key: str) -> None:
        if key == "space":
            path.write_text(broken)
            app.session.reload()

    app = press_keys(path, ["space", "p"], "close", after)
    assert "not valid YAML" in app.session.note
    assert path.read_text() == broken


def test_a_picture_writes_nothing(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    before = path.read_bytes()
    app = explorer(path)
    app.session.writes = False
    screenshot(app, (80, 24), ["i", "a"], None)
    assert app.session.note == "only the requested picture is written"
    assert path.read_bytes() == before


def test_a_hostile_source_is_shown_unharmed(tmp_path: Path) -> None:
    words = "One \x1b[31mred\x07 word. " + "x" * 500 + " \u202eevil. 漢字の文。" + "\nTwo <b>words</b> [link]."
    path = empty_map(tmp_path, words)
    drawn: list[str] = []

    def after(app: Explorer, _key: str) -> None:
        drawn.extend(segment.words for line in _drawn(app) for segment in line)

    press_keys(path, ["Q", "n", "]", "]", "a", "space", "s", ";", "N"], after=after)
    assert not {"\x1b", "\x07", "\u202e"}.intersection("".join(drawn))
    assert nodes(path)


def _drawn(app: Explorer) -> list[Any]:
    from argmap.explorer.panes.making_lines import making_lines
    from argmap.explorer.source_pane import SourcePane

    pane = app.main.query_one(SourcePane)
    assert pane._layout is not None
    return [*making_lines(app.session, 80), *(pane._line(row) for row in pane._layout.rows)]


@pytest.mark.parametrize("columns", [40, 80, 130, 200])
def test_the_table_of_keys_is_always_in_sight(tmp_path: Path, columns: int) -> None:
    app = explorer(maps_in(tmp_path))
    shown: list[str] = []

    async def steps(pilot: Any) -> None:
        await pilot.press("i")
        shown.extend(screen_of(app))

    drive(app, (columns, 30), steps)
    screen = "\n".join(shown)
    for command in COMMANDS:
        if command.group and command.always:
            assert command.short in screen, command
    lines, places = key_rows(app.session, columns - 2)
    for place in places:
        row = "".join(segment.words for segment in lines[place.row])
        assert row[place.start : place.end].strip()


@pytest.mark.long
def test_keys_and_words_can_be_clicked(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    app = explorer(path)

    async def click(pilot: Any, words: str) -> None:
        rows = screen_of(app)
        row = next(number for number, line in enumerate(rows) if words in line)
        await pilot.click(offset=(rows[row].index(words) + 1, row))
        await pilot.pause()

    async def steps(pilot: Any) -> None:
        await pilot.press("i")
        await click(pilot, "Printed on paper")
        assert maker(app).selected_words == "Printed on paper."
        await click(pilot, "Close it")
        await click(pilot, "p pro")

    drive(app, (100, 40), steps)
    assert ("printed-paper", "pro", "close") in edges(path)


def test_words_are_selected_with_the_mouse(tmp_path: Path) -> None:
    app = explorer(maps_in(tmp_path))
    chosen: Callable[[], str] = lambda: maker(app).selected_words  # noqa: E731

    async def steps(pilot: Any) -> None:
        await pilot.press("i")
        rows = screen_of(app)
        row = next(number for number, line in enumerate(rows) if "The mayor proposed" in line)
        start = rows[row].index("mayor")
        await pilot.mouse_down(offset=(start, row))
        await pilot.hover(offset=(rows[row].index("close") + 2, row))
        await pilot.mouse_up(offset=(rows[row].index("close") + 2, row))
        await pilot.pause()
        assert chosen() == "mayor proposed to close"

    drive(app, (100, 40), steps)


@pytest.mark.long
def test_several_speakers_are_several(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    press_keys(path, ["down", "B", *"ana, the mayor", "enter"])
    assert nodes(path)["close"]["by"] == ("lopez", "the mayor")
    press_keys(path, ["down", "B", *"lopez", "enter"])
    assert nodes(path)["close"]["by"] == ("lopez",)


def test_the_next_draft_is_the_next_in_the_text_also_after_a_turn(tmp_path: Path) -> None:
    claims = "".join(f"    - {{id: c{n}, quote: Claim {n} is here, draft: true}}\n" for n in range(4))
    text = (
        "argmap: 1\nsources: {s: {file: minutes.txt}}\nquestions:\n- id: q\n  text: Q?\n"
        f"  positions:\n  - id: a\n    text: A.\n    pro:\n{claims}    con:\n    - B.\n"
    )
    path = maps_in(tmp_path, text, " ".join(f"Claim {n} is here." for n in range(4)))
    app = press_keys(path, ["t", "y"], "c1")
    assert nodes(path)["c1"]["draft"] is False
    assert app.session.navigator.node == f"{path.stem}/c2"


TITLE, LAST = "MINUTES OF THE COUNCIL", "Nobody knows."
DRAFTED = f"""\
argmap: 1
sources:
  minutes:
    file: minutes.txt
    skip:
    - {{from: {TITLE}, reason: a title, draft: true}}
    - {{from: {LAST}, draft: true}}
"""


@pytest.mark.parametrize(
    ("keys", "skips", "drafts"),
    [
        ("...y", {TITLE: True, LAST: False}, {"air", "bus"}),
        ("...d", {TITLE: True}, {"air", "bus"}),
        ("....d", {LAST: True}, {"air", "bus"}),
        (".d", {TITLE: True, LAST: True}, {"bus"}),
        (".yyyy", {TITLE: False, LAST: False}, set()),
        (".dddd", {}, set()),
        ("...du", {TITLE: True, LAST: True}, {"air", "bus"}),
        ("...]y", {TITLE: True, LAST: True}, {"air"}),
    ],
)
def test_drafted_skips_and_nodes_are_judged_in_the_order_of_the_text(
    tmp_path: Path, keys: str, skips: dict[str, bool], drafts: set[str]
) -> None:
    nodes_of = MAP[MAP.index("questions:") :].replace("Half of the customers come by bus.", "B.\n      quote: half")
    path = maps_in(tmp_path, DRAFTED + nodes_of)
    press_keys(path, keys, "close")
    found = argmap.load([path])
    assert {one.start: one.draft for one in found.sources["cars/minutes"].skip} == skips
    assert {name for name, data in nodes(path).items() if data["draft"]} == drafts
