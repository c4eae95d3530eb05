"""A debate in a notebook: as a picture where there is something to draw with, of what was asked for."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from argmap.debate import Debate
from argmap.text import brief

_MOST = 300  # nodes: what is drawn at once, and can be looked at
_HINT = "argmap export --root ID draws a part of it whole"


def mimebundle(debate: Debate) -> dict[str, str]:
    """The forms that a notebook can choose from, by their media types. Never raises: plain text is always there."""
    plain = repr(debate)
    try:
        from argmap.writers.picture import renderers

        if not renderers.available("svg"):
            return {"text/plain": f"{plain}\nto see it drawn: {renderers.INSTALL}"}
        dot, word = _diagram(debate)
        svg = renderers.render(dot, "svg").decode()
        svg = svg.partition("?>\n")[2].replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)
        return {"image/svg+xml": svg, "text/plain": plain + word}
    except Exception as error:  # whatever it is, a cell that shows a value must not fail
        return {"text/plain": f"{plain}\nit could not be drawn: {type(error).__name__}: {brief(str(error))}"}


def _diagram(debate: Debate) -> tuple[str, str]:
    """The maps that were asked for, as ``argmap export`` draws them, or an overview of them that says that it is one.

    The second value says so too, where there is no picture to be seen.
    """
    from argmap import order
    from argmap.overview import fold, uppermost
    from argmap.select import asked_for, tops
    from argmap.style import Style
    from argmap.writers.dot import diagram

    graph, style = debate.graph, Style()
    asked = asked_for(debate)
    nodes = set(graph) if asked is None else asked
    if len(nodes) <= _MOST:
        return diagram.write(debate, nodes, style)[0], ""
    kept = fold(graph, [*chain.from_iterable(tops(debate).values()), *uppermost(graph, nodes)], _MOST, nodes)
    told = f"{len(kept):,} of {len(nodes):,} nodes"
    title = order.title(debate, {node: graph.nodes[node] for node in kept})
    return diagram.write(debate, kept, replace(style, title=f"{title} — {told}"))[0], f"\n{told} are drawn: {_HINT}"
