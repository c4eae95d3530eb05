"""The document around the parts of a page: one file that loads nothing from elsewhere.

Its policy lets nothing run or be loaded but the style and the script that are written here, by their digests.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from argmap.style import Palette
from argmap.writers.page.html_text import words

_ASSETS = Path(__file__).with_name("assets")
_STYLES = (
    "colours.css",
    "page.css",
    "debate.css",
    "overview.css",
    "source.css",
    "diagram.css",
    "sheet.css",
    "narrow.css",
    "forced.css",
    "print.css",
)
_SCRIPTS = (
    "nodes.js",
    "views.js",
    "places.js",
    "lights.js",
    "choosing.js",
    "texts.js",
    "filter.js",
    "found.js",
    "overview.js",
    "sheet.js",
    "keys.js",
    "tools.js",
    "paper.js",
    "zoom.js",
    "start.js",
)
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='4' fill='%232b3a4a'/%3E"
    "%3Cpath d='M2.5 8h5M5 5.5v5' stroke='%2356b4e9' stroke-width='1.8'/%3E"
    "%3Cpath d='M9 8h4.5' stroke='%23e69f00' stroke-width='1.8'/%3E%3C/svg%3E"
)
_FIRST = 'document.documentElement.className = "js";'  # before anything is laid out
_DATA = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


class Tab(NamedTuple):
    """A part of a page: its anchor, its heading, and its HTML."""

    name: str
    heading: str
    html: str


def document(
    title: str, head: str, views: Sequence[Tab], tools: str, data: object, source: str, palette: str = Palette.SAFE
) -> str:
    """The complete page. ``head`` is under the title, ``views`` are shown one at a time, ``source`` beside them."""
    style, script = _joined(_STYLES), f'"use strict";(() => {{\n{_joined(_SCRIPTS)}}})();\n'
    named = [(view.name, view.heading) for view in views] + ([("source", "Source")] if source else [])
    links = "".join(f'<li><a href="#{name}">{heading}</a></li>' for name, heading in named)
    shown = "\n".join(map(_section, views))
    beside = ""
    if source:
        beside = '<div class="view side" id="source" role="complementary" aria-labelledby="source-name">'
        beside += f'<h2 id="source-name">Source</h2>\n{source}\n</div>'
    return f"""<!DOCTYPE html>
<html lang="en" data-palette="{palette}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="argmap">
<title>{words(title)}</title>
<link rel="icon" href="{_ICON}">
<style>{style}</style>
<script>{_FIRST}</script>
</head>
<body>
<a class="jump" href="#debate">Skip to the debate</a>
<header>
<div class="head"><h1><bdi>{words(title)}</bdi></h1>{head}</div>
{tools}
<div class="row"><nav class="views" aria-label="Views"><ul>{links}</ul></nav><p role="status" id="count"></p></div>
</header>
<main>
{shown}
</main>
{beside}
{_HELP}
{_paper(named)}
<script type="application/json" id="data">{json.dumps(data, separators=(",", ":")).translate(_DATA)}</script>
<script>{script}</script>
</body>
</html>
"""


def _section(view: Tab) -> str:
    return (
        f'<section class="view" id="{view.name}" aria-labelledby="{view.name}-name">'
        f'<h2 id="{view.name}-name">{view.heading}</h2>\n{view.html}\n</section>'
    )


@cache
def _joined(names: tuple[str, ...]) -> str:
    return "".join((_ASSETS / name).read_text(encoding="utf-8") for name in names)


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(_FIRST)} {_digest(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _paper(named: Sequence[tuple[str, str]]) -> str:
    """The dialog that asks what to print."""
    parts = "".join(
        f'<p><label><input type="checkbox" id="with-{name}" checked> {heading.lower()}</label></p>'
        for name, heading in named
        if name in ("diagram", "source")
    )
    return (
        '<dialog id="paper" aria-labelledby="paper-name"><h2 id="paper-name">Print</h2>'
        '<p><label><input type="checkbox" id="short"> only positions and their direct reasons</label></p>'
        f"<p>Else the whole debate{', with' if parts else ''}</p>{parts}"
        '<form method="dialog"><button value="print">Print</button> <button value="">Cancel</button></form></dialog>'
    )


_KEYS = {
    "↓ ↑": "the next node, the one before",
    "→": "open a node, or go to the first below it",
    "←": "close a node, or go to the one above it",
    "Home End": "the first node, the last one",
    "Enter": "choose a node: its words come into view",
    "Space": "open or close a node",
    "/": "search",
    "Esc": "clear the search, then the selection",
    "?": "this help",
}
_HELP = (
    '<dialog id="help" aria-labelledby="help-name"><h2 id="help-name">How to use this page</h2>'
    "<p>Point at a node, and its words light up in the source. Point at words in the source, and the nodes made from "
    "them light up. A click scrolls the other side into view. A click on the arrow of a node, or on a chosen node, "
    "opens or closes it. In a diagram, a click chooses a box, and the wheel with Ctrl zooms.</p><dl>"
    + "".join(
        f"<div><dt>{' '.join(f'<kbd>{key}</kbd>' for key in keys.split(' '))}</dt><dd>{meaning}</dd></div>"
        for keys, meaning in _KEYS.items()
    )
    + '</dl><form method="dialog"><button>Close</button></form></dialog>'
)
