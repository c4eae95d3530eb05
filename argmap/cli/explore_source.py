"""The map that ``argmap explore --source`` begins or continues."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argmap.checking.inspection import Overlays

_FOLDER = "maps"


class _Begun(NamedTuple):
    """The file of a map, and its content, where there is no such file yet."""

    path: Path
    content: str | None


def begin(source: str, paths: list[str] | None, trust: bool, is_drawn: bool) -> tuple[list[str], Overlays]:
    """The map to make of a text: the one that PATHS names, or one with the name of the text.

    It is written, if it is not there, and never overwritten; for a picture (``is_drawn``) its content is returned, by
    its path. Raises ArgmapError for a text that cannot be read, and for a map that is there and is of another text.
    """
    from argmap.cli.output import write_file
    from argmap.files import display
    from argmap.text import shown

    begun = _map_for(source, paths, trust)
    if begun.content is None:
        return [str(begun.path)], {}
    if is_drawn:
        return [str(begun.path)], {str(begun.path): begun.content}
    write_file(begun.path, begun.content.encode(), replace=False)
    print(f"wrote {shown(display(begun.path))}", file=sys.stderr)
    return [str(begun.path)], {}


def _map_for(source: str, paths: list[str] | None, trust: bool) -> _Begun:
    from argmap.errors import ArgmapError
    from argmap.files import STDIN, SUFFIXES, absolute, display
    from argmap.text import shown

    if len(paths or ()) > 1 or STDIN in (paths or ()):
        raise ArgmapError("--source makes one map, in a file", "name that file alone, or none")
    named = paths[0] if paths else None
    folder = Path(_FOLDER) if Path(_FOLDER).is_dir() else Path()
    target = Path(named) if named is not None else folder / f"{Path(source).stem}.yaml"
    if target.is_dir():
        target /= f"{Path(source).stem}.yaml"
    if target.suffix not in SUFFIXES:
        message = f"a map is a YAML file, and {shown(target.name)} would not be read as one"
        raise ArgmapError(message, "end it in .yaml")
    absolute(target)
    if not os.path.lexists(target):
        from argmap.cli.output import require_folder
        from argmap.drafting.beginning import beginning

        require_folder(target)
        return _Begun(target, beginning(source, absolute(target), trust))
    if not _is_of(target, source, trust):
        message = f"{shown(display(target))} is there already, but was not made from {shown(source)}"
        raise ArgmapError(message, f"name another map, or declare {shown(source)} in its sources")
    return _Begun(target, None)


def _is_of(target: Path, source: str, trust: bool) -> bool:
    """Whether a map names a text as one of its sources."""
    from argmap.loader import load

    if not Path(source).exists():
        return False
    paths = (one.path for one in load([target], trust_sources=trust).sources.values())
    return any(path is not None and path.exists() and path.samefile(source) for path in paths)
