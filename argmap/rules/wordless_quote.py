"""P417 wordless-quote: a quote without a single word.

Every text has punctuation, so a quote of a ``;`` or of nothing but ``[...]`` would be found anywhere, and prove
nothing. A word is a letter or a digit at least, of any script.

Quote the words that the node was made from. For what the source only presupposes, take the quote out and say
``implied: true``.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.sources.matching.edges import has_word
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a quote."""
    for name in context.shape.quoting:
        for quote in context.graph.nodes[name]["quotes"]:
            if not has_word(quote.text):
                message = f"a quote of {shown(name)} holds no word, and so proves nothing"
                context.findings.add("P417", quote.span, message)
