"""The article mapped again in the explorer alone: how many keys it takes, and how far that map agrees with ``maps/``.

Every key counts except those that scroll, and so does every press of the mouse: one selects the words of a quote, one
chooses a node in the tree. Speakers and hedges are corrected where they are filled in wrongly. Texts stay as they are
filled in. Further places of a node (``ref``), links, notes and tags are not made.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.cli.explore_source import begin as begun
from argmap.debate import Debate
from argmap.explorer.application import Explorer
from argmap.explorer.commands.making import begin
from argmap.explorer.commands.select import select_at
from argmap.explorer.commands.speakers import known_speakers
from argmap.explorer.dialogs import Dialog, Menu
from argmap.explorer.headless import press, settled
from argmap.explorer.making.targets import MADE
from argmap.findings import Findings
from argmap.operations.places import places
from argmap.reading.map_document import Node
from argmap.relations import CLAIMS
from argmap.select import below
from argmap.sources.texts import locate, read_sources

from .driving import explorer
from .making import SIZE, maker

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]
LETTERS = {key: letter for letter, (key, _) in MADE.items() if letter.islower()}


Span = tuple[int, int]


class Analyst:
    """Presses keys, and counts them. ``names`` are those that the nodes of the maps have in the new one."""

    def __init__(self, app: Explorer, debate: Debate) -> None:
        self.app = app
        self.debate = debate
        self.found = quoted_spans(debate)
        self.names: dict[str, str] = {}
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

    async def make(self, entry: Node, under: str | None, key: str) -> None:
        """Make a node of the words that it quotes, or in own words."""
        await self.choose(self.names[under] if under is not None else None)
        letter = LETTERS[key].upper() if under is None else LETTERS[key]
        spans = self.found.get(entry.name)
        if spans:
            await self.select(*spans[0])
            if key != "questions":
                await self.say(*said(self.debate, entry.name))
            await self.type(letter)
            if isinstance(self.app.screen, Dialog):  # a pronoun: who is it?
                await self.type(*self.shortest(said(self.debate, entry.name)[0]), "enter")
        else:
            await self.type("W", *self.debate.graph.nodes[entry.name]["text"], "enter", letter)
        assert "u undoes it" in self.app.session.note, (entry.name, self.app.session.note)
        made = maker(self.app).made
        assert made is not None
        self.names[entry.name] = made
        for span in spans[1:] if spans else ():
            await self.choose(made)
            await self.select(*span)
            await self.type("+")

    async def judge(self, draft: str, entry: Node, under: str | None, key: str) -> None:
        """Correct a drafted node, and accept it."""
        self.names[entry.name] = draft
        await self.choose(draft)
        by, hedge = said(self.debate, entry.name)
        is_by, is_hedge = said(self.now, draft)
        if by != is_by and key != "questions":
            await self.type("B", *self.shortest(by), "enter")
        if hedge != is_hedge and key != "questions":
            await self.type("H", *(["ctrl+u"] if is_hedge else []), *hedge, "enter")
        if under is not None and where(self.now, draft)[0] != self.names[under]:
            await self.type("m")
            await self.choose(self.names[under])
            await self.type(LETTERS[key])
        if where(self.now, draft) == (self.names.get(under or ""), key) or under is None:
            pass
        elif where(self.now, draft)[0] == self.names[under]:
            await self.type("T", LETTERS[key])
        if isinstance(self.app.screen, Dialog):
            await self.type("escape")
        await self.choose(draft)
        await self.type("y")

    async def drop(self, draft: str) -> None:
        """Drop a draft that is in no map, unless something else is below it by now."""
        kept = set(self.names.values())
        if draft in self.now.graph and kept.isdisjoint(below(self.now.graph, [draft])):
            await self.choose(draft)
            await self.type("d")
            if isinstance(self.app.screen, Menu):
                await self.type("y")

    @property
    def now(self) -> Debate:
        """The new map as it is."""
        return self.app.session.navigator.debate

    def agreement(self) -> tuple[int, int, int]:
        """In how many nodes speaker and hedge agree, of how many; and in how many the place."""
        graph = self.debate.graph
        quoted = [name for name in self.names if name in self.found and graph.nodes[name]["kind"] != "question"]
        agree = sum(said(self.debate, name) == said(self.now, self.names[name]) for name in quoted)
        in_place = sum(
            (self.names[under] if under is not None else None, key) == where(self.now, self.names[entry.name])
            for entry, under, key in wanted(self.debate)
        )
        return agree, len(quoted), in_place


def quoted_spans(debate: Debate) -> dict[str, list[Span]]:
    """Where the quotes of each node are in the source."""
    found: dict[str, list[Span]] = {}
    for one in locate(debate, read_sources(debate, Findings()), Findings()):
        if one.match is not None:
            found.setdefault(one.node, []).append((one.match.spans[0][0], one.match.spans[-1][1]))
    return found


def counterparts(analyst: Analyst) -> dict[str, str]:
    """The nodes of the maps, each with the draft that quotes most of the same words, if that is half of both."""
    drafts, pairs = quoted_spans(analyst.now), []
    for name, spans in analyst.found.items():
        for draft, others in drafts.items():
            (start, end), (first, last) = spans[0], others[0]
            share = (min(end, last) - max(start, first)) / (max(end, last) - min(start, first))
            kinds = {analyst.debate.graph.nodes[name]["kind"], analyst.now.graph.nodes[draft]["kind"]}
            is_alike = len(kinds) == 1 or kinds <= CLAIMS
            if share >= 0.5 and is_alike:
                pairs.append((share, name, draft))
    chosen: dict[str, str] = {}
    for _, name, draft in sorted(pairs, reverse=True):
        if name not in chosen and draft not in chosen.values():
            chosen[name] = draft
    return chosen


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


def where(debate: Debate, node: str) -> tuple[str | None, str]:
    """What a node is under, and in which list."""
    from argmap.operations.places import home, named

    place = home(debate, node)
    return named(debate, place.document, place.above), place.key


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Debate:
    """The maps of the article, and its text in the working directory."""
    debate = argmap.load([ROOT / "maps"])
    source = next(one.path for one in debate.sources.values() if one.path is not None)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".argmap.toml").touch()
    shutil.copy(source, "article.txt")
    return debate


def work(path: Path, debate: Debate, has_drafts: bool) -> Analyst:
    """Make a map as ``maps/`` has it, from what is there."""
    app = explorer(path)
    begin(app.session)
    analyst = Analyst(app, debate)
    waiting = wanted(debate)
    drafted = counterparts(analyst) if has_drafts else {}
    drafts = [*analyst.now.graph]

    async def run() -> None:
        async with app.run_test(size=SIZE):
            await settled(app)
            while waiting:
                ready = next(one for one in waiting if one[1] is None or one[1] in analyst.names)
                waiting.remove(ready)
                if ready[0].name in drafted:
                    await analyst.judge(drafted[ready[0].name], *ready)
                else:
                    await analyst.make(*ready)
            for draft in drafts:
                if draft not in drafted.values():
                    await analyst.drop(draft)

    asyncio.run(run())
    assert [str(one) for one in argmap.check(argmap.load([path])) if one.severity == "error"] == []
    return analyst


def tell(analyst: Analyst, path: Path) -> None:
    agree, quoted, in_place = analyst.agreement()
    print(f"{len(analyst.names)} nodes, {analyst.presses} presses, {path.stat().st_size} characters")
    print(f"speaker and hedge {agree} of {quoted}, place {in_place} of {len(analyst.names)}")


def test_the_article_again(article: Debate) -> None:
    begun("article.txt", None, trust=False, is_drawn=False)
    path = Path("article.yaml")
    analyst = work(path, article, has_drafts=False)
    tell(analyst, path)
    agree, quoted, in_place = analyst.agreement()
    characters = sum(len(one.read_text(encoding="utf-8")) for one in (ROOT / "maps").glob("*.yaml"))
    assert analyst.presses * 3 < min(characters, len(path.read_text(encoding="utf-8")))
    assert agree >= 0.9 * quoted
    assert in_place >= 0.75 * len(analyst.names)


def test_a_draft_of_the_article_is_judged(article: Debate, run: Callable) -> None:
    assert run("draft", "article.txt", "-o", "article.yaml").status == 0
    path = Path("article.yaml")
    analyst = work(path, article, has_drafts=True)
    tell(analyst, path)
    agree, quoted, in_place = analyst.agreement()
    assert agree >= 0.9 * quoted
    assert in_place >= 0.75 * len(analyst.names)
