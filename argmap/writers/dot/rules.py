"""The looks that a configuration gives some nodes, over those of their kinds."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.errors import ArgmapError
from argmap.format import Kind
from argmap.style import Rule, Style

if TYPE_CHECKING:
    from argmap.debate import Debate

_DARKEST, _LIGHTEST = "#000000", "#ffffff"


class Own(NamedTuple):
    """What is special about a node: DOT attributes, and whether its corners are rounded."""

    attributes: str
    rounded: bool


class Looks(NamedTuple):
    """The looks of nodes by their names; and for the legend those of kinds, and of tags and queries that found some."""

    own: dict[str, Own]
    kinds: dict[Kind, Own]
    found: dict[str, Own]


def own_looks(debate: Debate, nodes: Mapping[str, Mapping[str, Any]], style: Style) -> Looks:
    """The looks of the nodes that a rule is about; of several rules each adds to those before it.

    Raises ArgmapError for a query that means nothing.
    """
    merged: dict[str, dict[str, str]] = {}
    kinds: dict[Kind, dict[str, str]] = {}
    found: dict[str, Own] = {}
    for rule in style.rules:
        look = {key: value for key in ("fill", "ink", "border", "shape") if (value := getattr(rule, key))}
        if rule.fill and not rule.ink:
            look["ink"] = legible(rule.fill)
        matching = _matching(debate, nodes, rule, style.queries)
        for name in matching:
            merged[name] = merged.get(name, {}) | look
        words = ", ".join(said for said in (rule.kind, rule.tag, rule.query) if said)
        if rule.kind is not None and words == rule.kind:
            kinds[rule.kind] = kinds.get(rule.kind, {}) | look
        elif matching:
            found[words] = _own(look)
    looks = {name: tuple(sorted(look.items())) for name, look in merged.items()}
    made = {look: _own(dict(look)) for look in set(looks.values())}
    return Looks(
        {name: made[look] for name, look in looks.items()}, {kind: _own(look) for kind, look in kinds.items()}, found
    )


def _matching(
    debate: Debate, nodes: Mapping[str, Mapping[str, Any]], rule: Rule, queries: Mapping[str, str]
) -> list[str]:
    """The nodes that a rule is about."""
    found: Container[str] = nodes
    if rule.query is not None:
        from argmap.query import compile_query

        try:
            found = set(compile_query(rule.query, queries).nodes(debate))
        except ArgmapError as error:
            raise ArgmapError(f"{rule.where}: {error.args[0]}", error.hint) from None
    return [
        name
        for name, data in nodes.items()
        if name in found
        and (rule.kind is None or data["kind"] is rule.kind)
        and (rule.tag is None or rule.tag in data["tags"])
    ]


def _own(look: Mapping[str, str]) -> Own:
    names = {"fill": "fillcolor", "ink": "fontcolor", "border": "color"}
    attributes = "".join(f', {names[key]}="{hexadecimal(value)}"' for key, value in look.items() if key in names)
    shape = look.get("shape", "rounded")
    if shape == "rounded":
        return Own(attributes, True)
    return Own(f"{attributes}, shape={shape}", False)


def hexadecimal(colour: str) -> str:
    """``#rrggbb`` of ``#rgb``, which Graphviz does not know."""
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def luminance(colour: str) -> float:
    """The relative luminance of a colour, from 0 to 1, as WCAG 2.2 defines it."""
    colour = hexadecimal(colour)
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(fill: str) -> str:
    """Black or white: what is read better on a colour."""
    return max(_DARKEST, _LIGHTEST, key=lambda ink: contrast(ink, fill))
