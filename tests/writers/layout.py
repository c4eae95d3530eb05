"""What stands on what in a drawing that should not: read from the JSON that Graphviz writes of its layout."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .drawings import graphviz

_CELL = 60  # points
_STEPS = 12  # points of a curve that are looked at
_LETTER = 0.7  # how high a letter is, in the size of its font


class Area(NamedTuple):
    """A rectangle in points, and the name of what is in it."""

    name: str
    left: float
    low: float
    right: float
    high: float

    def meets(self, other: Area) -> bool:
        return (
            self.left < other.right - 1
            and other.left < self.right - 1
            and self.low < other.high - 1
            and other.low < self.high - 1
        )


class Curve(NamedTuple):
    """A line, the names of what it joins, and points on it."""

    name: str
    ends: frozenset[str]
    points: list[tuple[float, float]]


class Fault(NamedTuple):
    """``what`` is a kind of fault; the names are of what meets."""

    what: str
    one: str
    other: str


class Layout(NamedTuple):
    """Where everything is; ``said`` is what Graphviz has complained about."""

    width: float
    height: float
    boxes: list[Area]
    words: list[Area]
    titles: list[Area]
    frames: list[Area]
    curves: list[Curve]
    said: str


def layout_of(dot_text: str) -> Layout:
    """The layout by the program ``dot``; raises AssertionError where that fails."""
    done = graphviz(dot_text, "json")
    assert done.returncode == 0, done.stderr.decode()
    return read(done.stdout, done.stderr.decode())


def read(text: bytes, said: str = "") -> Layout:
    drawing = json.loads(text, strict=False)
    objects = drawing.get("objects", [])
    names = {each["_gvid"]: each["name"] for each in objects}
    _, _, width, height = map(float, drawing["bb"].split(","))
    boxes = [_box(each) for each in objects if "pos" in each and each.get("style") != "invis"]
    frames = [each for each in objects if each["name"].startswith("cluster ") and "bb" in each]
    edges = [each for each in drawing.get("edges", []) if each.get("style") != "invis"]
    return Layout(
        width,
        height,
        boxes,
        [area for each in edges for area in _written(names[each["tail"]] + " → " + names[each["head"]], each)],
        [area for each in frames for area in _written(each["name"], each)],
        [Area(each["name"], *map(float, each["bb"].split(","))) for each in frames],
        [_curve(names[each["tail"]], names[each["head"]], each) for each in edges],
        said,
    )


def _box(each: dict[str, Any]) -> Area:
    x, y = map(float, each["pos"].split(","))
    width, height = (36 * float(each[key]) for key in ("width", "height"))
    return Area(each["name"], x - width, y - height, x + width, y + height)


def _written(name: str, each: dict[str, Any]) -> Iterator[Area]:
    """Where the letters of a label are, without the blanks around them."""
    size = 14.0
    for key in ("_ldraw_", "_tldraw_", "_hldraw_"):
        for operation in each.get(key, []):
            size = operation.get("size", size)
            if operation["op"] == "T" and operation["text"].strip():
                x, y = operation["pt"]
                wide, text = operation["width"], operation["text"]
                left = {"l": x, "c": x - wide / 2, "r": x - wide}[operation["align"]]
                letter = wide / len(text)
                left += letter * (len(text) - len(text.lstrip())) * 0.7
                right = left + letter * (len(text.strip()) + 0.3 * (len(text) - len(text.strip())))
                yield Area(f"{name}: {text.strip()}", left, y, right, y + _LETTER * size)


def _curve(tail: str, head: str, each: dict[str, Any]) -> Curve:
    points: list[tuple[float, float]] = []
    for part in each.get("pos", "").split(";"):
        corners = [tuple(map(float, one.split(","))) for one in part.split() if one[0] not in "es"]
        for at in range(0, len(corners) - 3, 3):
            points += _bezier(corners[at : at + 4])
    return Curve(f"{tail} → {head}", frozenset((tail, head)), points)


def _bezier(corners: list[tuple[float, ...]]) -> Iterator[tuple[float, float]]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    for step in range(_STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def faults(layout: Layout) -> list[Fault]:
    """Boxes on boxes, on titles and outside of frames; lines under foreign boxes, through words and through titles."""
    boxes, words, titles = _Map(layout.boxes), _Map(layout.words), _Map(layout.titles)
    found = [Fault("box on box", one.name, other.name) for one in layout.boxes for other in boxes.beside(one)]
    found += [Fault("box on title", one.name, other.name) for one in layout.boxes for other in titles.beside(one)]
    found += [Fault("word on box", one.name, other.name) for one in layout.words for other in boxes.beside(one)]
    found += [Fault("word on word", one.name, other.name) for one in layout.words for other in words.beside(one)]
    for curve in layout.curves:
        if not curve.points:
            found.append(Fault("line lost", curve.name, ""))
        found += [
            Fault("line under box", curve.name, other) for other in boxes.crossed(curve, 4) if other not in curve.ends
        ]
        found += [Fault("line through title", curve.name, other) for other in titles.crossed(curve, 1)]
        for other in words.crossed(curve, 1):
            own = other.startswith(f"{curve.name}: ")
            found.append(Fault("line through own word" if own else "line through word", curve.name, other))
    found += [Fault("warning", line, "") for line in layout.said.splitlines()]
    return found


class _Map:
    """Areas by the squares that they touch."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self.cells: defaultdict[tuple[int, int], list[Area]] = defaultdict(list)
        for area in areas:
            for cell in _cells(area):
                self.cells[cell].append(area)

    def beside(self, area: Area) -> list[Area]:
        """What an area stands on; of two of one map only the second of the pair tells."""
        near = {other for cell in _cells(area) for other in self.cells.get(cell, ())}
        mutual = area in near
        return [other for other in near if area.meets(other) and (not mutual or other < area)]

    def crossed(self, curve: Curve, margin: float) -> list[str]:
        """The names of the areas whose inside a curve enters."""
        return list(
            dict.fromkeys(
                area.name
                for x, y in curve.points
                for area in self.cells.get((int(x // _CELL), int(y // _CELL)), ())
                if area.left + margin < x < area.right - margin and area.low + margin < y < area.high - margin
            )
        )


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    for column in range(int(area.left // _CELL), int(area.right // _CELL) + 1):
        for row in range(int(area.low // _CELL), int(area.high // _CELL) + 1):
            yield column, row
