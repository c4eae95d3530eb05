"""The query language: a text is compiled to a query, which finds nodes of a debate.

    compile_query("is:unanswered -kind:premise").nodes(debate)

``__all__`` is the interface; ``vocabulary`` has the words of the language. Importing this also imports the parser, so
import it only where a query is used.
"""

from __future__ import annotations

from argmap.query.compile import Query, compile_query
from argmap.query.problem import QueryError

__all__ = ["Query", "QueryError", "compile_query"]
