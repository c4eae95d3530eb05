"""P417 wordless-quote: a quote has no words.

Punctuation is everywhere, so a quote of ``;`` or of only ``[...]`` would be found in any text and prove nothing. A
word needs a letter or a digit, of any script.

Quote the words that the node was made from. If the source only presupposes the node, remove the quote and say
``implied: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.sources.matching.edges import has_word
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such quote."""
    for name in context.shape.quoting:
        for quote in context.graph.nodes[name]["quotes"]:
            if not has_word(quote.text):
                message = f"a quote of {shown(name)} has no word, so it proves nothing"
                context.findings.add("P417", quote.span, message)
