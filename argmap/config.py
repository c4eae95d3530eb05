"""The configuration of a project: ``[tool.argmap]`` in the nearest ``pyproject.toml`` or ``.argmap.toml``."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.catalogue import Severity
from argmap.errors import ArgmapError
from argmap.files import absolute, display, is_file, is_folder
from argmap.late_pattern import late
from argmap.near import did_you_mean
from argmap.patterns import Patterns
from argmap.text import shown

if TYPE_CHECKING:
    from argmap.style import Style

_SHARED = "pyproject.toml"
"""The configuration file that other tools use too."""
_FILES = (".argmap.toml", _SHARED)
"""If a folder has both, the first wins."""
_MAX_BYTES = 1024 * 1024
_MAX_DOTS = 300
"""In a line: for each part of a dotted key, Python's reader looks at all parts before it."""
_QUERY_NAME = late(r"[\w.-]+")
_LANGUAGE = late(r"[a-z]{2,8}")


class Forbid(NamedTuple):
    """A rule of the team: no node may match the query."""

    query: str
    message: str


@dataclass(frozen=True)
class CheckConfig:
    """``[tool.argmap.check]``: which rules apply and where, and which findings make the check fail.

    ``file`` is the name of the configuration for messages. Words and queries are interpreted where they are used.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[Patterns, tuple[str, ...]], ...] = ()
    forbid: tuple[Forbid, ...] = ()
    baseline: str | None = None
    fail_on: Severity = Severity.ERROR
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    file: str = ""


@dataclass(frozen=True)
class Config:
    """The configuration of a project.

    ``maps`` are paths, or None. ``exclude`` says what to leave out of folders. ``queries`` are texts by name.
    ``style`` and ``path``, the configuration file, are None if there is none.
    """

    maps: tuple[str, ...] | None = None
    exclude: Patterns | None = None
    check: CheckConfig = field(default_factory=CheckConfig)
    queries: dict[str, str] = field(default_factory=dict)
    style: Style | None = None
    path: Path | None = None


def config_of(paths: Sequence[str | os.PathLike[str]], file: str | None = None) -> Config:
    """The configuration of a call: the file that it names, else the nearest one above all of its paths.

    Without paths, the search begins at the working directory. Raises ArgmapError like ``read_config``, and for a
    missing file.
    """
    if file is None:
        return read_config(_common_folder(paths) if paths else Path.cwd())
    path = absolute(file)
    table = _table(path)
    if table is None and path.name == _SHARED:
        raise ArgmapError(f"{display(path)} has no table [tool.argmap]", "name a file that configures argmap")
    return _config(path, table or {})


def read_config(start: Path) -> Config:
    """The configuration of the nearest folder, from ``start`` upward, that has one; else an empty one.

    Raises ArgmapError for a file that is not TOML, an unknown key, or a value of a wrong type.
    """
    for folder in (start, *start.parents):
        files = _files(folder)
        for path in files:
            table = _table(path)
            if table is not None:
                return _config(path, table)
        if files:
            break
    return Config()


def overlooked(config: Config, files: Iterable[Path]) -> list[Path]:
    """The configurations that are nearer to some of the files than the one in use."""
    nearest = {_nearest(folder) for folder in {file.parent for file in files}} - {None, config.path}
    used = config.path.parent if config.path else None
    return sorted(path for path in nearest if path and not (used and used.is_relative_to(path.parent)))


def _files(folder: Path) -> list[Path]:
    return [folder / name for name in _FILES if is_file(folder / name)]


def _nearest(start: Path) -> Path | None:
    """The file that ``read_config`` would use, even if it is broken."""
    for folder in (start, *start.parents):
        if files := _files(folder):
            return next((path for path in files if _is_ours(path)), None)
    return None


def _is_ours(path: Path) -> bool:
    try:
        return _table(path) is not None
    except ArgmapError:
        return True


def _common_folder(paths: Sequence[str | os.PathLike[str]]) -> Path:
    """The lowest folder that contains all paths. Links are not followed."""
    folders = [place if is_folder(place) else place.parent for place in map(absolute, paths)]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on several drives
        return Path.cwd()


def _table(path: Path) -> dict[str, Any] | None:
    """The table ``[tool.argmap]`` of a file, or None. An argmap file with keys but without the table is an error."""
    content = _content(path)
    if path.name != _SHARED and content:
        _require_table(path, content)
    tool = content.get("tool")
    table = tool.get("argmap") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ArgmapError(f"{display(path)}: tool.argmap must be a table")
    return table


def _require_table(path: Path, content: dict[str, Any]) -> None:
    """Raises ArgmapError if an argmap file has keys that would be ignored."""
    tool = content.get("tool")
    if isinstance(tool, dict) and "argmap" in tool:
        others = [*(key for key in content if key != "tool"), *(f"tool.{key}" for key in tool if key != "argmap")]
        if not others:
            return
        problem = f"has keys outside [tool.argmap]: {', '.join(map(shown, others))}"
    else:
        names = tool if isinstance(tool, dict) else content
        problem = f"has no table [tool.argmap]; its keys are {', '.join(map(shown, names)) or 'none'}"
    raise ArgmapError(
        f"{display(path)} {problem}",
        "every key belongs in [tool.argmap], or in a table of it such as [tool.argmap.check]",
    )


def _content(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
        if len(data) > _MAX_BYTES or any(line.count(b".") > _MAX_DOTS for line in data.splitlines()):
            raise ArgmapError(f"{display(path)}: larger than 1 MiB, or a line with more than {_MAX_DOTS} dots")
        content: dict[str, Any] = tomllib.loads(data.decode())
    except OSError as error:
        raise ArgmapError(f"{display(path)}: {(error.strerror or 'cannot be read').lower()}") from None
    except (ValueError, RecursionError) as error:
        raise ArgmapError(f"{display(path)}: {shown(str(error))}") from None
    return content


def _config(path: Path, table: dict[str, Any]) -> Config:
    _known(path, "[tool.argmap]", table, ("maps", "exclude", "check", "queries", "style"))
    maps = _texts(path, "maps", table["maps"]) if "maps" in table else None
    return Config(
        None if maps is None else tuple(_map_path(path, one) for one in maps),
        _patterns(path, "exclude", _texts(path, "exclude", table["exclude"])) if "exclude" in table else None,
        _check(path, _table_of(path, "check", table)),
        _queries(path, _table_of(path, "queries", table)),
        _style(path, table),
        path,
    )


def _style(path: Path, table: dict[str, Any]) -> Style | None:
    if "style" not in table:
        return None
    from argmap.style import style_of

    return style_of(_table_of(path, "style", table), display(path))


def _check(path: Path, table: dict[str, Any]) -> CheckConfig:
    lists = ("select", "extend-select", "ignore")
    _known(path, "[tool.argmap.check]", table, (*lists, "per-file-ignores", "forbid", "baseline", "fail-on", "words"))
    fail_on = table.get("fail-on", Severity.ERROR)
    if fail_on not in list(Severity):
        raise ArgmapError(f"{display(path)}: fail-on must be one of {', '.join(Severity)}")
    select, extend, ignore = (_texts(path, key, table.get(key, [])) for key in lists)
    ignores = _table_of(path, "per-file-ignores", table)
    baseline = _texts(path, "baseline", table["baseline"]) if "baseline" in table else ()
    if len(baseline) > 1:
        raise ArgmapError(f"{display(path)}: baseline must be the path of one file")
    return CheckConfig(
        select,
        extend,
        ignore,
        tuple(
            (_patterns(path, "per-file-ignores", (key,)), _texts(path, shown(key), words))
            for key, words in ignores.items()
        ),
        _forbid(path, table.get("forbid", [])),
        _inside(path, "baseline", baseline[0]) if baseline else None,
        Severity(fail_on),
        _words(path, _table_of(path, "words", table)),
        display(path),
    )


def _patterns(path: Path, key: str, lines: tuple[str, ...]) -> Patterns:
    return Patterns(path.parent, lines, f"{display(path)}: {key}")


def _forbid(path: Path, entries: object) -> tuple[Forbid, ...]:
    """``forbid = [{query = "...", message = "..."}]``."""
    found = []
    for entry in entries if isinstance(entries, list) else [entries]:
        if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in Forbid._fields):
            raise ArgmapError(f"{display(path)}: forbid must be a list of tables with a query and a message")
        _known(path, "forbid", entry, Forbid._fields)
        if empty := [key for key in Forbid._fields if not entry[key].strip()]:
            raise ArgmapError(f"{display(path)}: forbid: a {empty[0]} is empty")
        found.append(Forbid(**entry))
    return tuple(found)


def _words(path: Path, table: dict[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
    """``[tool.argmap.check.words.en]``: lists of words by language. They are checked where they are used."""
    for language in table:
        if not _LANGUAGE.fullmatch(language):
            raise ArgmapError(
                f"{display(path)}: words must be in tables named by language, such as en: {shown(language)}"
            )
    return {
        language: {key: tuple(map(str.casefold, _texts(path, shown(key), words))) for key, words in inner.items()}
        for language in table
        for inner in [_table_of(path, language, table)]
    }


def _table_of(path: Path, key: str, table: dict[str, Any]) -> dict[str, Any]:
    inner = table.get(key, {})
    if not isinstance(inner, dict):
        raise ArgmapError(f"{display(path)}: {key} must be a table")
    return inner


def _queries(path: Path, table: dict[str, Any]) -> dict[str, str]:
    """The queries by their names, for ``@name``. They are compiled where they are used."""
    for name, query in table.items():
        if not _QUERY_NAME.fullmatch(name):
            known = "use letters, digits, '-', '_' and '.'"
            raise ArgmapError(f"{display(path)}: {shown(name) or 'an empty name'} cannot name a query: {known}")
        if not isinstance(query, str):
            raise ArgmapError(f"{display(path)}: the query {name} must be a text")
    return table


def _map_path(path: Path, name: str) -> str:
    place = _inside(path, "maps", name)
    if any(sign in name for sign in "*?[") and not os.path.lexists(place):
        message = f"{display(path)}: maps must be paths of files and folders, not patterns: {shown(name)}"
        raise ArgmapError(message, "name the folder, and list the files to leave out under exclude")
    return place


def _inside(path: Path, key: str, name: str) -> str:
    """A path, with links followed. A configuration from somebody else may only name paths within its folder."""
    place = path.parent / name
    try:
        if Path(os.path.realpath(place)).is_relative_to(os.path.realpath(path.parent)):
            return str(place)
    except ValueError:
        raise ArgmapError(f"{display(path)}: a path cannot contain a NUL character") from None
    raise ArgmapError(f"{display(path)}: {key} is outside this folder: {shown(name)}", "name it on the command line")


def _known(path: Path, where: str, table: dict[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            raise ArgmapError(f"{display(path)}: {where} has no key {shown(key)}{did_you_mean(key, known)}")


def _texts(path: Path, key: str, value: object) -> tuple[str, ...]:
    values: list[Any] = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) and one for one in values):
        raise ArgmapError(f"{display(path)}: {key} must be a text or a list of texts")
    return tuple(values)
