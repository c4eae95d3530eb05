"""The style sheet by which a light picture follows its reader's dark mode."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.writers.dot.palettes import Theme

_SHAPES = ":is(path,polygon,polyline,ellipse)"


def dark_rules(theme: Theme, used: set[tuple[str, str]], here: str) -> Iterator[str]:
    """The rules for what is in the drawing: Graphviz's classes with ours, in a picture like this one only.

    What a node has by the rules of a configuration stays as it is.
    """
    yield f"{here}:root {{background: {theme.background}}}"
    yield f"{here} .ground {{fill: {theme.background}}}"
    yield f"{here} .word, {here} .word text {{fill: {theme.ink}}}"
    if any(kind == "cluster" for kind, _ in used):
        yield f"{here} .cluster {_SHAPES} {{fill: {theme.panel}; stroke: {theme.frame}}}"
        yield f"{here} .cluster text {{fill: {theme.ink}}}"
    for kind, box in theme.nodes.items():
        if ("node", kind) in used:
            node = f"{here} .node.{kind}"
            yield f"{node}:not(.own-fill) {_SHAPES} {{fill: {box.fill}}}"
            yield f"{node}:not(.own-border) {_SHAPES} {{stroke: {box.outline}}}"
            yield f"{node}:not(.own-ink) text {{fill: {box.ink}}}"
            if ("remark", kind) in used:
                yield f"{node}:not(.own-ink) .remark {{fill: {box.faint}}}"
    for side, colour in theme.sides.items():
        if ("node", side) in used:
            yield f"{here} .node.{side}:not(.own-border) {_SHAPES} {{stroke: {colour}}}"
    for kind, box in theme.pale.items():
        if ("elsewhere", kind) in used:
            node = f"{here} .node.elsewhere.{kind}"
            yield f"{node}:not(.own-fill) {_SHAPES} {{fill: {box.fill}}}"
            yield f"{node}:not(.own-border) {_SHAPES} {{stroke: {box.outline}}}"
            yield f"{node}:not(.own-ink) :is(text,.remark) {{fill: {box.ink}}}"
    for relation, look in theme.edges.items():
        if ("edge", relation) in used:
            edge = f"{here} .edge.{relation}"
            yield f"{edge} {_SHAPES} {{stroke: {look.colour}}}"
            yield f"{edge} polygon, {edge} text {{fill: {look.colour}}}"
        if ("node", f"joint-{relation}") in used:
            yield f"{here} .joint-{relation} ellipse {{fill: {look.colour}; stroke: {look.colour}}}"
            yield f"{here} .joint-{relation} text {{fill: {theme.background}}}"
