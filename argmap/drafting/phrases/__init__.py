"""Phrases by which a language says who says something, how firmly, and for or against what.

They are data: one TOML file a language beside this module. The keys are explained in this folder's README.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FOLDER = Path(__file__).parent
_NAMED = re.compile(r"\{([a-z_]+)\}")
_MAX_NESTED = 5
"""How deep parts of patterns may hold others."""


class Frame(NamedTuple):
    """A form of sentence in which somebody says something, or in which something is said less than firmly.

    ``pattern`` has the groups ``by``, ``qualifier``, ``claim`` and ``rest`` where it has them. A clause can only match
    that has one of the words of ``needs``.
    """

    example: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    speaker: str | None = None
    """Who speaks in this form, where it does not name anybody."""
    denies: bool = False
    """Whether the speaker denies what the claim says."""
    weak: bool = False
    """Whether its subject need not be somebody who speaks: figures suggest something, too."""
    person: bool = False
    """Whether its subject must be somebody who is known to speak."""
    short: bool = False
    """Whether its subject has few words."""
    keeps: bool = False
    """Whether the claim makes no sentence without the frame."""
    if_starts: tuple[str, ...] = ()
    """The words with which the clause must begin, if there are any."""


class Opener(NamedTuple):
    """Words with which a sentence begins, and what they say of its place: ``stance`` towards ``to``."""

    words: re.Pattern[str]
    stance: str | None
    to: str
    doubt: str | None


class Split(NamedTuple):
    """A form of sentence that has two claims: its groups ``first`` and ``second``, and how they bear on each other."""

    example: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    first: str
    second: str
    """``main``, or how it bears on the main one."""
    doubt: str | None
    goes_on: bool
    """Whether the other clause goes on with what the main one reports."""


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language."""

    code: str
    name: str
    words: Mapping[str, tuple[str, ...]]
    pronouns: Mapping[str, frozenset[str]]
    possessives: Mapping[str, str]
    """Words such as *his*, and the pronoun that they stand for."""
    titles: Mapping[str, str]
    """Titles of people, and the pronoun that they go with; ``any`` where they go with several."""
    frames: tuple[Frame, ...]
    openers: tuple[Opener, ...]
    splits: tuple[Split, ...]

    def set_of(self, name: str) -> frozenset[str]:
        """The words of a list, to look one up; the language may have no such list."""
        return _set_of(self.code, name)

    def pattern(self, name: str) -> re.Pattern[str]:
        """Finds one of the words of a list."""
        return _pattern_of(self.code, name)


@cache
def phrases_of(tag: str) -> Phrases | None:
    """The phrases of a language, by a tag such as ``en`` or ``en-GB``; None where nobody has listed them."""
    code = re.split("[-_]", tag.casefold(), maxsplit=1)[0]
    path = _FOLDER / f"{code}.toml"
    if not code.isascii() or not code.isalpha() or not path.is_file():
        return None
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: tuple(some) for name, some in table["words"].items()}
    parts = table.get("parts", {})

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(_filled(pattern, words, parts), re.IGNORECASE | re.DOTALL)

    def needs(row: Mapping[str, Any]) -> frozenset[str]:
        named = row["needs"]
        return _first_words(words[named] if isinstance(named, str) else named)

    frames = tuple(
        Frame(
            **{key: value for key, value in row.items() if key not in ("pattern", "needs", "if_starts")},
            pattern=compiled(row["pattern"]),
            needs=needs(row),
            if_starts=tuple(row.get("if_starts", ())),
        )
        for row in table["frames"]
    )
    openers = tuple(
        Opener(
            any_of(row["words"]) if "words" in row else re.compile(row["pattern"]),
            row.get("stance"),
            row.get("to", "previous"),
            row.get("doubt"),
        )
        for row in table.get("openers", ())
    )
    splits = tuple(
        Split(
            row["example"],
            compiled(row["pattern"]),
            needs(row),
            row["first"],
            row["second"],
            row.get("doubt"),
            row.get("goes_on", False),
        )
        for row in table.get("splits", ())
    )
    pronouns = {name: frozenset(some) for name, some in table["pronouns"].items()}
    possessives = {
        word: some_pronouns[0]
        for name, some in table.get("possessives", {}).items()
        for word in some
        if (some_pronouns := table["pronouns"].get(name))
    }
    titles = {title: pronoun for pronoun, some in table["titles"].items() for title in some}
    return Phrases(code, table["name"], words, pronouns, possessives, titles, frames, openers, splits)


def bare(tag: str) -> Phrases:
    """What is known of a language that nobody has listed the phrases of: nothing."""
    return Phrases(tag, tag, {}, {}, {}, {}, (), (), ())


def languages() -> Iterator[str]:
    """The tags of the languages that have a file."""
    return (path.stem for path in sorted(_FOLDER.glob("*.toml")))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of some words, whole, the longest first, whatever their case."""
    return re.compile(rf"(?<!\w){_either(words)}(?!\w)", re.IGNORECASE)


@cache
def _set_of(code: str, name: str) -> frozenset[str]:
    phrases = phrases_of(code)
    return frozenset() if phrases is None else frozenset(phrases.words.get(name, ()))


@cache
def _pattern_of(code: str, name: str) -> re.Pattern[str]:
    phrases = phrases_of(code)
    words = () if phrases is None else phrases.words.get(name, ())
    return any_of(words) if words else re.compile(r"(?!)")


def _filled(pattern: str, words: Mapping[str, tuple[str, ...]], parts: Mapping[str, str]) -> str:
    """A pattern with the parts and words that it names."""

    def put_in(found: re.Match[str]) -> str:
        name = found[1]
        return parts[name] if name in parts else f"(?-i:{_either(words[name])})"

    for _ in range(_MAX_NESTED):
        if not _NAMED.search(pattern):
            break
        pattern = _NAMED.sub(put_in, pattern)
    return pattern


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(one) for one in longest_first) + ")"


def _first_words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(one.split()[0].casefold() for one in words)
