"""How a check is made: what the configuration says, and what the call says of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from argmap.choice import Choice, choose, codes_of
from argmap.config import Config
from argmap.context import Forbidden
from argmap.errors import ArgmapError
from argmap.files import absolute


class Settings(NamedTuple):
    """The rules that are applied, those whose fixes are, what the team forbids, and the baseline's absolute path."""

    choice: Choice = Choice()
    mending: Choice = Choice()
    forbidden: tuple[Forbidden, ...] = ()
    baseline: Path | None = None


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
    select, ignore = [*select] or check.select, (*check.ignore, *ignore)
    codes = choose(select, (*check.extend_select, *extend), ignore)
    fixed = codes if select else choose((), (*codes, "unrecorded-source"), ignore)
    exceptions = tuple((patterns, codes_of(words)) for patterns, words in check.per_file_ignores)
    known = baseline or check.baseline
    return Settings(
        Choice(codes, exceptions), Choice(fixed, exceptions), _forbidden(config), absolute(known) if known else None
    )


def _forbidden(config: Config) -> tuple[Forbidden, ...]:
    if not config.check.forbid:
        return ()
    from argmap.query import compile_query

    try:
        return tuple(Forbidden(compile_query(query, config.queries), said) for query, said in config.check.forbid)
    except ArgmapError as error:
        told = ArgmapError(f"forbid in [tool.argmap.check]: {error.args[0]}", error.hint)
        told.excerpt = error.excerpt
        raise told from None
