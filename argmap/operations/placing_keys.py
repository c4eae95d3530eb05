"""Set or remove a key of one place of a node: the note or the weight beside a ``ref``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.format import OF_PLACES
from argmap.operations.agreement import Intent, Joined, same_names
from argmap.operations.places import named, places_of
from argmap.operations.plan import Plan
from argmap.operations.revision import Revision
from argmap.reading.map_document import Again
from argmap.relations import LISTS
from argmap.text import shown


def set_beside(
    debate: Debate, node: str, key: str, value: str | None, under: str, settings: Settings | None = None
) -> Plan:
    """Plan the value of a key beside the ``ref`` that also puts a node below ``under``; None removes the key.

    Raises ArgmapError if the key is none of a place, if the node has no such place, or if the value does not fit.
    """
    short, other = shown(debate.short(node)), shown(debate.short(under))
    if key not in OF_PLACES:
        raise ArgmapError(f"{shown(key)} is not a key of a single place", f"a place has: {', '.join(OF_PLACES)}")
    if value is not None and not value.strip():
        raise ArgmapError(f"the new {key} is empty", "--unset removes a key")
    found = [
        (one, one.entry)
        for one in places_of(debate, node)
        if isinstance(one.entry, Again) and named(debate, one.document, one.above) == under
    ]
    if len(found) != 1:
        what = f"no ref to {short} is below {other}" if not found else f"{len(found)} refs to {short} are below {other}"
        raise ArgmapError(what, "without --at, the key of the node itself is set" if not found else "edit them by hand")
    place, entry = found[0]
    if value is None and key not in entry.values:
        raise ArgmapError(f"the ref to {short} below {other} has no {shown(key)}")
    revision = Revision(debate, settings or Settings())
    with revision.editing(place.document) as editor:
        if value is None:
            editor.unset(entry.span, key)
        else:
            editor.set(entry.span, key, value.strip() if key == "note" else " ".join(value.split()))
    revision.step()
    plan = revision.plan(f"{'set' if value is not None else 'removed'} {key} of {short} below {other}", node)
    old = Joined(node, under, LISTS[place.key].relation, None, entry.values.get("note"), entry.values.get("weight"))
    wanted = _edges(old, key, value)
    revision.agree([Intent(same_names(before, after), edges=wanted) for before, after in revision.pairs()])
    return plan


def _edges(old: Joined, key: str, value: str | None) -> Callable[[Counter[Joined]], Counter[Joined]]:
    """The expected edges: the one of the place, whatever step it is against, has another note or weight."""

    def wanted(edges: Counter[Joined]) -> Counter[Joined]:
        made: Counter[Joined] = Counter()
        for edge, number in edges.items():
            is_it = edge._replace(step=None) == old
            if is_it and key == "note":
                edge = edge._replace(note=value.strip() if value is not None else None)
            elif is_it:
                edge = edge._replace(weight=float(value) if value is not None else None)
            made[edge] += number
        return made

    return wanted
