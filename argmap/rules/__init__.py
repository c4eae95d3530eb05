"""The rules of ``argmap check``: one a module, named like the rule, with its manual as the docstring.

Rules that the loader applies while it reads (YAML, structure, references) have their manual here too, and no
``check``.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.context import Context
from argmap.rules import (
    ambiguous_quote,
    circular_support,
    long_omission,
    pro_and_con,
    question_without_position,
    quote_not_found,
    undeveloped_but_argued,
)

CHECKS: tuple[Callable[[Context], None], ...] = (
    circular_support.check,
    question_without_position.check,
    pro_and_con.check,
    undeveloped_but_argued.check,
    quote_not_found.check,
    ambiguous_quote.check,
    long_omission.check,
)
