"""Matches files against patterns, written as in ``.gitignore``, relative to the folder of the configuration.

Matching takes at most time proportional to the length of the pattern times the length of the path. The text between
two stars is matched at its first occurrence and never retried; ``(?>...)`` in the regular expression does this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from argmap.errors import ArgmapError
from argmap.late_pattern import late
from argmap.text import brief

_STAR = "*"
_ANY = "[^/]"
_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-.0-~",
    "lower": "a-z",
    "print": " -.0-~",
    "punct": r"!-.:-@\[-`{-~",
    "space": r" \t-\r",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}
"""The character classes that git knows in brackets, without the slash."""
_MEMBER = late(r"\[:(?P<name>[^\]:]*):\]|(?P<one>\\.|[^\\])(?:-(?P<last>\\.|[^\\\]]))?", re.DOTALL)
"""A member of a bracket expression: a named class of characters, a character, or a range."""


class _Rule(NamedTuple):
    """A pattern: the paths that it matches, relative to the folder, and what a match means."""

    path: re.Pattern[str]
    included: bool
    folders: bool


@dataclass(frozen=True)
class Patterns:
    """Patterns, and the folder that they are relative to; ``where`` names their place in messages.

    Raises ArgmapError for an invalid pattern.
    """

    folder: Path
    lines: tuple[str, ...]
    where: str

    def __post_init__(self) -> None:
        _ = self._rules  # read them now, to report mistakes

    def match(self, path: Path) -> bool:
        """Whether the patterns match a file, or a folder above it. The path is absolute."""
        if not self._rules or not path.is_relative_to(self.folder):
            return False
        names = path.relative_to(self.folder).parts
        above = ("/".join(names[:number]) for number in range(1, len(names)))
        return any(self._in_folders(folder) for folder in above) or self._meant("/".join(names), is_folder=False)

    def _in_folders(self, folder: str) -> bool:
        if folder not in self._folders:
            self._folders[folder] = self._meant(folder, is_folder=True)
        return self._folders[folder]

    def _meant(self, path: str, is_folder: bool) -> bool:
        """The meaning of the last pattern that matches a path."""
        for rule in reversed(self._rules):
            if (is_folder or not rule.folders) and rule.path.fullmatch(path):
                return not rule.included
        return False

    @cached_property
    def _folders(self) -> dict[str, bool]:
        """The answers for folders so far."""
        return {}

    @cached_property
    def _rules(self) -> tuple[_Rule, ...]:
        rules = []
        for line in self.lines:
            try:
                if (rule := _rule(line)) is not None:
                    rules.append(rule)
            except _NoPattern as problem:
                raise ArgmapError(f"{self.where}: invalid file pattern: {problem} in {brief(line)}") from None
        return tuple(rules)


class _NoPattern(Exception):
    """A mistake in a pattern."""


def _rule(line: str) -> _Rule | None:
    """The rule of a line; None for an empty line or a comment."""
    words = line.rstrip(" ")
    if len(words) < len(line) and (len(words) - len(words.rstrip("\\"))) % 2:
        words += " "  # the backslash keeps it
    if not words or words.startswith("#"):
        return None
    included = words.startswith("!")
    words = words[included:]
    if not words:
        raise _NoPattern("it includes nothing")
    folders = words.endswith("/")
    words = words[: len(words) - folders]
    names = words.removeprefix("/").split("/") if "/" in words else ["**", words]
    return _Rule(re.compile(_of_path(names)), included, folders)


def _of_path(names: list[str]) -> str:
    """The regular expression for a path. ``**`` among the names means any number of folders."""
    runs = [
        [] if any_folders else [_of_name(name) for name in run]
        for any_folders, run in groupby(names, lambda name: len(name) > 1 and not name.strip(_STAR))
    ]
    made, last = "", len(runs) - 1
    for number, run in enumerate(runs):
        anywhere = number > 0 and not runs[number - 1]
        if not run:
            made += ".+" if number == last else ""
        elif number == last:
            made += f"(?:{_ANY}+/)*" * anywhere + "/".join(run)
        else:
            made += f"(?>(?:{_ANY}+/)*?{'/'.join(run)}/)" if anywhere else "/".join(run) + "/"
    return f"(?s:{made})"


def _of_name(name: str) -> str:
    """The regular expression for one complete name."""
    parts = [[] if star else list(signs) for star, signs in groupby(_signs(name), lambda sign: sign == _STAR)]
    made = ""
    for number, part in enumerate(parts):
        words = "".join(part)
        after_star = number > 0
        if not part:
            made += f"{_ANY}*" if number == len(parts) - 1 else ""
        elif number == len(parts) - 1:
            made += f"{_ANY}*" * after_star + words
        else:
            made += f"(?>{_ANY}*?{words})" if after_star else words
    return f"(?>{made}(?!{_ANY}))"


def _signs(name: str) -> Iterator[str]:
    """The stars of a name, and a regular expression for each of its other characters."""
    at = 0
    while at < len(name):
        if name[at] == _STAR:
            yield _STAR
        elif name[at] == "?":
            yield _ANY
        elif name[at] == "[":
            end, expression = _brackets(name, at + 1)
            yield expression
            at = end
        elif name[at] == "\\":
            at += 1
            if at == len(name):
                raise _NoPattern("nothing follows the '\\'")
            yield re.escape(name[at])
        else:
            yield re.escape(name[at])
        at += 1


def _brackets(name: str, start: int) -> tuple[int, str]:
    """The end of the brackets that begin before ``start``, and their regular expression."""
    at = start + (name[start : start + 1] in ("!", "^"))
    members, first = "", at
    while at == first or name[at : at + 1] != "]":
        found = _MEMBER.match(name, at)
        if found is None:
            raise _NoPattern("a '[' is not closed")
        members += _member(found)
        at = found.end()
    return at, f"[^/{members}]" if first > start else f"(?!/)[{members}]"


def _member(found: re.Match[str]) -> str:
    if found["name"] is not None:
        if found["name"] not in _CLASSES:
            raise _NoPattern(f"there is no character class [:{found['name']}:]")
        return _CLASSES[found["name"]]
    first, last = found["one"][-1], (found["last"] or found["one"])[-1]
    if first > last:
        raise _NoPattern(f"the range {first}-{last} is reversed")
    return f"{re.escape(first)}-{re.escape(last)}"
