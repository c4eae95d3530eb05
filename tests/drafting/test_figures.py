"""What drafts of the texts get right: at least so much, and always the same."""

from __future__ import annotations

import pytest

import argmap
from argmap.findings import Findings
from argmap.sources.coverage import measure
from argmap.sources.verdicts import Verdict, Verdicts

from .figures import ARTICLE, ROOT, TEXTS, draft_of, drafted_nodes, figures

IN_SIGHT = [ARTICLE, "minutes", "pep-0581"]
LEAST = {"speakers found": 0.75, "speakers right": 0.85, "hedges found": 0.75, "hedges right": 0.75}


@pytest.mark.parametrize("name", TEXTS)
def test_a_draft_has_no_errors_and_accounts_for_the_text(name: str) -> None:
    path, content = draft_of(TEXTS[name])
    debate = argmap.load([path], {path: content})
    errors = [one.message for one in argmap.check(debate) if one.severity is argmap.Severity.ERROR]
    assert errors == []
    (coverage,) = measure(debate, Findings())
    assert coverage.share.percent_with_drafts >= 95
    assert coverage.share.percent == 0
    verdicts = Verdicts(debate, Findings())
    quotes = [(node, quote) for node, data in debate.graph.nodes(data=True) for quote in data["quotes"]]
    assert {verdicts.of(*one) for one in quotes} == {Verdict.FOUND}
    assert all(data["draft"] for _, data in debate.graph.nodes(data=True))


@pytest.mark.parametrize("name", TEXTS)
def test_a_draft_is_the_same_each_time(name: str) -> None:
    assert draft_of(TEXTS[name]) == draft_of(TEXTS[name])


@pytest.mark.parametrize("name", IN_SIGHT)
def test_speakers_and_hedges_are_found_and_right(name: str) -> None:
    found = figures(name)
    assert {row: found[row] for row, least in LEAST.items() if found[row].share < least} == {}


def test_stances_in_the_article() -> None:
    """At least as many as the first prototype had by a milder comparison, and many more than the baseline."""
    found = figures(ARTICLE)
    assert found["stance and target"].share >= 55 / 78
    assert found["stance and target"].share >= 2 * found["the same, all under the first claim"].share


def test_the_readme_tells_the_figures_of_the_text_that_nobody_had_in_sight() -> None:
    found = figures("crito")
    right = found["speakers right"]
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    for sentence in (
        "found the speakers of {0.right} of {0.of} statements.".format(found["speakers found"]),
        f"Of the {right.of} speakers that it named, {right.right} were right.",
        "It found {0.right} of {0.of} hedges.".format(found["hedges found"]),
        "It placed {0.right} of {0.of} claims correctly;".format(found["stance and target"]),
        "below the first claim would place {.right}.".format(found["the same, all under the first claim"]),
    ):
        assert sentence in readme


def test_a_draft_of_the_minutes_reads_like_this() -> None:
    """A few nodes that a person would look at first."""
    nodes = {one.name.partition("/")[2]: one for one in drafted_nodes("minutes")}
    assert nodes["ferry-isolates-island"].by == ("Brandt",)
    assert nodes["jonas-falk-nothing"].by == ("Jonas Falk",)
    assert nodes["colony-lost-decade"].qualifier == "maintains that"
