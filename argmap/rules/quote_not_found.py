"""P401 quote-not-found: the quoted words do not stand in the source.

A quote is the proof that a node was made from the source and not from somebody's memory of it; so it is verbatim.
White space, typographic quotation marks and dashes are folded, all else counts, case too. Each part begins and ends
at a word's edge ("effective" is not in "ineffective"), and the parts around ``[...]`` stand in their order.

The finding shows the nearest passage of the source, with the words that differ in brackets. Quote what the source says;
if the node says more, mark it ``implied: true`` or take it out. Where a source has changed, ``--fix`` writes a new line
number, new punctuation and new capitals. Other words may say the opposite: it writes them only with ``--unsafe-fixes``.
"""

from __future__ import annotations

import re

from argmap.context import Context
from argmap.findings import Edit, Fix, Related
from argmap.sources.folding import OMISSION
from argmap.sources.nearest import Nearest, nearest
from argmap.sources.quotes import find
from argmap.sources.texts import Located
from argmap.text import Span, shown
from argmap.yaml.problems import quoted, rewritten

_WORD = re.compile(r"\w+")
MOST_NEAREST = 50
"""For how many quotes of a run the nearest passage is looked for: a wrong source must not take for ever."""
CLOSE = 0.9
"""How alike, from 0 to 1, a quote and the one passage that is like it are if the passage may take its place."""


def check(context: Context) -> None:
    """One finding a quote."""
    missing = [located for located in context.quotes if located.match is None]
    for number, located in enumerate(missing):
        if not (located.quote.line is not None and _moved(context, located)):
            _vanished(context, located, number < MOST_NEAREST, located.quote.source in context.changed)


def _moved(context: Context, located: Located) -> bool:
    """The words stand, but not where the line of the quote says; where there is but one place, it is the new line."""
    quote, folded = located.quote, located.folded
    elsewhere = find(folded, [quote._replace(line=None)])[0]
    if elsewhere is None:
        return False
    fix = None
    if not elsewhere.other_lines and quote.line_span is not None:
        fix = Fix(f"write line {elsewhere.line}", (rewritten(quote.line_span, str(elsewhere.line)),))
    lines = ", ".join(str(line) for line in list(dict.fromkeys((elsewhere.line, *elsewhere.other_lines)))[:8])
    message = f"the quote does not begin on line {quote.line} of {folded.text.file}, but on line {lines}"
    there = Related("the words stand here", Span(folded.text, elsewhere.spans[0][0], elsewhere.spans[-1][1]))
    context.findings.add("P401", quote.span, message, there, fix=fix)
    return True


def _vanished(context: Context, located: Located, search: bool, changed: bool) -> None:
    quote, folded = located.quote, located.folded
    message = f"these words do not stand in {folded.text.file}"
    passage = nearest(folded, quote) if search else None
    if passage is None:
        context.findings.add("P401", quote.span, message + (", nor anything like them" if search else ""))
        return
    there = Related(f"the nearest passage: {shown(passage.marked)}", Span(folded.text, *passage.span))
    context.findings.add("P401", quote.span, message, there, fix=_replacement(located, passage, changed))


def _replacement(located: Located, passage: Nearest, changed: bool) -> Fix | None:
    """The passage in place of the quote, where it is close and the only one; safe if it has the same words.

    Only if the source is known to have changed: else the words of the map may have been meant, and be somebody's claim.
    """
    if not changed or passage.likeness < CLOSE or not passage.unique or OMISSION.search(located.quote.text):
        return None
    words = " ".join(Span(located.folded.text, *passage.span).words.split())
    same = _WORD.findall(words.casefold()) == _WORD.findall(located.quote.text.casefold())
    return Fix("quote the words as they are now", (Edit(located.quote.span, quoted(words), (words,)),), safe=same)
