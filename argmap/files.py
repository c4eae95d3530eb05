"""Which files are read, and how much of them: nothing outside the root, nothing that is not a regular file."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from argmap.errors import ArgmapError
from argmap.near import did_you_mean
from argmap.patterns import Patterns
from argmap.text import brief

MAX_BYTES = 32 * 1024 * 1024
"""How large a map or a source may be."""

MAX_TOGETHER = 2 * MAX_BYTES
"""How large the maps of a run may be together."""
MAX_WALKED = 200_000
"""How many files may be below the root where all maps are looked for: more are hardly one project."""
MAX_FILES = 1_000
"""How many maps and how many sources one map may name."""

STDIN = "-"
_MAX_NAME_LENGTH = 1_000
_UNBLOCKED = getattr(os, "O_NONBLOCK", 0)
SUFFIXES = (".yaml", ".yml")
_SHORTAGES = (errno.ENOMEM, errno.EMFILE, errno.ENFILE)
_CI_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
_ROOT_MARKS = (".git", "pyproject.toml", ".argmap.toml")
_NOT_WALKED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


class Refusal(NamedTuple):
    """Why a file that a map names is not read, and under which code that is found."""

    code: str
    message: str


_NO_PROJECT = "put an .argmap.toml into the folder that holds all of your maps: only files below it are looked at"
_NOT_REGULAR = Refusal("S212", "not a regular file")


class FileAccess:
    """Reads files, or the texts that stand in for them (``overlays``, by path); walks folders but for ``exclude``."""

    def __init__(
        self,
        overlays: Mapping[str | os.PathLike[str], str | bytes] | None = None,
        exclude: Patterns | None = None,
        trusts_sources: bool = False,
    ) -> None:
        self._exclude = exclude
        self.trusts_sources = trusts_sources
        """Whether files are read apart although the system sets no limits there."""
        self._overlays = {absolute(path): content for path, content in (overlays or {}).items()}
        self._roots: dict[Path, Path] = {}
        self._inside: dict[tuple[Path, str], Path | Refusal] = {}
        self._links: set[Path] = set()  # met in folders, not named by who called

    def map_files(self, paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
        """The map files that are meant: files as they are named, the maps of folders in order of their names.

        Raises ArgmapError for a path that is missing or unreadable, and for a folder without maps.
        """
        found: dict[Path, None] = {}
        for path in paths:
            place = absolute(path)
            if place in self._overlays:
                found[place] = None
            elif is_folder(place):
                inside = list(_walk(place, self._exclude))
                if not inside:
                    raise ArgmapError(f"no maps (*.yaml, *.yml) in the folder {display(place)}")
                found.update(dict.fromkeys(inside))
                self._links.update(one for one in inside if one.is_symlink())
            else:
                self._require_file(place)
                found[place] = None
        return list(found)

    def read(self, path: Path) -> bytes | Refusal:
        """The bytes of a regular file that is not too large."""
        if path in self._overlays:
            content = self._overlays[path]
            data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        elif path in self._links and not Path(os.path.realpath(path)).is_relative_to(self.root(path)):
            return self._outside(path)
        else:
            try:
                if not stat.S_ISREG(path.stat().st_mode):
                    return _NOT_REGULAR
                # Between the two looks the file may have been exchanged for a pipe that nobody writes to.
                with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _UNBLOCKED)) as file:
                    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                        return _NOT_REGULAR
                    data = file.read(MAX_BYTES + 1)
            except OSError as error:
                return _refusal(error)
        if len(data) > MAX_BYTES:
            return Refusal("Y105", f"larger than {MAX_BYTES // 1024**2} MiB")
        return data

    def inside(self, name: str, map_path: Path) -> Path | Refusal:
        """The regular file that a map names, with links followed; a file outside the root is refused unseen."""
        key = (map_path.parent, name)
        if key not in self._inside:
            self._inside[key] = self._look_inside(name, map_path)
        return self._inside[key]

    def _outside(self, map_path: Path) -> Refusal:
        return Refusal("S213", f"outside of {display(self.root(map_path))}, the folder that the maps may read from")

    def _look_inside(self, name: str, map_path: Path) -> Path | Refusal:
        if len(name) > _MAX_NAME_LENGTH:
            return Refusal("S212", "not the name of a file: it is too long")
        try:
            place = Path(os.path.realpath(map_path.parent / name))
            if not place.is_relative_to(self.root(map_path)):
                return self._outside(map_path)
            if place in self._overlays:
                return place
            mode = place.stat().st_mode
        except ValueError:
            return Refusal("S212", "not the name of a file")
        except OSError as error:
            return _refusal(error)
        return place if stat.S_ISREG(mode) else _NOT_REGULAR

    def root(self, map_path: Path) -> Path:
        """The folder that a map may read from: the project's, else the working directory, else the map's own."""
        folder = map_path.parent
        if folder not in self._roots:
            real = Path(os.path.realpath(folder))
            marked = (above for above in (real, *real.parents) if any(_is_there(above / mark) for mark in _ROOT_MARKS))
            here = Path(os.path.realpath("."))
            self._roots[folder] = next(marked, None) or (here if real.is_relative_to(here) else real)
        return self._roots[folder]

    def in_project(self, path: Path) -> str:
        """The path for others, who may have the project but not this machine: from its root, with ``/``."""
        return display(Path(os.path.realpath(path.parent)) / path.name, self.root(path))

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
    """The path from the root of the file system, links left alone. Raises ArgmapError for what names nothing."""
    if not os.fspath(path):
        raise ArgmapError("a path is empty", "name a file or a folder; . is the working directory")
    try:
        return Path(os.path.abspath(path))
    except ValueError:
        raise ArgmapError("a path cannot hold a NUL character") from None


def display(path: Path, start: Path | None = None) -> str:
    """The path for people and for JSON: relative to the working directory, or to ``start``, with ``/``."""
    try:
        return Path(os.path.relpath(path, start)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def repository(files: Iterable[str], environment: Mapping[str, str]) -> Path:
    """The root of the repository that the files are in.

    That is the one that the CI names, if all files are in it; else the nearest folder above all of them with ``.git``;
    else the working directory.
    """
    places = [Path(os.path.realpath(absolute(file).parent)) for file in dict.fromkeys(files)]
    for name in _CI_ROOTS:
        named = Path(environment.get(name, ""))
        root = Path(os.path.realpath(named))
        if places and named.is_absolute() and all(place.is_relative_to(root) for place in places):
            return root
    try:
        common = Path(os.path.commonpath(places or [Path.cwd()]))
    except ValueError:  # on several drives
        common = Path.cwd()
    return next((above for above in (common, *common.parents) if _is_there(above / ".git")), Path.cwd())


def names_from(root: Path | None) -> Callable[[str], str]:
    """A function from file names relative to the working directory to names relative to ``root``.

    A file outside of the root gets its absolute path; with None as the root, names do not change. Links to folders are
    followed, for a repository has no paths through them.
    """

    @cache
    def name(file: str) -> str:
        if root is None or file == STDIN:
            return file
        place = absolute(file)
        real = Path(os.path.realpath(place.parent)) / place.name
        return (real.relative_to(root) if real.is_relative_to(root) else real).as_posix()

    return name


def yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files in a folder and below it, in order; folders that cannot be read are passed over.

    Raises ArgmapError where there are very many files below it, whatever they are.
    """
    return _walk(folder, None, MAX_WALKED)


def _walk(folder: Path, exclude: Patterns | None, most: int | None = None) -> Iterator[Path]:
    """The maps in a folder and below it, in order: first its own, then those of its folders. Links are not followed.

    Raises ArgmapError for a folder that cannot be read; with ``most`` it is passed over, and the error is raised for
    more files than that. ``os.walk`` is not used: in Python 3.11 it recurses, and fails in very deep folders.
    """
    waiting, number = [folder], 0
    while waiting:
        above = waiting.pop()
        try:
            folders, names = _entries(above)
        except ArgmapError:
            if most is None:
                raise
            continue
        number += len(folders) + len(names)
        if most is not None and number > most:
            raise ArgmapError(f"there are more than {most:,} files below {brief(display(folder))}", _NO_PROJECT)
        waiting += [above / name for name in sorted(folders, reverse=True) if name not in _NOT_WALKED]
        for name in sorted(names):
            path = above / name
            if name.endswith(SUFFIXES) and not (exclude and exclude.match(path)):
                yield path


def _entries(folder: Path) -> tuple[list[str], list[str]]:
    """The names of the folders in a folder, and of the rest; without hidden entries and links to folders.

    Raises ArgmapError for a folder that cannot be read, which must not pass for one without maps.
    """
    folders, names = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith("."):
                    if not _leads_to_folder(entry):
                        names.append(entry.name)
                    elif not entry.is_symlink():
                        folders.append(entry.name)
    except OSError as error:
        raise ArgmapError(f"{brief(display(folder))}: {_reason(error)}") from None
    return folders, names


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # of a link: to itself, say
        return False


def _is_there(place: Path) -> bool:
    try:
        return place.exists()
    except OSError:
        return False


def is_folder(place: Path) -> bool:
    """Whether there is a folder of what may be no name of one at all."""
    try:
        return place.is_dir()
    except OSError:  # a name that is too long; what is wrong is said where the file is looked for
        return False


def is_file(place: Path) -> bool:
    """Whether there is a regular file of what may be no name of one at all."""
    try:
        return place.is_file()
    except OSError:
        return False


def _refusal(error: OSError) -> Refusal:
    """Why a file cannot be read. Raises the error again if the file is not the reason."""
    if error.errno in _SHORTAGES:
        raise error
    return Refusal("S212", _reason(error))


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()
