"""The article's maps in the explorer: the words that a node was made from are on the screen, and rows can be read."""

from __future__ import annotations

import re
import statistics
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.explorer.application import Explorer
from argmap.explorer.headless import settled
from argmap.explorer.session import Maps
from argmap.text import shown
from argmap.view.node_line import UNICODE

from .driving import drive, few_findings, screen_of

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
WIDTHS = [60, 80, 100, 130, 200]
NODES = 20


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Explorer:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.chdir(ROOT)

    def load() -> argmap.Debate:
        return argmap.load(["maps"])

    return Explorer(Maps(load(), load, few_findings), UNICODE, still=True)


def packed(words: str) -> str:
    return "".join(words.split())


def on_screen(app: Explorer, pane: str) -> str:
    """The words of a pane without spaces, so that it does not matter where they are wrapped."""
    place = app.main.query_one(f"#{pane}").region
    rows = (row[place.x : place.right - 1] for row in screen_of(app)[place.y : place.bottom])
    return packed("".join(rows).replace("│", ""))


def said_in(seen: str, words: str) -> bool:
    """True if the screen has the words; at the end of their first line there may be flags and counts."""
    figures = r"[~✎○⇡★\d►+−×◇━╍]*"
    return re.search(figures.join(map(re.escape, shown(words).split())), seen) is not None


@pytest.mark.parametrize("width", WIDTHS)
def test_the_words_that_a_node_was_made_from_are_on_the_screen(app: Explorer, width: int) -> None:
    nav = app.session.navigator
    quoting = [node for node, quotes in nav.graph.nodes(data="quotes") if quotes]
    chosen = quoting[:: len(quoting) // NODES][:NODES]
    assert len(chosen) == NODES
    missing = []

    async def steps(_: Any) -> None:
        app.session.aside = "source"
        for node in chosen:
            nav.jump(node)
            app.sync()
            await settled(app)
            found = nav.sources.located(node, nav.graph.nodes[node]["quotes"][0])
            assert found is not None
            assert found.match is not None
            start, end = found.match.spans[0]
            if packed(found.folded.text.content[start:end]) not in on_screen(app, "source"):
                missing.append(node)

    drive(app, (width, 30), steps)
    assert missing == []


@pytest.mark.parametrize("width", WIDTHS[2:])
def test_the_median_row_shows_its_whole_text(app: Explorer, width: int) -> None:
    nav = app.session.navigator

    async def steps(_: Any) -> None:
        nav.outline.set_all([0], True, deep=True)
        app.sync()
        await settled(app)
        whole = []
        for first in range(0, len(nav.outline.rows), 4):
            nav.go(first)
            app.sync()
            await settled(app)
            seen = on_screen(app, "tree")
            whole += [said_in(seen, nav.graph.nodes[one.node]["text"]) for one in nav.outline.rows[first - 4 : first]]
        assert statistics.median(whole), f"{sum(whole)} of {len(whole)} rows"

    drive(app, (width, 30), steps)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_row_of_the_cursor_shows_all_that_is_said(app: Explorer, width: int) -> None:
    nav = app.session.navigator
    missing = []

    async def steps(_: Any) -> None:
        nav.outline.set_all([0], True, deep=True)
        for row in range(0, len(nav.outline.rows), 9):
            nav.go(row)
            app.sync()
            await settled(app)
            node = nav.node
            assert node is not None
            said = [shown(nav.graph.nodes[node]["text"]), *nav.debate.speakers(node)]
            seen = on_screen(app, "tree")
            missing.extend((node, words) for words in said if not said_in(seen, words))

    drive(app, (width, 30), steps)
    assert missing == []
