"""What a check proved, and what was let pass, in words."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checking.outcome import Outcome

_NOT_OF_QUOTES = {"P406": "qualifier", "P416": "when"}
"""What a finding fails to prove, if it is not about the quote itself."""


def proved(outcome: Outcome) -> str:
    """How many quotes were found, how many claims have one, and what was let pass; empty if nothing was proved."""
    tally = outcome.tally
    if not (tally.quotes or tally.claims or outcome.let_pass):
        return ""
    return "; ".join([", ".join(_quotes(outcome)), *_others(outcome), *_claims(outcome)])


def let_pass(outcome: Outcome) -> str:
    """What was let pass, for people who see no summary; empty if nothing was."""
    return "; ".join([", ".join(_quotes(outcome)), *_others(outcome)]) if outcome.let_pass else ""


def _quotes(outcome: Outcome) -> Iterator[str]:
    tally = outcome.tally
    yield _number(tally.quotes, "quote")
    if tally.sought is None:
        yield "not checked"
        return
    passed = sum(one.times for one in outcome.let_pass if one.code not in _NOT_OF_QUOTES)
    missing = tally.sought - tally.found - passed
    if tally.quotes and tally.found == tally.quotes:
        yield "all found" if tally.quotes > 1 else "found"
    if missing > 0:
        yield f"{missing:,} not found"
    if tally.quotes > tally.sought:
        yield f"{tally.quotes - tally.sought:,} not checked"
    if passed:
        yield f"{passed:,} let pass"


def _others(outcome: Outcome) -> Iterator[str]:
    for code, what in _NOT_OF_QUOTES.items():
        passed = sum(one.times for one in outcome.let_pass if one.code == code)
        if passed:
            yield f"{_number(passed, what)} let pass"


def _claims(outcome: Outcome) -> Iterator[str]:
    tally = outcome.tally
    if tally.claims:
        implied = f", {tally.implied:,} implied" if tally.implied else ""
        yield f"{tally.quoted:,} of {_number(tally.claims, 'claim')} quoted{implied}"


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"
