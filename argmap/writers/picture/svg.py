"""Finishes Graphviz's SVG, so that it can be read aloud, follows dark mode, and looks the same everywhere.

Each node and edge has a title, which is what a reader sees where they point, and a label for screen readers. Both are
made of the tooltips that ``dot.boxes`` writes: the first line says what a node is, the second its words. Graphviz
names the two ends of a line; if one end is a joint, the classes from ``dot.diagram`` name the node beyond. Colours are
presentation attributes, which every renderer knows; a browser whose reader prefers dark overrides them by the one style
sheet, which leaves other pictures of a page alone. There are no scripts and nothing is fetched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from argmap.relations import SYMMETRIC, Kind
from argmap.style import Palette
from argmap.writers.dot.escaping import right_to_left
from argmap.writers.dot.palettes import BOLD, ITALIC, REGULAR, REMARK_SIZE, theme_of
from argmap.writers.picture.dark import dark_rules

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_GROUP, _TITLE, _ANCHOR, _TEXT = (f"{{{_SVG}}}{name}" for name in ("g", "title", "a", "text"))
_FONTS = {BOLD: ("font-weight", "bold"), ITALIC: ("font-style", "italic")}


FROM_THE_RIGHT = ("\u2067", "\u2069")
"""The Unicode marks around a line that is read from right to left; some SVG renderers know no other way."""
_SMALLEST = 0.3  # of its size
_REMARK = f"{REMARK_SIZE:.2f}"
_COMMAND = re.compile(rb"#(?=#)|(?m:^\s*):(?=:)")
"""The possible beginnings of commands in a CI log."""


class _Group(NamedTuple):
    """A group of the drawing: Graphviz's class of it, the classes that ``dot`` has given it, and its tooltip."""

    group: Element
    kind: str
    classes: list[str]
    name: str
    tip: list[str]
    linked: bool


def dressed(svg: bytes) -> bytes:
    """The finished SVG of a diagram from ``dot.diagram.write``."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - what Graphviz has written just now
    graph = root.find(_GROUP)
    if graph is None:
        return svg
    groups = [_opened(group) for group in list(graph.iter(_GROUP)) if group.get("class")]
    texts = {each.name: _words(each) for each in groups if each.kind == "node"}
    for each in groups:
        _directed(each.group)
        if each.group is not graph:
            _describe(each, texts)
    _plain(root)
    title = " ".join(groups[0].tip) if groups else ""
    kept = " ".join(groups[0].classes) if groups else ""
    root.attrib |= {"class": f"argmap {kept}".strip(), "role": "graphics-document document", "aria-label": title}
    descriptions = _element("title", title), _element("desc", _described(groups))
    rules = [_fitting(root), *_dark(graph, groups)]
    root[:0] = [*descriptions, _element("style", "\n" + "\n".join(rules) + "\n")]
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    made = _COMMAND.sub(lambda found: found[0][:-1] + b"&#%d;" % found[0][-1], ElementTree.tostring(root))
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + made + b"\n"


def _opened(group: Element) -> _Group:
    """A group without what Graphviz wraps its content in, and without the name that it gives it as a title."""
    kind, *classes = group.get("class", "").split()
    title = group.find(_TITLE)
    name = ""
    if title is not None:
        group.remove(title)
        name = title.text or ""
    tip, linked = _unwrapped(group)
    return _Group(group, kind, classes, name, tip.split("\n") if tip else [], linked)


def _words(each: _Group) -> str:
    """The words of a node: from its tooltip, or all words in the box if the tooltip has only one line."""
    return each.tip[1] if len(each.tip) > 1 else " ".join(line.text or "" for line in each.group.iter(_TEXT))


def _describe(each: _Group, texts: Mapping[str, str]) -> None:
    """Give a node, a line or a frame its title and its label."""
    group, kind, classes, _, tip, linked = each
    if "aux" in classes:
        group.set("aria-hidden", "true")
        return
    for line in group.iter(_TEXT) if kind == "node" else ():
        if line.get("font-size") == _REMARK:
            line.set("class", "remark")
    label = tip[0] if tip else ""
    if kind == "node":
        label = f"{label}: {texts[each.name]}"
    elif kind == "edge":
        label = _related(each, texts) or label
        group.set("class", " ".join([kind, *classes[:1]]))
    group.attrib |= {"role": "graphics-symbol" if kind == "node" and not linked else "group", "aria-label": label}
    if tip:
        group.insert(0, _element("title", "\n".join(tip)))


def _related(each: _Group, texts: Mapping[str, str]) -> str:
    """An edge in the words of its nodes; for an undercut also the step, if it is drawn."""
    relation, *joined = each.classes or [""]
    ends = joined[:2] or each.name.split("->")
    one, other = (texts.get(end, "") for end in ends) if len(ends) == 2 else ("", "")
    if not one or not other:
        return ""
    if relation in SYMMETRIC:
        return f"{relation}: between {one} and {other}"
    for step, target in [joined[2:]] if len(joined) == 4 else []:
        return f"{relation}: {one} → the step {step}: {other} → {texts.get(target, target)}"
    return f"{relation}: {one} → {other}"


def _directed(group: Element) -> None:
    """Make right-to-left words run that way in all lines, even those that begin with other letters."""
    found = group.findall(_TEXT) or group.findall(f"{_ANCHOR}/{_TEXT}")
    for _, lines in groupby(found, key=lambda line: line.get("font-size")):
        texts = list(lines)
        if right_to_left(" ".join(line.text or "" for line in texts)):
            for line in texts:
                line.text = (line.text or "").join(FROM_THE_RIGHT)


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
    drawn = [each for each in groups if "aux" not in each.classes]
    counts = Counter(each.classes[0] for each in drawn if each.kind == "node" and each.classes)
    lines = sum(each.kind == "edge" for each in drawn)
    nodes = ", ".join(f"{counts[kind]} {kind}{'s' * (counts[kind] > 1)}" for kind in Kind if counts[kind])
    return f"An argument map: {nodes or 'no nodes'}; {lines} relation{'s' * (lines != 1)} between them."


def _fitting(root: Element) -> str:
    """The rule by which a picture fits the window that it is opened in, whose ground becomes that of the picture.

    It is made no smaller than letters can be guessed at. Beyond that the window scrolls, and its zoom enlarges.
    """
    wide, high = (_SMALLEST * float(root.get(side, "0").removesuffix("pt")) for side in ("width", "height"))
    ground = next((shape.get("fill") for shape in root.iter(f"{{{_SVG}}}polygon")), "none")
    size = f"max-width: max(100vw, {wide:g}pt); max-height: max(100vh, {high:g}pt)"
    return f".argmap:root {{{size}; background: {ground}}}"


def _dark(graph: Element, groups: list[_Group]) -> Iterator[str]:
    """The rules of a light diagram for readers who prefer dark; a dark one is dark for everybody."""
    classes = groups[0].classes if groups else []
    palette = next((one for one in Palette if one in classes), None)
    if palette is None or "light" not in classes:
        return
    for name in ("polygon", "text"):
        for element in graph.findall(f"{{{_SVG}}}{name}"):
            element.set("class", "ground" if name == "polygon" else "word")
    used = {(each.kind, one) for each in groups for one in each.classes}
    for each in groups:
        if "elsewhere" in each.classes:
            used.update(("elsewhere", one) for one in each.classes)
        if any(line.get("class") == "remark" for line in each.group.iter(_TEXT)):
            used.update(("remark", one) for one in each.classes)
    rules = "\n".join(dark_rules(theme_of(palette, dark=True), used, f".argmap.light.{palette}"))
    yield f"@media (prefers-color-scheme: dark) {{\n{rules}\n}}"


def _element(name: str, words: str) -> Element:
    element = Element(f"{{{_SVG}}}{name}")
    element.text = words
    element.tail = "\n"
    return element
