"""The one place where the explorer meets the query language."""

from __future__ import annotations

from argmap.explorer.session import Filter, Session


class QueryProblem(Exception):
    """A query that cannot be understood, and the column, from 1, where that is."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


def filter_of(session: Session, query: str) -> Filter:
    """The nodes that match a query; raises QueryProblem."""
    words = query.casefold().split()
    texts = ((node, (data["text"] or "").casefold()) for node, data in session.graph.nodes(data=True))
    nodes = [node for node, text in texts if all(word in text for word in words)]
    return Filter(query, tuple(nodes), frozenset(nodes))
