"""Change the id of a node, in all map files that refer to it, or give it its first id."""

from __future__ import annotations

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.operations.agreement import Intent, same_names
from argmap.operations.new_ids import document_of, fresh_id, rewrite_references, valid_id, written
from argmap.operations.plan import Plan
from argmap.operations.revision import Revision
from argmap.text import shown


def rename(debate: Debate, node: str, new: str, settings: Settings | None = None) -> Plan:
    """Plan a new id for a node, and for all references to it in the map files below the root.

    Raises ArgmapError if the id is invalid or taken, or if a file cannot be changed.
    """
    settings = settings or Settings()
    document, entry = document_of(debate, node), written(debate, node)
    if entry.id is not None and new in (entry.id, f"{document.name}/{entry.id}"):
        return Plan((), f"{shown(new)} already has this id", node, findings=debate.findings)
    identifier = valid_id(new, document)
    revision = Revision(debate, settings, (document,) if entry.id is not None else ())
    number = 0
    with revision.editing(document) as editor:
        if (span := entry.written_value("id")) is not None and entry.id is not None:
            editor.replace(span, identifier)
        else:
            editor.set(entry.span, "id", identifier)
    if entry.id is not None:
        number = rewrite_references(revision, node, identifier)
    revision.step()
    full = f"{document.name}/{identifier}"
    what = f"renamed {shown(debate.short(node))} to {shown(identifier)}"
    references = f", and {number} reference{'s' * (number != 1)} to it" if number else ""
    plan = revision.plan(what + references, full)
    revision.agree([_intent(before, after, node, full) for before, after in revision.pairs()])
    return plan


def name_first(revision: Revision, node: str) -> str:
    """Give a node an id if it has none, in a separate step, so that others can refer to it; return its full name."""
    debate = revision.debate
    document, entry = document_of(debate, node), written(debate, node)
    if entry.id is not None:
        return node
    identifier = fresh_id(document, debate.graph.nodes[node]["text"])
    with revision.editing(document) as editor:
        editor.set(entry.span, "id", identifier)
    revision.step()
    return f"{document.name}/{identifier}"


def _intent(before: Debate, after: Debate, old: str, new: str) -> Intent:
    names = same_names(before, after)
    for name, other in names.items():
        if name != other and (other != new if name == old else not before.graph.nodes[name]["derived"]):
            raise ArgmapError(f"nothing was written, because the name of {shown(name)} would change too")
    return Intent(names)
