"""P409 unused-source: nothing quotes a source.

A source is there to be quoted. If nothing quotes it, the coverage counts a text that is no part of the debate.

If you have not mapped it yet, quote it. Otherwise remove the entry.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.text import shown


def check(context: Context) -> None:
    """Report each such source, at its id. A file that is quoted under another id is used."""
    nodes = context.graph.nodes
    keys = {quote.source for name in context.shape.quoting for quote in nodes[name]["quotes"]}
    sources = context.debate.sources
    quoted = {sources[key].path for key in keys if key in sources}
    for key, source in sources.items():
        if key not in keys and source.path not in quoted and source.path and context.faultless:
            context.findings.add("P409", source.span, f"nothing quotes the source {shown(source.id)}")
