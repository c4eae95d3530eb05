"""The settings of a check, from the configuration and the call."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.checking.choice import Choice, choose, codes_of
from argmap.config import CheckConfig, Config
from argmap.context import Forbidden
from argmap.errors import ArgmapError
from argmap.files import absolute
from argmap.near import did_you_mean
from argmap.text import shown

if TYPE_CHECKING:
    from argmap.sources.words import More

_NO_WORDS: More = {}


class Settings(NamedTuple):
    """Which rules to apply, what the team forbids, and the absolute path of the baseline."""

    choice: Choice = Choice()
    """The rules whose findings are reported."""
    fixing: Choice = Choice()
    """The rules whose fixes are applied: the selected ones; if none are selected, also the one that records digests."""
    forbidden: tuple[Forbidden, ...] = ()
    baseline: Path | None = None
    words: More = _NO_WORDS
    """The words that the project adds to those that reverse a meaning, by language."""


def settings_of(
    config: Config,
    select: Iterable[str] = (),
    extend: Iterable[str] = (),
    ignore: Iterable[str] = (),
    baseline: str | None = None,
) -> Settings:
    """The settings of a configuration and a call; the call has priority.

    If no rules are selected, fixes also record digests, although no finding asks for them. Raises ArgmapError for a
    word that names no rule, and for an invalid query.
    """
    check = config.check
    for key in ("select", "extend_select", "ignore"):
        _meant(check, key.replace("_", "-"), getattr(check, key))
    select, ignore = [*select] or check.select, (*check.ignore, *ignore)
    codes = choose(select, (*check.extend_select, *extend), ignore)
    ignored = choose(select, (*check.extend_select, *extend)) - codes
    fixed = codes if select else choose((), (*codes, "unrecorded-source"), ignore)
    exceptions = tuple(
        (patterns, _meant(check, "per-file-ignores", words)) for patterns, words in check.per_file_ignores
    )
    known = baseline or check.baseline
    return Settings(
        Choice(codes, exceptions, ignored),
        Choice(fixed, exceptions),
        _forbidden(config),
        absolute(known) if known else None,
        _words(check),
    )


def _words(check: CheckConfig) -> More:
    """The words that reverse a meaning, by language and key. Raises ArgmapError for an unknown key."""
    if not check.words:
        return _NO_WORDS
    from argmap.sources.words import KEYS

    for language, lists in check.words.items():
        for key in lists:
            if key not in KEYS:
                where = f"{check.file}: [tool.argmap.check.words.{language}]"
                raise ArgmapError(f"{where} has no key {shown(key)}{did_you_mean(key, KEYS)}")
    return check.words


def _meant(check: CheckConfig, key: str, words: Iterable[str]) -> frozenset[str]:
    """The codes that words of the configuration mean."""
    try:
        return codes_of(words)
    except ArgmapError as error:
        raise _misplaced(check, key, error) from None


def _misplaced(check: CheckConfig, key: str, error: ArgmapError) -> ArgmapError:
    """The error with the file and the key that it is about."""
    placed = ArgmapError(f"{check.file}: {key} in [tool.argmap.check]: {error.args[0]}", error.hint)
    placed.excerpt = error.excerpt
    return placed


def _forbidden(config: Config) -> tuple[Forbidden, ...]:
    if not config.check.forbid:
        return ()
    from argmap.query import compile_query

    try:
        return tuple(Forbidden(compile_query(query, config.queries), said) for query, said in config.check.forbid)
    except ArgmapError as error:
        raise _misplaced(config.check, "forbid", error) from None
