"""A small debate in which every word of the language has a known answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import argmap

SMALL = """
argmap: 1
title: Cars
sources:
  minutes: {file: minutes.txt}
  letters: {file: letters.txt}
people:
  lopez: {name: Ana López, role: shop owner}
  mayor: {name: The Mayor}
uses: other.yaml
questions:
- id: close
  text: Should the centre be closed to cars?
  quote: {text: whether to close, source: minutes}
  tags: [Traffic, city life]
  positions:
  - id: close-it
    text: Close it — “now”.
    by: mayor
    weight: 0.5
    qualifier: should
    quote: {text: "the mayor proposed, so", source: minutes}
    pro:
    - id: air
      text: The air would be cleaner.
      source: minutes
      quote: ["the air", "be cleaner"]
      note: a remark
      tags: traffic
      con:
      - id: moved
        text: Traffic would only move.
        con: {id: tolls, text: Not with tolls., implied: true}
      undercut: {id: elsewhere, text: The figures come from a larger city., weight: 0}
    - id: quiet
      premises: [People stay where it is quiet., {id: stay, text: People buy where they stay.}]
    caveat: {id: limit, text: On Saturdays only., when: in May, draft: true}
    con:
    - id: shops
      text: Shops lose customers.
      by: [lopez, some critics]
      quote: {text: we lose customers, source: letters}
      rephrases: other/trade
  - id: wait
    text: Wait for the TRAM.
    weight: 1
    conflicts: close-it
    con: [{ref: air}]
    context: {id: opening, text: The tram opens in 2030.}
  questions:
  - {id: pays, text: Who pays for it?, undeveloped: true}
"""
OTHER = """
argmap: 1
name: other
questions:
- id: shop-question
  text: And the shops?
  positions:
  - {id: trade, text: 100% of them lose 3*4 customers, by: Some Critics}
  - {text: One attacks the other., con: {id: ring-a, text: A., con: {id: ring-b, text: B., con: {ref: ring-a}}}}
"""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> argmap.Debate:
    folder: Path = tmp_path_factory.mktemp("small")
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "other.yaml").write_text(OTHER, encoding="utf-8")
    (folder / "minutes.txt").write_text("whether to close: the mayor proposed, so the air be cleaner")
    (folder / "letters.txt").write_text("we lose customers")
    debate = argmap.load(folder / "small.yaml")
    assert debate.findings == ()
    return debate


@pytest.fixture(scope="session")
def found(small: argmap.Debate) -> Callable[[str], list[str]]:
    """The short names of what a query finds."""
    from argmap.query import compile_query

    return lambda text: [small.short(name) for name in compile_query(text).nodes(small)]
