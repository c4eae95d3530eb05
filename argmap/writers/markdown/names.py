"""Names by which readers tell people and sources apart, also where two of them are called the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from argmap.debate import Debate
from argmap.text import shown

Key = TypeVar("Key", bound=Hashable)


class Called(NamedTuple):
    """What may tell one from another: its name, and what is added where that is not enough, the best first."""

    name: str
    more: tuple[str | None, ...]


def people(debate: Debate) -> dict[tuple[str, str], str]:
    """A name for each person by map and id: with the role, or else the id, where several have one name."""
    return apart(
        {
            (one.map, one.id): Called(one.name or one.id, (one.role, one.id, f"{one.map}/{one.id}"))
            for declaring in debate.maps
            for one in declaring.people.values()
        }
    )


def sources(debate: Debate) -> dict[str, str]:
    """A name for each source by its key: the title, with what else is known where several have one title."""
    return apart(
        {
            key: Called(one.title or one.id, (one.author, one.publisher, one.date, one.id, key))
            for key, one in debate.sources.items()
        }
    )


def apart(called: Mapping[Key, Called]) -> dict[Key, str]:
    """The names; those of several that are called the same with the first addition that differs for all of them."""
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
    """The first addition that each has and that no two share; the last, which is a key, if there is none."""
    columns = [list(column) for column in zip(*choices, strict=True)]
    for column in columns:
        words = Counter(shown(each or "") for each in column)
        if "" not in words and max(words.values()) == 1:
            return column
    return columns[-1]
