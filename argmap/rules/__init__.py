"""The rules of ``argmap check``: one a module, named like the rule, with its manual as the docstring.

Rules that the loader applies while it reads (YAML, structure, references) have their manual here too, and no
``check``.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.context import Context
from argmap.rules import (
    ambiguous_quote,
    changed_source,
    circular_support,
    forbidden,
    idle_skip,
    long_omission,
    missing_quote,
    near_person,
    pro_and_con,
    question_without_position,
    quote_not_found,
    shared_quote,
    undeveloped_but_argued,
    unquoted_qualifier,
    unrecorded_source,
    unused_person,
    unused_source,
)

CHECKS: dict[str, Callable[[Context], None]] = {
    "S209": circular_support.check,
    "L301": question_without_position.check,
    "L302": pro_and_con.check,
    "L303": undeveloped_but_argued.check,
    "P401": quote_not_found.check,
    "P402": ambiguous_quote.check,
    "P403": long_omission.check,
    "P405": missing_quote.check,
    "P406": unquoted_qualifier.check,
    "P407": near_person.check,
    "P408": unused_person.check,
    "P409": unused_source.check,
    "P410": shared_quote.check,
    "P411": idle_skip.check,
    "P412": changed_source.check,
    "P413": unrecorded_source.check,
    "Q701": forbidden.check,
}
