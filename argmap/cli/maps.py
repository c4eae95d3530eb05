"""The maps that a command works on. Reports the loader's findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from argmap.catalogue import Severity
from argmap.config import Config, config_of, overlooked
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.files import MAX_BYTES, STDIN, SUFFIXES, FileAccess, absolute, display, is_file
from argmap.findings import Finding
from argmap.loader import load
from argmap.patterns import Patterns
from argmap.text import shown

_MAX_NAMED = 3


class MapPaths(NamedTuple):
    """The paths of the call, texts that replace files, and patterns of files to ignore in folders."""

    paths: tuple[str, ...]
    overlays: Mapping[str | os.PathLike[str], str | bytes]
    exclude: Patterns | None


def configuration(paths: Sequence[str] | None, file: str | None = None, stdin_filename: str | None = None) -> Config:
    """The configuration of a call: ``file`` if given, else the nearest one above its PATHS.

    Standard input counts as the file ``stdin_filename`` or, without that, as a file in the working directory.
    """
    return config_of([(stdin_filename or STDIN) if path == STDIN else path for path in paths or ()], file)


def wanted(paths: Sequence[str] | None, config: Config, stdin_filename: str | None = None) -> MapPaths:
    """The maps that PATHS mean; without PATHS, the maps of the project.

    Standard input is read as the file ``stdin_filename``, if given. Raises ArgmapError if there are no maps.
    """
    if stdin_filename is not None and STDIN not in (paths or ()):
        raise ArgmapError("--stdin-filename needs standard input", "add - to the paths")
    if not paths:
        return MapPaths(config.maps or _default(), {}, config.exclude)
    if STDIN not in paths:
        return MapPaths(tuple(paths), {}, config.exclude)
    name = stdin_filename or STDIN
    named = tuple(dict.fromkeys(name if path == STDIN else path for path in paths))
    return MapPaths(named, {name: sys.stdin.buffer.read(MAX_BYTES + 1)}, config.exclude)


def load_maps(
    paths: Sequence[str] | None,
    config: Config,
    trust_sources: bool = False,
    aside: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Debate:
    """Load the maps of a call. Messages on stderr are printed within ``aside``.

    Raises ArgmapError if there is nothing to load.
    """
    debate = load(*wanted(paths, config), trust_sources=trust_sources)
    with aside():
        warn_unused_configurations(config, (document.text.file for document in debate.maps))
    return debate


def load_quietly(params: Mapping[str, Any]) -> Debate:
    """Load the maps of a call that is being completed, and print nothing."""
    paths = params.get("paths")
    return load(*wanted(paths, configuration(paths, params.get("config_file"))))


def warn_unused_configurations(config: Config, files: Iterable[str]) -> None:
    """Name on stderr the configurations that are nearer to the maps but not used."""
    nearer = [shown(display(path)) for path in overlooked(config, map(absolute, files))]
    if nearer:
        names = ", ".join(nearer[:_MAX_NAMED]) + f" and {len(nearer) - _MAX_NAMED} more" * (len(nearer) > _MAX_NAMED)
        used = f"the configuration is {shown(display(config.path))}" if config.path else "this run has no configuration"
        print(f"not used: {names} ({used}; use --config FILE to choose another)", file=sys.stderr)


def loader_status(debate: Debate, found: tuple[Finding, ...] = ()) -> int:
    """Print on stderr the loader's errors, and those of ``found``.

    Returns 1 if there are any. ``check`` reports warnings.
    """
    return print_findings((*debate.findings, *found))


def print_findings(findings: tuple[Finding, ...], mildest: Severity = Severity.ERROR) -> int:
    """Print findings of severity ``mildest`` or worse on stderr. Returns 1 if there are errors among them."""
    reported = tuple(finding for finding in findings if finding.severity.rank <= mildest.rank)
    if reported:
        from argmap.report import concise
        from argmap.styled import plain

        for finding in reported:
            print(plain(concise.line(finding)), file=sys.stderr)
    return 1 if any(finding.severity is Severity.ERROR for finding in reported) else 0


def _default() -> tuple[str, ...]:
    if not Path("maps").is_dir():
        return (_lone_map(),)
    if not Path(os.path.realpath("maps")).is_relative_to(FileAccess().root(Path.cwd() / "maps")):
        raise ArgmapError("maps/ is a link to a folder outside this project", "name the folder to read it anyway")
    return ("maps",)


def _lone_map() -> str:
    """The only map in the working directory. Raises ArgmapError if there is none, or if there are several."""
    found = list(islice(_maps_here(), _MAX_NAMED + 1))
    if len(found) == 1:
        return found[0]
    if found:
        names = shown(", ".join(found[:_MAX_NAMED]) + ", ..." * (len(found) > _MAX_NAMED))
        raise ArgmapError(f"there are several maps here: {names}", "name one, or . for all of them")
    raise ArgmapError(
        "no maps found: there is no folder maps/ here, and no map",
        "name map files or folders, or begin with: argmap new debate.yaml",
    )


def _maps_here() -> Iterator[str]:
    """The files in the working directory that are maps by their own account."""
    from argmap.sources.products import is_map

    access = FileAccess()
    for name in sorted(os.listdir()):
        if name.endswith(SUFFIXES) and not name.startswith("."):
            data = access.read(absolute(name)) if is_file(absolute(name)) else b""
            if isinstance(data, bytes) and is_map(data.decode("utf-8", "replace")):
                yield name
