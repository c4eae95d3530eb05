"""Where a new node goes: which list, of what is chosen in the tree."""

from __future__ import annotations

from typing import NamedTuple

from argmap.errors import ArgmapError
from argmap.explorer.navigator import Navigator
from argmap.reading.map_document import MapDocument
from argmap.relations import ANSWERING, HITS_STEP, LISTS, RELATIONS, STEPS, Kind, a

MADE = {
    "a": ("positions", "a position: an answer to the question"),
    "A": ("positions", "a position at the top"),
    "p": ("pro", "a pro"),
    "c": ("con", "a con"),
    "x": ("undercut", "an undercut: against the step"),
    "e": ("premises", "a premise, one of several"),
    "v": ("caveat", "a caveat: it limits the claim"),
    "i": ("context", "context"),
    "q": ("questions", "a question that it raises"),
    "Q": ("questions", "a question at the top"),
}
"""The keys that make a node: the list that it goes into, and what it is in words. Capitals are at the top of a map."""


class Target(NamedTuple):
    """A list of a node, or of a map where ``node`` is None (of the first map, where ``document`` is None too)."""

    node: str | None
    key: str
    document: MapDocument | None


def document_here(nav: Navigator) -> MapDocument:
    """The map of the node at the cursor; where there is none, the first map."""
    if nav.node is not None:
        return nav.debate.map(nav.graph.nodes[nav.node]["map"])
    requested = [one for one in nav.debate.maps if one.name in nav.debate.requested]
    if not requested:
        raise ArgmapError("there is no map to make")
    return requested[0]


def target_of(nav: Navigator, key: str, at_top: bool = False) -> Target:
    """Where a node for a list goes. Raises ArgmapError where the chosen node has no such list."""
    here = nav.node
    document = nav.debate.map(nav.graph.nodes[here]["map"]) if here is not None else None
    if at_top or (here is None and key in ("questions", "positions")):
        return Target(None, key, document)
    if LISTS[key].relation in ANSWERING:
        question = _question_above(nav)
        document = nav.debate.map(nav.graph.nodes[question]["map"]) if question is not None else document
        return Target(question, key, document)
    if here is None:
        raise ArgmapError("there is no node yet", "Q makes a question at the top, A a position")
    kind = nav.graph.nodes[here]["kind"]
    if kind not in RELATIONS[LISTS[key].relation].parents:
        hint = "a makes a position of it" if kind is Kind.QUESTION else "choose what it is about in the tree"
        raise ArgmapError(f"{a(kind)} has no {key}", hint)
    if LISTS[key].relation in HITS_STEP and nav.graph.nodes[here]["written"].list_key not in STEPS:
        raise ArgmapError(f"{a(kind)} takes no step that could be undercut", "choose a pro, a con or a premise")
    return Target(here, key, document)


def fits(nav: Navigator, key: str, at_top: bool = False) -> bool:
    """Whether a node can be made for a list."""
    try:
        target_of(nav, key, at_top)
    except ArgmapError:
        return False
    return True


def _question_above(nav: Navigator) -> str | None:
    """The question at the cursor, or the nearest one above it."""
    for item in nav.item.ancestry() if nav.item is not None else ():
        if nav.graph.nodes[item.node]["kind"] is Kind.QUESTION:
            return item.node
    return None
