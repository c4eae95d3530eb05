"""Completion of queries, and of the fields of matches, in a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from argmap.cli.shells import asks, offered

if TYPE_CHECKING:
    from argmap.query.facts import Facts

_DIVIDED = frozenset(":@")
_MORE = "..."
"""Ends a field whose values cannot be listed."""


def complete_query(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completions of the query being typed: the words of the language, and the values in the maps."""
    return offered(_queries(ctx, incomplete), goes_on=True)


def _queries(ctx: typer.Context, incomplete: str) -> list[str]:
    found = _completed(ctx, incomplete)
    marked = next((query for query in found if not query.startswith(incomplete)), None)
    if marked is not None and len(found) > 1:  # their common beginning would replace the typed word
        at = next((i for i, (one, other) in enumerate(zip(marked, incomplete, strict=False)) if one != other), 0)
        found = _completed(ctx, f'{incomplete[:at]}"{incomplete[at:]}') or found
    if asks("bash") and len(found) == 1 and found[0].endswith((":", "(")):  # bash adds a space after a single value
        found = _completed(ctx, found[0]) or [found[0], found[0] + _MORE]
    return found


def _completed(ctx: typer.Context, incomplete: str) -> list[str]:
    from argmap.cli.maps import configuration, load_quietly
    from argmap.query.completion import completions

    def facts() -> Facts:
        from argmap.query.facts import Facts

        return Facts(load_quietly(ctx.params))

    try:
        config = configuration(ctx.params.get("paths"), ctx.params.get("config_file"))
        return completions(incomplete, facts, config.queries)
    except Exception:  # a completion cannot report errors
        return []


def complete_split(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completions of a query that bash has split at a colon or an @, so that its end is where the paths are.

    Bash replaces what follows the last colon; an @ is replaced too.
    """
    query = ctx.params.get("where") or ctx.params.get("query")
    words = [*(ctx.params.get("paths") or ()), incomplete]
    if not asks("bash") or not query or not incomplete or not _DIVIDED.intersection([query[-1], *words]):
        return []
    ctx.params["paths"] = None  # they are parts of the query
    before = "".join([query, *words[:-1]])
    typed = before + incomplete
    done = len(typed) if incomplete == ":" else len(before) - before.endswith("@")
    return offered(found[done:] for found in _queries(ctx, typed))


def complete_sort(incomplete: str) -> list[str]:
    """The fields that nodes can be sorted by, also after a minus sign."""
    from argmap.view.match_lines import SORTED_BY

    sign = "-" if incomplete.startswith("-") else ""
    return offered(sign + field for field in SORTED_BY if field.startswith(incomplete.removeprefix("-")))


def complete_count(incomplete: str) -> list[str]:
    """The fields that nodes can be counted and grouped by."""
    from argmap.view.match_lines import COUNTED_BY

    return offered(field for field in COUNTED_BY if field.startswith(incomplete))
