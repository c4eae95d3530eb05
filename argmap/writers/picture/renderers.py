"""Pictures of a diagram, made from DOT text by what is there to draw with: a literal table of renderers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from argmap.errors import ArgmapError

from argmap.writers.picture import pdf, program, wasm
from argmap.writers.picture.svg import dressed

INSTALL = (
    "pip install 'argmap[pictures]' draws them; or install Graphviz: apt install graphviz (Debian, Ubuntu), "
    "dnf install graphviz (Fedora), brew install graphviz (macOS), winget install graphviz (Windows)"
)


class Renderer(NamedTuple):
    """Something that draws. ``render(dot_text, format)`` raises ArgmapError where it fails."""

    formats: Collection[str]
    available: Callable[[], bool]
    render: Callable[[str, str], bytes]


RENDERERS = (
    Renderer(program.FORMATS, program.available, program.render),
    Renderer(wasm.FORMATS, wasm.available, wasm.render),
    Renderer(pdf.FORMATS, pdf.available, pdf.render),
)
"""In the order in which they are tried."""


def _rendered(renderer: Renderer, dot_text: str, format: str) -> bytes:
    """A picture; the frames of clusters are laid out in Graphviz's older way where its newer one fails."""
    try:
        return renderer.render(dot_text, format)
    except ArgmapError:
        older = dot_text.replace("x","x", 1)
        if older == dot_text:
            raise
    return renderer.render(older, format)


def available(format: str) -> bool:
    """Whether there is something to draw this format with."""
    return any(format in renderer.formats and renderer.available() for renderer in RENDERERS)


def render(dot_text: str, format: str) -> bytes:
    """The picture that DOT text describes, as ``svg``, ``png`` or ``pdf``.

    Raises ArgmapError where nothing is there to draw it, or where that fails or takes too long.
    """
    for renderer in RENDERERS:
        if format in renderer.formats and renderer.available():
            picture = _rendered(renderer, dot_text, format)
            return dressed(picture) if format == "svg" else picture
    if available("svg"):
        raise ArgmapError(
            f"a {format} needs the package typst, or Graphviz: its program dot is not on the PATH", INSTALL
        )
    raise ArgmapError("pictures need Graphviz: its program dot is not on the PATH", INSTALL)
