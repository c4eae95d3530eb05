"""A debate in a notebook: as a picture where there is something to draw with and not too much to draw."""

from __future__ import annotations

from argmap.debate import Debate
from argmap.text import brief

_MOST = 300  # nodes: what is drawn at once, and can be looked at
_HINT = "argmap export --root ID draws a part of it, --fold N what is on top"


def mimebundle(debate: Debate) -> dict[str, str]:
    """The forms that a notebook can choose from, by their media types. Never raises: plain text is always there."""
    plain = repr(debate)
    if len(debate.graph) > _MOST:
        return {"text/plain": f"{plain}\nmore than {_MOST} nodes are not drawn here: {_HINT}"}
    try:
        from argmap.writers.dot import diagram
        from argmap.writers.picture import renderers

        if renderers.available("svg"):
            svg = renderers.render(diagram.write(debate)[0], "svg").decode()
            svg = svg.partition("?>\n")[2].replace("<svg ", '<svg style="max-width:100%;height:auto" ', 1)
            return {"image/svg+xml": svg, "text/plain": plain}
        return {"text/plain": f"{plain}\nto see it drawn: {renderers.INSTALL}"}
    except Exception as error:  # whatever it is, a cell that shows a value must not fail
        return {"text/plain": f"{plain}\nit could not be drawn: {type(error).__name__}: {brief(str(error))}"}
