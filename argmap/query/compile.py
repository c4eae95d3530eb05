"""Compiles queries together with the queries that they name, and runs them on a debate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType

from argmap.debate import Debate
from argmap.near import did_you_mean
from argmap.query.evaluate import evaluate
from argmap.query.facts import Facts
from argmap.query.problem import QueryError
from argmap.query.search_words import Words
from argmap.query.terms import And, Apply, Has, Match, Mention, Named, Not, Or, Program, Programs
from argmap.query.vocabulary import MAX_CHARACTERS, ROW
from argmap.relations import LINKS, Relation
from argmap.text import brief

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Query:
    """A compiled query. ``named`` has the programs of the queries that it names, each after those that it needs."""

    text: str
    program: Program = field(repr=False, hash=False)
    named: Programs = field(repr=False, hash=False)

    def nodes(self, debate: Debate) -> list[str]:
        """The full names of the matching nodes, in the order of the graph.

        Raises ArgmapError if the query and the debate are so large that it would take very long.
        """
        return self.among(Facts(debate))

    def among(self, facts: Facts) -> list[str]:
        """Like ``nodes``, for several queries of one debate: the facts are collected once."""
        return facts.named(evaluate(self.program, self.named, facts))

    def words(self, facts: Facts) -> list[Words]:
        """The words to mark in the rows of matching nodes, without the words of negated terms."""
        known: dict[str, frozenset[Mention]] = {}
        for name, program in self.named.items():
            known[name] = _mentions(program, known)
        return [facts.meant(one.field, words) for one in _mentions(self.program, known) for words in one.words]

    def links(self) -> frozenset[Relation]:
        """The links that the query names, by ``relation:``, ``has:`` or a function; all links if it names none."""
        named: set[Relation] = set()
        for program in (self.program, *self.named.values()):
            for operation in program:
                match operation:
                    case Has(name) | Apply(name) if name in LINKS:
                        named.add(LINKS[name])
                    case Match("relation", patterns):
                        named |= {link for link in LINKS.values() if any(one.matches(link) for one in patterns)}
        return frozenset(named or LINKS.values())


def _mentions(program: Program, known: Mapping[str, frozenset[Mention]]) -> frozenset[Mention]:
    """The words that a program searches for in the rows of the nodes that it finds."""
    stack: list[frozenset[Mention]] = []
    for operation in program:
        match operation:
            case And() | Or():
                stack.append(stack.pop() | stack.pop())
            case Not() | Apply():
                stack[-1] = frozenset()
            case Named(name):
                stack.append(known[name])
            case Mention(field) if field in (ROW, "text"):
                stack.append(frozenset({operation}))
            case _:
                stack.append(frozenset())
    return stack.pop()


def compile_query(text: str, named: Mapping[str, str] = _NONE) -> Query:
    """Compile a query. ``named`` maps the names for ``@name`` to the texts of queries.

    Raises QueryError, with the column, for anything without a meaning, such as unknown names and values, and for
    queries that name each other in a circle.
    """
    length = 0
    programs: dict[str | None, Program] = {}
    users: dict[str | None, list[str | None]] = {}
    pending: list[str | None] = [None]  # the query itself has no name
    while pending:
        name = pending.pop()
        if name in programs:
            continue
        written = text if name is None else named[name]
        length += len(written)
        if length > MAX_CHARACTERS:
            raise _too_long(written, name)
        programs[name] = program = _compiled(written, name)
        uses = [operation for operation in program if isinstance(operation, Named)]
        for use in uses:
            if use.name not in named:
                raise _unknown(use, written, name, named)
        users[name] = [*dict.fromkeys(use.name for use in uses)]
        pending.extend(users[name])
    order = _in_order(users, programs, text, named)
    return Query(text, programs[None], {name: programs[name] for name in order if name is not None})


def _compiled(written: str, name: str | None) -> Program:
    from argmap.query.grammar import parse  # importing its parser takes as long as making it
    from argmap.query.reading import Mistake

    if not written.strip():
        raise QueryError("the query is empty", written, 1, "* matches every node", name)
    try:
        return parse(written)
    except Mistake as mistake:
        raise QueryError(mistake.problem, written, mistake.at + 1, mistake.hint, name) from None


def _too_long(written: str, name: str | None) -> QueryError:
    column = min(len(written), MAX_CHARACTERS) + 1
    problem = f"a query has at most {MAX_CHARACTERS:,} characters, with the queries that it names"
    return QueryError(problem, written[: MAX_CHARACTERS + 1], column, named=name)


def _unknown(use: Named, written: str, name: str | None, named: Mapping[str, str]) -> QueryError:
    problem = f"no query is named @{brief(use.name, 60)}{did_you_mean(use.name, named)}"
    known = f"known: {', '.join(f'@{one}' for one in named)}" if named else "define queries in [tool.argmap.queries]"
    return QueryError(problem, written, use.column, brief(known), name)


def _in_order(
    users: Mapping[str | None, list[str | None]],
    programs: Mapping[str | None, Program],
    text: str,
    named: Mapping[str, str],
) -> list[str | None]:
    """The queries, each after those that it names."""
    try:
        return list(TopologicalSorter(users).static_order())
    except CycleError as error:
        used, user = error.args[1][:2]  # each is named by the next
        column = next(one.column for one in programs[user] if isinstance(one, Named) and one.name == used)
        circle = " -> ".join(f"@{one}" for one in reversed(error.args[1]))
        written = text if user is None else named[user]
        raise QueryError(f"these queries name each other: {brief(circle)}", written, column, named=user) from None
