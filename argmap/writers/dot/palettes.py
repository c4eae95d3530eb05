"""The look of a diagram: one style per kind of node and one per relation, collected in a theme.

Pro and con differ by colour, by sign and by the style of the line; what answers a question, also from pro, by its
weight. What a picture needs to follow a reader's dark mode is made from the same themes, in ``picture.svg``.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from argmap.relations import KINDS, RELATIONS, Kind, Relation, RelationType, Side, Tone
from argmap.style import Palette
from argmap.writers.dot.colours import TEXT, contrast, mixed

# Three families of the same width: text fits its box wherever the picture is shown.
REGULAR = "Helvetica,Arial,sans-serif"
BOLD = f"{REGULAR} Bold"
ITALIC = f"{REGULAR} Italic"
REMARK_SIZE = 10
"""The size of remarks, in points. No other words in the box of a node are as small."""
SIDED = frozenset(row.child for row in RELATIONS.values() if row.side is not None)
"""The kinds of nodes whose outline shows their side."""
SIDE_WIDTH = 1.8
"""The outline of a node that takes one side, in points."""
_FAINTNESS = 0.3  # of the fill in the colour of remarks
_PALENESS = 0.82  # of the background in a box of another map
_PALE_INK = 0.3
_PALE_OUTLINE = 0.22


class NodeStyle(NamedTuple):
    """The box of a kind: its colours, outline and letters, and the columns of a line.

    ``faint`` is the colour of its remarks: who says it, how firmly, and what else has to be known.
    """

    fill: str
    outline: str
    ink: str
    faint: str
    penwidth: float
    font: str
    size: int
    columns: int


class EdgeStyle(NamedTuple):
    """The line of a relation, with its ``sign`` and the ``words`` that explain it in the legend."""

    colour: str
    style: str
    arrow: str
    penwidth: float
    sign: str
    words: str


class Theme(NamedTuple):
    """All the styles of a diagram; ``panel`` and ``frame`` are those of a cluster.

    ``pale`` are the boxes of nodes that are of another map, and ``sides`` the outlines of those that take one side.
    """

    background: str
    ink: str
    faint: str
    panel: str
    frame: str
    nodes: dict[Kind, NodeStyle]
    pale: dict[Kind, NodeStyle]
    edges: dict[Relation, EdgeStyle]
    sides: dict[Side, str]


class _Box(NamedTuple):
    fill: str
    outline: str
    ink: str


class _Inks(NamedTuple):
    """The colours of one palette, on light or on dark."""

    background: str
    ink: str
    panel: str
    frame: str
    pro: str
    con: str
    neutral: str
    faint: str
    question: _Box
    position: _Box
    argument: _Box
    premise: _Box
    context: _Box


_LIGHT = _Inks(
    background="#ffffff",
    ink="#1c242c",
    panel="#f5f7f9",
    frame="#c3ccd5",
    pro="#0072b2",
    con="#b14a00",
    neutral="#3d4a57",
    faint="#66727e",
    question=_Box("#2b3a4a", "#8294a7", "#ffffff"),
    position=_Box("#e1e9f1", "#2b3a4a", "#1c242c"),
    argument=_Box("#ffffff", "#75828f", "#1c242c"),
    premise=_Box("#f6f2e7", "#9a8552", "#1c242c"),
    context=_Box("#eff0f2", "#8a9199", "#3d4a57"),
)
_DARK = _Inks(
    background="#12171c",
    ink="#e8edf2",
    panel="#1a2128",
    frame="#46525e",
    pro="#56b4e9",
    con="#e69f00",
    neutral="#b9c5d1",
    faint="#95a1ad",
    question=_Box("#d9e4ef", "#5c6b7a", "#12171c"),
    position=_Box("#2b3a4a", "#a9bbcd", "#ffffff"),
    argument=_Box("#1b2229", "#7f8c99", "#e8edf2"),
    premise=_Box("#2d291a", "#b39d62", "#f1ead6"),
    context=_Box("#272d33", "#5c6670", "#c9d2db"),
)
_PRINT = _Inks(
    background="#ffffff",
    ink="#000000",
    panel="#f7f7f7",
    frame="#bbbbbb",
    pro="#000000",
    con="#6e6e6e",
    neutral="#333333",
    faint="#707070",
    question=_Box("#333333", "#888888", "#ffffff"),
    position=_Box("#e4e4e4", "#222222", "#000000"),
    argument=_Box("#ffffff", "#777777", "#000000"),
    premise=_Box("#f2f2f2", "#808080", "#000000"),
    context=_Box("#d0d0d0", "#888888", "#222222"),
)
_PRINT_DARK = _Inks(
    background="#141414",
    ink="#eeeeee",
    panel="#1e1e1e",
    frame="#555555",
    pro="#ffffff",
    con="#a2a2a2",
    neutral="#c4c4c4",
    faint="#999999",
    question=_Box("#dddddd", "#777777", "#000000"),
    position=_Box("#3a3a3a", "#c0c0c0", "#ffffff"),
    argument=_Box("#1e1e1e", "#888888", "#eeeeee"),
    premise=_Box("#2a2a2a", "#aaaaaa", "#eeeeee"),
    context=_Box("#4c4c4c", "#8a8a8a", "#e4e4e4"),
)
_INKS = {
    (Palette.SAFE, False): _LIGHT,
    (Palette.SAFE, True): _DARK,
    (Palette.CLASSIC, False): _LIGHT._replace(pro="#1a7a34", con="#c22222"),
    (Palette.CLASSIC, True): _DARK._replace(pro="#5fd37a", con="#ff7b72"),
    (Palette.GREY, False): _PRINT,
    (Palette.GREY, True): _PRINT_DARK,
}


# The outline of a box, in points; its letters; and the columns of a line.
_LETTERS: dict[Kind, tuple[float, str, int, int]] = dict.fromkeys(Kind, (1.0, REGULAR, 12, 26)) | {
    Kind.QUESTION: (1.6, BOLD, 14, 26),
    Kind.POSITION: (1.8, BOLD, 12, 25),
    Kind.PREMISE: (1.0, REGULAR, 12, 24),
    Kind.CAVEAT: (1.3, REGULAR, 12, 26),
    Kind.CONTEXT: (1.0, ITALIC, 12, 26),
}


def _node_look(box: _Box, kind: Kind) -> NodeStyle:
    penwidth, font, size, columns = _LETTERS[kind]
    faint = mixed(box.ink, box.fill, _FAINTNESS)
    faint = faint if contrast(faint, box.fill) >= TEXT else box.ink
    return NodeStyle(box.fill, box.outline, box.ink, faint, penwidth, font, size, columns)


def sided(look: NodeStyle, side: Side, theme: Theme) -> NodeStyle:
    """The box of a node that takes the same side everywhere."""
    return look._replace(outline=theme.sides[side], penwidth=SIDE_WIDTH)


def _paled(box: _Box, inks: _Inks) -> _Box:
    """A pale box with words that are still legible."""
    fill = mixed(box.fill, inks.background, _PALENESS)
    return _Box(fill, mixed(inks.faint, inks.background, _PALE_OUTLINE), mixed(inks.ink, fill, _PALE_INK))


def _edge_look(row: RelationType, colour: str) -> EdgeStyle:
    look = row.look
    return EdgeStyle(colour, look.line, look.arrow, look.width, look.mark, row.words.legend)


@cache
def theme_of(palette: Palette, dark: bool) -> Theme:
    """The styles of a palette, on light or on dark."""
    inks = _INKS[palette, dark]
    tones = {Tone.PRO: inks.pro, Tone.CON: inks.con, Tone.NEUTRAL: inks.neutral, Tone.FAINT: inks.faint}
    return Theme(
        inks.background,
        inks.ink,
        inks.faint,
        inks.panel,
        inks.frame,
        nodes={kind: _node_look(getattr(inks, row.box), kind) for kind, row in KINDS.items()},
        pale={kind: _node_look(_paled(getattr(inks, row.box), inks), kind) for kind, row in KINDS.items()},
        edges={relation: _edge_look(row, tones[row.look.tone]) for relation, row in RELATIONS.items()},
        sides={Side.FOR: inks.pro, Side.AGAINST: inks.con},
    )
