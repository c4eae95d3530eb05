"""A mistake in a query, with the place where it is."""

from __future__ import annotations

import re

from argmap.errors import ArgmapError
from argmap.excerpt import excerpt
from argmap.styled import plain
from argmap.text import Text, escaped, shown

_BLANK = re.compile(r"\s")
_MAX_COLUMNS = 100


class QueryError(ArgmapError):
    """A query without a meaning. ``column`` counts the characters of ``query`` from 1.

    ``named`` is the name of the query, if it is one of the configuration and not the one that was given.
    """

    def __init__(
        self, problem: str, query: str, column: int, hint: str | None = None, named: str | None = None
    ) -> None:
        where = f"of the query @{shown(named)}" if named is not None else "of the query"
        super().__init__(f"{shown(problem)} (column {column} {where})", hint)
        self.query = query
        self.column = column
        self.named = named
        text = Text("query", _BLANK.sub(" ", query))
        lines = excerpt(text.span(column - 1, column), "error", widest=_MAX_COLUMNS)
        self.excerpt = tuple(escaped(plain(line[1:])).rstrip() for line in lines)

    def __str__(self) -> str:
        return "\n".join([str(self.args[0]), *(f"  {line}" for line in self.excerpt)])
