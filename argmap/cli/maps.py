"""Which maps a command works on, and how their loader's findings are told."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from argmap.catalogue import Severity
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.files import MOST_BYTES, STDIN, display
from argmap.findings import Finding
from argmap.loader import load
from argmap.near import did_you_mean
from argmap.report import concise
from argmap.styled import plain
from argmap.text import shown

_CONFIGURATIONS = (".argmap.toml", "pyproject.toml")  # the first wins in one folder
_KNOWN = ("maps", "check", "queries", "style")


def load_maps(paths: Sequence[str] | None) -> Debate:
    """Load what the command line names; nothing named means the maps of the project.

    Raises ArgmapError where there is nothing to load.
    """
    if not paths:
        return load(_configured() or _default())
    overlays: dict[str | os.PathLike[str], str | bytes] = {}
    if STDIN in paths:
        overlays[STDIN] = sys.stdin.buffer.read(MOST_BYTES + 1)
    return load(paths, overlays)


def loader_status(debate: Debate) -> int:
    """Print the loader's errors on stderr; 1 if there are any. Warnings are ``check``'s."""
    return tell(debate.findings)


def tell(findings: tuple[Finding, ...], mildest: Severity = Severity.ERROR) -> int:
    """Print findings on stderr, down to the mildest severity; 1 if there are errors among them."""
    told = tuple(finding for finding in findings if finding.severity.rank <= mildest.rank)
    for line in concise.lines(told):
        print(plain(line), file=sys.stderr)
    return 1 if any(finding.severity is Severity.ERROR for finding in told) else 0


def _default() -> list[str]:
    if not Path("maps").is_dir():
        raise ArgmapError(
            "no maps: there is no folder maps/ here", "name map files or folders, or begin with: argmap new"
        )
    return ["maps"]


def _configured() -> list[str] | None:
    """``maps`` of the nearest ``[tool.argmap]``, relative to its file; None where none is set."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in _CONFIGURATIONS:
            table = _table(folder / name)
            if table is not None and "maps" in table:
                return _paths(folder, name, table["maps"])
        if any((folder / name).is_file() for name in _CONFIGURATIONS):
            return None
    return None


def _table(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
    except (OSError, ValueError, RecursionError) as error:
        raise ArgmapError(f"{display(path)}: {shown(str(error))}") from None
    table = content.get("tool", {}).get("argmap") if isinstance(content.get("tool", {}), dict) else None
    if not isinstance(table, dict):
        return None
    for key in table:
        if key not in _KNOWN:
            raise ArgmapError(f"{display(path)}: [tool.argmap] has no key {shown(key)}{did_you_mean(key, _KNOWN)}")
    return table


def _paths(folder: Path, name: str, value: object) -> list[str]:
    values: list[Any] = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(one, str) and one for one in values):
        raise ArgmapError(f"{display(folder / name)}: maps is a path or a list of paths")
    return [str(folder / one) for one in values]
