"""The styles of nodes from a configuration, which override those of their kinds."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.errors import ArgmapError
from argmap.relations import Kind
from argmap.style import Rule, Style
from argmap.writers.dot.colours import OUTLINE, TEXT, contrast, hexadecimal, legible
from argmap.writers.dot.palettes import NodeStyle, Theme, theme_of

if TYPE_CHECKING:
    from argmap.debate import Debate

_STRAIGHT = frozenset({"rounded", "box", "note", "tab", "component"})  # shapes that lines may begin at the side of


class Own(NamedTuple):
    """The special style of a node: its shape and colours; an empty one is that of its kind.

    ``classes`` say which colours a picture keeps for a reader who prefers dark: those of its rules, but for an ink or
    a border that could not be seen there, as it was chosen for the box of a light theme.
    """

    fill: str = ""
    ink: str = ""
    border: str = ""
    shape: str = "rounded"
    classes: str = ""

    def over(self, look: NodeStyle) -> NodeStyle:
        """The style of a kind with the special parts."""
        ink = self.ink or look.ink
        faint = ink if self.fill or self.ink else look.faint
        return look._replace(fill=self.fill or look.fill, ink=ink, faint=faint, outline=self.border or look.outline)

    @property
    def rounded(self) -> bool:
        return self.shape == "rounded"

    @property
    def form(self) -> str:
        """The attributes of the shape; without straight sides, the lines of a label are close together."""
        if self.rounded:
            return ""
        return f", shape={self.shape}{'' if self.shape in _STRAIGHT else ', nojustify=true'}"


class NodeStyles(NamedTuple):
    """The styles of nodes by name and, for the legend, those of kinds, tags and queries with nodes."""

    own: dict[str, Own]
    kinds: dict[Kind, Own]
    found: dict[str, Own]


def own_styles(debate: Debate, nodes: Mapping[str, Mapping[str, Any]], style: Style) -> NodeStyles:
    """The styles of the nodes that rules apply to; each rule adds to those before it.

    Raises ArgmapError for an invalid query.
    """
    merged: dict[str, dict[str, str]] = {}
    kinds: dict[Kind, dict[str, str]] = {}
    found: dict[str, Own] = {}
    dark = theme_of(style.palette, dark=True)
    for rule in style.rules:
        look = _look(rule)
        matching = _matching(debate, nodes, rule, style.queries)
        for name in matching:
            merged[name] = merged.get(name, {}) | look
        words = ", ".join(said for said in (rule.kind, rule.tag, rule.query) if said)
        if rule.kind is not None and words == rule.kind:
            kinds[rule.kind] = kinds.get(rule.kind, {}) | look
        elif matching:
            found[words] = _own(look, Kind.ARGUMENT, dark)
    styles = {name: (nodes[name]["kind"], *sorted(look.items())) for name, look in merged.items()}
    made = {look: _own(dict(look[1:]), look[0], dark) for look in set(styles.values())}
    return NodeStyles(
        {name: made[look] for name, look in styles.items()},
        {kind: _own(look, kind, dark) for kind, look in kinds.items()},
        found,
    )


def _look(rule: Rule) -> dict[str, str]:
    """The settings of a rule; a fill also sets the ink."""
    look = {key: hexadecimal(value) for key in ("fill", "ink", "border") if (value := getattr(rule, key))}
    if rule.fill and not rule.ink:
        look["ink"] = legible(rule.fill)
    return look | ({"shape": rule.shape} if rule.shape else {})


def _matching(
    debate: Debate, nodes: Mapping[str, Mapping[str, Any]], rule: Rule, queries: Mapping[str, str]
) -> list[str]:
    """The nodes that a rule applies to."""
    asked = _answered(debate, rule, queries).nodes
    found: Container[str] = nodes if asked is None else asked
    return [
        name
        for name, data in nodes.items()
        if name in found
        and (rule.kind is None or data["kind"] is rule.kind)
        and (rule.tag is None or rule.tag in data["tags"])
    ]


def answered(debate: Debate, style: Style) -> Style:
    """The style with its queries run, once for many drawings. Raises ArgmapError for an invalid query."""
    return replace(style, rules=tuple(_answered(debate, rule, style.queries) for rule in style.rules))


def _answered(debate: Debate, rule: Rule, queries: Mapping[str, str]) -> Rule:
    if rule.query is None or rule.nodes is not None:
        return rule
    from argmap.query import compile_query

    try:
        return rule._replace(nodes=frozenset(compile_query(rule.query, queries).nodes(debate)))
    except ArgmapError as error:
        raise ArgmapError(f"{rule.where}: {error.args[0]}", error.hint) from None


def _own(look: Mapping[str, str], kind: Kind, dark: Theme) -> Own:
    own = Own(**look)
    ground = dark.nodes[kind].fill
    kept = {
        "own-fill": own.fill,
        "own-ink": own.ink and (own.fill or contrast(own.ink, ground) >= TEXT),
        "own-border": own.border and (own.fill or contrast(own.border, dark.background) >= OUTLINE),
    }
    return own._replace(classes="".join(f" {name}" for name, is_kept in kept.items() if is_kept))
