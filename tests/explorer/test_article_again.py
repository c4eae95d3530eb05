"""The article mapped again in the explorer alone: how many keys it takes, and how far that map agrees with ``maps/``.

Counted is every key but those that scroll, and every press of the mouse: one selects the words of a quote, one chooses
a node in the tree. Speakers and hedges are corrected where they are filled in wrongly; texts stay as filled in.
Not made are the places where a node stands once more (``ref``), links, notes and tags.
"""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.cli.explore_source import begin as begun
from argmap.debate import Debate
from argmap.explorer.app import Explorer
from argmap.explorer.commands.making import begin
from argmap.explorer.commands.select import select_at
from argmap.explorer.commands.speakers import known_speakers
from argmap.explorer.headless import press, settled
from argmap.explorer.making.targets import MADE
from argmap.findings import Findings
from argmap.operations.places import places
from argmap.reading.document import Node
from argmap.sources.texts import locate, read_sources

from .driving import explorer
from .making import SIZE, maker

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]
LETTERS = {key: letter for letter, (key, _) in MADE.items() if letter.islower()}


class Analyst:
    """Presses keys, and counts them."""

    def __init__(self, app: Explorer) -> None:
        self.app = app
        self.presses = 0

    async def type(self, *keys: str) -> None:
        for key in keys:
            press(self.app, "space" if key == " " else key)
            await settled(self.app)
            self.presses += 1

    async def choose(self, node: str | None) -> None:
        """Click a node in the tree, unless the cursor is there."""
        nav = self.app.session.navigator
        if node is not None and nav.node != node:
            nav.jump(node)
            self.presses += 1

    async def select(self, start: int, end: int) -> None:
        """Drag over words of the source, unless they are selected."""
        before = maker(self.app).selection
        select_at(self.app.session, start, end - 1, True)
        self.presses += before != maker(self.app).selection
        self.app.sync()

    async def say(self, by: str, hedge: str) -> None:
        """Correct who says the selected words, and how firmly."""
        session = self.app.session
        proposal = maker(self.app).proposal(session.navigator.debate, session.navigator.debate.maps[0])
        assert proposal is not None
        if ", ".join(proposal.by) != by:
            await self.type("b", *self.shortest(by), "enter")
        if proposal.qualifier != hedge:
            await self.type("h", *(["ctrl+u"] if proposal.qualifier else []), *hedge, "enter")

    def shortest(self, by: str) -> str:
        """The fewest letters that find a speaker who is known; all of them for somebody new."""
        known = known_speakers(self.app.session)
        if not by:
            return "nobo"
        for length in range(len(by)):
            fitting = [one for one in known if by[:length].casefold() in f"{one} {known[one]}".casefold()]
            if fitting and fitting[0] == by:
                return by[:length]
        return by


def wanted(debate: Debate) -> list[tuple[Node, str | None, str]]:
    """The nodes of the maps where they are written, each with what it is under, parents first."""
    return [
        (place.entry, getattr(place.above, "name", None) or _meant(debate, place), place.key)
        for document in debate.maps
        for place in places(document)
        if isinstance(place.entry, Node)
    ]


def _meant(debate: Debate, place: Any) -> str | None:
    from argmap.operations.places import named

    return named(debate, place.document, place.above)


def said(debate: Debate, node: str) -> tuple[str, str]:
    data = debate.graph.nodes[node]
    names = [
        "unnamed" if one == "unnamed" else name
        for one, name in zip(data["speakers"], debate.speakers(node), strict=True)
    ]
    return ", ".join(names if data["by"] else []), data["qualifier"] or ""


def test_the_article_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    debate = argmap.load([ROOT / "maps"])
    source = next(one.path for one in debate.sources.values() if one.path is not None)
    assert source is not None
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".argmap.toml").touch()
    shutil.copy(source, tmp_path / f"article{source.suffix}")
    begun(f"article{source.suffix}", None, trust=False, is_drawn=False)
    path = tmp_path / "article.yaml"
    found = {}
    for one in locate(debate, read_sources(debate, Findings()), Findings()):
        if one.match is not None:
            found.setdefault(one.node, []).append((one.match.spans[0][0], one.match.spans[-1][1]))
    app = explorer(path)
    begin(app.session)
    analyst, names = Analyst(app), {}
    waiting = wanted(debate)

    async def make(entry: Node, under: str | None, key: str) -> None:
        await analyst.choose(names.get(under) if under is not None else None)
        letter = LETTERS[key].upper() if under is None else LETTERS[key]
        spans = found.get(entry.name)
        if spans:
            await analyst.select(*spans[0])
            if key != "questions":
                await analyst.say(*said(debate, entry.name))
            await analyst.type(letter)
        else:
            await analyst.type("W", *debate.graph.nodes[entry.name]["text"], "enter", letter)
        assert "u undoes it" in app.session.note, (entry.name, app.session.note)
        made = maker(app).made
        assert made is not None
        names[entry.name] = made
        for span in spans[1:] if spans else ():
            await analyst.choose(made)
            await analyst.select(*span)
            await analyst.type("+")

    async def run() -> None:
        async with app.run_test(size=SIZE):
            await settled(app)
            while waiting:
                ready = next(one for one in waiting if one[1] is None or one[1] in names)
                waiting.remove(ready)
                await make(*ready)

    asyncio.run(run())
    again = argmap.load([path])
    assert [str(one) for one in argmap.check(again) if one.severity == "error"] == []
    quoted = [name for name in names if name in found and debate.graph.nodes[name]["kind"] != "question"]
    agree = sum(said(debate, name) == said(again, names[name]) for name in quoted)
    places_agree = sum(
        (names[under] if under is not None else None, key) == where(again, names[entry.name])
        for entry, under, key in wanted(debate)
    )
    characters = sum(len(one.read_text(encoding="utf-8")) for one in (ROOT / "maps").glob("*.yaml"))
    print(f"{len(names)} nodes, {analyst.presses} presses; {characters} characters in maps, {path.stat().st_size} here")
    print(f"speaker and hedge {agree} of {len(quoted)}, place {places_agree} of {len(names)}")
    assert analyst.presses * 3 < min(characters, len(path.read_text(encoding="utf-8")))
    assert agree >= 0.9 * len(quoted)
    assert places_agree >= 0.75 * len(names)


def where(debate: Debate, node: str) -> tuple[str | None, str]:
    """What a node is under, and in which list."""
    from argmap.operations.places import home, named

    place = home(debate, node)
    return named(debate, place.document, place.above), place.key
