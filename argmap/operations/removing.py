"""Remove a node from its map and, if asked, the nodes below it and the references to it."""

from __future__ import annotations

from collections import Counter

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.operations.agreement import Intent, Joined, Marks, marked, marks_of, paired
from argmap.operations.new_ids import document_of, written
from argmap.operations.places import Reference, meant, nodes_within, references, within
from argmap.operations.plan import Plan
from argmap.operations.revision import Revision
from argmap.reading.map_document import Again, Entry, Node
from argmap.relations import LINKS
from argmap.text import Span, placed, shown

_MAX_LISTED = 20


def remove(
    debate: Debate,
    node: str,
    settings: Settings | None = None,
    *,
    with_children: bool = False,
    drop_references: bool = False,
) -> Plan:
    """Plan to remove a node from its map.

    ``with_children`` also removes the nodes written below it, and ``drop_references`` the references to removed nodes.
    Raises ArgmapError, with a list, if there are such nodes or references and the flag is false.
    """
    document, entry = document_of(debate, node), written(debate, node)
    named = entry.id is not None or any(one.id is not None for one in nodes_within(entry))
    revision = Revision(debate, settings or Settings(), (document,) if named else ())
    gone, dropped = _going(revision, entry)
    roots = {id(one.entry) for one in dropped if isinstance(one.entry, Again)}
    below = [one for one in gone.values() if one is not entry and id(one) not in roots]
    if below and not with_children:
        raise _with_children(debate, node, below)
    if dropped and not drop_references:
        raise _listing(
            f"others refer to {shown(debate.short(node))}", _described(dropped), "--drop-references removes these too"
        )
    with revision.editing(document) as editor:
        editor.remove(entry.span)
    _drop(revision, dropped)
    first = revision.documents()
    revision.step()
    short = shown(debate.short(node))
    nodes = sum(isinstance(one, Node) for one in gone.values()) - 1
    more = [f"{nodes} node{'s' * (nodes != 1)} below it"] * (nodes > 0)
    more += [f"{len(dropped)} reference{'s' * (len(dropped) != 1)}"] * (len(dropped) > 0)
    plan = revision.plan(", and ".join([f"removed {short}", *more]))
    marks = marks_of(first, gone)
    revision.agree([_intent(before, after, marks) for before, after in revision.pairs()])
    return plan


def _going(revision: Revision, entry: Node) -> tuple[dict[int, Entry], list[Reference]]:
    """The entries that are removed with a node, by ``id()``, and the references dropped for that.

    A dropped ``ref`` also removes what is written below it, which others may refer to in turn.
    """
    gone = {id(one): one for one in within(entry)}
    dropped: dict[int, Reference] = {}
    size = -1
    while size < len(gone) + len(dropped):
        size = len(gone) + len(dropped)
        names = {one.name for one in gone.values() if isinstance(one, Node)}
        for document in revision.documents():
            debate = revision.holding(document)
            for one in references(document):
                if id(one.entry) not in gone and meant(debate, document, one.name.words) in names:
                    dropped[id(one.name)] = one
        for one in dropped.values():
            if isinstance(one.entry, Again):
                gone.update((id(inner), inner) for inner in within(one.entry))
    inner = {id(below) for one in dropped.values() for below in within(one.entry)[1:] if isinstance(one.entry, Again)}
    return gone, [one for one in dropped.values() if id(one.entry) not in inner]


def _with_children(debate: Debate, node: str, below: list[Entry]) -> ArgmapError:
    lines = [f"{placed(entry.span)}: {_shown(debate, entry)}" for entry in below]
    count = f"{len(below):,} node{'s' * (len(below) != 1)}"
    return _listing(f"{shown(debate.short(node))} has {count} below it", lines, "--with-children removes these too")


def _shown(debate: Debate, entry: Entry) -> str:
    return f"ref {shown(entry.target.words)}" if isinstance(entry, Again) else shown(debate.short(entry.name))


def _described(found: list[Reference]) -> list[str]:
    lines = []
    for reference in found:
        entry = reference.entry
        owner = "a ref" if isinstance(entry, Again) else f"{_link(entry, reference)} of {shown(entry.name)}"
        lines.append(f"{placed(reference.name.span)}: {owner} names {shown(reference.name.words)}")
    return lines


def _link(entry: Node, reference: Reference) -> str:
    return next(key for key, name in entry.links if name is reference.name)


def _listing(what: str, lines: list[str], hint: str) -> ArgmapError:
    error = ArgmapError(f"{what}: nothing was removed", hint)
    more = [f"and {len(lines) - _MAX_LISTED} more"] if len(lines) > _MAX_LISTED else []
    error.excerpt = tuple(f"  {line}" for line in [*lines[:_MAX_LISTED], *more])
    return error


def _drop(revision: Revision, found: list[Reference]) -> None:
    """Remove references: a ``ref`` with its place, a name from its link, and a link that would be empty."""
    dropped: dict[int, list[Reference]] = {}
    for reference in found:
        dropped.setdefault(id(reference.entry), []).append(reference)
    for some in dropped.values():
        entry = some[0].entry
        with revision.editing(some[0].document) as editor:
            if isinstance(entry, Again):
                editor.remove(entry.span)
                continue
            for key in LINKS:
                names = [name for link, name in entry.links if link == key]
                lost = [one.name for one in some if any(one.name is name for name in names)]
                span = entry.written_value(key)
                if span is not None and lost and len(lost) == len(names):
                    editor.remove(span)
                else:
                    for name in lost:
                        editor.remove(name.span)


def _intent(before: Debate, after: Debate, gone: Marks) -> Intent:
    """Only the removed entries, and the edges written in them, may disappear."""
    now = {document.path: document for document in after.maps}
    names: dict[str, str] = {}
    lost: set[str] = set()
    spans: set[Span] = set()
    for document in before.maps:
        taken = marked(document, gone)
        names.update(paired(document.entries(), now[document.path].entries(), {id(one) for one in taken}))
        lost.update(one.name for one in taken if isinstance(one, Node))
        spans.update(one.span for one in taken)
    written_there = Counter(
        Joined(names[child], names[parent], data["relation"], data["step"], data["note"], data.get("weight"))
        for child, parent, data in before.graph.edges(data=True)
        if data["range"] in spans and child in names and parent in names
    )
    return Intent(names, frozenset(lost), edges=lambda edges: edges - written_there)
