"""Every key of the table does what the table says: each is pressed, and its effect looked at."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from argmap.explorer.application import Explorer
from argmap.explorer.commands import filtering
from argmap.explorer.dialogs import Answer, Chooser, Menu
from argmap.explorer.headless import press, settled
from argmap.explorer.keys import COMMANDS, CONTEXTS, KEYS, command_for, shown_key
from argmap.explorer.lines_pane import LinesPane
from argmap.explorer.navigator import Navigator
from argmap.explorer.widgets import Field

from .driving import debate_in, drive, explorer

SIZE = (100, 30)
LAST = 7
MAKING = "making"
"""The keys of this context write files: test_making_keys.py presses them."""


class Case(NamedTuple):
    """Keys that are pressed first (the cursor begins at ``at``), and what must hold after the key itself."""

    before: list[str]
    holds: Callable[[Explorer], object]
    at: str = "q"


def rows(app: Explorer) -> list[str]:
    return [place.node.partition("/")[2] for place in app.session.navigator.outline.rows]


def at(node: str) -> Callable[[Explorer], bool]:
    return lambda app: app.session.navigator.node == f"cars/{node}"


def opened(app: Explorer) -> bool:
    assert app.session.navigator.item is not None
    return app.session.navigator.item.is_open


def chosen(app: Explorer, node: str) -> bool:
    return app.main.active_pane.target == f"cars/{node}"


def dialog(kind: type) -> Callable[[Explorer], bool]:
    return lambda app: isinstance(app.screen, kind)


def scrolled(app: Explorer) -> int:
    return app.main.active_pane.scroll_offset.y


def half(app: Explorer) -> int:
    return app.main.query_one("#tree").size.height // 2


CASES = {
    ("tree", "down"): Case([], at("close")),
    ("tree", "up"): Case([], at("q"), "close"),
    ("tree", "unfold"): Case([], lambda app: opened(app) and at("close")(app), "close"),
    ("tree", "fold"): Case([], lambda app: rows(app) == ["q"]),
    ("tree", "toggle"): Case([], lambda app: rows(app) == ["q"]),
    ("tree", "switch_pane"): Case([], lambda app: app.session.context == "pane"),
    ("tree", "parent"): Case([], lambda app: at("air")(app) and opened(app), "ring"),
    ("tree", "next_sibling"): Case([], at("wait"), "close"),
    ("tree", "previous_sibling"): Case([], at("close"), "wait"),
    ("tree", "first_sibling"): Case([], at("close"), "pays"),
    ("tree", "last_sibling"): Case([], at("pays"), "close"),
    ("tree", "first"): Case([], at("q"), "ring"),
    ("tree", "last"): Case([], lambda app: app.session.navigator.row == len(rows(app)) - 1, "q"),
    ("tree", "half_down"): Case(["E"], lambda app: app.session.navigator.row == half(app)),
    ("tree", "half_up"): Case(["E", "G"], lambda app: app.session.navigator.row == len(rows(app)) - 1 - half(app)),
    ("tree", "page_down"): Case(["E"], lambda app: app.session.navigator.row == len(rows(app)) - 1),
    ("tree", "page_up"): Case(["E", "G"], at("q")),
    ("tree", "fold_siblings"): Case(["l"], lambda app: rows(app) == ["q", "close", "wait", "pays"], "close"),
    ("tree", "unfold_siblings"): Case(
        [], lambda app: rows(app) == ["q", "close", "air", "shops", "wait", "air", "pays"], "close"
    ),
    ("tree", "fold_deep"): Case(["E"], lambda app: "ring" not in rows(app)),
    ("tree", "unfold_deep"): Case([], lambda app: "toll" in rows(app)),
    ("tree", "zoom"): Case([], lambda app: rows(app)[0] == "air", "air"),
    ("tree", "unzoom"): Case(["z"], lambda app: rows(app)[0] == "q" and at("air")(app), "air"),
    ("tree", "back"): Case(["u"], at("q")),
    ("tree", "forward"): Case(["u", "["], lambda app: not at("q")(app)),
    ("tree", "next_place"): Case(
        [], lambda app: at("air")(app) and app.session.navigator.item.above.node == "cars/wait", "air"
    ),
    ("tree", "previous_place"): Case([], lambda app: app.session.navigator.item.above.node == "cars/wait", "air"),
    ("tree", "next_unanswered"): Case([], at("toll")),
    ("tree", "previous_unanswered"): Case([], at("pays")),
    ("anywhere", "filter_rows"): Case([], lambda app: app.session.context == "filter"),
    ("tree", "next_match"): Case(["/", *"the", "enter"], at("air")),
    ("tree", "previous_match"): Case(["/", *"the", "enter"], at("wait")),
    ("tree", "leave"): Case(["/", *"ring", "enter"], lambda app: app.session.navigator.filter is None),
    ("tree", "source"): Case([], lambda app: app.session.aside == "source"),
    ("tree", "columns"): Case([], lambda app: app.session.view == "columns"),
    ("tree", "debate"): Case([], lambda app: app.session.view == "debate"),
    ("tree", "larger_pane"): Case([], lambda app: app.main.has_class("pane-1")),
    ("tree", "smaller_pane"): Case([], lambda app: app.main.has_class("pane-less-1")),
    ("tree", "hide_pane"): Case([], lambda app: app.main.has_class("alone")),
    ("pane", "larger_pane"): Case(["tab"], lambda app: app.main.has_class("pane-1")),
    ("pane", "smaller_pane"): Case(["tab"], lambda app: app.main.has_class("pane-less-1")),
    ("pane", "hide_pane"): Case(["tab"], lambda app: app.main.has_class("alone") and app.session.context == "tree"),
    ("tree", "begin"): Case([], lambda app: app.session.context == "making"),
    ("tree", "bookmark"): Case([], lambda app: app.session.bookmarks.nodes == {"cars/q"}),
    ("tree", "bookmarks"): Case(["m"], dialog(Chooser)),
    ("filter", "keep_filter"): Case(
        ["/", *"ring"], lambda app: app.session.context == "tree" and app.session.navigator.filter is not None
    ),
    ("filter", "drop_filter"): Case(
        ["/", *"ring"], lambda app: app.session.context == "tree" and app.session.navigator.filter is None
    ),
    ("filter", "down"): Case(["/", *"the"], lambda app: app.session.navigator.row == 1),
    ("filter", "up"): Case(["/", *"air"], lambda app: at("close")(app)),
    ("pane", "pane_down"): Case(["tab"], lambda app: chosen(app, "close")),
    ("pane", "pane_up"): Case(["tab", "G"], lambda app: chosen(app, "wait")),
    ("pane", "pane_go"): Case(["tab", "j"], at("close")),
    ("pane", "pane_first"): Case(["tab", "G"], lambda app: chosen(app, "close")),
    ("pane", "pane_last"): Case(["tab"], lambda app: chosen(app, "pays")),
    ("pane", "pane_half_down"): Case(["tab"], lambda app: scrolled(app) > 0, "air"),
    ("pane", "pane_half_up"): Case(["tab", "ctrl+d"], lambda app: scrolled(app) == 0, "air"),
    ("pane", "pane_page_down"): Case(["tab"], lambda app: scrolled(app) > 0, "air"),
    ("pane", "pane_page_up"): Case(["tab", "pagedown"], lambda app: scrolled(app) == 0, "air"),
    ("pane", "switch_pane"): Case(["tab"], lambda app: app.session.context == "tree"),
    ("pane", "leave_pane"): Case(["!"], lambda app: app.session.aside == "node" and app.session.context == "tree"),
    ("pane", "source"): Case(["tab"], lambda app: app.session.aside == "source"),
    ("columns", "pane_down"): Case(["v"], lambda app: chosen(app, "air")),
    ("columns", "pane_up"): Case(["v", "j"], lambda app: chosen(app, "close")),
    ("columns", "next_column"): Case(["v"], lambda app: chosen(app, "shops"), "close"),
    ("columns", "previous_column"): Case(["v", "l"], lambda app: chosen(app, "close")),
    ("columns", "column_deeper"): Case(["v"], lambda app: at("air")(app) and app.session.view == "columns", "close"),
    ("columns", "column_back"): Case(
        ["v", "enter"], lambda app: at("close")(app) and app.session.view == "columns", "close"
    ),
    ("columns", "debate"): Case(["v"], lambda app: app.session.view == "debate"),
    ("columns", "source"): Case(["v"], lambda app: app.session.view == "tree" and app.session.aside == "source"),
    ("columns", "close"): Case(["v"], lambda app: app.session.view == "tree"),
    ("debate", "next_exchange"): Case(["d"], lambda app: app.session.exchange == 1),
    ("debate", "previous_exchange"): Case(["d", "l", "l"], lambda app: app.session.exchange == 1),
    ("debate", "pane_down"): Case(["d"], lambda app: chosen(app, "shops")),
    ("debate", "pane_up"): Case(["d", "j"], lambda app: chosen(app, "close")),
    ("debate", "pane_go"): Case(["d", "j"], lambda app: at("shops")(app) and app.session.view == "tree"),
    ("debate", "columns"): Case(["d"], lambda app: app.session.view == "columns"),
    ("debate", "source"): Case(["d"], lambda app: app.session.view == "tree" and app.session.aside == "source"),
    ("debate", "close"): Case(["d"], lambda app: app.session.view == "tree"),
    ("anywhere", "copy_menu"): Case([], dialog(Menu)),
    ("anywhere", "edit"): Case([], lambda app: app.session.note == "no terminal to open an editor in"),
    ("anywhere", "export"): Case([], dialog(Menu)),
    ("anywhere", "screenshot"): Case([], dialog(Answer)),
    ("anywhere", "findings"): Case([], lambda app: app.session.aside == "findings" and app.session.context == "pane"),
    ("anywhere", "reload"): Case([], lambda app: app.session.note == "read again"),
    ("anywhere", "theme"): Case([], lambda app: app.theme == "light"),
    ("anywhere", "palette"): Case([], dialog(Chooser)),
    ("anywhere", "help_keys"): Case([], dialog(Chooser)),
    ("anywhere", "leave_explorer"): Case([], lambda app: app.has_left),
}


def name_of(command: Any) -> tuple[str, str]:
    return command.context, command.run.__name__


def test_every_command_has_a_case() -> None:
    assert {name_of(command) for command in COMMANDS if command.context != MAKING} == set(CASES)


def test_no_key_means_two_things_in_one_place() -> None:
    for context in CONTEXTS:
        keys = [key for command in COMMANDS if command.context == context for key in command.keys]
        assert len(keys) == len(set(keys)), context


def start(app: Explorer, case: Case) -> None:
    """As the explorer is when it begins."""
    session = app.session
    while len(app.screen_stack) > 1:
        app.pop_screen()
    if session.typed_from is not None:
        filtering.drop_filter(session)
        app.main.close_filter()
    nav = session.navigator = Navigator(session.maps.debate, session.appearance.signs)
    for node in tuple(session.bookmarks.nodes):
        session.bookmarks.toggle(nav.debate, node)
    nav.marked = session.bookmarks.nodes
    session.view, session.aside, session.in_pane, session.note, app.has_left = "tree", "node", False, "", False
    session.is_making, session.maker = False, None
    session.pane_steps, session.pane_is_hidden, session.column = 0, False, 0
    if app.theme == "light":
        session.appearance.switch()
    app.main.forget_drawn()
    nav.outline.set_all([0], False, deep=True)
    nav.go(0)
    nav.outline.set_open(0, True)
    nav.row = nav.outline.reveal(nav.paths(f"cars/{case.at}")[0])
    app.sync()


async def type_keys(pilot: Any, keys: list[str]) -> None:
    """Press keys as fast as somebody who knows them; then wait until all messages that they caused have been read."""
    for key in keys:
        press(pilot.app, key)
    for _ in range(2 if keys else 1):
        await pilot._wait_for_screen()


@pytest.mark.long
def test_every_key_does_what_the_table_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("EDITOR", "true")
    app = explorer(debate_in(tmp_path))
    app.exit = lambda *_, **__: setattr(app, "has_left", True)  # type: ignore[method-assign]
    failures = []

    async def steps(pilot: Any) -> None:
        for command in COMMANDS:
            if command.context == MAKING:
                continue
            case = CASES[name_of(command)]
            for key in command.keys:
                start(app, case)
                small = command.run.__name__.startswith(("pane_half", "pane_page"))
                if small != (app.size.height < SIZE[1]):
                    await pilot.resize_terminal(SIZE[0], 12 if small else SIZE[1])
                await type_keys(pilot, case.before)
                held = case.holds(app)
                await type_keys(pilot, [key])
                if not case.holds(app):
                    failures.append(f"{command.context}: {key} does not: {command.does}")
                elif held:
                    failures.append(f"{command.context}: {key}: it held before: {command.does}")

    drive(app, SIZE, steps)
    assert "\n".join(failures) == ""


BURSTS = (
    ["y", "t", "t"],
    ["x", "1", "1"],
    ["y", "q", "q"],
    [":", *"ring", "enter", "j"],
    [":", "down", "up", "tab", "enter", "escape"],
    ["S", "backspace", "backspace", *"p.svg", "enter", "x", "9", *"p.svg", "enter", "n", "j"],
    ["/", *"tx", "backspace", "h", "down", "up", "down", "enter", "j"],
    ["/", *"air", "escape", "/", *"ring", "enter", "escape"],
    ["?", *"quit", "enter", "j"],
    ["m", "'", "enter", "enter", "m", "'", "j"],
    ["!", "j", "enter", "o", "v", "enter", "q"],
)
HOT = ["y", "x", "S", ":", "?", "'", "m", "/", "enter", "escape", "q", "t", "1", "n", "down", "up", "backspace", "tab"]
QUERY_SIGNS = set("(:!")
"""While a query is typed, what it shows is that of its beginning where its end cannot be understood."""


def bursts(number: int) -> Iterator[list[str]]:
    yield from BURSTS
    chance = random.Random(4)
    keys = [key for key in KEYS if key not in ("ctrl+c", "i")]
    for _ in range(number):
        burst = [chance.choice(HOT if chance.random() < 0.7 else keys) for _ in range(chance.randint(2, 9))]
        typed = burst[burst.index("/") :] if "/" in burst else []
        yield [key for key in burst if key not in QUERY_SIGNS] if typed else burst


def state(app: Explorer) -> object:
    session, nav, dialog = app.session, app.session.navigator, app.screen
    fields = [field.value for field in dialog.query(Field)]
    listed = dialog.query_one("#list", LinesPane).target if isinstance(dialog, Chooser) else None
    target = app.main.active_pane.target
    view = session.view, session.aside, session.context, session.column, session.exchange, target
    at = nav.row, nav.node, nav.filter and nav.filter.query, tuple(nav.roots), tuple(rows(app))
    marked = sorted(session.bookmarks.nodes)
    return type(dialog), fields, listed, view, at, session.note, app.theme, session.count, app.has_left, marked


@pytest.mark.long
def test_keys_that_arrive_at_once_do_what_they_do_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("EDITOR", "true")
    app = explorer(debate_in(tmp_path))
    app.exit = lambda *_, **__: None  # type: ignore[method-assign]
    kept = set(tmp_path.iterdir())

    async def outcome(burst: list[str], at_once: bool) -> object:
        start(app, Case([], bool))
        for key in burst:
            press(app, key)
            if not at_once:
                await settled(app)
        await settled(app)
        made = {path.name: path.unlink() for path in set(tmp_path.iterdir()) - kept if path.is_file()}
        return state(app), set(made)

    async def steps(pilot: Any) -> None:
        for burst in bursts(3):
            assert await outcome(burst, at_once=True) == await outcome(burst, at_once=False), burst

    drive(app, (90, 20), steps)
    assert app.bug is None


def test_counts() -> None:
    assert [key for key in "123456789" if key not in KEYS] == []
    assert command_for("tree", "j") is not command_for("pane", "j")
    assert command_for("pane", "q") is command_for("tree", "q")
    assert command_for("filter", "q") is None


@pytest.mark.parametrize(
    ("key", "shown"), [("j", "j"), ("down", "↓"), ("ctrl+d", "Ctrl-D"), ("escape", "Esc"), ("?", "?"), ("'", "'")]
)
def test_keys_are_shown_as_they_are_printed(key: str, shown: str) -> None:
    assert shown_key(key) == shown
    assert shown_key(key, ascii_only=True).isascii()
