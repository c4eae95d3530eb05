"""Graphviz's SVG adapted to a page: its shapes and words, links to the nodes, and nothing else.

Colours are the page's: each shape has a class for what it is, so that a diagram follows the page into the dark. Only
the elements and attributes that are listed here are carried over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree

from argmap.relations import KINDS, RELATIONS, Kind, Relation, Side
from argmap.writers.page.html_text import anchor, words
from argmap.writers.picture.svg import FROM_THE_RIGHT

_SVG = "{http://www.w3.org/2000/svg}"
_TIP = "{http://www.w3.org/1999/xlink}title"
_SHAPES = frozenset({"polygon", "polyline", "path", "ellipse", "text"})
_KEPT = (
    *("points", "d", "cx", "cy", "rx", "ry", "x", "y", "text-anchor"),
    *("font-size", "font-weight", "font-style", "stroke-width", "stroke-dasharray"),
)
_NUMBERED = re.compile(r"node~(\d+)")
_RELATIONS = frozenset(Relation)
_LOOKS = {**{str(side): f"side-{side}" for side in Side}, "elsewhere": "elsewhere"}
"""The classes of a box that takes one side, or is of another map."""
_STROKES = {"#0072b2": Relation.PRO, "#b14a00": Relation.CON}  # where a line has no class that tells its relation


class Drawing(NamedTuple):
    """An SVG as a part of a page, and its unscaled size in pixels."""

    svg: str
    width: float
    height: float

    @property
    def is_wide(self) -> bool:
        """Whether it needs landscape paper."""
        return self.width > self.height


def inline(svg: bytes, title: str, nodes: Mapping[str, str]) -> Drawing:
    """The SVG as a part of a page; ``nodes`` are the kinds of the drawn ones, in the order of the graph.

    The SVG is one that Graphviz has made from our DOT text, whose entities it has escaped.
    """
    root = ElementTree.fromstring(svg)  # noqa: S314 - there is no DTD of anybody's but Graphviz's own
    width, height = root.get("viewBox", "0 0 1 1").split()[2:]
    graph = root.find(f"{_SVG}g")
    assert graph is not None
    names = list(nodes)
    shapes = "".join(_group(group, names, nodes) for group in graph.findall(f"{_SVG}g"))
    size = f'viewBox="0 0 {words(width)} {words(height)}" width="{words(width)}" height="{words(height)}"'
    place = words(graph.get("transform", ""))
    made = f'<svg {size} role="group" aria-label="{words(title)}"><g transform="{place}">{shapes}</g></svg>'
    return Drawing(made, float(width), float(height))


def _group(group: ElementTree.Element, names: list[str], kinds: Mapping[str, str]) -> str:
    """A node, which is a link, or an edge, a joint or a frame."""
    classes = group.get("class", "").split()
    node = _name(group.get("id", ""), names) if "node" in classes and "aux" not in classes else ""
    tip = _tip(group)
    shapes = "".join(_shapes(group))
    if node in kinds:
        box = KINDS[Kind(kinds[node])].box
        classes_of = " ".join(["d", kinds[node], f"box-{box}", *(_LOOKS[one] for one in classes if one in _LOOKS)])
        return f'<a class="{classes_of}" href="#{anchor(node)}"><title>{tip}</title>{shapes}</a>'
    strokes = [shape.get("stroke", "") for shape in group.iter()]
    relations = [Relation(one) for one in classes if one in _RELATIONS]
    relations += [_STROKES[one] for one in strokes if one in _STROKES]
    drawn = f"{relations[0]} tone-{RELATIONS[relations[0]].look.tone}" if relations else ""
    kind = "joint" if "node" in classes else "line frame" if "cluster" in classes else "line"
    return f'<g class="{kind} {drawn}">{f"<title>{tip}</title>" if tip else ""}{shapes}</g>'


def _tip(group: ElementTree.Element) -> str:
    """The tooltip of a node or a line: Graphviz makes a link of it, others a title."""
    links = (link.get(_TIP) for link in group.iter(f"{_SVG}a"))
    return words(next(filter(None, links), None) or group.findtext(f"{_SVG}title") or "")


def _name(identifier: str, names: list[str]) -> str:
    """The node with an ``id`` of the drawing: a name, or the number of one."""
    numbered = _NUMBERED.fullmatch(identifier)
    number = int(numbered[1]) if numbered else 0
    return names[number - 1] if 0 < number <= len(names) else identifier


def _shapes(group: ElementTree.Element) -> Iterator[str]:
    for shape in group.iter():
        name = shape.tag.removeprefix(_SVG)
        if name in _SHAPES:
            kept = "".join(f' {key}="{words(shape.attrib[key])}"' for key in _KEPT if key in shape.attrib)
            looks = "hollow" if shape.get("fill") == "none" else "remark" if shape.get("class") == "remark" else ""
            class_attribute = f' class="{looks}"' if looks else ""
            yield f"<{name}{class_attribute}{kept}>{_line(shape.text or '')}</{name}>"


def _line(text: str) -> str:
    """A line of words; our own marks for right-to-left text stay."""
    begin, end = FROM_THE_RIGHT
    if text.startswith(begin) and text.endswith(end):
        return f"&#{ord(begin)};{words(text[1:-1])}&#{ord(end)};"
    return words(text)
