"""What stands above a diagram: its title, and a legend of what occurs in it.

This is the one HTML-like label, because only there a sample of a line can stand beside its meaning. A Graphviz built
without expat shows the name of the drawing in its place, and that is the title.
"""

from __future__ import annotations

from collections.abc import Collection

from argmap.format import Kind, Relation
from argmap.writers.dot_looks import BOLD, EdgeLook, NodeLook, Theme
from argmap.writers.dot_text import html, wrapped

_TITLE_COLUMNS = 70
_ROW = '<TR><TD ALIGN="LEFT"><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3"><TR>{}</TR></TABLE></TD></TR>'


def heading(title: str, kinds: Collection[Kind], relations: Collection[Relation], implied: bool, theme: Theme) -> str:
    """The label of the drawing. ``title`` is ``safe``; kinds and relations are those that occur."""
    rows = []
    if title:
        lines = "".join(f'{html(line)}<BR ALIGN="LEFT"/>' for line in wrapped(title, _TITLE_COLUMNS))
        rows.append(f'<TR><TD ALIGN="LEFT"><FONT FACE="{BOLD}" POINT-SIZE="20">{lines}</FONT></TD></TR>')
    samples = [_box(kind.value, theme.nodes[kind], "") for kind in Kind if kind in kinds]
    if implied:
        samples.append(_box("implied", theme.nodes[Kind.ARGUMENT], ",DASHED"))
    rows.append(_ROW.format("".join(samples)))
    strokes = [_stroke(theme.edges[relation]) for relation in Relation if relation in relations]
    if strokes:
        rows.append(_ROW.format("".join(strokes)))
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2">{"".join(rows)}</TABLE>>'


def _box(words: str, look: NodeLook, style: str) -> str:
    return (
        f'<TD><TABLE BORDER="1" CELLBORDER="0" CELLPADDING="1" STYLE="ROUNDED{style}" '
        f'BGCOLOR="{look.fill}" COLOR="{look.outline}">'
        f'<TR><TD> <FONT FACE="{look.font}" COLOR="{look.ink}" POINT-SIZE="11">{words}</FONT> </TD></TR></TABLE></TD>'
    )


def _stroke(look: EdgeLook) -> str:
    sign = (
        f'<TD><FONT FACE="{BOLD}" COLOR="{look.colour}" POINT-SIZE="14">{html(look.sign)}</FONT></TD>'
        if look.sign
        else ""
    )
    return (
        f'<TD WIDTH="26" HEIGHT="6" FIXEDSIZE="TRUE" BORDER="2" CELLPADDING="0" SIDES="B" STYLE="{look.style}" COLOR="{look.colour}"></TD>'
        f'{sign}<TD ALIGN="LEFT">{look.words} </TD>'
    )
