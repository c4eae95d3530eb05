"""PDF without a program of the system: the SVG of Graphviz as WebAssembly, put on a page of its size by Typst.

Typst is of the optional extra ``pictures``. It draws the shapes of the SVG as shapes, sets the words itself, so that
they are found, copied and read aloud, and brings letters where a system has none. The page is described by a constant
text. What comes from a map is handed to it as values, which Typst never reads as its own language.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Collection
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from argmap.errors import ArgmapError
from argmap.text import brief
from argmap.writers.picture import wasm
from argmap.writers.picture.limits import LESS
from argmap.writers.picture.parts import Link, Parts, parts
from argmap.writers.picture.svg import dressed

FORMATS = ("pdf",)
_PAGE = b"""
#let (width, height, fit, font, grow, lines, links) = json(bytes(sys.inputs.measures))
#let unit = fit * 1pt
#set document(title: sys.inputs.title, description: sys.inputs.described, date: none)
#set page(width: width * unit, height: height * unit, margin: 0pt)
#set text(font: font, lang: "und", top-edge: "baseline", bottom-edge: "baseline")
#set place(top + left)
#place(image(bytes(sys.inputs.shapes), format: "svg", width: 100%, height: 100%, alt: sys.inputs.described))
#for (words, x, y, anchor, size, colour, weight, style) in lines {
  let line = text(size: size * grow * unit, fill: rgb(colour), weight: weight, style: style, words)
  place(dx: x * unit, dy: y * unit, context {
    let wide = measure(line).width
    move(dx: -wide * anchor, box(width: wide + 1pt, line)) // in a narrower one it would be broken
  })
}
#for (address, x, y, right, bottom) in links {
  place(dx: x * unit, dy: y * unit, link(address, box(width: (right - x) * unit, height: (bottom - y) * unit)))
}
"""
_MAX_POINTS = 14_400  # points: ISO 32000-1, annex C.2; what reads PDF need not show larger pages
_MAX_ADDRESS_CHARACTERS = 8_000  # characters of an address, by Typst

_FAMILIES = {
    **dict.fromkeys(("Helvetica", "Arial", "Liberation Sans", "Arimo", "Nimbus Sans", "Nimbus Sans L"), 1.0),
    **dict.fromkeys(("TeX Gyre Heros", "FreeSans"), 1.0),
    "DejaVu Sans": 0.85,
}
"""The fonts of a system that do for Helvetica, by which boxes are measured, and in what size their letters are as wide.

Where there is none of them the letters are those that Typst brings, which are narrower.
"""
_BROUGHT = "Libertinus Serif"


def available() -> bool:
    """Whether the packages of the extra are installed."""
    return wasm.available() and find_spec("typst") is not None


def render(dot_text: str, format: str, seconds: float | None = None) -> bytes:
    """The picture that DOT text describes, on one page; raises ArgmapError where that fails or takes too long."""
    return paged(parts(dressed(wasm.svg_of(dot_text, format, seconds))))


def paged(picture: Parts) -> bytes:
    """The PDF of a picture, with its title and its links; the same whenever it is made with the same fonts.

    A point of the picture is one of the page, but of pictures beyond what a page of PDF may measure, which are made
    smaller. Raises ArgmapError where Typst does not take it.
    """
    typst: Any = import_module("typst")
    fonts = typst.Fonts()
    family, grow = _letters(fonts.families())
    measures = {
        "width": picture.width,
        "height": picture.height,
        "fit": min(1.0, _MAX_POINTS / max(picture.width, picture.height)),
        "font": [family],
        "grow": grow,
        "lines": picture.lines,
        "links": [_taken(link) for link in picture.links],
    }
    inputs = {"title": picture.title, "described": picture.description, "shapes": picture.shapes}
    inputs["measures"] = json.dumps(measures)
    try:
        with tempfile.TemporaryDirectory() as nothing:  # Typst reads files of its root, and there are none
            return bytes(typst.compile(_PAGE, root=nothing, format="pdf", font_paths=fonts, sys_inputs=inputs))
    except RuntimeError as error:  # a TypstError is one
        raise ArgmapError(f"the pdf cannot be drawn: {brief(str(error))}", LESS) from None


def _letters(families: Collection[str]) -> tuple[str, float]:
    """An installed font, and the size in which words fit their boxes."""
    return next(((family, size) for family, size in _FAMILIES.items() if family in families), (_BROUGHT, 1.0))


def _taken(link: Link) -> Link:
    if len(link.address) > _MAX_ADDRESS_CHARACTERS:
        raise ArgmapError(
            f"a link of a pdf has at most {_MAX_ADDRESS_CHARACTERS} characters: {brief(link.address, 80)}",
            "use a shorter template or shorter values for --link, or export as svg",
        )
    return link
