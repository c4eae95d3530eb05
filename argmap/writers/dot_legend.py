"""What stands above a diagram: its title, and a legend of what occurs in it.

This is the one HTML-like label, because only there a sample of a line can stand beside its meaning. A Graphviz built
without expat shows the name of the drawing in its place, and that is the title.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from argmap.format import Kind, Relation
from argmap.writers.dot_looks import BOLD, EdgeLook, NodeLook, Theme
from argmap.writers.dot_text import html, wrapped

_TITLE_COLUMNS = 70
_BOX = 84  # points: the width of a sample box, with the gap behind it
_LETTER = 7  # points: more than a letter is wide on average, in any sans-serif


def heading(title: str, kinds: Collection[Kind], relations: Collection[Relation], implied: bool, theme: Theme) -> str:
    """The label of the drawing, as DOT; ``title`` is ``safe``, kinds and relations are those that occur."""
    rows = []
    if title:
        lines = "".join(f'{html(line)}<BR ALIGN="LEFT"/>' for line in wrapped(title, _TITLE_COLUMNS))
        rows.append(f'<TR><TD ALIGN="LEFT"><FONT FACE="{BOLD}" POINT-SIZE="20">{lines}</FONT></TD></TR>')
    boxes = [_box(kind.value, theme.nodes[kind], "") for kind in Kind if kind in kinds]
    if implied:
        boxes.append(_box("implied", theme.nodes[Kind.ARGUMENT], ",DASHED"))
    rows += _row(boxes, _BOX * len(boxes))
    looks = [theme.edges[relation] for relation in Relation if relation in relations]
    rows += _row([_stroke(look) for look in looks], sum(60 + _LETTER * len(look.words) for look in looks))
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2">{"".join(rows)}</TABLE>>' if rows else '""'


def _row(samples: Sequence[str], width: int) -> list[str]:
    """A row of samples. Without a fixed width it would be spread over that of the widest row."""
    if not samples:
        return []
    size = f'FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="30"'
    table = f'<TABLE ALIGN="LEFT" BORDER="0" CELLBORDER="0" CELLSPACING="0" {size}><TR>{"".join(samples)}</TR></TABLE>'
    return [f'<TR><TD ALIGN="LEFT">{table}</TD></TR>']


def _box(words: str, look: NodeLook, style: str) -> str:
    return (
        '<TD ALIGN="LEFT"><TABLE ALIGN="LEFT" BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3" '
        f'STYLE="ROUNDED{style}" BGCOLOR="{look.fill}" COLOR="{look.outline}" '
        f'FIXEDSIZE="TRUE" WIDTH="{_BOX - 8}" HEIGHT="22"><TR><TD>'
        f'<FONT FACE="{look.font}" COLOR="{look.ink}" POINT-SIZE="11">{words}</FONT></TD></TR></TABLE></TD>'
    )


def _stroke(look: EdgeLook) -> str:
    sign = ""
    if look.sign and look.sign != look.words:
        letters = f'<FONT FACE="{BOLD}" COLOR="{look.colour}" POINT-SIZE="14">{html(look.sign)}</FONT>'
        sign = f'<TD CELLPADDING="4">{letters}</TD>'
    return (
        '<TD WIDTH="26" HEIGHT="6" FIXEDSIZE="TRUE" CELLPADDING="0" BORDER="2" SIDES="T" '
        f'STYLE="{look.style}" COLOR="{look.colour}"></TD>{sign}<TD ALIGN="LEFT" CELLPADDING="4">{look.words}</TD>'
    )
