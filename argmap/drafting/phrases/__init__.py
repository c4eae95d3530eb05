"""The phrases by which a language reports who says something, how firmly, and for or against what.

They are data: each language has a TOML file beside this module. The README of this folder explains the keys.
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
"""The maximum depth of parts of patterns within others."""


class Frame(NamedTuple):
    """A form of sentence with a speaker or a hedge.

    ``pattern`` can have the groups ``by``, ``qualifier``, ``claim`` and ``rest``. Only a clause with a word of
    ``needs`` can match.
    """

    example: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    speaker: str | None = None
    """The speaker of this form, if it names nobody."""
    denies: bool = False
    """Whether the speaker denies the claim."""
    weak: bool = False
    """Whether its subject may be something that cannot speak: figures also suggest something."""
    person: bool = False
    """Whether its subject must be a known speaker."""
    short: bool = False
    """Whether its subject has few words."""
    keeps: bool = False
    """Whether the claim is not a sentence without the frame."""
    if_starts: tuple[str, ...] = ()
    """The words of which the clause must begin with one, if there are any."""


class Opener(NamedTuple):
    """Words at the beginning of a sentence, and its place that they propose: ``stance`` towards ``to``."""

    words: re.Pattern[str]
    stance: str | None
    to: str
    doubt: str | None


class Split(NamedTuple):
    """A form of sentence with two claims, its groups ``first`` and ``second``, and how they bear on each other."""

    example: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    first: str
    second: str
    """``main``, or how it bears on the main one."""
    doubt: str | None
    goes_on: bool
    """Whether the other clause continues the report of the main one."""


@dataclass(frozen=True)
class Phrases:
    """The phrases of one language."""

    code: str
    name: str
    words: Mapping[str, tuple[str, ...]]
    pronouns: Mapping[str, frozenset[str]]
    possessives: Mapping[str, str]
    """Words such as *his*, with their pronouns."""
    titles: Mapping[str, str]
    """Titles of people, with their pronouns; ``any`` for a title of several."""
    frames: tuple[Frame, ...]
    openers: tuple[Opener, ...]
    splits: tuple[Split, ...]
    keeps_openers: bool = False
    """Whether a sentence is incomplete without its opener, as in German, where the verb follows directly."""

    def set_of(self, name: str) -> frozenset[str]:
        """The words of a list, for lookups; empty if the language has no such list."""
        return _set_of(self.code, name)

    def pattern(self, name: str) -> re.Pattern[str]:
        """A pattern for any word of a list."""
        return _pattern_of(self.code, name)


@cache
def phrases_of(tag: str) -> Phrases | None:
    """The phrases of a language, by a tag such as ``en`` or ``en-GB``; None for an unknown language."""
    code = re.split("[-_]", tag.casefold(), maxsplit=1)[0]
    path = _FOLDER / f"{code}.toml"
    if not code.isascii() or not code.isalpha() or not path.is_file():
        return None
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {name: tuple(some) for name, some in table["words"].items()}
    patterns = _Patterns(words, table.get("parts", {}))
    pronouns = {name: frozenset(some) for name, some in table["pronouns"].items()}
    possessives = {
        word: table["pronouns"][name][0] for name, some in table.get("possessives", {}).items() for word in some
    }
    titles = {title: pronoun for pronoun, some in table["titles"].items() for title in some}
    return Phrases(
        code,
        table["name"],
        words,
        pronouns,
        possessives,
        titles,
        tuple(map(patterns.frame, table["frames"])),
        tuple(map(patterns.opener, table.get("openers", ()))),
        tuple(map(patterns.split, table.get("splits", ()))),
        table.get("keeps_openers", False),
    )


class _Patterns:
    """The patterns of a language, made from its words and parts."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], parts: Mapping[str, str]) -> None:
        self.words = words
        self.parts = parts

    def frame(self, row: Mapping[str, Any]) -> Frame:
        own = {key: value for key, value in row.items() if key not in ("pattern", "needs", "if_starts")}
        starts = tuple(row.get("if_starts", ()))
        return Frame(**own, pattern=self._compiled(row["pattern"]), needs=self._needs(row), if_starts=starts)

    def opener(self, row: Mapping[str, Any]) -> Opener:
        pattern = any_of(row["words"]) if "words" in row else re.compile(row["pattern"])
        return Opener(pattern, row.get("stance"), row.get("to", "previous"), row.get("doubt"))

    def split(self, row: Mapping[str, Any]) -> Split:
        pattern, goes_on = self._compiled(row["pattern"]), row.get("goes_on", False)
        return Split(row["example"], pattern, self._needs(row), row["first"], row["second"], row.get("doubt"), goes_on)

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        return re.compile(_filled(pattern, self.words, self.parts), re.IGNORECASE | re.DOTALL)

    def _needs(self, row: Mapping[str, Any]) -> frozenset[str]:
        named = row["needs"]
        return _first_words(self.words[named] if isinstance(named, str) else named)


def bare(tag: str) -> Phrases:
    """Empty phrases, for an unknown language."""
    return Phrases(tag, tag, {}, {}, {}, {}, (), (), ())


def languages() -> Iterator[str]:
    """The tags of the languages with a file."""
    return (path.stem for path in sorted(_FOLDER.glob("*.toml")))


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words as a complete word, the longest first, ignoring case."""
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
    """A pattern with the parts and words that it names inserted."""

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
