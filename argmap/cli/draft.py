"""``argmap draft``: draft a map of a text."""

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
"""The assumed name of a map that goes to standard output, in the working directory."""


def command(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="The text: a file of any format of a source.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Map file to write (default: standard output)."),
    ] = None,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="MAP", help="Add the passages that this map leaves out to it.")
    ] = None,
    trust_sources: TrustSources = False,
) -> int:
    """Draft a map of a text, for review node by node.

    Headings become questions. Each sentence or clause that makes a claim becomes a node with its quote and, as far as
    the words show them, its speaker and hedge. Its place in the map follows from its place in the text and from words
    such as "however". Each node is a draft: compare it with the text, correct it, and remove its draft key. No
    existing file is overwritten.
    """
    if str(source) == _STDOUT:
        raise ArgmapError("standard input cannot be drafted: a map names the file of its text", "name a file")
    if into is not None:
        if output is not None:
            raise ArgmapError("--into adds to a map, but -o writes a new one", "use only one of them")
        return _add(source, into, trust_sources)
    return _write(source, None if str(output) == _STDOUT else output, trust_sources)


def _write(source: Path, target: Path | None, trust: bool) -> int:
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
                f"{shown(display(target))} already exists", "name a new file, or add to this one with --into"
            )
        if target.suffix not in SUFFIXES:
            raise ArgmapError(
                f"a map is a YAML file, but {shown(target.name)} does not end in .yaml", "end its name in .yaml"
            )
        require_folder(target)
    read = read_source(source, absolute(target or _UNSAVED), trust)
    made = drafted(read.folded, source.stem)
    _refuse_nothing(made, source)
    count = sum(1 for _ in made.draft.nodes())
    content = map_of(made.draft, read.id, read.declared)
    _refuse_too_large(content, count)
    for note in (*read.notes, *made.draft.notes):
        print(shown(note), file=sys.stderr)
    if target is None:
        sys.stdout.write(content)
        return 0
    write_file(target, content.encode(), replace=False)
    following = suggested("check", paths=[str(target)])
    said = f"{count:,} drafted nodes{_of_language(made.draft.language)}"
    print(f"wrote {shown(display(target))}: {said}; next: review them, and run {shown(following)}", file=sys.stderr)
    return 0


def _of_language(code: str | None) -> str:
    """The apparent language of a text, for the message."""
    from argmap.sources.words import words_of

    return f", from a text that seems to be {words_of(code).name}" if code else ""


def _refuse_nothing(made: Drafted, source: Path) -> None:
    from argmap.files import absolute, display
    from argmap.text import shown

    if next(made.draft.nodes(), None) is None:
        raise ArgmapError(
            f"cannot draft {shown(display(absolute(source)))}: it has no sentences", "argmap new writes a first map"
        )


def _refuse_too_large(content: str, count: int) -> None:
    """Refuse a draft that would exceed the limits of a map, so no check could read it."""
    from argmap.files import MAX_BYTES
    from argmap.reading.node_reader import MAX_NODES

    size = len(content.encode())
    if size > MAX_BYTES or count > MAX_NODES:
        raise ArgmapError(
            f"the draft would have {count:,} nodes and {size / 1024**2:.0f} MiB, "
            f"but a map may have {MAX_NODES:,} nodes and {MAX_BYTES // 1024**2} MiB",
            "divide the text into several files",
        )


def _add(source: Path, target: Path, trust: bool) -> int:
    from argmap.cli.output import write_file
    from argmap.drafting.additions import added
    from argmap.files import STDIN, absolute, display
    from argmap.text import shown

    if str(target) == STDIN:
        raise ArgmapError("--into cannot add to standard input", "name a map file")
    absolute(target)
    if not target.is_file():
        raise ArgmapError(f"there is no map {shown(display(target))}", "-o writes a new one")
    if not source.is_file():
        raise ArgmapError(f"there is no file {shown(display(absolute(source)))}", "name the text that the map is about")
    change, count = added(target, source, trust)
    name = shown(display(target))
    if change is None:
        print(f"{name} accounts for the whole text: nothing to add", file=sys.stderr)
        return 0
    write_file(target, change.text.encode(change.content), expected=change.text.encode(change.text.content))
    print(f"added {count:,} drafted nodes and skips to {name}; next: review them", file=sys.stderr)
    return 0
