"""How a check is made: what the configuration says, and what the call says of it."""

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
    """What is applied, what the team forbids, and the baseline's absolute path."""

    choice: Choice = Choice()
    """The rules of which findings are told."""
    mending: Choice = Choice()
    """The rules whose fixes are applied: where rules are selected just these, else the recording of digests too."""
    forbidden: tuple[Forbidden, ...] = ()
    baseline: Path | None = None
    words: More = _NO_WORDS
    """What the project adds to the words that turn a sense."""


def settings_of(
    config: Config,
    select: Iterable[str] = (),
    extend: Iterable[str] = (),
    ignore: Iterable[str] = (),
    baseline: str | None = None,
) -> Settings:
    """The settings of a configuration, of which a call says more.

    Where no rules are selected, fixes record digests too, which nobody wants to be told to do. Raises ArgmapError for a
    word that means no rule, and for a query that means nothing.
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
    """The words that turn a sense, by language and key. Raises ArgmapError for what is no such key."""
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
    """The mistake with the file and the key in which it stands."""
    told = ArgmapError(f"{check.file}: {key} in [tool.argmap.check]: {error.args[0]}", error.hint)
    told.excerpt = error.excerpt
    return told


def _forbidden(config: Config) -> tuple[Forbidden, ...]:
    if not config.check.forbid:
        return ()
    from argmap.query import compile_query

    try:
        return tuple(Forbidden(compile_query(query, config.queries), said) for query, said in config.check.forbid)
    except ArgmapError as error:
        raise _misplaced(config.check, "forbid", error) from None
