"""Queries on the command line: compiles them with those of the configuration, runs them, and reports mistakes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from argmap.query import Query, compile_query

if TYPE_CHECKING:
    from argmap.config import Config
    from argmap.debate import Debate
    from argmap.findings import Findings
    from argmap.query.facts import Facts
    from argmap.query.search_words import Words
    from argmap.sources.verdicts import Verdicts
    from argmap.view.tree_lines import Chosen


def compiled(text: str, config: Config) -> Query:
    """Compile a query; ``@name`` stands for a query of the configuration."""
    return compile_query(text, config.queries)


def matching(query: Query, facts: Facts) -> list[str]:
    """The matching nodes in the order of the graph. If there are none, stderr suggests why."""
    from argmap.query.hints import hints

    found = query.among(facts)
    if not found:
        print("nothing matches", file=sys.stderr)
    for hint in hints(query, facts):
        print(hint, file=sys.stderr)
    return found


def print_count(found: Sequence[str], facts: Facts) -> None:
    """Print on stderr how many nodes match, if it is a terminal."""
    from argmap.cli.output import in_terminal
    from argmap.view.node_line import number

    if found and in_terminal():
        print(f"{len(found):,} of {number(len(facts), 'node')}", file=sys.stderr)


def verdicts_on(debate: Debate, findings: Findings, nodes: Sequence[str] | None = None) -> Verdicts:
    """The verdicts on the quotes of some nodes, or of all. Imports late what reads sources."""
    from argmap.sources.verdicts import Verdicts

    return Verdicts(debate, findings, nodes)


def in_tree(debate: Debate, found: list[str], start: str | None = None, words: Sequence[Words] = ()) -> Chosen:
    """The matches that a tree shows, and the nodes that lead to them; stderr says how many are outside the tree."""
    from argmap.select import below, tops, with_ancestors
    from argmap.view.tree_lines import Chosen

    starts = chain.from_iterable(tops(debate).values()) if start is None else [start]
    outside = len(found) - len(set(found).intersection(below(debate.graph, starts)))
    if outside:
        print(f"matches outside this tree: {outside}", file=sys.stderr)
    return Chosen(frozenset(found), with_ancestors(debate.graph, found), words)
