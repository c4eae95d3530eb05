"""How a diagram looks: one look per kind of node, one per relation, collected in a theme.

Pro and con differ by colour (a pair that the colour-blind tell apart), by sign and by the style of the line.
"""

from __future__ import annotations

from typing import NamedTuple

from argmap.format import Kind, Relation

# Three families of one width: text fits its box wherever the picture is looked at.
REGULAR = "Helvetica,Arial,sans-serif"
BOLD = f"{REGULAR} Bold"
ITALIC = f"{REGULAR} Italic"


class NodeLook(NamedTuple):
    """The box of a kind: its colours, its outline, its letters, and how many columns a line of it has."""

    fill: str
    outline: str
    ink: str
    penwidth: float
    font: str
    size: int
    columns: int


class EdgeLook(NamedTuple):
    """The line of a relation: ``sign`` stands on it, ``words`` explain it in the legend."""

    colour: str
    style: str
    arrow: str
    penwidth: float
    sign: str
    words: str


class Theme(NamedTuple):
    """All the looks of a diagram."""

    background: str
    ink: str
    nodes: dict[Kind, NodeLook]
    edges: dict[Relation, EdgeLook]


_PRO, _CON, _NEUTRAL, _FAINT = "#0072b2", "#b14a00", "#3d4a57", "#6b7783"

LIGHT = Theme(
    background="#ffffff",
    ink="#1c242c",
    nodes={
        Kind.QUESTION: NodeLook("#2b3a4a", "#c3d0dd", "#ffffff", 1.6, BOLD, 14, 26),
        Kind.POSITION: NodeLook("#e1e9f1", "#2b3a4a", "#1c242c", 1.8, BOLD, 12, 25),
        Kind.ARGUMENT: NodeLook("#ffffff", "#75828f", "#1c242c", 1.0, REGULAR, 12, 26),
        Kind.PREMISE: NodeLook("#f6f2e7", "#9a8552", "#1c242c", 1.0, REGULAR, 12, 24),
        Kind.CONTEXT: NodeLook("#eff0f2", "#bcc2c8", "#3d4a57", 1.0, ITALIC, 12, 26),
    },
    edges={
        Relation.ANSWERS: EdgeLook(_NEUTRAL, "solid", "normal", 1.6, "", "answers"),
        Relation.PRO: EdgeLook(_PRO, "solid", "normal", 1.4, "+", "for"),
        Relation.CON: EdgeLook(_CON, "dashed", "normal", 1.4, "\N{MINUS SIGN}", "against"),
        Relation.PREMISE: EdgeLook(_PRO, "solid", "normal", 1.4, "&", "for, only together"),
        Relation.UNDERCUT: EdgeLook(_CON, "dashed", "normal", 1.4, "\N{MULTIPLICATION SIGN}", "against the step"),
        Relation.RAISES: EdgeLook(_NEUTRAL, "solid", "vee", 1.0, "?", "raised by"),
        Relation.CONTEXT: EdgeLook(_FAINT, "solid", "odot", 1.0, "", "context of"),
        Relation.REPHRASES: EdgeLook(_FAINT, "dotted", "none", 1.6, "rephrases", "rephrases"),
        Relation.CONFLICTS: EdgeLook(_CON, "dotted", "none", 1.6, "conflicts", "conflicts"),
    },
)
