"""The legend of a diagram: a sample of each kind and relation that occurs in it.

It is made of nodes and lines like the diagram itself, and not of an HTML-like label, so that every Graphviz draws it.
It stands above the questions, held there by unseen lines. (To let Graphviz pack it there makes version 2.43 crash.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from argmap.format import Kind, Relation
from argmap.writers.dot.looks import BOLD, REGULAR, NodeLook, Theme
from argmap.writers.dot.rules import Looks, Own
from argmap.writers.dot.text import quoted, safe

_LONGEST = 40  # characters of a query
_HELD = "class=aux, style=invis, minlen=1, weight=0"


class Sample(NamedTuple):
    """A box of the legend: its id, what it says, and its attributes."""

    id: str
    words: str
    attributes: str


def samples(kinds: Collection[Kind], implied: bool, ruled: Looks, theme: Theme) -> list[Sample]:
    """The boxes for the kinds that occur, for what is implied, and for what the rules of a configuration have found."""
    boxes = [
        Sample(kind, kind, _box(kind, theme.nodes[kind], ruled.kinds.get(kind, Own())))
        for kind in Kind
        if kind in kinds
    ]
    if implied:
        boxes.append(Sample("implied", "implied", 'class="aux argument implied", style="rounded,filled,dashed"'))
    plain = theme.nodes[Kind.ARGUMENT]
    for number, (words, own) in enumerate(ruled.found.items(), 1):
        line = safe(words)
        brief = line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
        boxes.append(Sample(f"rule-{number}", brief, _box(Kind.ARGUMENT, plain, own)))
    return boxes


def legend(boxes: Sequence[Sample], relations: Collection[Relation], theme: Theme, top: str | None) -> Iterator[str]:
    """The statements of a row of boxes above a node of the drawing, and of a row of lines between the two."""
    if not boxes:
        return
    yield '  subgraph "legend boxes" {'
    yield "    graph [rank=same];"
    yield '    node [fontsize=11, height=0.3, width=0.9, margin="0.08,0.04", tooltip=" "];'
    for box in boxes:
        yield f'    "legend {box.id}" [{box.attributes}, id="legend:box:{box.id}", label={quoted(box.words)}];'
    yield from _row([(f"legend {before.id}", f"legend {after.id}") for before, after in pairwise(boxes)])
    yield "  }"
    middle = boxes[len(boxes) // 2].id
    shown = [relation for relation in Relation if relation in relations]
    if not shown:
        if top is not None:
            yield f'  "{top}" -> "legend {middle}" [{_HELD}];'
        return
    yield '  subgraph "legend lines" {'
    yield "    graph [rank=same];"
    yield f'    node [shape=plaintext, style="", height=0.2, width=0.1, margin="0.05,0", fontname="{REGULAR}"];'
    yield f'    node [fontsize=12, tooltip=" ", class="aux word", fontcolor="{theme.ink}"];'
    yield '    edge [label="", tooltip=" "];'
    for relation in shown:
        yield from _sample(relation, theme)
    yield from _row([(f"legend {before} words", f"legend {after} line") for before, after in pairwise(shown)])
    yield "  }"
    centre = shown[len(shown) // 2]
    yield f'  "legend {centre} line" -> "legend {middle}" [{_HELD}];'
    if top is not None:
        yield f'  "{top}" -> "legend {centre} line" [{_HELD}];'


def _box(kind: Kind, look: NodeLook, own: Own) -> str:
    look = own.over(look)
    return (
        f'class="aux {kind}{own.classes}", fillcolor="{look.fill}", color="{look.outline}", '
        f'fontcolor="{look.ink}", fontname="{look.font}"{own.form}{"" if own.rounded else ", style=filled"}'
    )


def _sample(relation: Relation, theme: Theme) -> Iterator[str]:
    """A line from its sign to its meaning."""
    look = theme.edges[relation]
    tail, head = f"legend {relation} line", f"legend {relation} words"
    sign = "" if look.sign == look.words else look.sign
    yield (
        f'    "{tail}" [label={quoted(sign)}, class="aux sign-{relation}", id="legend:{relation}:sign", '
        f'fontcolor="{look.colour}", fontname="{BOLD}", fontsize=14];'
    )
    yield f'    "{head}" [label={quoted(look.words)}, id="legend:{relation}:words"];'
    arrow = "dir=none" if look.arrow == "none" else f"arrowhead={look.arrow}"
    yield (
        f'    "{tail}" -> "{head}" [class="aux {relation}", id="legend:{relation}:line", color="{look.colour}", '
        f"style={look.style}, penwidth={look.penwidth}, {arrow}, minlen=1, weight=9];"
    )


def _row(neighbours: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Unseen lines that keep the samples in their order."""
    for before, after in neighbours:
        yield f'    "{before}" -> "{after}" [class=aux, style=invis, minlen=1, weight=9];'
