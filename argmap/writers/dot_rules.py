"""The looks that a configuration gives some nodes, over those of their kinds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.errors import ArgmapError
from argmap.style import Rule, Style

if TYPE_CHECKING:
    from argmap.debate import Debate

_DARKEST, _LIGHTEST = "#000000", "#ffffff"


class Own(NamedTuple):
    """What is special about a node: DOT attributes, and whether its corners are rounded."""

    attributes: str
    rounded: bool


def own_looks(debate: Debate, nodes: Mapping[str, Mapping[str, Any]], style: Style) -> dict[str, Own]:
    """The looks of the nodes that a rule is about; of several rules each adds to those before it.

    Raises ArgmapError for a query that means nothing.
    """
    merged: dict[str, dict[str, str]] = {}
    for rule in style.rules:
        look = {key: value for key in ("fill", "ink", "border", "shape") if (value := getattr(rule, key))}
        if rule.fill and not rule.ink:
            look["ink"] = legible(rule.fill)
        matching = _matching(debate, rule, style.queries)
        for name, data in nodes.items():
            if (
                (matching is None or name in matching)
                and (rule.kind is None or data["kind"] is rule.kind)
                and (rule.tag is None or rule.tag in data["tags"])
            ):
                merged[name] = merged.get(name, {}) | look
    looks = {name: tuple(sorted(look.items())) for name, look in merged.items()}
    made = {look: _own(dict(look)) for look in set(looks.values())}
    return {name: made[look] for name, look in looks.items()}


def _matching(debate: Debate, rule: Rule, queries: Mapping[str, str]) -> Collection[str] | None:
    """The nodes that the query of a rule finds; None where it has none."""
    if rule.query is None:
        return None
    from argmap.query import compile_query

    try:
        return set(compile_query(rule.query, queries).nodes(debate))
    except ArgmapError as error:
        raise ArgmapError(f"{rule.where}: {error.args[0]}", error.hint) from None


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
