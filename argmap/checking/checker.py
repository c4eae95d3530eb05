"""The consistency check: a debate goes in, all its findings come out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.catalogue import PROOF
from argmap.checking.choice import DEFAULT, Choice, codes_of
from argmap.checking.outweighed import without_outweighed
from argmap.checking.suppressed import without_suppressed
from argmap.checking.tally import Tally, tally_of
from argmap.context import Context, Forbidden
from argmap.debate import Debate
from argmap.findings import Finding, Findings, in_order, without_consequences
from argmap.loader import collector_paused
from argmap.rules import CHECKS

if TYPE_CHECKING:
    from argmap.sources.words import More

_NO_WORDS: More = {}


def _words(rules: object) -> list[str]:
    words: list[Any] = [rules] if isinstance(rules, str) or not isinstance(rules, Iterable) else [*rules]
    for word in words:
        if not isinstance(word, str):
            raise TypeError(f"argmap.check takes codes or names of rules: str, not {type(word).__name__}")
    return words


def check(
    debate: Debate,
    rules: str | Iterable[str] | Choice = DEFAULT,
    forbidden: tuple[Forbidden, ...] = (),
    words: More = _NO_WORDS,
    *,
    proved: bool = True,
) -> tuple[Finding, ...]:
    """The findings of the loader and the rules, in order; with ``rules``, only those of the named codes or names.

    ``forbidden`` are the queries that no node may match; ``words`` are those that a project adds, by language.
    Findings that the maps suppress are left out. If ``proved`` is true, fixes are offered only if they are proved to
    change nothing else. Raises ArgmapError for a word that names no rule, and TypeError for a debate or a word of the
    wrong type.
    """
    if not isinstance(debate, Debate):
        raise TypeError(f"argmap.check takes a debate from argmap.load, not {type(debate).__name__}")
    choice = rules if isinstance(rules, Choice) else Choice(codes_of(_words(rules)))
    return examine(debate, choice, forbidden, words, proved=proved).findings


class Checked(NamedTuple):
    """The findings in order, the suppressed findings of failed proofs, and the numbers of what was proved."""

    findings: tuple[Finding, ...]
    let_pass: tuple[Finding, ...]
    tally: Tally


def examine(
    debate: Debate,
    choice: Choice,
    forbidden: tuple[Forbidden, ...] = (),
    words: More = _NO_WORDS,
    *,
    proved: bool = True,
) -> Checked:
    """Like ``check``, with the suppressed findings of failed proofs.

    Rules of the proof run even if they are ignored, so that their findings can be counted.
    """
    context = Context(debate, Findings(), forbidden, words)
    applied = choice.codes | (choice.ignored & PROOF)
    with collector_paused():
        for code, rule in CHECKS.items():
            if code in applied:
                rule(context)
        found = [*debate.findings, *without_consequences(context.findings.all(), debate.findings)]
        reported = without_outweighed(without_suppressed(choice.applied(found), debate, choice))
        kept = in_order(_offered(reported) if proved else reported)
        return Checked(kept, let_pass(found, reported), tally_of(context, applied))


def _offered(findings: list[Finding]) -> list[Finding]:
    """The findings with the fixes that may be offered.

    The module that proves fixes is imported only if there are any.
    """
    if not any(finding.fix is not None for finding in findings):
        return findings
    from argmap.checking.proved import offered

    return offered(findings)


def let_pass(found: Iterable[Finding], reported: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of failed proofs that are not reported, in order."""
    known = set(reported)
    return in_order(finding for finding in found if finding.code in PROOF and finding not in known)
