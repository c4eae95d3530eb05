"""Which maps a command works on, and how their loader's findings are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from argmap.catalogue import Severity
from argmap.config import read_config
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.files import MOST_BYTES, STDIN, FileAccess
from argmap.findings import Finding
from argmap.loader import load
from argmap.report import concise
from argmap.styled import plain

Overlays = dict[str | os.PathLike[str], str | bytes]


def load_maps(paths: Sequence[str] | None, overlays: Overlays | None = None) -> Debate:
    """Load what the command line names; nothing named means the maps of the project.

    ``overlays`` are texts that stand in for files, by path. Raises ArgmapError where there is nothing to load.
    """
    if not paths:
        return load(read_config(Path.cwd()).maps or _default(), overlays)
    if STDIN in paths:
        overlays = {STDIN: sys.stdin.buffer.read(MOST_BYTES + 1), **(overlays or {})}
    return load(paths, overlays)


def loader_status(debate: Debate) -> int:
    """Print the loader's errors on stderr; 1 if there are any. Warnings are ``check``'s."""
    return tell(debate.findings)


def tell(findings: tuple[Finding, ...], mildest: Severity = Severity.ERROR) -> int:
    """Print findings on stderr, down to the mildest severity; 1 if there are errors among them."""
    told = tuple(finding for finding in findings if finding.severity.rank <= mildest.rank)
    for finding in told:
        print(plain(concise.line(finding)), file=sys.stderr)
    return 1 if any(finding.severity is Severity.ERROR for finding in told) else 0


def _default() -> list[str]:
    if not Path("maps").is_dir():
        raise ArgmapError(
            "no maps: there is no folder maps/ here", "name map files or folders, or begin with: argmap new"
        )
    if not Path(os.path.realpath("maps")).is_relative_to(FileAccess().root(Path.cwd() / "maps")):
        raise ArgmapError("maps/ is a link that leads out of this project", "name the folder to read it all the same")
    return ["maps"]
