"""What every view adds to the text of a node: who asserts it, when, how firmly, and its flags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from argmap.debate import Debate
from argmap.format import UNNAMED, Shown, shown_as
from argmap.text import shown

MARKS = shown_as(Shown.MARK)
"""The flags that are shown as remarks in parentheses."""
DETAILS = shown_as(Shown.DETAIL)
"""The keys that are shown on lines of their own."""
_ATTRIBUTION = shown_as(Shown.ATTRIBUTION)
_SPOKEN = frozenset({"qualifier"})
"""The keys whose values are the speaker's words, and are in quotation marks."""


def attribution(
    debate: Debate,
    node: str,
    escape: Callable[[str], str] = shown,
    quotes: tuple[str, str] = ("“", "”"),
    speakers: Iterable[str] | None = None,
) -> list[str]:
    """Who asserts a node, when, and how firmly; empty if it is the source's own voice without a hedge.

    ``escape`` makes a text safe for the view; parts that it makes empty are left out. ``speakers`` are their names,
    if the view has names of its own.
    """
    data = debate.graph.nodes[node]
    if not has_attribution(data):
        return []
    parts = []
    for key in _ATTRIBUTION:
        if key == "by":
            parts += [words for speaker in speakers or debate.speakers(node) if (words := escape(speaker))]
        elif data[key] and (words := escape(data[key])):
            parts.append(f"{quotes[0]}{words}{quotes[1]}" if key in _SPOKEN else words)
    return parts


def hedge(data: Mapping[str, Any], escape: Callable[[str], str] = shown, quotes: tuple[str, str] = ("“", "”")) -> str:
    """How firmly a node is asserted, as ``attribution`` writes it, if nobody is named who asserts it; otherwise empty.

    A view may show it next to the text, because without a speaker it is a part of what the source says.
    """
    is_anonymous = all(speaker == UNNAMED for speaker in data["speakers"])
    words = escape(data["qualifier"]) if data["qualifier"] and is_anonymous else ""
    return f"{quotes[0]}{words}{quotes[1]}" if words else ""


def has_attribution(data: Mapping[str, Any]) -> bool:
    """Whether a node with these attributes has an attribution or flags."""
    return bool(data["speakers"]) or any(map(data.__getitem__, _ATTRIBUTION))


def marks(data: Mapping[str, Any]) -> list[str]:
    """The flags that are set in the attributes of a node."""
    return [mark for mark in MARKS if data[mark]]


def details(data: Mapping[str, Any], escape: Callable[[str], str] = shown) -> Iterator[tuple[str, str]]:
    """The other attributes of a node or of one of its places: the key, and the value as words."""
    for key in DETAILS:
        value = data.get(key)
        if value is None or value == ():
            continue
        if isinstance(value, float):
            yield key, f"{value:g}"
        else:
            words = [escape(one) for one in ([value] if isinstance(value, str) else value)]
            if kept := [one for one in words if one]:
                yield key, ", ".join(kept)
