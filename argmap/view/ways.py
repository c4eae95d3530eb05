"""Ways up from a node: each step with what it does, and what the way as a whole makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.bearing import Way
from argmap.debate import Debate
from argmap.graph import Edge
from argmap.relations import ANSWERING, IMPLYING, RELATIONS, TURNING
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.words import Signs, entry, sign


def lines(debate: Debate, found: Sequence[Way], signs: Signs) -> Iterator[Line]:
    """The view of ``argmap path``: from the node on top down to what it bears on, way by way."""
    for number, way in enumerate(found):
        if number:
            yield []
        yield entry(debate, None, way.steps[0].child, signs)
        for step in way.steps:
            yield [Segment("  "), Segment(_does(debate, step), step.relation)]
            yield entry(debate, None, step.parent, signs)
        yield _sum(debate, way)


def chain(debate: Debate, way: Way, signs: Signs) -> Iterator[Line]:
    """A way from its end, a step a line: the question, the position, and what argues for and against."""
    yield [Segment("  "), *entry(debate, None, way.steps[-1].parent, signs)]
    for step in reversed(way.steps):
        line = [Segment(f"    {signs.then} ", "dim")]
        if step is way.steps[0]:
            line += [sign(signs, debate.graph.nodes[step.child]["kind"], step.relation), Segment(" this", "dim")]
        else:
            line += entry(debate, step, step.child, signs)
        yield line


def _sum(debate: Debate, way: Way) -> Line:
    """What the way comes to: the attacks on it turn the stance round, two of them back again."""
    start, end = _name(debate, way.steps[0].child), _name(debate, way.steps[-1].parent)
    if all(step.relation in IMPLYING for step in way.steps):
        does = "the same as" if way.attacks % 2 == 0 else "what excludes"
        return [Segment(f"  so {start} says {does} {end}{_attacks(way)}", "dim")]
    if not way.takes_side:
        return [Segment(f"  so {start} takes no side on {end}: the way leads over a question or a context", "dim")]
    answer = way.steps[-1].relation in ANSWERING
    of = f"{_name(debate, way.steps[-1].child)}, an answer to {end}" if answer else end
    if answer and len(way.steps) == 1:
        return [Segment(f"  so {start} is an answer to {end}", "dim")]
    side, style = ("against", "con") if way.attacks % 2 else ("for", "pro")
    return [Segment(f"  so {start} speaks ", "dim"), Segment(side, style), Segment(f" {of}{_attacks(way)}", "dim")]


def _attacks(way: Way) -> str:
    """In parentheses, what makes a sum other than one would think: several attacks, and links."""
    told = [f"{way.attacks} attacks on the way"] if way.attacks > 1 and not way.links else []
    for relation in way.links:
        turned = ", which turn the stance round" if relation in TURNING else ""
        told.append(f"over {RELATIONS[relation].words.title}{turned}")
    return f" ({'; '.join(told)})" if told else ""


def _does(debate: Debate, step: Edge) -> str:
    attacked = step.data["step"]
    if attacked is None:
        return RELATIONS[step.relation].words.does
    does = RELATIONS[attacked.relation].words.does
    return f"undercuts the step by which what follows {does} {_name(debate, attacked.target)}"


def _name(debate: Debate, node: str) -> str:
    return shown(debate.short(node))
