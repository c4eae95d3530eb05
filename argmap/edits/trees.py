"""Trees of YAML: of a value, of a text, and whether two trees are equal apart from their places."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly

from argmap.edits.applied import Refused
from argmap.findings import Findings
from argmap.text import Text
from argmap.yaml import parsing
from argmap.yaml.emitter import Value, Written
from argmap.yaml.nodes import Mapping, Node, Scalar, Sequence


def tree(value: Value) -> Node:
    """The tree of a value, without places."""
    if isinstance(value, Written):
        return value.node
    if isinstance(value, str):
        return Scalar(value, 0, 0)
    if isinstance(value, ReadOnly):
        mapping = Mapping(0)
        mapping.content = [part for key, inner in value.items() for part in (Scalar(key, 0, 0), tree(inner))]
        return mapping
    sequence = Sequence(0)
    sequence.content = [tree(one) for one in value]
    return sequence


def same(one: Node, two: Node) -> bool:
    """Whether two trees have the same lists, keys and texts in the same order. An empty value is an empty list."""
    waiting = [(one, two)]
    while waiting:
        here, there = waiting.pop()
        if _is_nothing(here) and _is_nothing(there):
            continue
        if here.__class__ is not there.__class__:
            return False
        if isinstance(here, Scalar) or isinstance(there, Scalar):
            if here.value != there.value:  # type: ignore[union-attr]
                return False
        elif len(here.content) != len(there.content):
            return False
        else:
            waiting.extend(zip(here.content, there.content, strict=True))
    return True


def _is_nothing(node: Node) -> bool:
    return not (node.length or node.value if isinstance(node, Scalar) else node.content or isinstance(node, Mapping))


def sound(text: Text, otherwise: str) -> Node:
    """The tree of a text. Raises Refused, with the reason ``otherwise``, if it is not valid YAML."""
    findings = Findings()
    parsed = parsing.parse(text, findings)
    if parsed.root is None or parsed.unread or any(one.severity.rank == 0 for one in findings.all()):
        raise Refused(otherwise)
    return parsed.root
