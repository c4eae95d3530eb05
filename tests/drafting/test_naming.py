"""Ids are made of words that mean something."""

from __future__ import annotations

import pytest

from argmap.drafting.naming import MAX_ID, name_nodes
from argmap.drafting.phrases import bare, phrases_of
from argmap.drafting.proposals import Proposal

IDS = {
    ("en", "If you die, I shall lose a friend."): "die-lose-friend",
    ("en", "You die, and I do too."): "die",
    ("en", "The town can’t afford it, and we don't want it."): "town-afford-want",
    ("en", "The town cannot afford the bridge."): "town-cannot-afford",
    ("en", "A pier cannot."): "pier",
    ("en", "The yard's statement hasn’t been verified."): "yard-statement-verified",
    ("en", "What is it that something remains?"): "remains",
    ("en", "Why?"): "why",
    ("en", "What should I do?"): "should",
    ("en", "In 2009, 12 of 20 did."): "did",
    ("en", "…"): "claim",
    ("en", "Pneumonoultramicroscopicsilicovolcanoconiosis kills people."): "kills-people",
    ("de", "Wer soll das bezahlen, und wann?"): "bezahlen",
    ("fr", "L'homme est né libre."): "homme-né-libre",
}


@pytest.mark.parametrize(("language", "text"), IDS)
def test_an_id_has_words_that_mean_something(language: str, text: str) -> None:
    node = Proposal(text, text, 0, 0)
    name_nodes([node], phrases_of(language) or bare(language))
    assert node.id == IDS[language, text]
    assert len(node.id) <= MAX_ID


def test_the_same_words_get_a_number() -> None:
    nodes = [Proposal("Close it.", "Close it.", 0, 0) for _ in range(3)]
    name_nodes(nodes, phrases_of("en") or bare("en"), {"close-2"})
    assert [one.id for one in nodes] == ["close", "close-3", "close-4"]
