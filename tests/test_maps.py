"""The article's maps: complete in their frame, sound, and faithful to the last letter."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from itertools import zip_longest
from pathlib import Path

import pytest

import argmap
from argmap.checking.choice import choose
from argmap.config import read_config
from argmap.reading.map_document import Quote
from argmap.relations import Kind
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.quotes import find
from argmap.text import Text

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "seeds" / "000_2c61f88521b52545.txt"
CHOICE = read_config(ROOT).check
RULES = choose(CHOICE.select, CHOICE.extend_select, CHOICE.ignore)
HEADINGS = [
    "Is diplomacy with Russia possible?",
    "Is Russia interested in serious negotiations?",
    "Is diplomacy delaying sanctions against Russia?",
    "Is diplomacy hiding the reality of Russian power?",
    "Is diplomacy scared of Putin's intentions?",
]


@pytest.fixture(scope="module")
def debate() -> argmap.Debate:
    return argmap.load(ROOT / "maps")


def test_the_article_is_unchanged() -> None:
    digest = hashlib.sha256(SOURCE.read_bytes()).hexdigest()
    assert digest == "a1f74ef42c19dab8a3a585e8364e443404022ccdddb9e40573692f9436c6151b"


def test_nothing_is_found_in_the_maps(debate: argmap.Debate) -> None:
    assert argmap.check(debate, RULES) == ()


@pytest.mark.parametrize("path", sorted((ROOT / "maps").glob("*.yaml")), ids=lambda path: path.stem)
def test_each_map_is_sound_by_itself(path: Path) -> None:
    assert argmap.check(argmap.load(path), RULES) == ()


def test_the_headings_are_questions_that_the_article_answers(debate: argmap.Debate) -> None:
    """Two of them it answers in one way only, so a second position would be the mapper's."""
    questions = {data["text"]: name for name, data in debate.graph.nodes(data=True) if data["kind"] is Kind.QUESTION}
    for heading in HEADINGS:
        edges = debate.graph.in_edges(questions[heading], data=True)
        stated = [
            name for name, _, data in edges if data["relation"] == "answers" and not debate.graph.nodes[name]["implied"]
        ]
        assert stated, heading


def test_there_are_enough_of_each_kind(debate: argmap.Debate) -> None:
    kinds = Counter(data["kind"] for _, data in debate.graph.nodes(data=True))
    assert kinds[Kind.QUESTION] >= 11
    assert kinds[Kind.ARGUMENT] >= 30
    assert kinds[Kind.POSITION] >= 22


def test_what_is_not_implied_is_quoted(debate: argmap.Debate) -> None:
    assert [n for n, data in debate.graph.nodes(data=True) if not data["quotes"] and not data["implied"]] == []


def test_a_qualifier_is_in_a_quote_of_its_node(debate: argmap.Debate) -> None:
    for name, data in debate.graph.nodes(data=True):
        if data["qualifier"]:
            assert any(data["qualifier"] in " ".join(quote.text.split()) for quote in data["quotes"]), name


def test_the_debate_hangs_together(debate: argmap.Debate) -> None:
    import networkx as nx

    assert nx.number_weakly_connected_components(debate.graph) == 1


@pytest.mark.long
def test_one_changed_letter_in_any_quote_is_found(debate: argmap.Debate) -> None:
    """One quote of each map at a time, until each has had its turn."""
    rng = random.Random(1)
    quotes: dict[Path, list[Quote]] = {}
    for _, data in debate.graph.nodes(data=True):
        quotes.setdefault(Path(data["range"].file).resolve(), []).extend(data["quotes"])
    for turn in zip_longest(*quotes.values()):
        changed = {path: (quote, *_changed(quote, rng)) for path, quote in zip(quotes, turn, strict=True) if quote}
        overlays = {path: text for path, (_, _, text) in changed.items()}
        findings = argmap.check(argmap.load(ROOT / "maps", overlays=overlays), RULES)
        missing = [finding for finding in findings if finding.code == "P401"]
        found = {Path(finding.span.file).resolve(): finding for finding in missing}
        assert len(missing) == len(found) == len(changed), findings
        for path, (quote, at, _) in changed.items():
            assert found[path].span.start <= at < found[path].span.end, quote.text
            assert found[path].related, "the nearest passage"
            assert found[path].related[0].span.line == _line(quote)


def _changed(quote: Quote, rng: random.Random) -> tuple[int, str]:
    """The place of a letter of a quote, and the map in which it is another."""
    text = quote.span.text.content
    at = rng.choice([at for at in range(quote.span.start, quote.span.end) if text[at].isalpha()])
    return at, text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]


def _line(quote: Quote) -> int:
    text = Text("s", SOURCE.read_text(encoding="utf-8"))
    (match,) = find(Folded(text), [quote])
    assert match is not None
    return text.position(match.spans[0][0])[0]
