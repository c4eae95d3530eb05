"""Selected words: they stay in sight, numbers count for the next key, and quoting them a second time is reported."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from argmap.explorer.application import Explorer
from argmap.explorer.headless import press, settled
from argmap.explorer.source_pane import SourcePane

from .driving import drive, explorer, screen_of
from .making import MINUTES, edges, maker, maps_in, nodes, press_keys

EMPTY = "argmap: 1\nsources: {text: {file: minutes.txt}}\nquestions:\n- id: q\n  text: Why?\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["n", "n", ";", "c"], "con air-cleaner below close, quoted already by air; u undoes it"),
        (["n", "n", "c"], "partly quoted already by air"),
        (["n", "s"], "partly quoted already by close"),
        (["p", "N", "p"], "quoted already by minutes-council"),
        (["p", "N", "Q"], "quoted already by minutes-council"),
    ],
)
def test_words_that_are_quoted_already_are_reported(tmp_path: Path, keys: list[str], said: str) -> None:
    before: list[str] = []

    def after(app: Explorer, _key: str) -> None:
        before.append("\n".join(screen_of(app)))

    app = press_keys(maps_in(tmp_path), keys, "close", after)
    assert said in app.session.note
    assert ("quoted already by" in before[-2]) == ("by close" not in said)  # the node at the cursor is no news


def test_the_same_words_are_no_second_quote_of_a_node(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    app = press_keys(path, ["l", "+"], "close")
    assert app.session.note == "close quotes these words already"
    assert len(nodes(path)["close"]["quotes"]) == 1


def test_words_that_nothing_quotes_get_no_message(tmp_path: Path) -> None:
    app = press_keys(maps_in(tmp_path), ["p", "c"], "close")
    assert "already" not in app.session.note


SOURCES = {
    "heading.md": ("## 1. Should it be closed?\n\nIt should.\n", "1. Should it be closed?", "Should it be closed?"),
    "list.txt": ("1. The air is bad.\n2. The noise is worse.\n", "1. The air is bad.", "The air is bad."),
    "letters.md": ("a) The air is bad.\nb) The noise is worse.\n", "a) The air is bad.", "The air is bad."),
    "brackets.txt": ("(3) The air is bad. It is.\n", "(3) The air is bad.", "The air is bad."),
    "roman.md": ("# IV. The air is bad\n\nIt is.\n", "IV. The air is bad", "The air is bad."),
    "page.txt": ("12.\n\nThe air is bad. It is.\n", "12.", None),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_number_belongs_to_what_follows(tmp_path: Path, name: str) -> None:
    content, first, text = SOURCES[name]
    path = maps_in(tmp_path, EMPTY.replace("minutes.txt", name))
    (tmp_path / name).write_text(content)
    seen: list[str] = []
    press_keys(path, ["right", "n", "N", "p"], "q", lambda app, _key: seen.append(maker(app).selected_words))
    assert seen[2] == first
    press_keys(path, ["A"], "q")
    made = next(data for node, data in nodes(path).items() if node != "q")
    assert made["written"].quote[0].text == first
    assert made["written"].text == (text or "")


def in_sight(app: Explorer) -> bool:
    """Whether some of what is selected is on the screen: all, or as much as there is room for."""
    pane = app.main.query_one(SourcePane)
    words = maker(app).words
    selection = maker(app).selection
    if words is None or selection is None or pane._layout is None:
        return False
    height, top = pane.scrollable_content_region.height, pane.scroll_offset.y
    first = pane._layout.row_of(words.words[selection.first].start)
    last = pane._layout.row_of(words.words[selection.last].end - 1)
    if last - first < height:
        return top <= first and last < top + height
    return first <= top + height - 1 and last >= top


KEYS = [
    *[
        "n",
        "N",
        " ",
        ";",
        "]",
        "[",
        ")",
        "(",
        "}",
        "{",
        "l",
        "down",
        "up",
        "g",
        "u",
        "U",
        "backspace",
        "p",
        "escape",
        "i",
    ],
    *["right", "left", "home", "end", "!", "W", "t"],
]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_what_is_selected_is_always_in_sight(tmp_path: Path, seed: int) -> None:
    sentences = " ".join(f"Sentence {n} says this, because reason {n} holds for it." for n in range(30))
    app = explorer(maps_in(tmp_path, source=MINUTES + "\n\n".join([sentences] * 4)))
    chance = random.Random(seed)

    async def steps(pilot: Any) -> None:
        await pilot.press("i")
        for _ in range(60):
            keys = [chance.choice(KEYS)]
            if chance.random() < 0.2:
                await pilot.resize_terminal(chance.choice((40, 80, 131, 200)), chance.choice((20, 24, 40)))
                keys.insert(0, "n")
            if chance.random() < 0.2:
                app.main.query_one(SourcePane).scroll_to(0, chance.randrange(60), animate=False, force=True)
            for key in keys:
                press(app, "space" if key == " " else key)
                await settled(app)
            if app.session.context == "making" and app.screen is app.main:
                assert in_sight(app), (keys, maker(app).selected_words)

    drive(app, (80, 24), steps)


@pytest.mark.long
def test_what_is_selected_is_in_sight_after_the_source_was_scrolled(tmp_path: Path) -> None:
    app = explorer(maps_in(tmp_path, source=MINUTES + "\n\n".join(["A sentence of some words."] * 60)))

    async def steps(pilot: Any) -> None:
        await pilot.press("i", "n")
        app.main.query_one(SourcePane).scroll_to(0, 50, animate=False, force=True)
        await pilot.press("down")
        assert in_sight(app)
        await pilot.resize_terminal(60, 22)
        await pilot.press("20", "n")
        await pilot.resize_terminal(140, 22)
        await settled(app)
        assert in_sight(app)

    drive(app, (80, 24), steps)


@pytest.mark.long
def test_the_end_is_in_sight_where_not_all_of_a_selection_fits(tmp_path: Path) -> None:
    app = explorer(maps_in(tmp_path, source="\n\n".join(f"Sentence {n} is here." for n in range(60))))

    async def steps(pilot: Any) -> None:
        await pilot.press("i")
        for _ in range(30):
            await pilot.press("}")
        assert "Sentence 30 is here." in "\n".join(screen_of(app))

    drive(app, (80, 24), steps)


def test_the_quoted_words_of_a_second_node_are_still_made(tmp_path: Path) -> None:
    path = maps_in(tmp_path)
    press_keys(path, ["n", "n", ";", "c"], "close")
    assert ("air-cleaner", "con", "close") in edges(path)
