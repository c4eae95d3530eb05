"""``argmap rule``: what a rule means."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent
from typing import Annotated

import typer

from argmap.cli.options import complete_rule


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]", help="Code or name of a rule, such as S202 or unknown-key.", autocompletion=complete_rule
        ),
    ] = None,
) -> int:
    """Explain a rule, or list all rules.

    An explanation says what the rule means and why, shows an example, and says how to fix it.
    """
    from argmap.catalogue import CATALOGUE
    from argmap.checking.choice import code_of
    from argmap.rules.examples import bad_examples, mended
    from argmap.rules.manual import manual

    if code is None:
        for known, entry in CATALOGUE.items():
            typer.echo(f"{known}  {entry.severity:<7}  {entry.name}{'' if entry.default else '  (off by default)'}")
        return 0
    code = code_of(code)
    bad = bad_examples(code)[0]
    typer.echo(manual(code))
    if (config := bad.parent / ".argmap.toml").is_file():
        typer.echo(f"\nWith this configuration:\n\n{indent(config.read_text(encoding='utf-8'), '    ').rstrip()}")
    for title, example in (("What check says of a map:", bad), ("The map mended:", mended(bad))):
        typer.echo(f"\n{title}\n")
        for line in _checked(example):
            typer.echo(f"    {line}".rstrip())
    return 0


def _checked(example: Path) -> list[str]:
    """An example with what is found in it, and the other files in which something is found."""
    from argmap.checking.demonstration import findings_in
    from argmap.files import FileAccess, display
    from argmap.report import marked
    from argmap.rules.examples import marks, read
    from argmap.styled import Segment, plain

    findings = findings_in(example)
    text, folder = read(example), display(example.parent) + "/"
    lines = marked.lines(text, [found for found in findings if found.span.file == folder + text.file], marks(text))
    for other in dict.fromkeys(found.span.text for found in findings if found.span.file != folder + text.file):
        there = marked.lines(other, [found for found in findings if found.span.text is other])
        lines += [[], [Segment(f"# {other.file}")], *there]
    root = f" {display(FileAccess().root(example))},"  # as a finding names it from here
    return [plain(line).replace(folder, "").replace(root, " .,") for line in lines]
