"""What ``argmap export`` writes: one document, or a folder of them, and what it tells of losses."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.catalogue import Severity
from argmap.cli.export_nodes import of_map
from argmap.cli.maps import tell as tell_findings
from argmap.cli.output import write_file
from argmap.text import harmless, shown
from argmap.writers import Loss, writer

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.style import Style

_TABLES = "csv"
_PICTURES = frozenset({"svg", "png", "pdf"})


@dataclass(frozen=True)
class Export:
    """A debate to be written in a format, or the part of it that some nodes make; the style is that of diagrams."""

    debate: Debate
    format: str
    suffix: str
    style: Style
    nodes: Collection[str] | None

    def into_file(self, path: Path | None) -> int:
        """Write all of it into a file, or to stdout; 1 if something could not be carried over."""
        content, status = self._made(self.nodes)
        if path is not None:
            write_file(path, content)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
        return status

    def into_folder(self, folder: Path, tell: Callable[[str], None]) -> int:
        """Write a file for each map that was asked for, or for each table; 1 if something could not be carried over."""
        if self.format == _TABLES:
            return self._tables(folder)
        status = 0
        for name in sorted(self.debate.requested):
            path = folder / f"{_file_name(name)}.{self.suffix}"
            tell(f"writing {path}")
            content, lossless = self._made(of_map(self.debate, name, self.nodes), f"{path.name}: ")
            write_file(path, content)
            status = max(status, lossless)
        return status

    def _tables(self, folder: Path) -> int:
        from argmap.writers import csv

        tables, losses = csv.tables(self.debate, self.nodes)
        for name, table in tables.items():
            write_file(folder / f"{name}.csv", table.encode("utf-8", "backslashreplace"))
        return _told(losses)

    def _made(self, nodes: Collection[str] | None, of: str = "") -> tuple[bytes, int]:
        """A document, and 1 if something could not be carried over, which is told; of one of many files by its name."""
        from argmap.writers.dot import diagram
        from argmap.writers.picture import renderers

        drawn = self.format in {"dot", *_PICTURES}
        made, losses = (
            diagram.write(self.debate, nodes, self.style) if drawn else writer(self.format)(self.debate, nodes)
        )
        status = _told(losses, of)
        if isinstance(made, bytes):
            return made, status
        if self.format in _PICTURES:
            told: list[Loss] = []
            picture = renderers.render(made, self.format, told.append)
            return picture, max(status, _told(told, of))
        text = harmless(made) if self.format == "json" else made
        return text.encode("utf-8", "backslashreplace"), status


def _told(losses: Collection[Loss], of: str = "") -> int:
    """Say on stderr what could not be carried over; 1 if that is an error."""
    for loss in losses:
        if isinstance(loss, str):
            print(shown(of + loss), file=sys.stderr)
    return tell_findings(tuple(loss for loss in losses if not isinstance(loss, str)), Severity.INFO)


def _file_name(name: str) -> str:
    """A map's name is a file's stem, or an id: neither leads out of the folder."""
    return name.replace("/", "_").replace("\\", "_")
