"""A new node, put at the end of a list: of a node, or at the top of a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.graph import Step, data_of
from argmap.near import did_you_mean
from argmap.operations.agreement import Intent, Joined, paired
from argmap.operations.new_ids import document_of, valid_id, written
from argmap.operations.places import home, step_of
from argmap.operations.plan import Plan
from argmap.operations.revision import Revision
from argmap.operations.users import real
from argmap.reading.map_document import MapDocument, Node
from argmap.relations import HITS_STEP, LISTS, RELATIONS, STEPS, a
from argmap.text import shown

Keys: TypeAlias = Mapping[str, "str | list[str] | dict[str, str]"]
"""The keys of a new node with their values; a quote may be a mapping of its words, source, line or page."""

AT_THE_TOP = ("questions", "positions")
"""The lists of nodes that a map has."""
_ORDER = ("id", "text", "by", "when", "qualifier", "quote", "implied", "undeveloped", "draft", "tags", "note")


def add(debate: Debate, under: str | MapDocument, key: str, keys: Keys, settings: Settings | None = None) -> Plan:
    """Plan a new node at the end of the list ``key`` of a node, given by its full name, or of a map.

    Raises ArgmapError for a list that cannot be there, for an id that is taken, and where the file cannot be changed.
    """
    document = under if isinstance(under, MapDocument) else document_of(debate, under)
    require_list(debate, under, key)
    if not keys.get("text") and not keys.get("quote"):
        raise ArgmapError("a node says something: it has neither a text nor a quote")
    if "id" in keys:
        valid_id(str(keys["id"]), document)
    value = {name: _single(keys[name]) for name in sorted(keys, key=_rank) if keys[name]}
    revision = Revision(debate, settings or Settings())
    number = None if isinstance(under, MapDocument) else _number(document, written(debate, under))
    if number is not None and _entry(document, number).span.words.startswith("{"):
        with revision.editing(document) as editor:
            editor.unfold(_entry(document, number).span)
        revision.step()
    here = revision.now(document)
    with revision.editing(here) as editor:
        root = here.text.span(editor.root.start, editor.root.end)
        owner = root if number is None else _entry(here, number).span
        editor.extend(owner, key, [value])
    revision.step()
    made = _made(revision.now(document), number, key)
    plan = revision.plan(f"added {shown(made.name.partition('/')[2])}", made.name, [made.span])
    _require_said(made, keys)
    revision.agree([_intent(before, after, made, under, key) for before, after in revision.pairs()])
    return plan


def _rank(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _single(value: str | list[str] | dict[str, str]) -> str | list[str] | dict[str, str]:
    """A list of one is written as that one."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def require_list(debate: Debate, under: str | MapDocument, key: str) -> None:
    """Raise ArgmapError where a list cannot be: the relation does not fit, or a map has no such list."""
    if key not in LISTS:
        raise ArgmapError(f"no list is called {shown(key)}{did_you_mean(key, LISTS)}")
    if isinstance(under, MapDocument):
        if key not in AT_THE_TOP:
            raise ArgmapError(f"{key} is a list of a node, not of a map", "choose the node that it is about first")
        return
    kind = data_of(debate.graph, under)["kind"]
    parents = RELATIONS[LISTS[key].relation].parents
    if kind not in parents:
        words = ", ".join(str(one) for one in sorted(parents))
        raise ArgmapError(f"{a(kind)} has no {key}", f"such a list is of: {words}")
    if LISTS[key].relation in HITS_STEP and home(debate, under).key not in STEPS:
        what = f"{shown(debate.short(under))} takes no step that could be undercut"
        raise ArgmapError(what, f"it is in {home(debate, under).key}; steps are those of {', '.join(sorted(STEPS))}")


def _number(document: MapDocument, entry: Node) -> int:
    return next(number for number, one in enumerate(document.entries()) if one is entry)


def _entry(document: MapDocument, number: int) -> Node:
    entry = [*document.entries()][number]
    assert isinstance(entry, Node)
    return entry


def _made(document: MapDocument, number: int | None, key: str) -> Node:
    """The new node: the last one of its list."""
    lists = dict(document.lists if number is None else _entry(document, number).lists)
    made = lists[key][-1] if lists.get(key) else None
    if not isinstance(made, Node):
        raise ArgmapError("nothing was written, because the node would not be where it should be")
    return made


def _require_said(made: Node, keys: Keys) -> None:
    """Raise ArgmapError unless the node says what it is meant to say."""
    by, quote = keys.get("by") or [], keys.get("quote") or []
    quotes = [quote] if isinstance(quote, (str, dict)) else quote
    wanted = {
        "text": keys.get("text") or "",
        "by": [by] if isinstance(by, str) else [*by],
        "quote": [one["text"] if isinstance(one, dict) else one for one in quotes],
        "qualifier": keys.get("qualifier") or None,
    }
    found = {
        "text": made.text,
        "by": [one.words for one in made.by],
        "quote": [one.text for one in made.quote],
        "qualifier": made.values.get("qualifier"),
    }
    for key, value in wanted.items():
        if value != found[key]:
            raise ArgmapError(f"nothing was written, because {key} would not have the requested value")


def _intent(before: Debate, after: Debate, made: Node, under: str | MapDocument, key: str) -> Intent:
    """All stays, and there is one node more, with the edge of its place."""
    now = {real(document.path): document for document in after.maps}
    names: dict[str, str] = {}
    for document in before.maps:
        names.update(paired(document.entries(), now[real(document.path)].entries(), (), {id(made)}))
    edges: Counter[Joined] = Counter()
    if not isinstance(under, MapDocument):
        relation = LISTS[key].relation
        step = step_of(before, home(before, under)) if relation in HITS_STEP else None
        step = Step(names[step.target], step.relation) if step is not None else None
        edges[Joined(made.name, names[under], relation, step, None, None)] += 1
    return Intent(names, new=frozenset({made.name}), edges=lambda were: were + edges)
