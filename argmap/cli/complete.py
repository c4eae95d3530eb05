"""How queries, and the fields of what is found, are completed in a shell."""

from __future__ import annotations

import os
import re
import shlex
import sys
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from argmap.query.facts import Facts

_DIVIDED = frozenset(":@")
_NOT_SAFE = re.compile(r"[^\w:./,@-]", re.ASCII)
_NOT_PLAIN = re.compile(r"[^\w@%+=:,./-]")


class _Offered(str):
    """What is offered. Typer drops what does not begin with the word, though bash puts it in the place of the word."""

    def startswith(self, *_: object) -> bool:
        return True


def complete_query(ctx: typer.Context, incomplete: str) -> list[str]:
    """How the query that is typed may go on: its words, and the values that the maps have."""
    found = _completed(ctx, incomplete)
    marked = next((query for query in found if not query.startswith(incomplete)), None)
    if marked is not None and len(found) > 1:  # what they begin with would take the place of what was typed
        at = next((i for i, (one, other) in enumerate(zip(marked, incomplete, strict=False)) if one != other), 0)
        found = _completed(ctx, f'{incomplete[:at]}"{incomplete[at:]}') or found
    if _in("bash") and len(found) == 1 and found[0].endswith(":"):  # one alone would get a blank behind it
        found = _completed(ctx, found[0]) or [found[0], f'{found[0]}"']
    if _in("zsh") and found:
        print(_for_zsh(found))
        sys.exit()  # before Typer answers too
    return [_Offered(query) for query in found]


def _for_zsh(found: list[str]) -> str:
    """The command that offers texts in zsh, which evaluates it.

    Typer's own loses quotation marks, and its evaluation runs commands that stand in a text behind a backslash. Here
    no character of a text that could mean anything is left as it is. ``-U`` lets zsh put a value with quotation marks
    in the place of one that was begun without.
    """
    words = (_NOT_SAFE.sub(_escaped, one) for one in found)
    return " ".join(["compadd", "-U", "-S", "''", "--", *(f"$'{word}'" for word in words)])


def _escaped(found: re.Match[str]) -> str:
    return f"\\x{ord(found[0]):02x}" if found[0].isascii() else found[0]


def _completed(ctx: typer.Context, incomplete: str) -> list[str]:
    from argmap.cli.maps import configuration, load_quietly
    from argmap.query.completion import completions

    def facts() -> Facts:
        from argmap.query.facts import Facts

        return Facts(load_quietly(ctx.params))

    try:
        config = configuration(ctx.params.get("paths"), ctx.params.get("config_file"))
        return completions(incomplete, facts, config.queries)
    except Exception:  # a completion has no place to complain
        return []


def _in(shell: str) -> bool:
    return os.environ.get("_ARGMAP_COMPLETE") == f"complete_{shell}"


def complete_split(ctx: typer.Context, incomplete: str) -> list[str]:
    """What goes on with a query that bash has divided at a colon or an @, so that its end stands where paths do.

    Bash puts it behind the last colon, but in the place of an @. The query stands in no quotation marks of the shell
    then, so that those of the language have to be protected.
    """
    query = ctx.params.get("where") or ctx.params.get("query")
    words = [*(ctx.params.get("paths") or ()), incomplete]
    if not _in("bash") or not query or not incomplete or not _DIVIDED.intersection([query[-1], *words]):
        return []
    ctx.params["paths"] = None  # they are parts of the query
    before = "".join([query, *words[:-1]])
    typed = before + incomplete
    done = len(typed) if incomplete == ":" else len(before) - before.endswith("@")
    return [_Offered(_protected(found[done:])) for found in complete_query(ctx, typed)]


def _protected(words: str) -> str:
    """A word as bash takes it."""
    return shlex.quote(words) if _NOT_PLAIN.search(words) else words


def complete_sort(incomplete: str) -> list[str]:
    """What nodes are sorted by; behind a minus sign too."""
    from argmap.view.found import SORTED_BY

    sign = "-" if incomplete.startswith("-") else ""
    return [sign + field for field in SORTED_BY if field.startswith(incomplete.removeprefix("-"))]


def complete_count(incomplete: str) -> list[str]:
    """What nodes are counted and grouped by."""
    from argmap.view.found import COUNTED_BY

    return [field for field in COUNTED_BY if field.startswith(incomplete)]
