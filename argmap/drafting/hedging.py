"""The hedge in a clause: words such as *may* and *probably*, which are those that rules know as hedges."""

from __future__ import annotations

from argmap.rules.unsaid_hedge import hedges_of


def hedge_in(words: str, language: str) -> str | None:
    """The first hedge of a clause, verbatim; None where it has none, or nobody has listed those of its language."""
    hedges = hedges_of(language)
    if hedges is None:
        return None
    hidden = hedges.none.sub(lambda found: "_" * len(found[0]), words.replace("’", "'"))
    found = [one for group in hedges.groups if (one := group.hedges.search(hidden)) is not None]
    if not found:
        return None
    first = min(found, key=lambda one: one.start())
    return words[first.start() : first.end()]
