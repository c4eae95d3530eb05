"""The article's maps: complete in their frame, sound, and faithful to the last letter."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from pathlib import Path

import pytest

import argmap
from argmap.checking.choice import choose
from argmap.config import read_config
from argmap.relations import Kind

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


def test_the_headings_are_questions_with_positions(debate: argmap.Debate) -> None:
    questions = {data["text"]: name for name, data in debate.graph.nodes(data=True) if data["kind"] is Kind.QUESTION}
    for heading in HEADINGS:
        relations = [data["relation"] for _, _, data in debate.graph.in_edges(questions[heading], data=True)]
        assert relations.count("answers") >= 2, heading


def test_there_are_enough_of_each_kind(debate: argmap.Debate) -> None:
    kinds = Counter(data["kind"] for _, data in debate.graph.nodes(data=True))
    assert kinds[Kind.QUESTION] >= 11
    assert kinds[Kind.ARGUMENT] >= 30
    assert kinds[Kind.POSITION] >= 22


def test_what_is_not_implied_is_quoted(debate: argmap.Debate) -> None:
    assert [n for n, data in debate.graph.nodes(data=True) if not data["quotes"] and not data["implied"]] == []


def test_a_qualifier_stands_in_a_quote_of_its_node(debate: argmap.Debate) -> None:
    for name, data in debate.graph.nodes(data=True):
        if data["qualifier"]:
            assert any(data["qualifier"] in " ".join(quote.text.split()) for quote in data["quotes"]), name


def test_the_debate_hangs_together(debate: argmap.Debate) -> None:
    import networkx as nx

    assert nx.number_weakly_connected_components(debate.graph) == 1


def test_one_changed_letter_in_any_quote_is_found(debate: argmap.Debate) -> None:
    rng = random.Random(1)
    quoted = [(data["range"].file, quote) for _, data in debate.graph.nodes(data=True) for quote in data["quotes"]]
    for file, quote in quoted:
        text = quote.span.text.content
        letters = [at for at in range(quote.span.start, quote.span.end) if text[at].isalpha()]
        at = rng.choice(letters)
        changed = text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]
        path = Path(file).resolve()
        findings = argmap.check(argmap.load(ROOT / "maps", overlays={path: changed}), RULES)
        found = [finding for finding in findings if finding.code == "P401"]
        assert len(found) == 1, (quote.text, findings)
        assert found[0].span.start <= at < found[0].span.end
        assert Path(found[0].span.file).resolve() == path
        assert found[0].related, "the nearest passage"
        assert found[0].related[0].span.line == SOURCE.read_text(encoding="utf-8").count("\n", 0, _place(quote)) + 1


def _place(quote) -> int:
    from argmap.sources.folding import Folded
    from argmap.sources.quotes import find
    from argmap.text import Text

    (match,) = find(Folded(Text("s", SOURCE.read_text(encoding="utf-8"))), [quote])
    assert match is not None
    return match.spans[0][0]
