"""What is made of Graphviz's SVG: it can be read aloud, follows the reader's dark mode, and looks alike everywhere.

Each node and edge has a title, which is what a reader sees where they point, and a label for screen readers. Colours
are presentation attributes, which every renderer knows; a browser whose reader prefers dark overrides them by the one
style sheet. There are no scripts and nothing is fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from argmap.format import Kind
from argmap.style import Palette
from argmap.writers.dot.looks import BOLD, ITALIC, REGULAR, Theme, theme_of

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_GROUP, _TITLE, _ANCHOR, _TEXT = (f"{{{_SVG}}}{name}" for name in ("g", "title", "a", "text"))
_FONTS = {BOLD: ("font-weight", "bold"), ITALIC: ("font-style", "italic")}
_SHAPES = ":is(path,polygon,polyline,ellipse)"


class _Group(NamedTuple):
    """A group of the drawing: Graphviz's class of it, and the classes that ``dot`` has given it."""

    group: Element
    kind: str
    classes: list[str]


def dressed(svg: bytes) -> bytes:
    """The SVG of a diagram that ``dot.diagram.write`` describes, as a picture for everybody."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - what Graphviz has written just now
    graph = root.find(_GROUP)
    if graph is None:
        return svg
    title = _unnamed(graph).replace("\\\\", "\\")  # Graphviz keeps the escapes of a name, as ``identifier`` writes them
    groups = [_Group(group, *_classes(group)) for group in graph.iter(_GROUP) if group.get("class")]
    texts = {each.group.get("id", ""): _words(each.group) for each in groups if each.kind == "node"}
    for each in groups:
        if each.group is not graph:
            _told(each, texts)
    _plain(root)
    root.attrib |= {"class": "argmap", "role": "graphics-document document", "aria-label": title}
    told = _element("title", title), _element("desc", _described(groups))
    root[:0] = [*told, *_styles(graph, groups)]
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root) + b"\n"


def _classes(group: Element) -> tuple[str, list[str]]:
    """Graphviz's own class of a group, and ours."""
    kind, *classes = group.get("class", "").split()
    return kind, classes


def _unnamed(group: Element) -> str:
    """The title of a group, which is taken out of it."""
    title = group.find(_TITLE)
    if title is None:
        return ""
    group.remove(title)
    return title.text or ""


def _words(group: Element) -> str:
    return " ".join(" ".join(text.itertext()).strip() for text in group.iter(_TEXT))


def _told(each: _Group, texts: dict[str, str]) -> None:
    """Give a node, a line or a frame its title and its label, in place of what Graphviz wraps it in."""
    group, kind, classes = each
    _unnamed(group)
    tip, linked = _unwrapped(group)
    if "aux" in classes:
        group.set("aria-hidden", "true")
        return
    name, first = group.get("id", ""), tip.partition("\n")[0]
    label = f"{first}: {texts[name]}" if kind == "node" else first
    if kind == "edge":
        child, _, rest = name.partition(":")
        relation, _, parent = rest.partition(":")
        one, other = texts.get(child), texts.get(parent.partition(":")[0])
        label = f"{relation}: {one} → {other}" if one and other else first
    group.attrib |= {"role": "graphics-symbol" if kind == "node" and not linked else "group", "aria-label": label}
    if tip:
        group.insert(0, _element("title", tip))


def _unwrapped(group: Element) -> tuple[str, bool]:
    """The tooltip of a group, and whether it is a link, which stays; an anchor that leads nowhere goes."""
    for inner in group.findall(_GROUP):
        anchor = inner.find(_ANCHOR)
        if anchor is None or not inner.get("id", "").startswith("a_"):
            continue
        at = list(group).index(inner)
        tip = anchor.attrib.pop(f"{{{_XLINK}}}title", "").strip()
        linked = f"{{{_XLINK}}}href" in anchor.attrib
        group[at : at + 1] = [anchor] if linked else list(anchor)
        return tip, linked
    return "", False


def _plain(root: Element) -> None:
    """Say in plain SVG 1.1 what Graphviz says in its own way: the style of a font, and no colour at all."""
    for element in root.iter():
        family = element.get("font-family")
        if family is not None:
            element.set("font-family", REGULAR)
            for attribute, value in [_FONTS[family]] if family in _FONTS else []:
                element.set(attribute, value)
        for paint in ("fill", "stroke"):
            if element.get(paint) == "transparent":
                element.set(paint, "none")
        if element.tail:
            element.tail = "\n"


def _described(groups: list[_Group]) -> str:
    drawn = [(kind, classes) for _, kind, classes in groups if "aux" not in classes]
    counts = Counter(classes[0] for kind, classes in drawn if kind == "node" and classes)
    lines = sum(kind == "edge" for kind, _ in drawn)
    nodes = ", ".join(f"{counts[kind]} {kind}{'s' * (counts[kind] > 1)}" for kind in Kind if counts[kind])
    return f"An argument map: {nodes or 'no nodes'}; {lines} relation{'s' * (lines != 1)} between them."


def _styles(graph: Element, groups: list[_Group]) -> Iterator[Element]:
    """The style sheet of a light diagram; a dark one is dark for everybody."""
    classes = set(_classes(graph)[1])
    palette = next((one for one in Palette if one in classes), None)
    if palette is None or "light" not in classes:
        return
    for name in ("polygon", "text"):
        for element in graph.findall(f"{{{_SVG}}}{name}"):
            element.set("class", "ground" if name == "polygon" else "word")
    used = {(each.kind, one) for each in groups for one in each.classes}
    rules = "\n".join(_dark(theme_of(palette, dark=True), used))
    yield _element("style", f"\n@media (prefers-color-scheme: dark) {{\n{rules}\n}}\n")


def _dark(theme: Theme, used: set[tuple[str, str]]) -> Iterator[str]:
    """The rules for what is in the drawing: Graphviz's classes with ours."""
    yield f".argmap .ground {{fill: {theme.background}}}"
    yield f".argmap .word, .argmap .word text {{fill: {theme.ink}}}"
    if any(kind == "cluster" for kind, _ in used):
        yield f".argmap .cluster {_SHAPES} {{fill: {theme.panel}; stroke: {theme.frame}}}"
        yield f".argmap .cluster text {{fill: {theme.ink}}}"
    for kind, box in theme.nodes.items():
        if ("node", kind) in used:
            node = f".argmap .node.{kind}:not(.own)"
            yield f"{node} {_SHAPES} {{fill: {box.fill}; stroke: {box.outline}}}"
            yield f"{node} text {{fill: {box.ink}}}"
    for relation, look in theme.edges.items():
        if ("edge", relation) in used:
            edge = f".argmap .edge.{relation}"
            yield f"{edge} {_SHAPES} {{stroke: {look.colour}}}"
            yield f"{edge} polygon, {edge} text {{fill: {look.colour}}}"
        if ("node", f"joint-{relation}") in used:
            yield f".argmap .joint-{relation} ellipse {{fill: {look.colour}; stroke: {look.colour}}}"
            yield f".argmap .joint-{relation} text {{fill: {theme.background}}}"


def _element(name: str, words: str) -> Element:
    element = Element(f"{{{_SVG}}}{name}")
    element.text = words
    element.tail = "\n"
    return element
