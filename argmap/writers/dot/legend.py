"""The legend of a diagram: a sample of each kind and relation that occurs in it.

It is made of nodes and lines like the diagram itself, and not of an HTML-like label, so that every Graphviz draws it.
It stands above the questions, held there by unseen lines. (To let Graphviz pack it there makes version 2.43 crash.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from argmap.relations import HITS_STEP, KINDS, RELATIONS, SYMMETRIC, Kind, Relation
from argmap.writers.dot.escaping import label, quoted, safe
from argmap.writers.dot.junctions import disc
from argmap.writers.dot.rules import NodeStyles, Own
from argmap.writers.dot.styles import REGULAR, NodeStyle, Theme

_MAX_QUERY_CHARACTERS = 40  # characters of a query
_POINT = "class=aux, style=invis, shape=point, width=0.01, height=0.01"
_AT_ITS_DISC = ", at its disc"
_COUNTS = ("[…] counts what bears", "on it and is not drawn")


class Sample(NamedTuple):
    """A box of the legend: its id, what it says, and its attributes."""

    id: str
    words: str
    attributes: str


class Corner(NamedTuple):
    """Where a legend stands: above the drawing, or below it, in rows of so many points, or beside its top."""

    width: float
    sideways: bool
    below: bool


class _Entry(NamedTuple):
    """Statements of one sample, the first and the last of its nodes, and about how many points wide it is.

    ``beyond`` are those that are not of its rank where the drawing goes sideways.
    """

    statements: Sequence[str]
    first: str
    last: str
    width: float
    beyond: Sequence[str] = ()


def samples(kinds: Collection[Kind], implied: bool, ruled: NodeStyles, theme: Theme) -> list[Sample]:
    """The boxes for the kinds that occur, for what is implied, and for what the rules of a configuration have found."""
    boxes = [
        Sample(kind, kind, _box(kind, theme.nodes[kind], ruled.kinds.get(kind, Own())))
        for kind in KINDS
        if kind in kinds
    ]
    if implied:
        boxes.append(Sample("implied", "implied", 'class="aux argument implied", style="rounded,filled,dashed"'))
    plain = theme.nodes[Kind.ARGUMENT]
    for number, (words, own) in enumerate(ruled.found.items(), 1):
        line = safe(words)
        brief = line if len(line) <= _MAX_QUERY_CHARACTERS else f"{line[:_MAX_QUERY_CHARACTERS]}…"
        boxes.append(Sample(f"rule-{number}", brief, _box(Kind.ARGUMENT, plain, own)))
    return boxes


class Legend(NamedTuple):
    """The statements of a legend, and over how many ranks it stands."""

    statements: Sequence[str]
    ranks: int

    def held(self, top: str | None) -> Iterator[str]:
        """The statements that keep the ranks of the legend free above the uppermost node of the drawing.

        Where there are frames Graphviz takes a line without weight for a wish.
        """
        if top is not None and self.ranks:
            yield f'  subgraph {{ graph [rank=max]; "~legend" [{_POINT}]; }}'
            yield f'  "{top}" -> "~legend" [class=aux, style=invis, minlen={self.ranks}, weight=99];'


def legend(
    boxes: Sequence[Sample], relations: Collection[Relation], counted: bool, theme: Theme, place: Corner
) -> Legend:
    """Samples in rows above the drawing, or one below the other where that goes sideways.

    ``counted`` tells whether boxes count what is not drawn.
    """
    entries = [_Entry(_boxed(box), f"legend {box.id}", f"legend {box.id}", 24 + 6 * len(box.words)) for box in boxes]
    entries += [_line(relation, theme, place.sideways) for relation in RELATIONS if relation in relations]
    if counted:
        entries.append(_Entry(_words("counts", *_COUNTS), "legend counts words", "legend counts words", 140))
    if not entries:
        return Legend((), 0)
    rows = [] if place.sideways else list(_broken(entries, len(boxes), place.width))
    statements = [
        '  subgraph "legend" {',
        f'    node [fontname="{REGULAR}", fontsize=11, height=0.25, width=0.8, margin="0.06,0.03", tooltip=" "];',
        '    edge [tooltip=" ", arrowsize=0.7];',
        *(_column(entries) if place.sideways else _rows(rows[::-1] if place.below else rows)),
        "  }",
    ]
    return Legend(statements, len(rows) or 1)


def _column(entries: Sequence[_Entry]) -> Iterator[str]:
    """All beside the top of the drawing, in the order in which Graphviz stacks them."""
    yield "    subgraph {"
    yield "      graph [rank=max];"
    for entry in entries:
        yield from entry.statements
    yield "    }"
    for entry in entries:
        yield from entry.beyond
    yield from _chain([entry.last for entry in entries])
    # An unseen line along the whole edge of the drawing keeps them in its corner.
    yield f'    subgraph {{ graph [rank=min]; "~end" [{_POINT}]; }}'
    yield f'    "~end" -> "{entries[0].first}" [class=aux, style=invis, weight=99];'


def _broken(entries: Sequence[_Entry], boxes: int, width: float) -> Iterator[list[_Entry]]:
    """The entries in rows of about a width, of which the boxes have their own."""
    row: list[_Entry] = []
    used = 0.0
    for number, entry in enumerate(entries):
        if row and (used + entry.width > width or number == boxes):
            yield row
            row, used = [], 0.0
        row.append(entry)
        used += entry.width
    yield row


def _rows(rows: Sequence[Sequence[_Entry]]) -> Iterator[str]:
    """Rows from the first rank of the drawing on, one edge of which is held by points nobody sees."""
    for number, row in enumerate(rows):
        yield "    subgraph {"
        yield f"      graph [rank={'same' if number else 'max'}];"
        yield f'      "legend {number}" [{_POINT}];'
        for entry in row:
            yield from entry.statements
            yield from entry.beyond
        yield from _chain([f"legend {number}", row[0].first])
        for one, other in pairwise(row):
            yield from _chain([one.last, other.first])
        yield "    }"
        if number:
            yield f'    "legend {number}" -> "legend {number - 1}" [class=aux, style=invis, minlen=1, weight=99];'


def _box(kind: Kind, look: NodeStyle, own: Own) -> str:
    look = own.over(look)
    return (
        f'class="aux {kind}{own.classes}", fillcolor="{look.fill}", color="{look.outline}", '
        f'fontcolor="{look.ink}", fontname="{look.font}"{own.form}{"" if own.rounded else ", style=filled"}'
    )


def _boxed(box: Sample) -> list[str]:
    return [f'      "legend {box.id}" [{box.attributes}, id="legend:box:{box.id}", label={quoted(box.words)}];']


def _words(name: str, *words: str) -> list[str]:
    return [
        f'      "legend {name} words" [label={label(words)}, id="legend:{name}:words", class="aux word", '
        f'shape=plaintext, style="", width={0.08 * max(map(len, words)):.2f}, height=0.2, margin="0.06,0"];'
    ]


def _line(relation: Relation, theme: Theme, sideways: bool) -> _Entry:
    """A line from its sign to its meaning, in the direction of the drawing where that goes sideways."""
    look = theme.edges[relation]
    tail, head = f"legend {relation} line", f"legend {relation} words"
    sign = (
        f'      "{tail}" [{disc(look, theme)}, class="aux joint-{relation}", id="legend:{relation}:sign"];'
        if look.sign
        else f'      "{tail}" [{_POINT}, id="legend:{relation}:sign"];'
    )
    ends = "dir=none" if look.arrow == "none" else f"arrowhead={look.arrow}"
    if relation in SYMMETRIC and look.arrow != "none":
        ends += f", dir=both, arrowtail={look.arrow}"
    line = (
        f'      "{tail}" -> "{head}" [class="aux {relation}", id="legend:{relation}:line", color="{look.colour}", '
        f"style={look.style}, penwidth={look.penwidth}, {ends}, minlen=1, weight=9];"
    )
    meaning = f"{look.words}{_AT_ITS_DISC if relation in HITS_STEP else ''}"
    words = _words(str(relation), meaning)
    if sideways:
        return _Entry(words, head, head, 0, [sign, line])
    return _Entry([sign, *words], tail, head, 70 + 6 * len(meaning), [line])


def _chain(names: Sequence[str]) -> Iterator[str]:
    """Unseen lines that keep neighbours in their order."""
    for before, after in pairwise(names):
        yield f'      "{before}" -> "{after}" [class=aux, style=invis, minlen=1, weight=9];'
