"""P401 quote-not-found: the quoted words do not stand in the source.

A quote is the proof that a node was made from the source and not from somebody's memory of it; so it is verbatim.
White space, typographic quotation marks and dashes are folded, all else counts, case too. Each part begins and ends
at a word's edge ("effective" is not in "ineffective"), and the parts around ``[...]`` stand in their order.

The finding shows the nearest passage of the source, with the words that differ in brackets. Quote what the source says;
if the node says more, mark it ``implied: true`` or take it out.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.findings import Related
from argmap.quotes import find, nearest
from argmap.sources import Located
from argmap.text import Span, shown

MOST_NEAREST = 50
"""For how many quotes of a run the nearest passage is looked for: a wrong source must not take for ever."""


def check(context: Context) -> None:
    """One finding a quote."""
    missing = [located for located in context.quotes if located.match is None]
    for number, located in enumerate(missing):
        message, *related = _explain(located, number < MOST_NEAREST)
        context.findings.add("P401", located.quote.span, str(message), *(r for r in related if isinstance(r, Related)))


def _explain(located: Located, search: bool) -> tuple[str | Related, ...]:
    quote, folded = located.quote, located.folded
    where = folded.text.file
    if quote.line is not None:
        elsewhere = find(folded, [quote._replace(line=None)])[0]
        if elsewhere is not None:
            lines = ", ".join(str(line) for line in (elsewhere.line, *elsewhere.other_lines)[:8])
            there = Related("the words stand here", Span(folded.text, elsewhere.spans[0][0], elsewhere.spans[-1][1]))
            return f"the quote does not begin on line {quote.line} of {where}, but on line {lines}", there
    message = f"these words do not stand in {where}"
    passage = nearest(folded, quote) if search else None
    if passage is None:
        return (message + (", nor anything like them" if search else ""),)
    there = Related(f"the nearest passage: {shown(passage.marked)}", Span(folded.text, *passage.span))
    return message, there
