"""A draft written as a map, in house style."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.drafting.missing import Addition
from argmap.drafting.proposals import Draft, Proposal, SkipProposal
from argmap.format import VERSION
from argmap.relations import LISTS
from argmap.yaml.emitter import Value, entry, in_brackets, item


def map_of(draft: Draft, source: str, declared: Mapping[str, str]) -> str:
    """The map of a draft; ``declared`` are the keys of its source, whose id is ``source``."""
    skip = [written_skip(one) for one in draft.skips]
    made: dict[str, Value] = {"argmap": VERSION, "title": draft.title}
    if draft.notes:
        made["note"] = " ".join(draft.notes)
    made["sources"] = {source: {**declared, **({"skip": skip} if skip else {})}}
    lines = [line for key, value in made.items() for line in entry(key, value)]
    if draft.people:
        lines += ["people:", *(f"  {key}: {in_brackets(_person(*one))}" for key, one in draft.people.items())]
    for key, nodes in (("questions", draft.questions), ("positions", draft.positions)):
        if nodes:
            lines.append(f"{key}:")
            lines += listed(nodes, key)
    return "\n".join(lines) + "\n"


def fragment(additions: Iterable[Addition], skips: Iterable[SkipProposal] = ()) -> list[str]:
    """The lines of what would be added to a map, as a part of one: nodes that are there already are named by ``ref``."""
    roots: dict[str, list[Value]] = {"questions": [], "positions": []}
    held: dict[str, dict[str, list[Value]]] = {}
    for one in additions:
        lists = roots if one.anchor is None else held.setdefault(one.anchor, {})
        lists.setdefault(one.key, []).append(written_node(one.node))
    roots["positions"] += [{"ref": anchor, **lists} for anchor, lists in held.items()]
    skip = [written_skip(one) for one in skips]
    made = [*roots.items(), *([("skip", skip)] if skip else [])]
    return [line for key, nodes in made if nodes for line in entry(key, nodes)]


def listed(nodes: Iterable[Proposal], key: str, indent: int = 0) -> list[str]:
    """The lines of the items of a list of nodes."""
    return [line for node in nodes for line in item(written_node(node), indent, key)]


def written_node(node: Proposal) -> dict[str, Value]:
    """The keys of a node, in the order of the format, and its lists behind them."""
    made: dict[str, Value] = {"id": node.id, "text": node.text}
    if node.by:
        made["by"] = node.by[0] if len(node.by) == 1 else list(node.by)
    if node.qualifier:
        made["qualifier"] = node.qualifier
    place = {"line": str(node.line)} if node.line else {"page": node.page} if node.page else {}
    made["quote"] = {"text": node.quote, **place} if place else node.quote
    if node.conflicts:
        made["conflicts"] = [one.id for one in node.conflicts] if len(node.conflicts) > 1 else node.conflicts[0].id
    if node.notes:
        made["note"] = " ".join(dict.fromkeys(node.notes))
    made["draft"] = "true"
    for key in LISTS:
        if node.lists.get(key):
            made[key] = [written_node(one) for one in node.lists[key]]
    return made


def written_skip(skip: SkipProposal) -> dict[str, Value]:
    """The keys of a passage to skip."""
    end: dict[str, Value] = {"to": skip.to} if skip.to is not None else {}
    return {"from": skip.words, **end, "reason": skip.reason, "draft": "true"}


def _person(name: str, role: str | None) -> dict[str, Value]:
    return {"name": name, **({"role": role} if role else {})}
