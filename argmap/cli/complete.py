"""How queries, and the fields of what is found, are completed in a shell."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from argmap.query.facts import Facts


def complete_query(ctx: typer.Context, incomplete: str) -> list[str]:
    """How the query that is typed may go on: its words, and the values that the maps have."""
    from argmap.config import read_config
    from argmap.query.completion import completions

    def facts() -> Facts:
        from argmap.cli.maps import load_maps
        from argmap.query.facts import Facts

        return Facts(load_maps(ctx.params.get("paths")))

    try:
        return completions(incomplete, facts, read_config(Path.cwd()).queries)
    except Exception:  # a completion has no place to complain
        return []


class _Behind(str):
    """What is to stand behind a colon. Typer drops what does not begin with the word, which for bash is the colon."""

    def startswith(self, *_: object) -> bool:
        return True


def complete_split(ctx: typer.Context, incomplete: str) -> list[str]:
    """What goes on with a query that bash has divided at its colons, so that its end stands where paths do."""
    query = ctx.params.get("where") or ctx.params.get("query")
    words = [*(ctx.params.get("paths") or ()), incomplete]
    if os.environ.get("_ARGMAP_COMPLETE") != "complete_bash" or not query or ":" not in words:
        return []
    ctx.params["paths"] = None  # they are parts of the query
    typed = "".join([query.strip(), *words])
    done = len(typed) - len(incomplete) if incomplete != ":" else len(typed)
    return [_Behind(found[done:]) for found in complete_query(ctx, typed)]


def complete_sort(incomplete: str) -> list[str]:
    """What nodes are sorted by; behind a minus sign too."""
    from argmap.view.found import SORTED_BY

    sign = "-" if incomplete.startswith("-") else ""
    return [sign + field for field in SORTED_BY if field.startswith(incomplete.removeprefix("-"))]


def complete_count(incomplete: str) -> list[str]:
    """What nodes are counted and grouped by."""
    from argmap.view.found import COUNTED_BY

    return [field for field in COUNTED_BY if field.startswith(incomplete)]
