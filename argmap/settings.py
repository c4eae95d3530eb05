"""How a check is made: what the configuration says, and what the call says of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from argmap.choice import Choice, choose, codes_of
from argmap.config import CheckConfig
from argmap.files import absolute


class Settings(NamedTuple):
    """The rules that are applied, those whose fixes are, and the baseline, by its absolute path."""

    choice: Choice = Choice()
    mending: Choice = Choice()
    baseline: Path | None = None


def settings_of(
    config: CheckConfig,
    select: Iterable[str] = (),
    extend: Iterable[str] = (),
    ignore: Iterable[str] = (),
    baseline: str | None = None,
) -> Settings:
    """The settings of a configuration, of which a call says more.

    Where no rules are selected, fixes record digests too, which nobody wants to be told to do. Raises ArgmapError for a
    word that means no rule.
    """
    select, ignore = [*select] or config.select, (*config.ignore, *ignore)
    codes = choose(select, (*config.extend_select, *extend), ignore)
    fixed = codes if select else choose((), (*codes, "unrecorded-source"), ignore)
    exceptions = tuple((patterns, codes_of(words)) for patterns, words in config.per_file_ignores)
    known = baseline or config.baseline
    return Settings(Choice(codes, exceptions), Choice(fixed, exceptions), absolute(known) if known else None)
