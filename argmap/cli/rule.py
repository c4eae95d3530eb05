"""``argmap rule``: what a rule means."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="A code or a name, such as S202 or unknown-key.")
    ] = None,
) -> int:
    """Explain a rule: what it means, why, and how to mend what it finds. Without CODE, list all rules."""
    from argmap.catalogue import CATALOGUE
    from argmap.rules.manual import find_rule, manual

    if code is None:
        for known, entry in CATALOGUE.items():
            typer.echo(f"{known}  {entry.severity:<7}  {entry.name}")
    else:
        typer.echo(manual(find_rule(code)))
    return 0
