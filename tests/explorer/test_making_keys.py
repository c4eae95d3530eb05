"""Every key of the table for making does what the table says: each is pressed, and the file looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from argmap.explorer.application import Explorer
from argmap.explorer.dialogs import Chooser
from argmap.explorer.keys import COMMANDS

from ..sample import one_in
from .making import edges, maker, maps_in, nodes, press_keys


class Case(NamedTuple):
    """Keys that are pressed with the cursor at a node, and what holds afterwards on the screen or in the file."""

    keys: list[str]
    shown: Callable[[Explorer], object] = lambda _app: True
    file: Callable[[Path], object] = lambda _path: True
    at: str = "close"


def selected(words: str) -> Callable[[Explorer], bool]:
    return lambda app: maker(app).selected_words == words


def made(relation: str, parent: str = "close", child: str = "minutes-council") -> Callable[[Path], bool]:
    return lambda path: (child, relation, parent) in edges(path)


def at(node: str) -> Callable[[Explorer], bool]:
    return lambda app: app.session.navigator.node == f"cars/{node}"


def has(node: str, key: str, value: object) -> Callable[[Path], bool]:
    return lambda path: nodes(path)[node][key] == value


def text(words: str, there: bool = True) -> Callable[[Path], bool]:
    return lambda path: (words in path.read_text(encoding="utf-8")) == there


TITLE = "MINUTES OF THE COUNCIL"
FIRST = "The mayor"
CLAUSE = "because cars burn petrol."
CASES = {
    "next_missing": Case(["space"], selected(FIRST)),
    "previous_missing": Case(["space", "backspace"], selected(TITLE)),
    "next_sentence": Case(["n"], selected("The mayor proposed to close the centre.")),
    "previous_sentence": Case(["n", "n", "N"], selected("The mayor proposed to close the centre.")),
    "clause": Case(["n", "n", ";"], selected("The air would be cleaner,")),
    "longer_by_word": Case(["space", "]"], selected("The mayor proposed")),
    "shorter_by_word": Case(["["], selected("MINUTES OF THE")),
    "later_by_word": Case(["2", ")"], selected("THE COUNCIL")),
    "earlier_by_word": Case(["space", "("], selected("COUNCIL The mayor")),
    "longer_by_sentence": Case(["}"], selected(f"{TITLE} The mayor proposed to close the centre.")),
    "shorter_by_sentence": Case(["}", "{"], selected(TITLE)),
    "its_words": Case(["l"], selected("proposed to close the centre.")),
    "other_source": Case([">"], lambda app: app.session.note == "there is no other source"),
    "position": Case(["a"], at("minutes-council"), made("answers", "q"), "air"),
    "pro": Case(["p"], at("close"), made("pro")),
    "con": Case(["c"], at("close"), made("con")),
    "undercut": Case(["x"], at("air"), made("undercut", "air"), "air"),
    "premise": Case(["e"], at("close"), made("premise")),
    "caveat": Case(["v"], at("close"), made("caveat")),
    "context": Case(["i"], at("close"), made("context")),
    "question": Case(["q"], at("minutes-council"), made("raises")),
    "top_question": Case(
        ["Q"], at("minutes-council"), lambda path: nodes(path)["minutes-council"]["kind"] == "question"
    ),
    "top_position": Case(
        ["A"], at("minutes-council"), lambda path: nodes(path)["minutes-council"]["kind"] == "position"
    ),
    "skip": Case(["s"], selected(FIRST), text(f"skip: [{TITLE}]")),
    "also_here": Case(["+"], selected(FIRST), lambda path: len(nodes(path)["close"]["quotes"]) == 2),
    "own_words": Case(["W", *"Why?", "enter", "q"], at("why"), has("why", "text", "Why?")),
    "change_text": Case(["w", *["backspace"] * 30, *"Minutes.", "enter", "p"], file=has("minutes", "text", "Minutes.")),
    "change_speaker": Case(["b", *"ana", "enter", "p"], file=has("minutes-council", "by", ("lopez",))),
    "change_hedge": Case(["h", *"OF THE", "enter", "p"], file=has("minutes-council", "qualifier", "OF THE")),
    "text": Case(["enter", *"!", "enter"], file=has("close", "text", "Close it.!")),
    "speaker": Case(["B", *"the mayor", "enter"], file=has("close", "by", ("the mayor",))),
    "hedge": Case(["H", *"proposed to", "enter"], file=has("close", "qualifier", "proposed to")),
    "turn": Case(["t"], at("air"), made("con", "close", "air"), "air"),
    "as_what": Case(["T", "v"], at("air"), made("caveat", "close", "air"), "air"),
    "move_node": Case(["m", "end", "p"], at("air"), made("pro", "wait", "air"), "air"),
    "also_below": Case(
        ["M", "end", "p"],
        at("wait"),
        lambda path: {("air", "pro", "wait"), ("air", "pro", "close")} <= edges(path),
        "air",
    ),
    "conflicts": Case(["C", *"wait", "enter"], at("close"), made("conflicts", "wait", "close")),
    "rephrases": Case(["R", *"wait", "enter"], at("close"), made("rephrases", "wait", "close")),
    "remove_node": Case(["d"], file=lambda path: "bus" not in nodes(path), at="bus"),
    "accept": Case(["y"], at("bus"), has("air", "draft", False), "air"),
    "next_draft": Case(["."], lambda app: at("air")(app) and selected("The air would be cleaner,")(app)),
    "undo": Case(["p", "u"], selected(TITLE), lambda path: "minutes-council" not in nodes(path)),
    "redo": Case(["p", "u", "U"], file=made("pro")),
    "to_made": Case(["p", "g"], at("minutes-council")),
    "down": Case(["down"], at("air")),
    "up": Case(["up"], at("q")),
    "unfold": Case(["right"], at("air")),
    "fold": Case(["left"], lambda app: not app.session.navigator.item.is_open),
    "first": Case(["home"], at("q")),
    "last": Case(["end"], at("wait")),
    "page_down": Case(["pagedown"], at("wait")),
    "page_up": Case(["pageup"], at("q")),
    "findings": Case(["!"], lambda app: app.session.aside == "findings" and app.session.context == "pane"),
    "help_keys": Case(["?"], lambda app: isinstance(app.screen, Chooser)),
    "leave": Case(["escape"], lambda app: app.session.context == "tree"),
    "leave_explorer": Case(["ctrl+c"], lambda app: app.has_left),
}


def test_every_key_has_a_case() -> None:
    assert {command.run.__name__ for command in COMMANDS if command.context == "making"} == set(CASES)


@pytest.mark.parametrize("name", one_in(5, CASES))
def test_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    path, case = maps_in(tmp_path), CASES[name]
    held: list[object] = []
    app = press_keys(path, case.keys, case.at, lambda app, _key: held.append(case.shown(app)))
    assert held[-1], (app.session.note, app.session.navigator.node, maker(app).selected_words)
    assert case.file(path), (app.session.note, path.read_text())
