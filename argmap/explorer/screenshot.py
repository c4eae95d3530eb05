"""A screenshot as SVG: the same whenever the screen is the same, and without external resources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from rich.cells import cell_len
from textual.app import App

from argmap.explorer.themes import THEMES

_FACES = re.compile(r"\s*@font-face \{[^}]*\}", re.DOTALL)
_IDS = re.compile(r"terminal-\d+")
_FONTS = '"DejaVu Sans Mono", Menlo, Consolas, monospace'
_FONT_SIZE = 20.26
"""At this size the first font is as wide as the cells, because some programs do not stretch text to ``textLength``."""
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
    """A text element as one or several, each of letters of one width, and without spaces at its ends.

    Some programs drop leading spaces and draw the rest too early. Rich has the length of a text by its characters, not
    by its columns (Textualize/rich#2742), and a renderer spreads the letters evenly over the length.
    """
    before, at, between, length, after, escaped = found.groups()
    words = unescape(escaped)
    column = float(length) / max(1, len(words))
    made = []
    left = float(at)
    for run in _runs(words):
        width = column * cell_len(run)
        bare = run.strip("\xa0")
        if bare:
            start = left + column * (len(run) - len(run.lstrip("\xa0")))
            taken = escape(bare).replace("\xa0", _BLANK)
            made.append(f"{before}{start:.5g}{between}{column * cell_len(bare):.5g}{after}{taken}</text>")
        left += width
    return "".join(made)


def _runs(words: str) -> Iterator[str]:
    """The words in pieces of characters of equal width; a combining character stays with its letter."""
    begun = 0
    wide: bool | None = None
    for at, letter in enumerate(words):
        width = cell_len(letter)
        if width == 0:
            continue
        if wide is not None and wide != (width > 1):
            yield words[begun:at]
            begun = at
        wide = width > 1
    yield words[begun:]
