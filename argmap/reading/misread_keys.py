"""Finds texts that YAML read as keys because they contain ``: ``, or a comma in braces."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Any

from argmap.findings import Edit, Fix
from argmap.format import KEYS_OF, Element
from argmap.near import did_you_mean, near
from argmap.relations import LISTS
from argmap.text import Text, shown
from argmap.yaml.nodes import Mapping, Node, Scalar, scalars
from argmap.yaml.problems import COLON, Problem, dash_without_space, misread, own_meaning

_COMMA = "in braces a comma ends it"
_MIN_SENTENCE_WORDS = 4
_OWN = ("argmap", "questions")
_HOLDING = frozenset({"sources", "people", "uses", *LISTS})
"""The keys of a map with content, and the keys of nodes, which may be at its top by mistake."""
_MAX_PARTS = 200
"""The largest mapping that is searched for a text, in keys and values."""


def text_read_as_key(text: Text, name: Scalar, value: Node, item: Mapping, known: Container[str]) -> Problem | None:
    """The finding for an unknown key, if it is probably a text, or part of one, or has a dash before it."""
    if name.value.startswith("-"):
        return dash_before_key(text, name, item)
    if value.__class__ is not Scalar or len(item.content) > _MAX_PARTS:
        return None
    flow = text.content[item.start] == "{"
    if len(item.content) == 2:
        return _whole_item(text, name, value, item, known, flow)
    if flow:
        before = _plain_before(text, name, item)
        if before is None or value.length:
            return None
        return misread(text.span(before.start, _last_of_cut(item, name).end), _COMMA)
    if name is not item.content[0] or not _like_a_sentence(text, name):
        return None
    span = text.span(name.start, max(name.end, value.end))
    return misread(span, COLON)._replace(fix=None)  # even in quotation marks it would be in the place of a key


def dash_before_key(text: Text, name: Scalar, item: Mapping) -> Problem | None:
    """The finding for ``-text: Close it``, which YAML reads as a mapping, and not as a list with one.

    If all keys of the mapping are like this, one fix covers them.
    """
    problem = dash_without_space(text, name.start)
    if problem is None or len(item.content) > _MAX_PARTS or item.end <= name.end:
        return problem
    if not all(key.value.startswith("-") for key in item.keys):
        return problem._replace(fix=None)
    starts = [item.start, *(key.start + 1 for key in item.keys), item.end]  # the dashes
    spaces = " ".join(text.content[start:end] for start, end in pairwise(starts))
    says = tuple(one.value[1:] if one in item.keys else one.value for one in scalars(item))
    edit = Edit(text.span(item.start, item.end), spaces, says)
    return problem._replace(fix=Fix("put a space after the '-'", (edit,)))


def continues_cut(text: Text, name: Scalar, item: Mapping, known: Container[str]) -> bool:
    """Whether a key comes from a second comma in braces, in a text that already has a finding."""
    if text.content[item.start] != "{" or not 4 < len(item.content) <= _MAX_PARTS:
        return False
    index = item.content.index(name)
    if not _empty_pair(item, index) or not _empty_pair(item, index - 2):
        return False
    earlier = item.content[index - 2]
    return isinstance(earlier, Scalar) and earlier.value not in known


def no_key(place: Element, word: str, alone: bool) -> str:
    """The message about a key that a node cannot have; ``alone`` if it is the node's only key."""
    known = KEYS_OF[place]
    hint = did_you_mean(word, known)
    if not hint and word in KEYS_OF[Element.MAP]:
        hint = "; it is a key of the map"
    if alone:
        hint += " (quote the line if it is a text)" if hint.endswith("?") else "; quote the line if it is a text"
    elif not hint and " " in word:
        hint = "; if it belongs to a text, quote the whole text"
    return f"has no key {shown(word)}{hint}"


def of_another_tool(keys: Sequence[str]) -> bool:
    """Whether these keys of a file, with ``x-`` for each lost one, show that it is not a map.

    ``name`` and ``title`` occur in files of all sorts, so they do not show that a file is a map. The content of a map
    is under a few other keys. A file with some of these, but without ``questions``, is a map if most of its keys are
    a map's.
    """
    words = [key.lstrip("-") for key in keys[:_MAX_PARTS]]
    if "x-" in keys[:_MAX_PARTS] or any(near(word, _OWN) for word in words):
        return False
    known = KEYS_OF[Element.MAP]
    foreign = sum(near(word, known) is None and word not in _HOLDING for word in words)
    return foreign > (len(words) - foreign if _HOLDING.intersection(words) else 0)


def _whole_item(
    text: Text, name: Scalar, value: Scalar, item: Mapping, known: Container[str], flow: bool
) -> Problem | None:
    """``- Costs: too high``, ``- {sic}``: a mapping that is a complete item."""
    if flow:
        return None if value.length else misread(text.span(item.start, item.end), own_meaning("{"))
    if text.content[name.start] in "\"'":
        return None  # an author who quotes it means a key
    if not _spaced(name) and (name.value[:1].islower() or name.value.casefold() in known):
        return None  # a mistyped key is more likely
    asked = text.content[: name.start].endswith("? ")
    if asked and not value.length:
        return misread(text.span(name.start - 2, name.end), own_meaning("?"))
    return misread(text.span(name.start, max(name.end, value.end)), COLON)


def _plain_before(text: Text, name: Scalar, item: Mapping) -> Scalar | None:
    """The value before a key, if it is a text without quotation marks."""
    index = item.content.index(name)
    before = item.content[index - 1] if index else None
    if before.__class__ is Scalar and before.length and text.content[before.start] not in "\"'|>":
        return before
    return None


def _last_of_cut(item: Mapping, name: Scalar) -> Any:
    index = item.content.index(name)
    while index + 3 < len(item.content) and _empty_pair(item, index + 2):
        index += 2
    return item.content[index]


def _empty_pair(item: Mapping, index: int) -> bool:
    value = item.content[index + 1]
    return value.__class__ is Scalar and not value.length


def _like_a_sentence(text: Text, name: Scalar) -> bool:
    """Whether a key looks like the beginning of a sentence: several words, and either many or a capital."""
    if not _spaced(name) or text.content[name.start] in "\"'":
        return False
    return name.value[0].isupper() or len(name.value.split()) >= _MIN_SENTENCE_WORDS


def _spaced(name: Scalar) -> bool:
    return any(character.isspace() for character in name.value)
