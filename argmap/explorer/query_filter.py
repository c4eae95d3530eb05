"""Filters made from queries. Nothing else in the explorer uses the query language; its parser is imported late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.explorer.navigator import Filter

if TYPE_CHECKING:
    from argmap.query.facts import Facts


class QueryProblem(Exception):
    """A query is wrong. The message names the column, and ``column`` is its number, from 1."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


class QueryFilters:
    """Compiles queries as they are typed. The facts about a debate are computed once."""

    def __init__(self, named: Callable[[], Mapping[str, str]]) -> None:
        """``named`` returns the queries for ``@name``."""
        self._named = named
        self._facts: Facts | None = None

    def filter_of(self, debate: Debate, text: str) -> Filter:
        """The filter of a query. Raises QueryProblem."""
        from argmap.query import QueryError, compile_query
        from argmap.query.facts import Facts

        try:
            query = compile_query(text, self._named())
        except QueryError as error:
            hint = f"; {error.hint}" if error.hint else ""
            raise QueryProblem(f"{error.args[0]}{hint}", error.column) from None
        if self._facts is None or self._facts.debate is not debate:
            self._facts = Facts(debate)
        try:
            found = query.among(self._facts)
        except ArgmapError as error:
            raise QueryProblem(f"{error.args[0]}; {error.hint}", 1) from None
        return Filter(text, tuple(found), frozenset(found), tuple(query.words(self._facts)))
