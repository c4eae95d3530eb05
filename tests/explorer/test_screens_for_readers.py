"""What readers need of a screen: positions side by side, hits marked, the legend first, wide letters in pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

import argmap
from argmap.explorer.bars import key_line, status_line
from argmap.explorer.headless import press, screenshot, settled
from argmap.explorer.key_help import key_dialog
from argmap.explorer.keys import ALWAYS_FIRST
from argmap.explorer.marks import ASCII_MARKS, UNICODE_MARKS
from argmap.explorer.navigator import Navigator
from argmap.explorer.node_words import node_words, node_words_within
from argmap.explorer.panes.cards import column_lines
from argmap.explorer.panes.details import claim_lines, node_lines
from argmap.explorer.row_layout import RowLayout
from argmap.relations import KINDS, RELATIONS, Side
from argmap.styled import Line
from argmap.view.node_line import ASCII, UNICODE

from .driving import debate_in, drive, explorer, screen_of


def plain(line: Line) -> str:
    return "".join(segment.words for segment in line)


async def pressed(app: Any, *keys: str) -> str:
    for key in keys:
        press(app, key)
        await settled(app)
    return "\n".join(screen_of(app))


def test_a_question_is_weighed_position_by_position(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))

    async def steps(_: object) -> None:
        await pressed(app, "v")
        columns = [app.main.pane(f"column-{number}") for number in range(2)]
        shown = [[plain(line.line) for line in pane.lines] for pane in columns]
        assert shown[0][:2] == ["► Close it. [close]", "1 for, 1 against; 1 of 2 answered"]
        assert "  − Traffic would only move to the ring road. [ring]" in shown[0]
        assert shown[1][0] == "► Wait for the new tram. [wait]"
        assert shown[1][shown[1].index("for it") + 1] == "nothing"
        assert not app.main.pane("column-2").display

    drive(app, (100, 30), steps)


def test_more_positions_than_fit_are_reached_column_by_column(tmp_path: Path) -> None:
    positions = "\n".join(f"  - {{id: p{number}, text: Position {number}.}}" for number in range(9))
    path = debate_in(tmp_path, f"argmap: 1\nquestions:\n- id: q\n  text: Q?\n  positions:\n{positions}\n")
    app = explorer(path)

    async def steps(_: object) -> None:
        screen = await pressed(app, "v")
        seen = set(re.findall(r"Position \d", screen))
        assert len(seen) == 2
        for number in range(1, 9):
            screen = await pressed(app, "l")
            assert f"column {number + 1} of 9" in screen
            assert f"Position {number}" in screen
            seen |= set(re.findall(r"Position \d", screen))
        assert len(seen) == 9
        assert "Position 0" in await pressed(app, "l")

    drive(app, (60, 24), steps)


@pytest.mark.parametrize("size", [(100, 40), (140, 40), (200, 40)], ids=["below", "beside", "three"])
def test_the_pane_grows_and_shrinks_and_hides(size: tuple[int, int], tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))

    def area() -> tuple[int, int]:
        tree, pane = app.main.query_one("#tree"), app.main.pane(app.session.aside)
        return tree.size.width * tree.size.height, pane.size.width * pane.size.height * pane.display

    async def steps(_: object) -> None:
        begun = area()
        await pressed(app, ">")
        larger = area()
        await pressed(app, "<", "<")
        smaller = area()
        assert smaller[0] > begun[0] > larger[0]
        assert smaller[1] < begun[1] < larger[1]
        await pressed(app, "f")
        assert area()[0] > smaller[0]
        assert area()[1] == 0
        await pressed(app, "s")
        assert "The council met." in "\n".join(screen_of(app))
        for _ in range(9):
            await pressed(app, ">")
        assert min(area()) > 0

    drive(app, size, steps)


def test_an_empty_side_says_so_and_replies_are_below_reasons(load_text: Callable[..., argmap.Debate]) -> None:
    nav = Navigator(
        load_text(
            """
            argmap: 1
            questions:
            - id: q
              text: Q?
              positions:
              - id: p
                text: P.
                note: Remember this.
                caveat: Only on Sundays.
                pro: {id: r, text: R., con: {id: c, text: C., by: Ann, qualifier: perhaps}}
            """
        ),
        UNICODE,
    )
    lines = [plain(line.line) for line in column_lines(nav, "m/p", Side.FOR)]
    assert lines[-1] == "  − C. — Ann, “perhaps” [c]"
    assert plain(column_lines(nav, "m/p", Side.AGAINST)[-1].line) == "nothing"
    head = "\n".join(plain(line.line) for line in claim_lines(nav, "m/p"))
    assert "note: Remember this." in head
    assert "◇ Only on Sundays." in head


def test_a_filter_marks_what_it_looks_for_and_counts_its_matches(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))

    async def steps(_: object) -> None:
        await pressed(app, "/", *"traffic", "enter")
        nav = app.session.navigator
        assert [one.words for one in node_words(nav, "cars/ring") if one.style == "hit"] == ["Traffic"]
        hits = [one.words for line in node_lines(nav, "cars/ring") for one in line.line if one.style == "hit"]
        assert hits == ["Traffic"]
        assert "1 of 9 match" in plain(status_line(app.session, 98))
        await pressed(app, "escape", "/", *"Lopez", "enter")
        assert [one.words for one in node_words(nav, "cars/shops") if one.style == "hit"] == ["Lopez"]

    drive(app, (100, 30), steps)


def test_the_status_says_how_much_there_is(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))
    assert plain(status_line(app.session, 98)) == "9 nodes, 1 map"


def test_a_node_is_found_by_its_words(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))

    async def steps(_: object) -> None:
        screen = await pressed(app, ":", *"ring", "space", *"road")
        assert "Traffic would only move to the ring road." in screen
        await pressed(app, "enter")
        assert app.session.navigator.node == "cars/ring"
        await pressed(app, ":", *"Lopez", "enter")
        assert app.session.navigator.node == "cars/shops"

    drive(app, (100, 30), steps)


def test_the_footer_has_first_what_newcomers_need(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))
    words = plain(key_line(app.session, 98))
    assert [one.split()[0] for one in words.split("  ")][: len(ALWAYS_FIRST) + 2] == [*ALWAYS_FIRST, "j", "k"]


def test_the_help_begins_with_the_signs_and_can_be_searched_for_them(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))
    dialog: Any = key_dialog(app.session).dialog
    titles = [plain(line.line) for line in dialog.find("") if line.line and line.line[0].style == "title"]
    assert titles[0] == "signs"
    assert any("limits the claim" in plain(line.line) for line in dialog.find("caveat"))
    assert not any("in the tree" in plain(line.line) for line in dialog.find("limits the claim"))

    async def steps(_: object) -> None:
        screen = await pressed(app, "?")
        assert screen.index("signs") < screen.index("question")

    drive(app, (80, 24), steps)


@pytest.mark.parametrize(("marks", "signs"), [(UNICODE_MARKS, UNICODE), (ASCII_MARKS, ASCII)])
def test_marks_of_folding_look_like_no_other_sign(marks: Any, signs: Any) -> None:
    others = {*signs.kinds.values(), *signs.relations.values(), *marks[2:]}
    assert not {marks.opened, marks.folded, "▸", "▾"} & others
    assert len(signs.kinds) == len(KINDS)
    assert len(signs.relations) <= len(RELATIONS)


@pytest.mark.parametrize("room", [24, 30, 40, 60, 90])
def test_the_hedge_is_cut_last(room: int, load_text: Callable[..., argmap.Debate]) -> None:
    text = "The centre of the city should be closed to all cars for ever."
    nav = Navigator(load_text(f"""
        argmap: 1
        questions:
        - {{text: Q?, positions: {{id: p, text: "{text}", by: A speaker with a very long name, qualifier: may}}}}
        """), UNICODE)  # fmt: skip
    words = plain(node_words_within(nav, "m/p", room))
    assert cell_len(words) <= room
    assert words.endswith("“may”")
    assert words.startswith("The")


def test_a_long_hedge_leaves_room_for_the_name(load_text: Callable[..., argmap.Debate]) -> None:
    hedge = "has repeatedly been said to suggest that"
    nav = Navigator(load_text(f"""
        argmap: 1
        questions:
        - {{text: Q?, positions: {{id: p, text: The centre should be closed., by: Ann Onymous, qualifier: {hedge}}}}}
        """), UNICODE)  # fmt: skip
    words = plain(node_words_within(nav, "m/p", 50))
    assert cell_len(words) <= 50
    assert re.search(r" — Ann[^,]*…?, “has [^,]*…$", words), words


@pytest.mark.parametrize("view", ["v", "d"])
@pytest.mark.parametrize("at", ["q", "close"])
def test_maps_that_are_read_again_change_what_is_weighed_and_debated(view: str, at: str, tmp_path: Path) -> None:
    path = debate_in(tmp_path)
    app = explorer(path)
    app.session.navigator.jump(f"cars/{at}")

    async def steps(_: object) -> None:
        await pressed(app, view, "l")
        debate_in(tmp_path, "argmap: 1\nquestions:\n- {id: q, text: New?, positions: {id: n, text: Newer.}}\n")
        screen = await pressed(app, "r")
        assert "New" in screen
        assert "Shops" not in screen
        path.write_text("argmap: 1\n", encoding="utf-8")
        assert "the maps are empty" in await pressed(app, "r", "j")
        assert app.session.view == "tree"

    drive(app, (100, 30), steps)


def test_layout_of_rows_of_several_lines() -> None:
    heights = [1, 3, 2, 1, 4, 1]
    layout = RowLayout(len(heights), 5, heights.__getitem__)
    assert layout.last_first() == 4
    assert [layout.first_showing(row, 0) for row in range(6)] == [0, 0, 1, 2, 3, 4]
    assert [layout.first_showing(row, 5) for row in range(6)] == [0, 1, 2, 3, 4, 5]
    assert [layout.row_at(1, line) for line in range(6)] == [(1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (3, 0)]
    assert layout.row_at(5, 1) is None
    assert RowLayout(0, 5, heights.__getitem__).last_first() == 0


TRAM = """\
argmap: 1
title: T
questions:
- id: tram
  text: 路面電車を建設すべきか？
  positions:
  - {id: a, text: 建設すべきである。, by: 市長}
  - {id: b, text: Build it で all., by: 野党}
"""


def test_a_picture_gives_each_letter_its_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    svg = screenshot(explorer(debate_in(tmp_path, TRAM)), (90, 12), [], None)
    found = re.findall(r'<text[^>]* x="([\d.]+)"[^>]*? textLength="([\d.]+)"[^>]*>([^<]*)</text>', svg)
    assert any("市長" in words for *_, words in found)
    for x, length, words in found:
        assert float(length) == pytest.approx(12.2 * cell_len(words.replace("&#160;", " ")), rel=0.01), words
        assert float(x) / 12.2 == pytest.approx(round(float(x) / 12.2), abs=0.1), words
    rows = {}
    for x, _, words in found:
        rows.setdefault(words, float(x))
    assert rows["路面電車を建設すべきか？"] == pytest.approx(12.2 * 3, abs=15)
