"""``argmap draft``: a first map of a text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import TrustSources
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.drafting.draft import Drafted

_STDOUT = "-"
_UNSAVED = "draft.yaml"
"""What a map is called, in the working directory, that goes to standard output."""


def command(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The text: any kind of file that a map can name.")],
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Map file to write (default: standard output).")
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="MAP", help="Add what this map leaves out of the text to it.")
    ] = None,
    trust_sources: TrustSources = False,
) -> int:
    """Draft a map of a text, to be judged node by node.

    Headings become questions, and each sentence or clause that claims something a node with its quote, who says it and
    how firmly, as far as its words tell. Where it stands is proposed by its place and by words such as "however". Each node
    is a draft: read it against the text, correct it, and take its draft away. An existing file is never overwritten.
    """
    if source == _STDOUT or not source:
        raise ArgmapError("a map names the file of its text", "name a file")
    if into is not None:
        if output is not None:
            raise ArgmapError("--into adds to a map, and -o writes a new one", "give one of them")
        return _add(source, Path(into), trust_sources)
    return _write(source, None if output in (None, _STDOUT) else Path(str(output)), trust_sources)


def _write(source: str, target: Path | None, trust: bool) -> int:
    import os

    from argmap.cli.options import suggested
    from argmap.cli.output import require_folder, write_file
    from argmap.drafting.draft import drafted
    from argmap.drafting.reading import read_source
    from argmap.drafting.writing import map_of
    from argmap.files import SUFFIXES, absolute, display
    from argmap.text import shown

    if target is not None:
        if os.path.lexists(target):
            raise ArgmapError(
                f"{shown(display(target))} exists already", "name a file that does not, or add to it: --into"
            )
        if target.suffix not in SUFFIXES:
            raise ArgmapError(
                f"a map is a YAML file, and {shown(target.name)} would not be read as one", "end it in .yaml"
            )
        require_folder(target)
    read = read_source(source, absolute(target or _UNSAVED), trust)
    made = drafted(read.folded, Path(source).stem)
    _refuse_nothing(made, source)
    content = map_of(made.draft, read.id, read.declared)
    for note in made.draft.notes:
        print(shown(note), file=sys.stderr)
    if target is None:
        sys.stdout.write(content)
        return 0
    write_file(target, content.encode(), replace=False)
    following = suggested("check", paths=[str(target)])
    count = sum(1 for _ in made.draft.nodes())
    print(
        f"wrote {shown(display(target))}: {count:,} drafted nodes; next: judge them, and type {shown(following)}",
        file=sys.stderr,
    )
    return 0


def _refuse_nothing(made: Drafted, source: str) -> None:
    from argmap.files import absolute, display
    from argmap.text import shown

    if next(made.draft.nodes(), None) is None:
        raise ArgmapError(
            f"no draft of {shown(display(absolute(source)))}: it has no sentence", "argmap new writes a first map"
        )


def _add(source: str, target: Path, trust: bool) -> int:
    from argmap.cli.output import write_file
    from argmap.drafting.additions import added
    from argmap.files import STDIN, absolute, display
    from argmap.text import shown

    if str(target) == STDIN:
        raise ArgmapError("standard input cannot be added to", "name a map file")
    absolute(target)
    if not target.is_file():
        raise ArgmapError(f"there is no map {shown(display(target))}", "-o writes a new one")
    if not Path(source).is_file():
        raise ArgmapError(
            f"there is no file {shown(display(absolute(source)))}", "name the text that the map leaves out a part of"
        )
    change, count = added(target, Path(source), trust)
    name = shown(display(target))
    if change is None:
        print(f"{name} accounts for the whole text: nothing to add", file=sys.stderr)
        return 0
    write_file(target, change.text.encode(change.content), expected=change.text.encode(change.text.content))
    print(f"added {count:,} drafted nodes and skips to {name}; next: judge them", file=sys.stderr)
    return 0
