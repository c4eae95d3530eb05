"""The hedge in a clause: words such as *may* and *probably*, from the lists of the rules."""

from __future__ import annotations

from argmap.rules.unsaid_hedge import hedges_of


def hedge_in(words: str, language: str) -> str | None:
    """The first hedge of a clause, verbatim; None without one, or if its language has no list of hedges."""
    hedges = hedges_of(language)
    if hedges is None:
        return None
    hidden = hedges.none.sub(lambda found: "_" * len(found[0]), words.replace("’", "'"))
    found = [one for group in hedges.groups if (one := group.hedges.search(hidden)) is not None]
    if not found:
        return None
    first = min(found, key=lambda one: one.start())
    return words[first.start() : first.end()]
