"""The legend of a diagram: a sample of each kind and relation in it, in one row at the foot.

It is made of nodes and lines like the diagram itself, and not of an HTML-like label, so that every Graphviz draws it.
A sample is a box with what it bears by, as in the drawing: a position with its line, a pro with its disc. If the
drawing goes sideways, the samples are one below the other, in a corner.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from argmap.relations import KINDS, RELATIONS, SYMMETRIC, Kind, Relation
from argmap.style import Direction
from argmap.writers.dot.escaping import quoted, safe
from argmap.writers.dot.junctions import disc
from argmap.writers.dot.palettes import REGULAR, NodeStyle, Theme, sided
from argmap.writers.dot.rules import NodeStyles, Own

_MAX_QUERY_CHARACTERS = 40  # characters of a query
_POINT = "class=aux, style=invis, shape=point, width=0.01, height=0.01"
_COUNTS = "[…] counts what is not drawn"
_ELSEWHERE = "of another map"
_FOOT = {Direction.UP: "source", Direction.DOWN: "sink"}
"""The rank at the foot of a drawing, which has nothing else."""


@dataclass(frozen=True)
class Occurring:
    """The content of a drawing that its legend explains.

    ``unsided`` are the kinds with a node that takes neither side or both. ``elsewhere`` is true if a node is from
    another map, ``counted`` if boxes count what is not drawn.
    """

    kinds: Collection[Kind]
    relations: Collection[Relation]
    unsided: Collection[Kind]
    implied: bool
    elsewhere: bool
    counted: bool
    ruled: NodeStyles


class _Entry(NamedTuple):
    """The statements of a sample: the nodes with words, those that they point to, and the lines between.

    ``first`` and ``last`` are its outermost nodes in a row, ``word`` the one with words, and ``head`` the other one.
    """

    words: Sequence[str]
    heads: Sequence[str]
    lines: Sequence[str]
    first: str
    last: str


class Place(NamedTuple):
    """The place of a legend: a row at the foot, or a column in a sideways drawing.

    The ``holds`` keep the row below its drawing: how far along the row, which node, and how strong. Where there are
    frames Graphviz can keep nothing below them: the row is held beyond the ``top`` of the drawing.
    """

    direction: Direction
    top: str | None
    holds: Sequence[tuple[float, str, int]]


def legend(shown: Occurring, theme: Theme, place: Place) -> Iterator[str]:
    """The statements of a legend; none for an empty drawing."""
    direction, top, holds = place
    entries = list(_entries(shown, theme, direction not in _FOOT))
    if not entries:
        return
    yield '  subgraph "legend" {'
    yield f'    node [fontname="{REGULAR}", fontsize=11, height=0.25, width=0.3, margin="0.09,0.03", tooltip=" "];'
    yield '    edge [tooltip=" ", arrowsize=0.7];'
    if direction not in _FOOT:
        yield from _column(entries)
    else:
        yield from _row(entries, _FOOT[direction] if top is None else "max")
    yield "  }"
    if top is not None:
        yield f'  "{top}" -> "{entries[len(entries) // 2].first}" [class=aux, style=invis, minlen=2, weight=99];'
    for share, node, weight in holds if top is None and direction in _FOOT else ():
        own = entries[round(share * (len(entries) - 1))].first
        tail, head = (own, node) if direction is Direction.UP else (node, own)
        yield f'  "{tail}" -> "{head}" [class=aux, style=invis, minlen=1, weight={weight}];'


def _row(entries: Sequence[_Entry], rank: str) -> Iterator[str]:
    yield "    subgraph {"
    yield f"      graph [rank={rank}];"
    for entry in entries:
        yield from (*entry.words, *entry.heads, *entry.lines)
    for one, other in pairwise(entries):
        yield _unseen(one.last, other.first)
    yield "    }"


def _column(entries: Sequence[_Entry]) -> Iterator[str]:
    """All samples beside the top of the drawing, in Graphviz's stacking order."""
    pointing = [entry for entry in entries if entry.heads]
    yield "    subgraph {"
    yield f"      graph [rank={'same' if pointing else 'max'}];"
    for entry in entries:
        yield from entry.words
    for one, other in pairwise(entries):
        yield _unseen(one.first, other.first)
    yield "    }"
    yield "    subgraph {"
    yield "      graph [rank=max];"
    if pointing:
        yield f'      "~corner" [{_POINT}];'
        for entry in pointing:
            yield from entry.heads
        yield _unseen(pointing[0].last, "~corner")
    yield "    }"
    for entry in pointing:
        yield from entry.lines
    # An unseen line along the whole edge of the drawing keeps them in its corner.
    yield f'    subgraph {{ graph [rank=min]; "~end" [{_POINT}]; }}'
    corner = "~corner" if pointing else entries[0].first
    yield f'    "~end" -> "{corner}" [class=aux, style=invis, weight=99];'


def _entries(shown: Occurring, theme: Theme, sideways: bool) -> Iterator[_Entry]:
    """Samples of kinds, of each relation with its box, then of other special boxes."""
    borne = {child for relation in shown.relations if (child := _sampled(relation)) is not None}
    for kind in KINDS:
        if kind in shown.kinds and (kind not in borne or (kind is Kind.ARGUMENT and kind in shown.unsided)):
            yield _box(kind, kind, kind.value, _looks(kind, shown, theme), shown.ruled.kinds.get(kind, Own()))
    for relation in (relation for relation in RELATIONS if relation in shown.relations):
        yield _relation(relation, shown, theme, sideways)
    plain = theme.nodes[Kind.ARGUMENT]
    if shown.implied:
        yield _box("implied", Kind.ARGUMENT, "implied", plain, Own(), "implied")
    if shown.elsewhere:
        yield _box("elsewhere", Kind.ARGUMENT, _ELSEWHERE, theme.pale[Kind.ARGUMENT], Own(), "elsewhere")
    for number, (words, own) in enumerate(shown.ruled.found.items(), 1):
        line = safe(words)
        brief = line if len(line) <= _MAX_QUERY_CHARACTERS else f"{line[:_MAX_QUERY_CHARACTERS]}…"
        yield _box(f"rule-{number}", Kind.ARGUMENT, brief, plain, own)
    if shown.counted:
        yield _Entry([_words("counts", _COUNTS)], (), (), "legend counts words", "legend counts words")


def _sampled(relation: Relation) -> Kind | None:
    """The kind whose box shows a relation; questions have a box of their own."""
    child = RELATIONS[relation].child
    return None if child is Kind.QUESTION else child


def _looks(kind: Kind, shown: Occurring, theme: Theme) -> NodeStyle:
    return shown.ruled.kinds.get(kind, Own()).over(theme.nodes[kind])


def _relation(relation: Relation, shown: Occurring, theme: Theme, sideways: bool) -> _Entry:
    """A box and the line by which it bears, up to the line's sign; or the line alone, and what it means."""
    row, look = RELATIONS[relation], theme.edges[relation]
    head = f"legend {relation} line"
    sign = f'class="aux joint-{relation}", {disc(look, theme)}' if look.sign else _POINT
    end = f'      "{head}" [{sign}, id="legend:{relation}:sign"];'
    kind = _sampled(relation)
    if kind is None:
        return _named(relation, end, theme, sideways)
    own = shown.ruled.kinds.get(kind, Own())
    box = theme.nodes[kind] if row.side is None else sided(theme.nodes[kind], row.side, theme)
    words = look.words if row.side is not None else kind.value
    made = _box(relation, kind, words, box, own, row.side or "")
    return made._replace(heads=[end], lines=[_line(relation, made.first, head, theme)], last=head)


def _named(relation: Relation, sign: str, theme: Theme, sideways: bool) -> _Entry:
    words, line = f"legend {relation} words", f"legend {relation} line"
    written = _words(relation, RELATIONS[relation].words.legend)
    first, last = (words, line) if sideways else (line, words)  # in a row one reads what a line means after it
    return _Entry([written], [sign], [_line(relation, first, last, theme)], first, last)


def _line(relation: Relation, tail: str, head: str, theme: Theme) -> str:
    look = theme.edges[relation]
    ends = "dir=none" if look.arrow == "none" else f"arrowhead={'none' if look.sign else look.arrow}"
    if relation in SYMMETRIC and look.arrow != "none":
        ends += f", dir=both, arrowtail={look.arrow}"
    return (
        f'      "{tail}" -> "{head}" [class="aux {relation}", id="legend:{relation}:line", color="{look.colour}", '
        f"style={look.style}, penwidth={look.penwidth}, {ends}, minlen=1, weight=9];"
    )


def _box(id: str, kind: Kind, words: str, look: NodeStyle, own: Own, more: str = "") -> _Entry:
    """A box with a style, which a configuration may change; its classes are those of such nodes."""
    look = own.over(look)
    classes = f"aux {kind}{f' {more}' if more else ''}{own.classes}"
    styles = [*(["rounded"] if own.rounded else []), "filled", *(["dashed"] if more == "implied" else [])]
    name = f"legend {id}"
    statement = (
        f'      "{name}" [class="{classes}", fillcolor="{look.fill}", color="{look.outline}", '
        f'fontcolor="{look.ink}", fontname="{look.font}", penwidth={look.penwidth}, '
        f'style="{",".join(styles)}"{own.form}, id="legend:box:{id}", label={quoted(words)}];'
    )
    return _Entry([statement], (), (), name, name)


def _words(id: str, words: str) -> str:
    return (
        f'      "legend {id} words" [label={quoted(words)}, id="legend:{id}:words", class="aux word", '
        f'shape=plaintext, style="", width=0.1, height=0.2, margin="0.03,0"];'
    )


def _unseen(before: str, after: str) -> str:
    """An invisible line that keeps neighbours in order."""
    return f'      "{before}" -> "{after}" [class=aux, style=invis, minlen=1, weight=9];'
