"""Adds a ``ref``, so that a node also appears at another place."""

from __future__ import annotations

from collections import Counter

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.operations.adding import require_list
from argmap.operations.agreement import Intent, Joined, same_names
from argmap.operations.moving import lists_for
from argmap.operations.new_ids import document_of, name_in, written
from argmap.operations.places import home, named, places_of, step_of
from argmap.operations.plan import Plan
from argmap.operations.renaming import name_first
from argmap.operations.revision import Revision
from argmap.relations import HITS_STEP, LISTS, a
from argmap.select import below
from argmap.text import shown


def refer(debate: Debate, node: str, under: str, key: str, settings: Settings | None = None) -> Plan:
    """Plan a ``ref`` to a node at the end of a list of another node. A node without an id gets one first.

    Raises ArgmapError if the node does not fit there, or is already there.
    """
    short, other = shown(debate.short(node)), shown(debate.short(under))
    require_list(debate, under, key)
    if under == node or under in below(debate.graph, [node]):
        raise ArgmapError(f"{short} cannot be below itself")
    if key not in lists_for(debate, node, under):
        fitting = ", ".join(lists_for(debate, node, under))
        what = f"{a(debate.graph.nodes[node]['kind'])} cannot go into {key} of {other}"
        raise ArgmapError(what, f"it fits in {fitting}" if fitting else None)
    if any(named(debate, one.document, one.above) == under and one.key == key for one in places_of(debate, node)):
        raise ArgmapError(f"{short} is already in {key} of {other}")
    revision = Revision(debate, settings or Settings())
    order = [*debate.graph]
    node, at = name_first(revision, node), order.index(under)
    under = [*revision.debate.graph][at]
    document = document_of(revision.debate, under)
    words = name_in(document, revision.debate, node)
    with revision.editing(document) as editor:
        editor.unfold(written(revision.debate, under).span)
    revision.step()
    now = revision.debate
    with revision.editing(document_of(now, under)) as editor:
        editor.extend(written(now, under).span, key, [{"ref": words}])
    revision.step()
    plan = revision.plan(f"{short} is now also in {key} of {other}", node)
    relation = LISTS[key].relation
    step = step_of(revision.debate, home(revision.debate, under)) if relation in HITS_STEP else None
    made = Counter([Joined(node, under, relation, step, None, None)])
    revision.agree([Intent(same_names(*pair), edges=lambda edges: edges + made) for pair in revision.pairs()])
    return plan
