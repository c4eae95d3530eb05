"""The parts of a diagram's SVG, for a renderer that draws shapes, words and links separately."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_TRANSLATE = re.compile(r"translate\((\S+) (\S+)\)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_COLOUR = re.compile("#[0-9a-f]{6}")
_ANCHORS = {"middle": 0.5, "end": 1.0}


class Line(NamedTuple):
    """A line of words: ``x`` is its left end, its middle if ``anchor`` is 0.5, or its right end if it is 1."""

    words: str
    x: float
    y: float
    anchor: float
    size: float
    colour: str
    weight: str
    style: str


class Link(NamedTuple):
    """An address, and the corners of its area."""

    address: str
    left: float
    top: float
    right: float
    bottom: float


class Parts(NamedTuple):
    """A picture. All measures are in points from its upper left corner; lines are at their baseline."""

    title: str
    description: str
    width: float
    height: float
    shapes: str
    lines: list[Line]
    links: list[Link]


def parts(svg: bytes) -> Parts:
    """The parts of an SVG from ``picture_svg.dressed``. The shapes are an SVG without words."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - what Graphviz has written just now
    moved = _TRANSLATE.search(next(root.iter(f"{_SVG}g")).get("transform", ""))
    right, down = map(float, moved.groups()) if moved else (0.0, 0.0)
    lines = [_line(text, right, down) for text in root.iter(f"{_SVG}text")]
    links = [link for anchor in root.iter(f"{_SVG}a") for link in _links(anchor, right, down)]
    for element in list(root.iter()):
        for text in element.findall(f"{_SVG}text"):
            element.remove(text)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    title, description = (root.findtext(f"{_SVG}{name}", "") for name in ("title", "desc"))
    return Parts(title, description, width, height, ElementTree.tostring(root, encoding="unicode"), lines, links)


def _line(text: Element, right: float, down: float) -> Line:
    colour = text.get("fill", "").lower()
    return Line(
        text.text or "",
        float(text.get("x", "0")) + right,
        float(text.get("y", "0")) + down,
        _ANCHORS.get(text.get("text-anchor", ""), 0.0),
        float(text.get("font-size", "14")),
        colour if _COLOUR.fullmatch(colour) else "#000000",  # Graphviz names no other colour of ours than black
        text.get("font-weight", "regular"),
        text.get("font-style", "normal"),
    )


def _links(anchor: Element, right: float, down: float) -> Iterator[Link]:
    corners = [corner for shape in anchor.iter() for corner in _corners(shape)]
    if corners:
        xs, ys = zip(*corners, strict=True)
        yield Link(anchor.get(_HREF, ""), min(xs) + right, min(ys) + down, max(xs) + right, max(ys) + down)


def _corners(shape: Element) -> Iterator[tuple[float, float]]:
    """The extreme points of a shape; for a curve its control points, which are the corners of our boxes."""
    if shape.tag == f"{_SVG}ellipse":
        x, y, wide, high = (float(shape.get(name, "0")) for name in ("cx", "cy", "rx", "ry"))
        yield from ((x - wide, y - high), (x + wide, y + high))
    numbers = [float(number) for number in _NUMBER.findall(shape.get("d") or shape.get("points") or "")]
    yield from zip(numbers[::2], numbers[1::2], strict=True)
