"""How a debate is drawn: one value, made from ``[tool.argmap.style]`` and the options of a call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from argmap.errors import ArgmapError
from argmap.late_pattern import late
from argmap.near import did_you_mean
from argmap.relations import Kind
from argmap.text import brief


class Palette(StrEnum):
    """The colours of pro and con: safe for colour-blind readers, green and red, or without colours for print."""

    SAFE = "safe"
    CLASSIC = "classic"
    GREY = "grey"


class Direction(StrEnum):
    """Where the arrows point: ``up`` has the questions at the top, ``left`` has them on the left."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"


class Labels(StrEnum):
    """The words in a box: the text, the beginning of a long one, or the id."""

    SHORT = "short"
    FULL = "full"
    ID = "id"


class Cluster(StrEnum):
    """The nodes that share a frame."""

    NONE = "none"
    MAP = "map"
    QUESTION = "question"


SHAPES = (
    "rounded", "box", "ellipse", "diamond", "hexagon", "octagon", "parallelogram", "note", "tab", "component",
)  # fmt: skip


class Rule(NamedTuple):
    """A look for some nodes: those that match all of ``kind``, ``tag`` and ``query`` that are given.

    ``where`` names the rule in a message. Colours are ``#rgb`` or ``#rrggbb``. ``nodes`` are those that match the
    query, if it has been run already.
    """

    where: str
    kind: Kind | None = None
    tag: str | None = None
    query: str | None = None
    fill: str | None = None
    ink: str | None = None
    border: str | None = None
    shape: str | None = None
    nodes: frozenset[str] | None = None


@dataclass(frozen=True)
class Style:
    """How to draw a debate. If two rules apply, the later one wins.

    ``link`` is a template of addresses, with ``{file} {line} {id} {map}``. ``title`` is None if the maps have it.
    ``subtitle`` says in small letters which part of them is drawn. ``fold`` is the number of nodes of an overview: None
    if nobody says, 0 for all. ``queries`` are those for ``@name`` in the query of a rule.
    """

    palette: Palette = Palette.SAFE
    direction: Direction = Direction.UP
    labels: Labels = Labels.FULL
    cluster: Cluster = Cluster.NONE
    dark: bool = False
    legend: bool = True
    link: str | None = None
    fold: int | None = None
    title: str | None = None
    subtitle: str | None = None
    rules: tuple[Rule, ...] = ()
    queries: Mapping[str, str] = field(default_factory=dict)


_Choice = TypeVar("_Choice", bound=StrEnum)
_KEYS = ("palette", "direction", "labels", "cluster", "dark", "legend", "link", "fold", "title", "rules")
_SELECTORS = ("kind", "tag", "query")
_COLOURS = ("fill", "ink", "border")
_COLOUR = late(r"#(?:[0-9A-Fa-f]{3}){1,2}")


def style_of(table: Mapping[str, Any], file: str) -> Style:
    """The style in ``[tool.argmap.style]`` of a file.

    Raises ArgmapError for an unknown key or value. Queries are compiled where they are used.
    """
    _known(f"{file}: [tool.argmap.style]", table, _KEYS)
    fold = table.get("fold")
    if fold is not None and (type(fold) is not int or fold < 0):
        raise ArgmapError(f"{file}: fold must be a number of nodes, or 0 for all")
    rules = table.get("rules", [])
    if not isinstance(rules, list):
        raise ArgmapError(f"{file}: rules must be a list of tables")
    return Style(
        _chosen(file, table, "palette", Palette.SAFE),
        _chosen(file, table, "direction", Direction.UP),
        _chosen(file, table, "labels", Labels.FULL),
        _chosen(file, table, "cluster", Cluster.NONE),
        _switch(file, table, "dark", False),
        _switch(file, table, "legend", True),
        _text(file, table, "link"),
        fold,
        _text(file, table, "title"),
        rules=tuple(_rule(f"{file}: rule {number} of [tool.argmap.style]", one) for number, one in enumerate(rules, 1)),
    )


def _rule(where: str, table: object) -> Rule:
    """``{kind = "position", fill = "#ffeecc"}``."""
    if not isinstance(table, dict):
        raise ArgmapError(f"{where} must be a table", 'as in {kind = "position", fill = "#ffeecc"}')
    _known(where, table, (*_SELECTORS, *_COLOURS, "shape"))
    for key, value in table.items():
        if not isinstance(value, str) or not value.strip():
            raise ArgmapError(f"{where}: {key} must be a text")
        if key in _COLOURS and not _COLOUR.fullmatch(value):
            raise ArgmapError(f"{where}: {key} must be a colour like #0072b2, not {brief(value, 40)}")
    if not any(key in table for key in _SELECTORS):
        raise ArgmapError(f"{where} does not say which nodes it applies to", "add kind, tag or query")
    if len(table) == sum(key in table for key in _SELECTORS):
        raise ArgmapError(f"{where} does not say how they look", "add fill, ink, border or shape")
    kind = _one_of(where, "kind", table["kind"], Kind) if "kind" in table else None
    shape = _one_of(where, "shape", table["shape"], SHAPES) if "shape" in table else None
    return Rule(where, **{**table, "kind": None if kind is None else Kind(kind), "shape": shape})


def _switch(file: str, table: Mapping[str, Any], key: str, default: bool) -> bool:
    value = table.get(key, default)
    if not isinstance(value, bool):
        raise ArgmapError(f"{file}: {key} must be true or false")
    return value


def _text(file: str, table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise ArgmapError(f"{file}: {key} must be a text")
    return value


def _chosen(file: str, table: Mapping[str, Any], key: str, default: _Choice) -> _Choice:
    if key not in table:
        return default
    return type(default)(_one_of(file, key, table[key], type(default)))


def _one_of(where: str, key: str, value: object, known: Iterable[str]) -> str:
    words = [str(one) for one in known]
    if isinstance(value, str) and value in words:
        return value
    near = did_you_mean(value, words) if isinstance(value, str) else ""
    raise ArgmapError(f"{where}: {key} must be one of {', '.join(words)}, not {brief(str(value), 40)}{near}")


def _known(where: str, table: Mapping[str, Any], known: Iterable[str]) -> None:
    for key in table:
        if key not in known:
            raise ArgmapError(f"{where} has no key {brief(key, 40)}{did_you_mean(key, known)}")
