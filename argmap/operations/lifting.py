"""Remove a node, but keep the nodes below it: they go to where it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.edits.applied import Change
from argmap.errors import ArgmapError
from argmap.operations.moving import fits_at_top, lists_for, move
from argmap.operations.new_ids import document_of, written
from argmap.operations.places import home, named
from argmap.operations.plan import FileChange, Plan
from argmap.operations.removing import remove
from argmap.operations.revision import read_with
from argmap.operations.users import users
from argmap.reading.map_document import Again, Entry
from argmap.relations import LISTS, RELATIONS, Relation, Side
from argmap.text import shown

_STANCES = frozenset({Relation.PRO, Relation.CON, Relation.PREMISE})


def lift(debate: Debate, node: str, settings: Settings | None = None) -> Plan:
    """Plan to remove a node and the references to it, and to move the nodes below it one level up.

    What was for a reason is for the same as that reason; what was against it is against that. Raises ArgmapError if a
    node fits in no list there.
    """
    document = document_of(debate, node)
    if users(debate, (document,)):
        what = f"other maps use {shown(document.text.file)}, so the nodes below cannot be moved along"
        raise ArgmapError(what, "move them first, and then remove the node")
    plans: list[Plan] = []
    now, at = debate, 0
    while (found := _child(now, node, at)) is not None:
        key, child = found
        plan = _moved(now, node, key, child, settings)
        if not plan.changes:  # it is already there
            at += 1
            continue
        plans.append(plan)
        now = read_with(debate, {path: change.after for path, change in plan.changes})
    last = remove(now, node, settings, with_children=True, drop_references=True)
    many = f"{len(plans)} node{'s' * (len(plans) != 1)}"
    return replace(last, changes=_joined([*plans, last]), said=f"removed {shown(debate.short(node))}, kept {many}")


def _child(debate: Debate, node: str, at: int) -> tuple[str, Entry] | None:
    below = [(key, entry) for key, entries in written(debate, node).lists for entry in entries]
    return below[at] if at < len(below) else None


def can_lift(debate: Debate, node: str) -> bool:
    """Whether there are nodes below a node, and all of them fit where it is."""
    below = [(key, entry) for key, entries in written(debate, node).lists for entry in entries]
    return bool(below) and all(_wanted(debate, node, key, entry)[1] for key, entry in below)


def _wanted(debate: Debate, node: str, key: str, child: Entry) -> tuple[str, bool]:
    """The list into which one of the nodes below a node goes where that is, and whether it fits there."""
    place = home(debate, node)
    name, above = named(debate, place.document, child), named(debate, place.document, place.above)
    wanted = _list(place.key, key)
    if name is None or (isinstance(child, Again) and above is None):
        return wanted, True  # it goes away with the node
    return wanted, wanted in (lists_for(debate, name, above) if above is not None else fits_at_top(debate, name))


def _moved(debate: Debate, node: str, key: str, child: Entry, settings: Settings | None) -> Plan:
    """The plan to move one of the nodes below a node to where that is."""
    place = home(debate, node)
    name, above = named(debate, place.document, child), named(debate, place.document, place.above)
    if name is None or (isinstance(child, Again) and above is None):
        return Plan((), "")
    wanted, fits = _wanted(debate, node, key, child)
    if not fits:
        where = shown(debate.short(above)) if above is not None else "the top"
        what = f"{shown(debate.short(name))} cannot go to {where}, which has no {wanted}"
        raise ArgmapError(what, "move it first, or remove it too")
    return move(debate, name, above if above is not None else place.document, wanted, node, settings)


def _list(upper: str, lower: str) -> str:
    """The list in which a node bears on the next but one as it did by way of the one between."""
    first, second = LISTS[upper].relation, LISTS[lower].relation
    if first not in _STANCES or second not in _STANCES | {Relation.UNDERCUT}:
        return lower
    sides = [RELATIONS[one].side for one in (first, second)]
    return "pro" if (sides[0] is Side.AGAINST) == (sides[1] is Side.AGAINST) else "con"


def _joined(plans: list[Plan]) -> tuple[FileChange, ...]:
    """Each file once, from its first state to its last."""
    first: dict[Path, Change] = {}
    last: dict[Path, str] = {}
    for path, change in (one for plan in plans for one in plan.changes):
        first.setdefault(path, change)
        last[path] = change.content
    return tuple(FileChange(path, replace(change, content=last[path])) for path, change in first.items())
