"""What ``argmap export`` writes: one document, or a folder of them, and what it tells of losses."""

from __future__ import annotations

import sys
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.catalogue import Severity
from argmap.cli.export_nodes import left_out
from argmap.cli.export_parts import Parts
from argmap.cli.maps import tell as tell_findings
from argmap.cli.output import make_folder, write_file
from argmap.files import STDIN
from argmap.overview import IN_OVERVIEW, MAX_IN_PICTURE
from argmap.select import overview
from argmap.text import shown
from argmap.writers import FORMATS, Loss, written
from argmap.writers.dot.rules import answered

if TYPE_CHECKING:
    from argmap.cli.progress import Progress
    from argmap.debate import Debate
    from argmap.style import Style

STDIN_FILE = "stdin"
"""What the file of the map on stdin is named, if no other map has that name: a ``-`` reads as an option."""


@dataclass(frozen=True)
class Export:
    """Writes a debate, or some nodes of it, in a format; ``style`` is that of diagrams."""

    debate: Debate
    format: str
    style: Style
    nodes: Collection[str] | None
    progress: Progress
    folds: bool = False
    """Whether pictures of very many nodes are overviews."""

    def into_file(self, path: Path | None) -> int:
        """Write everything into one file or to stdout. Returns 1 if the format loses something that is an error."""
        drawn = "legend" in FORMATS[self.format].options
        self.progress(f"{'drawing' if drawn else 'writing'} {path or self.format}")
        nodes, style = self._readable(self.nodes, self.style)
        self._tell_left_out([self._whole(nodes)])
        content, status = self._made(nodes, style)
        if path is not None:
            write_file(path, content)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
        return status

    def into_folder(self, folder: Path) -> int:
        """Write a file for each map that was asked for, or for each table; 1 if something could not be carried over.

        A diagram of a map is what it would be alone, with what it bears on in others, and has its title.
        """
        make_folder(folder)
        if self.format == "csv":
            self._tell_left_out([self._whole(self.nodes)])
            return self._tables(folder)
        row = FORMATS[self.format]
        whole = Parts(self.debate)
        parts = {name: whole.nodes(name, self.nodes, row.is_diagram) for name in sorted(self.debate.requested)}
        self._tell_left_out(parts.values())
        style = answered(self.debate, self.style) if row.options else self.style
        status = 0
        for number, (name, nodes) in enumerate(parts.items(), 1):
            path = folder / f"{self._file_name(name)}.{row.suffixes[0]}"
            self.progress(f"writing {path}", number, len(parts))
            title = self.debate.map(name).title or name if style.title is None else style.title
            part = replace(self, debate=whole.of(name, nodes))
            some, titled = part._readable(nodes, replace(style, title=title), f"{path.name}: ")
            content, lossless = part._made(some, titled, f"{path.name}: ")
            write_file(path, content, sync=False)
            status = max(status, lossless)
        return status

    def _file_name(self, name: str) -> str:
        """The file name of a map: a file's stem or an id, so it cannot leave the folder; ``-`` for stdin."""
        if name == STDIN and STDIN_FILE not in self.debate.requested:
            return STDIN_FILE
        return name.replace("/", "_").replace("\\", "_")

    def _readable(
        self, nodes: Collection[str] | None, style: Style, of: str = ""
    ) -> tuple[Collection[str] | None, Style]:
        """The nodes of a picture that can be read, and its style, which says so where these are not all."""
        whole = self._whole(nodes)
        if self.folds and len(whole) > MAX_IN_PICTURE:
            kept = overview(self.debate, whole, IN_OVERVIEW)
            self._said(f"{of}an overview of {len(kept):,} of {len(whole):,} nodes: --fold 0 draws all of them")
            return kept, replace(style, subtitle=f"An overview: {len(kept):,} of {len(whole):,} nodes")
        return nodes, style

    def _said(self, words: str) -> None:
        with self.progress.aside():
            print(shown(words), file=sys.stderr)

    def _whole(self, nodes: Collection[str] | None) -> Collection[str]:
        return self.debate.graph if nodes is None else nodes

    def _tables(self, folder: Path) -> int:
        from argmap.writers import csv

        tables, losses = csv.tables(self.debate, self.nodes)
        for name, table in tables.items():
            write_file(folder / f"{name}.csv", table.encode("utf-8", "backslashreplace"))
        return self._told(losses)

    def _made(self, nodes: Collection[str] | None, style: Style, of: str = "") -> tuple[bytes, int]:
        """A document, and 1 if a loss is an error. Losses go to stderr, after the file name if there are several."""
        made, losses = written(self.format, self.debate, nodes, style)
        return made, self._told(losses, of)

    def _tell_left_out(self, parts: Collection[Collection[str]]) -> None:
        if sentence := left_out(self.debate, parts):
            self._said(sentence)

    def _told(self, losses: Collection[Loss], of: str = "") -> int:
        """Print losses on stderr. Returns 1 if one of them is an error."""
        with self.progress.aside():
            for loss in losses:
                if isinstance(loss, str):
                    print(shown(of + loss), file=sys.stderr)
            return tell_findings(tuple(loss for loss in losses if not isinstance(loss, str)), Severity.INFO)
