"""Which files are read, and how much of them: nothing outside the root, nothing that is not a regular file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from argmap.errors import ArgmapError
from argmap.near import did_you_mean

MOST_BYTES = 32 * 1024 * 1024
"""How large a map or a source may be."""

STDIN = "-"
_SUFFIXES = (".yaml", ".yml")
_ROOT_MARKS = (".git", "pyproject.toml", ".argmap.toml")
_NOT_WALKED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


class Refusal(NamedTuple):
    """Why a file that a map names is not read, and under which code that is found."""

    code: str
    message: str


class FileAccess:
    """Reads files, or the texts that stand in for them (``overlays``, by path)."""

    def __init__(self, overlays: Mapping[str | os.PathLike[str], str | bytes] | None = None) -> None:
        self._overlays = {absolute(path): content for path, content in (overlays or {}).items()}
        self._roots: dict[Path, Path] = {}

    def map_files(self, paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
        """The map files that are meant: files as they are named, the maps of folders in order of their names.

        Raises ArgmapError for a path that is missing or unreadable, and for a folder without maps.
        """
        found: dict[Path, None] = {}
        for path in paths:
            place = absolute(path)
            if place in self._overlays:
                found[place] = None
            elif place.is_dir():
                inside = list(_walk(place))
                if not inside:
                    raise ArgmapError(f"no maps (*.yaml, *.yml) in the folder {display(place)}")
                found.update(dict.fromkeys(inside))
            else:
                self._require_file(place)
                found[place] = None
        return list(found)

    def read(self, path: Path) -> bytes | Refusal:
        """The bytes of a regular file that is not too large."""
        if path in self._overlays:
            content = self._overlays[path]
            data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        else:
            try:
                if not stat.S_ISREG(path.stat().st_mode):
                    return Refusal("S212", "not a regular file")
                with path.open("rb") as file:
                    data = file.read(MOST_BYTES + 1)
            except OSError as error:
                return Refusal("S212", _reason(error))
        if len(data) > MOST_BYTES:
            return Refusal("Y105", f"larger than {MOST_BYTES // 1024**2} MiB")
        return data

    def inside(self, name: str, map_path: Path) -> Path | Refusal:
        """The regular file that a map names, with links followed; a file outside the root is refused unseen."""
        root = self.root(map_path)
        try:
            place = Path(os.path.realpath(map_path.parent / name))
            if not place.is_relative_to(root):
                return Refusal("S213", f"outside of {display(root)}, the folder that the maps may read from")
            if place in self._overlays:
                return place
            mode = place.stat().st_mode
        except ValueError:
            return Refusal("S212", "not the name of a file")
        except OSError as error:
            return Refusal("S212", _reason(error))
        return place if stat.S_ISREG(mode) else Refusal("S212", "not a regular file")

    def root(self, map_path: Path) -> Path:
        """The folder that a map may read from: the project's, else the working directory, else the map's own."""
        folder = map_path.parent
        if folder not in self._roots:
            real = Path(os.path.realpath(folder))
            marked = (above for above in (real, *real.parents) if any((above / mark).exists() for mark in _ROOT_MARKS))
            here = Path(os.path.realpath("."))
            self._roots[folder] = next(marked, None) or (here if real.is_relative_to(here) else real)
        return self._roots[folder]

    def _require_file(self, place: Path) -> None:
        try:
            mode = place.stat().st_mode
            if not stat.S_ISREG(mode):
                raise ArgmapError(f"not a regular file: {display(place)}")
            place.open("rb").close()
        except ValueError:
            raise ArgmapError("a path cannot hold a NUL character") from None
        except FileNotFoundError:
            siblings = sorted(os.listdir(place.parent)) if place.parent.is_dir() else []
            hint = did_you_mean(place.name, siblings)
            raise ArgmapError(f"no such file or folder: {display(place)}{hint}") from None
        except OSError as error:
            raise ArgmapError(f"{display(place)}: {_reason(error)}") from None


def absolute(path: str | os.PathLike[str]) -> Path:
    """The path from the root of the file system, links left alone."""
    try:
        return Path(os.path.abspath(path))
    except ValueError:
        raise ArgmapError("a path cannot hold a NUL character") from None


def display(path: Path) -> str:
    """The path for people and for JSON: relative to the working directory, with ``/``."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def _walk(folder: Path) -> Iterator[Path]:
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NOT_WALKED)
        for name in sorted(names):
            if name.endswith(_SUFFIXES) and not name.startswith("."):
                yield Path(above, name)


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()
