"""``argmap source``: the source text with its quotes marked."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Ascii, Color, ColorChoice, ConfigFile, Paths, TrustSources, complete_source

if TYPE_CHECKING:
    from argmap.sources.marking import Marked
    from argmap.styled import Line
    from argmap.text import Text
    from argmap.view.node_line import Signs


def command(
    paths: Paths = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source", metavar="NAME", help="Show only the source with this id.", autocompletion=complete_source
        ),
    ] = None,
    missing: Annotated[bool, typer.Option("--missing", help="Show only passages that no node accounts for.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Write the text as argmap reads it, without marks.")] = False,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Show the source text with its quotes marked.

    Each quote is marked with its stance and the id of its node. In a pipe, quotes are in brackets that begin with their
    stance and id, and skipped text is in braces.
    """
    from argmap.cli.maps import configuration, load_maps, loader_status, print_findings
    from argmap.cli.output import page_lines, signs
    from argmap.files import SUFFIXES
    from argmap.findings import Findings
    from argmap.sources.marking import mark

    for path in paths or ():
        if Path(path).suffix.lower() not in SUFFIXES:
            _require_map(path)
    debate = load_maps(paths, configuration(paths, config_file), trust_sources)
    findings = Findings()
    chosen = [one for one in mark(debate, findings) if source is None or source in one.source.names]
    status = max(loader_status(debate), print_findings(findings.all()))
    if source is not None and not chosen:
        _unknown(source, [key.partition("/")[2] for key in debate.sources])
    if text:
        _write([one.source.folded.text for one in chosen], color)
        return status
    page_lines(_lines(chosen, missing, signs(ascii_only)), color)
    return status


def _lines(chosen: list[Marked], missing: bool, signs: Signs) -> Iterable[Line]:
    from argmap.cli.output import columns
    from argmap.view import source_lines as view

    wide = columns()
    for marked in chosen:
        if missing:
            yield from view.gaps(marked, signs)
        elif wide is not None:
            yield from view.with_margin(marked, signs, wide)
        else:
            yield from view.inline(marked, signs)


def _write(texts: list[Text], color: Color) -> None:
    """Write a text exactly, so that offsets are right; to a terminal with escapes, as the text could control it."""
    from argmap.cli.output import in_terminal, page_lines
    from argmap.errors import ArgmapError
    from argmap.styled import Segment
    from argmap.text import escaped

    if len(texts) > 1:
        raise ArgmapError("--text writes one text, but the maps have several sources", "add --source NAME")
    for text in texts:
        if in_terminal():
            page_lines(([Segment(escaped(line))] for line in text.content.splitlines()), color)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.content.encode("utf-8", "surrogatepass"))


def _require_map(path: str) -> None:
    """Raises ArgmapError for a file that is not a map. Perhaps it is a source."""
    from argmap.errors import ArgmapError
    from argmap.files import STDIN, FileAccess, absolute, is_file
    from argmap.sources.products import is_map
    from argmap.text import shown

    data = FileAccess().read(absolute(path)) if path != STDIN and is_file(absolute(path)) else b""
    if isinstance(data, bytes) and data and not is_map(data.decode("utf-8", "replace")):
        hint = "name the maps that quote it; to see one source: argmap source --source NAME"
        raise ArgmapError(f"{shown(path)} is not a map", hint)


def _unknown(source: str, known: list[str]) -> None:
    from argmap.errors import ArgmapError
    from argmap.near import did_you_mean

    listed = f"the maps declare {', '.join(sorted(set(known)))}" if known else "the maps declare no source"
    raise ArgmapError(f"no readable source has the id {source}{did_you_mean(source, known)}", listed)
