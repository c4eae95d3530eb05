"""Remarks in letters of their own, for a Graphviz that cannot read HTML-like labels.

The module that ``wasm`` draws with is built without a reader of XML. So it gets labels whose lines are all alike, and
the lines that are remarks get their letters in the SVG that it has made. The boxes are a little wider than need be.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree import ElementTree

from argmap.writers.dot.escaping import label
from argmap.writers.dot.palettes import REGULAR

_SVG = "{http://www.w3.org/2000/svg}"
_LINES = r'((?:[^<>]|<BR ALIGN="[A-Z]+"/>)*)'
_LABEL = re.compile(
    r'^(?P<begin> *(?:"(?P<name>(?:[^"\\]|\\.)*)" \[|graph \[.*?))label='
    rf'<{_LINES}<FONT FACE="[^"]*" POINT-SIZE="(?P<size>[0-9]+)" COLOR="(?P<colour>#[0-9a-f]{{6}})">{_LINES}</FONT>>',
    re.MULTILINE,
)
_END = re.compile(r'<BR ALIGN="[A-Z]+"/>')


class Remarks(NamedTuple):
    """After how many lines of a label its remarks begin, and their letters."""

    lines: int
    size: str
    colour: str


def quoted_labels(dot_text: str) -> tuple[str, dict[str, Remarks]]:
    """The DOT text with quoted labels only, and the remarks in them by the names of nodes.

    The labels are those that ``dot.escaping.remarked`` has written. Those of the title have the name ``""``.
    """
    found: dict[str, Remarks] = {}

    def quoted(match: re.Match[str]) -> str:
        _, _, words, size, colour, below = match.groups()
        text, remarks = _lines(words), _lines(below)
        name = (match["name"] or "").replace('\\"', '"').replace("\\\\", "\\")
        found[name] = Remarks(len(text), size, colour)
        return f"{match['begin']}label={label([*text, *remarks])}"

    return _LABEL.sub(quoted, dot_text), found


def _lines(words: str) -> list[str]:
    return [html.unescape(line.replace("\\\\", "\\")) for line in _END.split(words)[:-1]]


def with_remarks(svg: bytes, found: Mapping[str, Remarks]) -> bytes:
    """The SVG of such a text, with remarks in their letters."""
    if not found:
        return svg
    ElementTree.register_namespace("", _SVG[1:-1])
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ElementTree.fromstring(svg)  # noqa: S314 - what Graphviz has written just now
    for group in root.iter(f"{_SVG}g"):
        kind = group.get("class", "").split(" ", 1)[0]
        name = "" if kind == "graph" else group.findtext(f"{_SVG}title", "")
        if kind not in ("graph", "node") or name not in found:
            continue
        remarks = found[name]
        inner = group.findall(f"{_SVG}text") or group.findall(f"{_SVG}g/{_SVG}a/{_SVG}text")
        for line in inner[remarks.lines :]:
            line.attrib |= {"font-family": REGULAR, "font-size": f"{float(remarks.size):.2f}", "fill": remarks.colour}
    return ElementTree.tostring(root)
