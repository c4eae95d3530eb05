"""Move a node, with everything written below it, to another place in its map or in another one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.graph import Step, data_of
from argmap.near import did_you_mean
from argmap.operations.agreement import Intent, Joined, Marks, marked, marks_of, paired
from argmap.operations.new_ids import document_of, written
from argmap.operations.places import Place, home, named, nodes_within, places, places_of, step_of, within
from argmap.operations.plan import Plan
from argmap.operations.revision import Revision
from argmap.operations.transfer import prepare, require_room
from argmap.operations.users import real
from argmap.reading.map_document import Again, Entry, MapDocument, Node
from argmap.relations import CLAIMS, HITS_STEP, LISTS, RELATIONS, Kind, Relation, a
from argmap.select import below
from argmap.text import escaped, shown


class _Target(NamedTuple):
    """The destination of a node: a list of another node, or of a map where ``node`` is None."""

    node: str | None
    key: str

    @property
    def relation(self) -> Relation:
        return LISTS[self.key].relation


def move(
    debate: Debate,
    node: str,
    under: str | MapDocument,
    key: str | None = None,
    origin: str | None = None,
    settings: Settings | None = None,
) -> Plan:
    """Plan to move a node to the end of a list of another node, or to the top of a map.

    ``key`` is the list, by default its present one. ``origin`` chooses among several places: the present parent, or
    the name of the map if the node is at its top. Raises ArgmapError if the node does not fit there, or if something
    would be lost.
    """
    place = _place(debate, node, origin)
    if isinstance(under, MapDocument):
        target, there = _Target(None, _top_list(debate, node, place, key)), under
        where = f"the top of {shown(there.name)}"
    else:
        target, there = _Target(under, _list(debate, node, place, under, key)), document_of(debate, under)
        where = f"{target.key} of {shown(debate.short(under))}"
        if under == node or under in below(debate.graph, [node]):
            relation = "itself" if under == node else f"{shown(debate.short(under))}, which is below it"
            raise ArgmapError(f"{shown(debate.short(node))} cannot go under {relation}")
    for one in places_of(debate, node):
        is_there = named(debate, one.document, one.above) == target.node and one.key == target.key
        if is_there and (target.node is not None or one.document is there):
            already = f"{shown(debate.short(node))} is already {'at' if target.node is None else 'in'} {where}"
            return Plan((), already, node, findings=debate.findings)
    goes_along = any(one.id is not None for one in nodes_within(place.entry))
    if there is not place.document:
        require_room(debate, place, there)
    revision = Revision(
        debate, settings or Settings(), (place.document, there) if there is not place.document and goes_along else ()
    )
    moved = _moved(debate, node, place, target, there)
    number = [*place.document.entries()].index(place.entry)
    prepare(revision, place, under)
    _take_over(revision, moved, number)
    plan = revision.plan(f"moved {shown(debate.short(node))} to {where}")
    intents = [moved.intent(before, after) for before, after in revision.pairs()]
    revision.agree(intents)
    return replace(plan, node=intents[0].names[node])


def _moved(debate: Debate, node: str, place: Place, target: _Target, there: MapDocument) -> _Moved:
    above = named(debate, place.document, place.above)
    parent = [*there.entries()].index(written(debate, target.node)) if target.node is not None else None
    marks = marks_of([place.document], {id(one) for one in within(place.entry)})
    target_step = step_of(debate, home(debate, target.node)) if target.node is not None else None
    return _Moved(place, node, above, _step_above(debate, place), target, target_step, there, parent, marks)


def _place(debate: Debate, node: str, origin: str | None) -> Place:
    """The present place of a node that moves."""
    found = places_of(debate, node)
    if origin is not None:
        chosen = [one for one in found if _under(debate, one) == origin]
        if not chosen:
            raise _several(debate, found, f"{shown(debate.short(node))} is not under {shown(origin)}")
        found = chosen
    if len(found) > 1:
        raise _several(debate, found, f"{shown(debate.short(node))} is in {len(found)} places")
    return found[0]


def _under(debate: Debate, place: Place) -> str:
    """The full name of the parent at a place; at the top of a map, the map's name."""
    return named(debate, place.document, place.above) or place.document.name


def _several(debate: Debate, found: list[Place], what: str) -> ArgmapError:
    hint = "choose one with --from: the id of the node above it, or the name of the map"
    if len({_under(debate, one) for one in found}) < len(found):
        hint = "two of them have the same parent: edit the file by hand"
    error = ArgmapError(what, hint)
    lines = []
    for one in found:
        above = named(debate, one.document, one.above)
        where = f"of {shown(debate.short(above))}" if above is not None else f"of the map {shown(one.document.name)}"
        span = one.entry.span
        lines.append(f"  {escaped(span.file)}:{span.line}:{span.column}: in {one.key} {where}")
    error.excerpt = tuple(lines)
    return error


def lists_for(debate: Debate, node: str, under: str) -> list[str]:
    """The lists of a node that another one can go into."""
    kind, parent = data_of(debate.graph, node)["kind"], data_of(debate.graph, under)["kind"]
    return [
        name
        for name, of in LISTS.items()
        if parent in RELATIONS[of.relation].parents and (kind is of.kind or {kind, of.kind} <= CLAIMS | {Kind.CONTEXT})
    ]


def _list(debate: Debate, node: str, place: Place, under: str, key: str | None) -> str:
    """The list that a node goes to. Raises ArgmapError if it fits in none, or not in the given one."""
    kind, parent = data_of(debate.graph, node)["kind"], data_of(debate.graph, under)["kind"]
    fitting = lists_for(debate, node, under)
    if key is not None:
        if key not in fitting:
            meant = did_you_mean(key, fitting) if key not in LISTS else ""
            why = f"{a(kind)} cannot go into {key} of {a(parent)}" if key in LISTS else f"there is no list {shown(key)}"
            raise ArgmapError(why + meant, f"it fits in {', '.join(fitting)}" if fitting else None)
        return key
    if place.key in fitting:
        return place.key
    answers = [name for name in fitting if LISTS[name].kind is Kind.POSITION]
    if answers or len(fitting) == 1:
        return (answers or fitting)[0]
    if not fitting:
        raise ArgmapError(f"{a(kind)} cannot go under {a(parent)}")
    message = f"{a(kind)} fits in several lists of {shown(debate.short(under))}"
    raise ArgmapError(message, f"choose one with --as: {', '.join(fitting)}")


def fits_at_top(debate: Debate, node: str) -> list[str]:
    """The lists of a map that a node can go into."""
    kind = data_of(debate.graph, node)["kind"]
    return ["questions"] if kind is Kind.QUESTION else ["positions"] if kind in CLAIMS else []


def _top_list(debate: Debate, node: str, place: Place, key: str | None) -> str:
    """The list of a map that a node goes to. Raises ArgmapError if it cannot be at the top."""
    fitting = fits_at_top(debate, node)
    if isinstance(place.entry, Again):
        raise ArgmapError("a ref cannot be at the top", "move the node from where it is written")
    if not fitting or (key is not None and key not in fitting):
        what = f"{a(data_of(debate.graph, node)['kind'])} cannot be in {key or 'a list'} at the top of a map"
        raise ArgmapError(what, f"it can be in {fitting[0]}" if fitting else None)
    return fitting[0]


def _take_over(revision: Revision, moved: _Moved, number: int) -> None:
    """Remove an entry from its old place in one step, and insert it at the new one in the next."""
    document = revision.now(moved.place.document)
    entry = [*document.entries()][number]
    with revision.editing(document) as editor:
        taken = editor.take(entry.span)
    revision.step()
    there = revision.now(moved.there)
    parent = [*there.entries()][moved.parent_then] if moved.parent_then is not None else None
    with revision.editing(there) as editor:
        if parent is None:
            editor.insert(there.text.span(editor.root.start, editor.root.end), moved.target.key, taken)
        elif isinstance(parent, Node) and not parent.keys:
            editor.set(parent.span, moved.target.key, [taken])
        else:
            editor.insert(parent.span, moved.target.key, taken)
    revision.step()


class _Moved(NamedTuple):
    """A move: the node, its old and new places, and the numbers of the entries that move along.

    ``step`` is the step that it used to undercut. ``target_step`` is the step of its new parent, which it undercuts
    if it goes there as an undercut.
    """

    place: Place
    node: str
    above: str | None
    step: Step | None
    target: _Target
    target_step: Step | None
    there: MapDocument
    parent: int | None
    marks: Marks

    def intent(self, before: Debate, after: Debate) -> Intent:
        """The intended changes in a debate that holds the maps."""
        now = {real(document.path): document for document in after.maps}
        names: dict[str, str] = {}
        new = self._new(now)
        for document in before.maps:
            taken = marked(document, self.marks)
            names.update(
                paired(
                    document.entries(),
                    now[real(document.path)].entries(),
                    {id(one) for one in taken},
                    {id(one) for one in new},
                )
            )
            if taken:
                names.update(paired(taken, new))
        return Intent(
            names, free=frozenset({(names[self.node], "kind")}), edges=lambda edges: self._edges(names, edges)
        )

    def _new(self, now: dict[Path, MapDocument]) -> list[Entry]:
        """The entries at the new place: the last of its list, and all below it."""
        document, at = now[real(self.there.path)], self.parent_then
        parent = document if at is None else [*document.entries()][at]
        return within(dict(parent.lists)[self.target.key][-1])

    @property
    def parent_then(self) -> int | None:
        """The number of the new parent after the node was removed from its old place."""
        if self.parent is None:
            return None
        return self.parent - sum(number < self.parent for number in self.marks.get(self.there.path, ()))

    def _edges(self, names: dict[str, str], edges: Counter[Joined]) -> Counter[Joined]:
        """The edges after the move: the node's edge leads to the new parent, and undercuts attack the new step."""
        node = names[self.node]
        parent = names[self.target.node] if self.target.node is not None else None
        values = self.place.entry.values if isinstance(self.place.entry, Again) else {}
        note, weight = values.get("note"), values.get("weight")
        step = _renamed(self.target_step, names) if self.target.relation in HITS_STEP else None
        made: Counter[Joined] = Counter()
        if parent is not None:
            made[Joined(node, parent, self.target.relation, step, note, weight)] += 1
        old = left = None
        if self.above is not None:
            old = Step(names[self.above], LISTS[self.place.key].relation)
            left = Joined(node, old.target, old.relation, _renamed(self.step, names), note, weight)
        for edge, number in edges.items():
            number -= edge == left
            if edge.parent == node and edge.relation in HITS_STEP and edge.step == old:
                edge = edge._replace(step=Step(parent, self.target.relation) if parent is not None else None)
            made[edge] += number
        return +made


def _renamed(step: Step | None, names: dict[str, str]) -> Step | None:
    return Step(names[step.target], step.relation) if step is not None else None


def _step_above(debate: Debate, place: Place) -> Step | None:
    """The step of a node's parent, if the node undercuts it."""
    if LISTS[place.key].relation not in HITS_STEP:
        return None
    return next(step_of(debate, one) for one in places(place.document) if one.entry is place.above)
