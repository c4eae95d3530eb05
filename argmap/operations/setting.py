"""Set, extend or remove the keys of a node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.format import DEFAULTS, DRAFT_NOTE, ELEMENT_OF, KEYS_OF, VALUES, Key, Type
from argmap.graph import data_of
from argmap.near import did_you_mean
from argmap.operations.agreement import Intent, Joined, same_names
from argmap.operations.new_ids import document_of, name_in, written
from argmap.operations.places import home, meant, nodes_within, source_above
from argmap.operations.plan import Plan
from argmap.operations.renaming import name_first, rename
from argmap.operations.revision import Revision
from argmap.reading.map_document import Node
from argmap.relations import LINKS, a
from argmap.select import node_named
from argmap.text import Span, shown

_SEVERAL = frozenset({Type.TEXTS, Type.QUOTES, Type.NAMES})
"""The types of keys that take a list."""
_PRIVATE = "x-"


def settable(debate: Debate, node: str) -> dict[str, Key]:
    """The keys of a node that can be set, by name, in the order of the format."""
    known = KEYS_OF[ELEMENT_OF[data_of(debate.graph, node)["kind"]]]
    return {name: key for name, key in known.items() if key.type is not Type.NODES}


def set_key(
    debate: Debate, node: str, key: str, values: Sequence[str], settings: Settings | None = None, *, add: bool = False
) -> Plan:
    """Plan the value of a key, or several for a list; ``add`` keeps the present ones.

    Raises ArgmapError if nodes of this kind do not have the key, if a value does not fit the key, or if the file
    cannot be changed.
    """
    settings = settings or Settings()
    type_ = _type(debate, node, key)
    words = [_tidied(key, one) for one in values]
    if not words or not all(words):
        raise ArgmapError(f"the new {shown(key)} is empty", "--unset removes a key")
    if type_ not in _SEVERAL and (add or len(words) > 1):
        raise ArgmapError(f"{shown(key)} takes one value: {type_}" if type_ else f"{shown(key)} takes one value")
    if key == "id":
        return rename(debate, node, words[0], settings)
    revision = Revision(debate, settings)
    if type_ is Type.NAMES:
        node, words = _linkable(revision, node, words)
    held = _held(revision.debate, node, key) if add else []
    new = [one for one in words if one not in held]
    if not new:
        return Plan((), f"{shown(debate.short(node))} already has this {shown(key)}", node, findings=debate.findings)
    entry = written(revision.debate, node)
    with revision.editing(document_of(revision.debate, node)) as editor:
        value = _value(revision.debate, node, key, words)
        if add and held:
            for one in new:
                editor.insert(entry.span, key, one)
        elif key == "text" and not entry.keys:
            editor.replace(entry.span, words[0])
        else:
            editor.set(entry.span, key, value)
    plan = _planned(revision, node, key, [*held, *new], f"set {shown(key)} of {shown(debate.short(node))}")
    return plan if plan.changes else replace(plan, said=f"{shown(debate.short(node))} already has this {shown(key)}")


def unset_key(debate: Debate, node: str, key: str, settings: Settings | None = None) -> Plan:
    """Plan to remove a key of a node. Raises ArgmapError if the node does not have it, or needs it.

    To remove ``draft`` is to accept a draft: what the program noted about its own doubts goes with it.
    """
    settings = settings or Settings()
    _type(debate, node, key)
    span = written(debate, node).written_value(key)
    if span is None:
        there = [one for one in written(debate, node).keys if one in settable(debate, node)]
        hint = f"it has {', '.join(there)}" if there else None
        raise ArgmapError(f"{shown(debate.short(node))} has no {shown(key)}{did_you_mean(key, there)}", hint)
    revision = Revision(debate, settings)
    with revision.editing(document_of(debate, node)) as editor:
        editor.remove(span)
        if key == "draft" and (note := _draft_note(written(debate, node))) is not None:
            editor.remove(note)
    return _planned(revision, node, key, [], f"removed {shown(key)} of {shown(debate.short(node))}")


def _draft_note(entry: Node) -> Span | None:
    """The note of a node, if a program wrote it about its draft."""
    return entry.written_value("note") if str(entry.values.get("note") or "").startswith(DRAFT_NOTE) else None


def _type(debate: Debate, node: str, key: str) -> Type | None:
    """The type of a key of a node; None for an ``x-`` key. Raises ArgmapError if it cannot be set."""
    known = settable(debate, node)
    if key in known:
        return known[key].type
    if key.startswith(_PRIVATE) and key != _PRIVATE:
        return None
    kind = data_of(debate.graph, node)["kind"]
    if key in KEYS_OF[ELEMENT_OF[kind]]:
        raise ArgmapError(
            f"{key} is a list of nodes, so it cannot be set", f"argmap move ID --under ID --as {key} adds a node"
        )
    hint = did_you_mean(key, known) or ": it has " + ", ".join(known)
    raise ArgmapError(f"{a(kind)} has no key {shown(key)}{hint}")


def _tidied(key: str, words: str) -> str:
    """A value with its white space folded; a note may have several lines."""
    return words.strip() if key == "note" else " ".join(words.split())


def _linkable(revision: Revision, node: str, values: Sequence[str]) -> tuple[str, list[str]]:
    """The name of a node, and the references that its map uses for other nodes, which first get an id if needed.

    The node's own name may change with theirs if it has no id.
    """
    debate = revision.debate
    place = [*debate.graph].index(node)
    others = [[*debate.graph].index(node_named(debate, one)) for one in values]
    for number in others:
        name_first(revision, [*revision.debate.graph][number])
    names = [*revision.debate.graph]
    node = names[place]
    document = document_of(revision.debate, node)
    return node, [name_in(document, revision.debate, names[number]) for number in others]


def _held(debate: Debate, node: str, key: str) -> list[str]:
    """The present values of a list of a node, as they are written."""
    entry = written(debate, node)
    if key in LINKS:
        return [name.words for link, name in entry.links if link == key]
    return [quote.text for quote in entry.quote] if key == "quote" else [*entry.values.get(key, ())]


def _value(debate: Debate, node: str, key: str, words: list[str]) -> Any:
    """The value to write: no list for a single value. A quote that replaces another keeps its source."""
    quotes = written(debate, node).quote
    if key == "quote" and len(words) == len(quotes) == 1:
        source = quotes[0].source
        if source is not None and source != source_above(home(debate, node)):
            return {"text": words[0], "source": source}
    return words[0] if len(words) == 1 else words


def _planned(revision: Revision, node: str, key: str, values: list[str], said: str) -> Plan:
    before = revision.debate
    revision.step()
    after = revision.debate
    entry = written(after, node)
    span = entry.written_value(key) or (None if entry.keys else entry.span)
    plan = revision.plan(said, node, [span] if span is not None else [])
    _require_value(after, node, key, values)
    names = same_names(revision.first[0], after)
    revision.agree([Intent(names, frozenset(), _free(after, node, key), _edges(before, node, key, values))])
    return plan


def _free(after: Debate, node: str, key: str) -> frozenset[tuple[str, str]]:
    """The keys that may differ: the set one, and speakers and sources, which can depend on it."""
    free = {(node, key), (node, "speakers"), (node, "source")}
    if key == "draft":
        free.add((node, "note"))
    if key == "source":
        free.update((one.name, what) for one in nodes_within(written(after, node)) for what in ("source", "speakers"))
    return frozenset(free)


def _require_value(after: Debate, node: str, key: str, values: list[str]) -> None:
    """Raise ArgmapError unless the map has the new value. A value that does not fit its key is an error of the map."""
    data: Any = data_of(after.graph, node)
    entry = written(after, node)
    found: Any = None
    if key == "text":
        found = entry.text
    elif key == "quote":
        found = tuple(quote.text for quote in entry.quote)
    elif key in VALUES:
        found = data[key]
    wanted: dict[Type, Callable[[], Any]] = {
        Type.TEXT: lambda: values[0] if values else DEFAULTS.get(key, ""),
        Type.TEXTS: lambda: tuple(values),
        Type.QUOTES: lambda: tuple(values),
    }
    known = settable(after, node).get(key)
    if known is not None and known.type in wanted and found != wanted[known.type]() and not entry.flawed:
        raise ArgmapError(f"nothing was written, because {key} would differ from the requested value")


def _edges(before: Debate, node: str, key: str, values: list[str]) -> Callable[[Counter[Joined]], Counter[Joined]]:
    """The expected edges: those of the link are set, all others stay."""

    def wanted(edges: Counter[Joined]) -> Counter[Joined]:
        if key not in LINKS:
            return edges
        document = before.map(node.partition("/")[0])
        kept = Counter({one: n for one, n in edges.items() if (one.child, one.relation) != (node, LINKS[key])})
        for words in values:
            other = meant(before, document, words)
            if other is not None:
                kept[Joined(node, other, LINKS[key], None, None, None)] += 1
        return kept

    return wanted
