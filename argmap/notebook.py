"""A debate in a notebook: a picture if something is installed that draws it, else text."""

from __future__ import annotations

from dataclasses import replace

from argmap.debate import Debate
from argmap.text import brief

_HINT = "argmap export --root ID draws one part completely"


def mimebundle(debate: Debate) -> dict[str, str]:
    """What a notebook can choose from, by media type. Never raises: plain text is always there."""
    plain = repr(debate)
    try:
        from argmap.writers.picture import renderers

        if not renderers.available("svg"):
            return {"text/plain": f"{plain}\nto see a picture: {renderers.how_to_install()}"}
        dot, word = _diagram(debate)
        svg = renderers.render(dot, "svg").decode()
        svg = svg.partition("?>\n")[2].replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)
        return {"image/svg+xml": svg, "text/plain": plain + word}
    except Exception as error:  # whatever happens, a cell that shows a value must not fail
        return {"text/plain": f"{plain}\nthe picture failed: {type(error).__name__}: {brief(str(error))}"}


def _diagram(debate: Debate) -> tuple[str, str]:
    """The requested maps as DOT, as ``argmap export`` draws them. Large ones become an overview that says so.

    The second value says the same as text, for a notebook that shows no pictures.
    """
    from argmap.overview import IN_OVERVIEW, MAX_IN_PICTURE
    from argmap.select import asked_for, overview
    from argmap.style import Style
    from argmap.writers.dot import diagram

    style = Style()
    asked = asked_for(debate)
    nodes = set(debate.graph) if asked is None else asked
    if len(nodes) <= MAX_IN_PICTURE:
        return diagram.write(debate, nodes, style)[0], ""
    kept = overview(debate, nodes, IN_OVERVIEW)
    size = f"{len(kept):,} of {len(nodes):,} nodes"
    drawn = diagram.write(debate, kept, replace(style, subtitle=f"An overview: {size}"))[0]
    return drawn, f"\n{size} are drawn: {_HINT}"
