"""Debates for every writer: one in which everything occurs that a map can say, and the same full of hostile words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import argmap

SOURCE = "One says it may be so. Others doubt it; they say: it is not so.\nNobody knows.\n"
TOWN = """
argmap: 1
title: The town
note: A remark on the map.
sources:
  minutes:
    file: minutes.txt
    title: The minutes
    url: "https://example.org/minutes"
    date: "2025-05-03"
    by: the clerk
    format: text
    language: en
    encoding: utf-8
    skip: [Nobody, {from: it is, to: so., reason: said before, draft: true}]
people:
  lopez: {name: Ana Lopez, role: shop owner}
uses: tram.yaml
questions:
- id: close
  text: Should the centre be closed?
  tags: [traffic, "a; b"]
  positions:
  - id: close-it
    text: Close it.
    by: [lopez, some critics; others]
    qualifier: may
    quote: [One says it may be so, Others doubt it; they say]
    weight: 0.5
    note: A remark on the position.
    pro:
    - id: air
      text: Cleaner air.
      implied: true
      quote: {text: "One says [...] be so", line: 1}
      con:
      - text: Only on the ring road.
        pro: {ref: close-it}
      undercut:
      - {text: From a larger city., undercut: No matter.}
    - premises: [There is room., {text: It is quiet., undercut: Not at night.}]
    con:
    - {id: shops, text: Shops lose., rephrases: tram/cost, conflicts: air}
  - id: wait
    text: Wait for the tram.
    conflicts: close-it
    con:
    - {ref: air, note: A remark on the place., weight: 0.25, undercut: Beside the point.}
    caveat: {id: budget, text: If the budget holds., when: since May, draft: true}
    context: The tram opens in 2030.
  questions:
  - {text: Who pays?, undeveloped: true}
"""
TRAM = """
argmap: 1
name: tram
uses: town.yaml
questions:
- id: build
  text: Should the tram be built?
  quote: {text: Nobody knows, source: minutes}
  positions:
  - {id: cost, text: It costs too much., con: {ref: town/shops}}
  - {ref: town/wait}
positions:
- {id: later, text: Leave it to the next council.}
"""


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], argmap.Debate]:
    """Load the debate in which everything occurs."""
    folder = tmp_path_factory.mktemp("town")
    (folder / "minutes.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "town.yaml").write_text(TOWN, encoding="utf-8")
    (folder / "tram.yaml").write_text(TRAM, encoding="utf-8")
    return lambda: argmap.load([folder / "town.yaml", folder / "tram.yaml"])


@pytest.fixture(scope="session")
def filled(town: Callable[[], argmap.Debate]) -> Callable[[str], argmap.Debate]:
    """The same debate, with given words wherever a map has words of its own."""

    def fill(words: str) -> argmap.Debate:
        debate = town()
        for data in debate.graph.nodes.values():
            data["text"] = words
            for key in ("when", "qualifier", "note"):
                data[key] = words if data[key] else None
            for key in ("by", "speakers", "tags"):
                data[key] = tuple(name if name == "lopez" else words for name in data[key])
            data["quotes"] = tuple(quote._replace(text=words) for quote in data["quotes"])
        for _, _, data in debate.graph.edges(data=True):
            data["note"] = words if data["note"] else None
        for document in debate.maps:
            document.title = words
            document.note = words if document.note else None
            for person in document.people.values():
                person.name = person.role = words
        for source in debate.sources.values():
            source.title = source.author = words
        return debate

    return fill


@pytest.fixture(scope="session")
def article() -> argmap.Debate:
    """The debate of the article."""
    return argmap.load([Path(__file__).parents[2] / "maps"])


HOSTILE = [
    "",
    "a; b;; c;",
    '=cmd|"/C calc"!A0',
    "'quoted'",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "\x00\x1b[31mred\x7f\x9b\x85",
    "two\nlines\r\nand\ta tab\rmore\u2028more",
    "\u202eright to left\u202c \u2066 \u200f",
    "\ufffe\uffff\ufeff",
    "🚗 👩\u200d👩 漢字 e\u0301",
    "<b>bold</b> <script>alert(1)</script> <!-- --> ]]> <![CDATA[ &amp; &lt;b&gt; &#65;",
    "Robert'); DROP TABLE nodes;--",
    "a \\ backslash \\",
    "x" * 20_000,
]


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request: pytest.FixtureRequest) -> str:
    """Words that mean something to a spreadsheet, a terminal, a parser of XML or a database."""
    return str(request.param)
