"""P409 unused-source: a source that nothing quotes.

A source is declared to be quoted: with one that is not, the coverage of the debate is told of a text that is no part
of it.

If the map is yet to be made from it, quote it; if not, take the entry out.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """One finding a source, at its id; a file that is quoted under another id is used."""
    nodes = context.graph.nodes
    keys = {quote.source for name in context.shape.quoting for quote in nodes[name]["quotes"]}
    sources = context.debate.sources
    quoted = {sources[key].path for key in keys if key in sources}
    for key, source in sources.items():
        if key not in keys and source.path not in quoted and source.path and context.faultless:
            context.findings.add("P409", source.span, f"nothing quotes the source {shown(source.id)}")
