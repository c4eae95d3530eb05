"""``argmap rule``: what a rule means."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Color, ColorChoice, complete_rule

if TYPE_CHECKING:
    from argmap.styled import Line


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]", help="Code or name of a rule, such as S202 or unknown-key.", autocompletion=complete_rule
        ),
    ] = None,
    color: ColorChoice = Color.AUTO,
) -> int:
    """Explain a rule, or list all rules.

    An explanation says what the rule means and why, shows an example, and says how to fix it.
    """
    from argmap.checking.choice import code_of
    from argmap.cli.output import page_lines

    page_lines(_list() if code is None else _page(code_of(code)), color)
    return 0


def _list() -> Iterator[Line]:
    """All rules by family, one line each."""
    from argmap.catalogue import CATALOGUE, FAMILIES
    from argmap.rules.manual import manual
    from argmap.styled import Segment

    family, wide = "", max(len(entry.name) for entry in CATALOGUE.values())
    for code, entry in CATALOGUE.items():
        if code[0] != family:
            yield from [[]] if family else []
            family = code[0]
            yield [Segment(f"{family}: {FAMILIES[family]}", "title")]
        off = "" if entry.default else " (off by default)"
        about = manual(code).split("\n\n", 1)[0].partition(": ")[2].replace("\n", " ").removesuffix(".")
        yield [
            Segment(f"  {code} "),
            Segment(f"{entry.severity:<7}", entry.severity),
            Segment(f" {entry.name:<{wide}}", "match"),
            Segment(f"  {about}{off}", "dim"),
        ]


def _page(code: str) -> Iterator[Line]:
    """The manual page of a rule, with each paragraph on one line, and its examples."""
    from argmap.rules.examples import bad_examples, corrected
    from argmap.rules.manual import manual
    from argmap.styled import Segment

    head, *paragraphs = manual(code).split("\n\n")
    name, colon, about = head.replace("\n", " ").partition(": ")
    yield [Segment(name + colon, "match"), Segment(about)]
    for paragraph in paragraphs:
        as_it_is = paragraph.startswith((" ", "-", "|"))
        yield []
        yield from ([Segment(line)] for line in (paragraph.split("\n") if as_it_is else [paragraph.replace("\n", " ")]))
    bad = bad_examples(code)[0]
    config = bad.parent / ".argmap.toml"
    settings = config.read_text(encoding="utf-8").rstrip().splitlines() if config.is_file() else []
    for title, lines in (
        ("With this configuration:", settings),
        ("A map, as check reports it:", _checked(bad)),
        ("Corrected:", _checked(corrected(bad))),
    ):
        if lines:
            yield from ([], [Segment(title, "title")], [])
            yield from ([Segment(f"    {line}".rstrip())] for line in lines)


def _checked(example: Path) -> list[str]:
    """An example with the findings in it, and other files that have findings."""
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
    root = f" {display(FileAccess().root(example))},"
    return [plain(line).replace(folder, "").replace(root, " .,") for line in lines]
