"""A screenshot as SVG: the same whenever the screen is the same, and without anything loaded from elsewhere."""

from __future__ import annotations

import re
from html import unescape

from rich.cells import cell_len
from textual.app import App

from argmap.explorer.themes import THEMES

_FACES = re.compile(r"\s*@font-face \{[^}]*\}", re.DOTALL)
_IDS = re.compile(r"terminal-\d+")
_FONTS = '"DejaVu Sans Mono", Menlo, Consolas, monospace'
_FONT_SIZE = 20.26
"""At this size the first font is as wide as the cells: not every program stretches text to ``textLength``."""
_BLANK = "&#160;"
_TEXT = re.compile(r'(<text[^>]* x=")([\d.]+)("[^>]*? textLength=")([\d.]+)("[^>]*>)([^<]*)</text>')
_EMPTY = re.compile(r"<text[^>]*>\s*</text>")
_COMMENT = re.compile(r"\s*<!--[^>]*-->")


def screenshot_of(app: App[None], theme: str) -> str:
    """The screen as SVG, in the colours of a theme."""
    colors = THEMES[theme]
    svg = app.export_screenshot(title="argmap explore", simplify=True)
    svg = _COMMENT.sub("", _FACES.sub("", svg))
    svg = _IDS.sub("argmap", svg).replace("font-size: 20px", f"font-size: {_FONT_SIZE}px")
    svg = re.sub(r"font-family: [^;]*;", f"font-family: {_FONTS};", svg)
    svg = svg.replace('fill="#292929"', f'fill="{colors.panel}"').replace('fill="#c5c8c6"', f'fill="{colors.dim}"')
    svg = _EMPTY.sub("", _TEXT.sub(_trimmed, svg))
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _trimmed(found: re.Match[str]) -> str:
    """A text element without spaces at its ends: some programs drop leading spaces and draw the rest too early."""
    before, at, between, length, after, words = found.groups()
    bare = re.sub(f"^({_BLANK})+", "", words)
    wide = float(length) / max(1, cell_len(unescape(words)))
    left = (len(words) - len(bare)) // len(_BLANK)
    trimmed = re.sub(f"({_BLANK})+$", "", bare)
    right = (len(bare) - len(trimmed)) // len(_BLANK)
    start, room = float(at) + left * wide, float(length) - (left + right) * wide
    return f"{before}{start:.5g}{between}{room:.5g}{after}{trimmed}</text>"
