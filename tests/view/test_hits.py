"""The words that were looked for are marked in what is found, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from argmap.query import compile_query
from argmap.query.facts import Facts
from argmap.styled import Line
from argmap.view import match_lines, tree_lines
from argmap.view.node_line import UNICODE

MAP = """
argmap: 1
title: The tram
people: {tram-users: {name: Tram users}}
questions:
- id: tram
  text: Should the tram wait?
  positions:
  - {id: wait, text: The TRAM should wait., by: tram-users, con: {id: cost, text: Waiting costs us much.}}
  - {id: go, text: Trams should go.}
"""


def marked(line: Line) -> list[str]:
    return [segment.words for segment in line if segment.style == "hit"]


def test_words_are_marked_in_the_list(load_text: Callable) -> None:
    facts = Facts(load_text(MAP))
    for query, expected in {
        "tram": [["tram"], ["TRAM", "Tram"], ["Tram"]],
        "TRAM": [["TRAM"]],
        "US": [["us"]],
        "tram -id:go": [["tram"], ["TRAM", "Tram"]],
        "tram OR us": [["tram"], ["TRAM", "Tram", "us"], ["us"], ["Tram"]],
        "-tram": [[]],
        "attacks(tram)": [[]],
        "text:tram by:tram-users": [["TRAM", "Tram"]],
    }.items():
        asked = compile_query(query)
        lines = match_lines.lines(facts.debate, asked.among(facts), UNICODE, asked.words(facts))
        assert [marked(line) for line in lines] == expected, query


def test_words_of_a_named_query_are_marked(load_text: Callable) -> None:
    facts = Facts(load_text(MAP))
    asked = compile_query("@a -@b", {"a": "go @c", "b": "should", "c": "wait"})
    assert {one.parts for one in asked.words(facts)} == {("go",), ("wait",)}


def test_words_are_marked_in_the_tree_only_where_a_node_matches(load_text: Callable) -> None:
    debate = load_text(MAP)
    facts = Facts(debate)
    asked = compile_query("wait is:leaf")
    chosen = tree_lines.Chosen(asked.among(facts), set(debate.graph), asked.words(facts))
    rows = [row.line for row in tree_lines.of_maps(debate, UNICODE, chosen=chosen)]
    assert [words for line in rows if (words := marked(line))] == [["Wait"]]


def test_words_are_marked_in_the_table(load_text: Callable) -> None:
    facts = Facts(load_text(MAP))
    asked = compile_query("costs")
    for columns in (None, 60, 200):
        rows = match_lines.table(facts, asked.among(facts), UNICODE, columns, asked.words(facts))
        assert [words for line in rows if (words := marked(line))] == [["costs"]]
