"""Paths up from a node: each step with what it does, and the stance that results from the path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.bearing import BearingPath
from argmap.debate import Debate
from argmap.graph import Edge
from argmap.relations import ANSWERING, ARGUING, IMPLYING, RELATIONS, TURNING
from argmap.styled import Line, Segment
from argmap.text import shown
from argmap.view.node_line import Signs, entry, sign


def lines(debate: Debate, found: Sequence[BearingPath], signs: Signs) -> Iterator[Line]:
    """The view of ``argmap path``: from the node at the top down to what it bears on, path by path."""
    for number, path in enumerate(found):
        if number:
            yield []
        yield entry(debate, None, path.steps[0].child, signs)
        for step in path.steps:
            yield [Segment("  "), Segment(_does(debate, step), step.relation)]
            yield entry(debate, None, step.parent, signs)
        yield _sum(debate, path)


def chain(debate: Debate, path: BearingPath, signs: Signs) -> Iterator[Line]:
    """A path from its end, one step a line: the question, the position, and the arguments for and against."""
    yield [Segment("  "), *entry(debate, None, path.steps[-1].parent, signs)]
    for step in reversed(path.steps):
        line = [Segment(f"    {signs.then} ", "dim")]
        if step is path.steps[0]:
            line += [sign(signs, debate.graph.nodes[step.child]["kind"], step.relation), Segment(" this", "dim")]
        else:
            line += entry(debate, step, step.child, signs)
        yield line


def _sum(debate: Debate, path: BearingPath) -> Line:
    """The result of a path: each attack on it reverses the stance."""
    start, end = _name(debate, path.steps[0].child), _name(debate, path.steps[-1].parent)
    if all(step.relation in IMPLYING for step in path.steps):
        does = "the same as" if path.attacks % 2 == 0 else "what excludes"
        return [Segment(f"  so {start} says {does} {end}{_attacks(debate, path)}", "dim")]
    if not path.takes_side:
        turned = next(step for step in path.steps if step.relation not in ARGUING | IMPLYING)
        does = RELATIONS[turned.relation].words.does
        where = f"{_name(debate, turned.child)} {does} {_name(debate, turned.parent)}"
        return [Segment(f"  so {start} takes no side on {end}: {where}, which is neither for nor against it", "dim")]
    answer = path.steps[-1].relation in ANSWERING
    of = f"{_name(debate, path.steps[-1].child)}, an answer to {end}" if answer else end
    if answer and len(path.steps) == 1:
        return [Segment(f"  so {start} is an answer to {end}", "dim")]
    side, style = ("against", "con") if path.attacks % 2 else ("for", "pro")
    return [
        Segment(f"  so {start} speaks ", "dim"),
        Segment(side, style),
        Segment(f" {of}{_attacks(debate, path)}", "dim"),
    ]


def _hedges_differ(debate: Debate, step: Edge) -> bool:
    """Whether a link joins claims with different speakers or hedges."""
    if step.relation not in IMPLYING or step.relation in TURNING:
        return False
    one, other = (debate.graph.nodes[name] for name in (step.child, step.parent))
    return any(one[key] != other[key] for key in ("speakers", "qualifier"))


def _attacks(debate: Debate, path: BearingPath) -> str:
    """In parentheses, what may make the result surprising: several attacks, and links."""
    remarks = [f"{path.attacks} attacks on the path"] if path.attacks > 1 and not path.links else []
    for relation in path.links:
        turned = ", which reverse the stance" if relation in TURNING else ""
        remarks.append(f"over {RELATIONS[relation].words.title}{turned}")
    if remarks and any(_hedges_differ(debate, step) for step in path.steps):
        remarks.append("which differ in speaker or hedge")
    return f" ({'; '.join(remarks)})" if remarks else ""


def _does(debate: Debate, step: Edge) -> str:
    attacked = step.data["step"]
    if attacked is None:
        return RELATIONS[step.relation].words.does
    does = RELATIONS[attacked.relation].words.does
    return f"undercuts the step by which what follows {does} {_name(debate, attacked.target)}"


def _name(debate: Debate, node: str) -> str:
    return shown(debate.short(node))
