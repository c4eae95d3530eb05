"""The figures of a debate, with small bars, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from argmap.bearing import ways_to_questions
from argmap.debate import Debate
from argmap.figures import Figures
from argmap.format import Kind, Relation
from argmap.styled import Line, Segment, width
from argmap.text import escaped, shown
from argmap.view.ways import chain
from argmap.view.words import ASCII, Signs, entry, number

_BAR = 20
_MOST_ROWS = 15
_OWN_VOICE = "(the source's own voice)"
_NO_HEADING = "(before the first heading)"


def text(debate: Debate, found: Figures, signs: Signs) -> Iterator[Line]:
    """For people."""
    yield [Segment(f"{number(found.maps, 'map')}, {number(found.nodes, 'node')}, {number(found.edges, 'edge')}")]
    yield from _bars("kinds", found.kinds, signs)
    yield from _bars("relations", found.relations, signs)
    yield from _bars("who says it", [(shown(name) or _OWN_VOICE, count) for name, count in found.speakers], signs)
    yield from _bars("where it is said", list(_places(found)), signs)
    if found.answered:
        yield from _title("answered")
    for one in found.answered:
        what = "have a position" if one.kind is Kind.QUESTION else "met with an objection"
        yield [Segment(f"  {one.answered:,} of {number(one.nodes, one.kind)} {what}")]
    if found.contested:
        yield from _title("most contested")
    for contested in found.contested:
        signed = f"  {contested.pros}+ {contested.cons}{signs.relations[Relation.CON]}  "
        yield [Segment(signed, "dim"), *entry(debate, None, contested.node, signs)]
    if found.deepest is not None and found.depth:
        yield from _title(f"deepest: {number(found.depth, 'step')}")
        yield [Segment("  "), *entry(debate, None, found.deepest, signs)]
        for way in ways_to_questions(debate.graph, found.deepest)[:1]:
            yield from chain(debate, way, signs)


def as_json(_debate: Debate, found: Figures, _signs: Signs) -> Iterator[Line]:
    """For programs: one document."""
    document = {
        "version": 1,
        "maps": found.maps,
        "nodes": found.nodes,
        "edges": found.edges,
        "kinds": dict(found.kinds),
        "relations": dict(found.relations),
        "speakers": [{"name": name or None, "nodes": count} for name, count in found.speakers],
        "sections": [{"file": file, "heading": title, "nodes": count} for (file, title), count in found.sections],
        "answered": {one.kind: {"answered": one.answered, "nodes": one.nodes} for one in found.answered},
        "contested": [{"id": one.node, "pros": one.pros, "cons": one.cons} for one in found.contested],
        "deepest": {"id": found.deepest, "depth": found.depth},
    }
    for line in json.dumps(document, indent=2).split("\n"):
        yield [Segment(line)]


FORMS: dict[str, Callable[[Debate, Figures, Signs], Iterator[Line]]] = {"text": text, "json": as_json}


def _title(words: str) -> Iterator[Line]:
    yield []
    yield [Segment(words, "title")]


def _bars(title: str, rows: Sequence[tuple[str, int]], signs: Signs) -> Iterator[Line]:
    """Numbers with bars of a length in proportion to the greatest; of very many the first."""
    if not rows:
        return
    yield from _title(title)
    most = max(count for _, count in rows)
    wide = max(width(name) for name, _ in rows[:_MOST_ROWS])
    digits = len(f"{most:,}")
    full = "#" if signs is ASCII else "█"
    for name, count in rows[:_MOST_ROWS]:
        bar = full * max(1, round(_BAR * count / most))
        yield [Segment(f"  {name}{' ' * (wide - width(name))}  {count:>{digits},}  "), Segment(bar, "info")]
    if len(rows) > _MOST_ROWS:
        yield [Segment(f"  {signs.more} and {len(rows) - _MOST_ROWS:,} more", "dim")]


def _places(found: Figures) -> Iterator[tuple[str, int]]:
    several = len({file for (file, _), _ in found.sections}) > 1
    for (file, title), count in found.sections:
        yield (f"{escaped(file)}: " if several else "") + (shown(title) or _NO_HEADING), count
