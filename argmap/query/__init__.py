"""The query language: a text is compiled to a query, which finds nodes of a debate.

    compile_query("is:unanswered -kind:premise").nodes(debate)

What is named in ``__all__`` is its interface; ``vocabulary`` has its words. The parser is imported with it: import it
where a query is used.
"""

from __future__ import annotations

from argmap.query.compile import Query, compile_query
from argmap.query.problem import QueryError

__all__ = ["Query", "QueryError", "compile_query"]
