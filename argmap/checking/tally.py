"""The numbers of what a check proved: quotes searched for and found, and claims with quotes."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.context import Context
from argmap.relations import CLAIMS
from argmap.sources.matching.edges import has_word


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers for one debate, or the sums for several.

    ``sought`` counts the quotes whose source could be read; it is None if the check did not search for quotes.
    ``claims`` counts the claims of maps that have sources. ``quoted`` of them have a quote. ``implied`` of them have
    none because they need none.
    """

    quotes: int = 0
    sought: int | None = 0
    found: int = 0
    claims: int = 0
    quoted: int = 0
    implied: int = 0

    def __add__(self, other: Tally) -> Tally:
        sought = None if self.sought is None or other.sought is None else self.sought + other.sought
        return Tally(
            self.quotes + other.quotes,
            sought,
            self.found + other.found,
            self.claims + other.claims,
            self.quoted + other.quoted,
            self.implied + other.implied,
        )


def tally_of(context: Context, applied: frozenset[str]) -> Tally:
    """The numbers for a debate. ``applied`` has the codes of the rules that the check applied."""
    nodes = context.graph.nodes
    quotes = [quote for name in context.shape.quoting for quote in nodes[name]["quotes"]]
    claims = [data for _, data in nodes(data=True) if data["kind"] in CLAIMS and data["map"] in context.sourced]
    sought: int | None = None
    found = 0
    if "P401" in applied:
        found = sum(1 for one in context.quotes if one.match is not None)
        sought = len(context.quotes) + sum(1 for quote in quotes if not has_word(quote.text))
    return Tally(
        len(quotes),
        sought,
        found,
        len(claims),
        sum(1 for data in claims if data["quotes"]),
        sum(1 for data in claims if data["implied"] and not data["quotes"]),
    )
