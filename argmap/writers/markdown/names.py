"""Unambiguous names of people and sources, even if two of them have the same name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from argmap.debate import Debate
from argmap.text import shown

Key = TypeVar("Key", bound=Hashable)


class Called(NamedTuple):
    """A name, and the additions that may make it unique, the best first."""

    name: str
    more: tuple[str | None, ...]


def people(debate: Debate) -> dict[tuple[str, str], str]:
    """A name for each person, by map and id: with the role, or else the id, if several have the same name."""
    return apart(
        {
            (one.map, one.id): Called(one.name or one.id, (one.role, one.id, f"{one.map}/{one.id}"))
            for declaring in debate.maps
            for one in declaring.people.values()
        }
    )


def sources(debate: Debate) -> dict[str, str]:
    """A name for each source, by key: the title, with more details if several have the same title."""
    return apart(
        {
            key: Called(one.title or one.id, (one.author, one.publisher, one.date, one.id, key))
            for key, one in debate.sources.items()
        }
    )


def apart(called: Mapping[Key, Called]) -> dict[Key, str]:
    """The names; identical ones get the first addition that differs for all of them."""
    groups: dict[str, list[Key]] = defaultdict(list)
    for key, one in called.items():
        groups[shown(one.name)].append(key)
    names: dict[Key, str] = {}
    for keys in groups.values():
        added = _differing([called[key].more for key in keys]) if len(keys) > 1 else [None] * len(keys)
        for key, more in zip(keys, added, strict=True):
            names[key] = f"{called[key].name} ({more})" if more else called[key].name
    return names


def _differing(choices: Iterable[tuple[str | None, ...]]) -> list[str | None]:
    """The first addition that all have and no two share; else the last one, which is a key."""
    columns = [list(column) for column in zip(*choices, strict=True)]
    for column in columns:
        words = Counter(shown(each or "") for each in column)
        if "" not in words and max(words.values()) == 1:
            return column
    return columns[-1]
