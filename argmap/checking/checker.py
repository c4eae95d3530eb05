"""The consistency check: a debate goes in, all findings come out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.checking.choice import DEFAULT, Choice, codes_of
from argmap.checking.proved import offered
from argmap.checking.suppressed import without_suppressed
from argmap.context import Context, Forbidden
from argmap.debate import Debate
from argmap.findings import Finding, Findings, in_order, without_echoes
from argmap.loader import collector_paused
from argmap.rules import CHECKS
from argmap.sources.words import NO_MORE, More


def _words(rules: object) -> list[str]:
    words: list[Any] = [rules] if isinstance(rules, str) or not isinstance(rules, Iterable) else [*rules]
    for word in words:
        if not isinstance(word, str):
            raise TypeError(f"argmap.check takes rules by their codes or names: str, not {type(word).__name__}")
    return words


def check(
    debate: Debate,
    rules: str | Iterable[str] | Choice = DEFAULT,
    forbidden: tuple[Forbidden, ...] = (),
    words: More = NO_MORE,
    *,
    proved: bool = True,
) -> tuple[Finding, ...]:
    """The loader's findings and those of the rules, in order; only of the rules that are named, by code or by name.

    ``forbidden`` are the queries that no node may match, ``words`` those that a project adds by language. What the maps
    suppress is left out. If ``proved`` is true, fixes are offered only where they are proved to change nothing else.
    Raises ArgmapError for a word that means no rule, and TypeError for what is no debate, or no word.
    """
    if not isinstance(debate, Debate):
        raise TypeError(f"argmap.check takes a debate, which argmap.load makes of maps, not {type(debate).__name__}")
    choice = rules if isinstance(rules, Choice) else Choice(codes_of(_words(rules)))
    context = Context(debate, Findings(), forbidden, words)
    with collector_paused():
        for code, rule in CHECKS.items():
            if code in choice.codes:
                rule(context)
        found = [*debate.findings, *without_echoes(context.findings.all(), debate.findings)]
        told = without_suppressed(choice.applied(found), debate, choice)
        return in_order(offered(told) if proved else told)
