"""Pictures of a diagram, made from DOT text by what is there to draw with: a literal table of renderers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from argmap.errors import ArgmapError
from argmap.extras import install
from argmap.writers.picture import pdf, program, wasm
from argmap.writers.picture.limits import TooLongError
from argmap.writers.picture.svg import dressed


class Renderer(NamedTuple):
    """Something that draws. ``render(dot_text, format, tell, seconds)`` raises ArgmapError where it fails."""

    formats: Collection[str]
    available: Callable[[], bool]
    render: Callable[[str, str, Callable[[str], object], float | None], bytes]


RENDERERS = (
    Renderer(program.FORMATS, program.available, program.render),
    Renderer(wasm.FORMATS, wasm.available, wasm.render),
    Renderer(pdf.FORMATS, pdf.available, lambda text, wanted, _, seconds: pdf.render(text, wanted, seconds)),
)
"""In the order in which they are tried."""


def how_to_install() -> str:
    """What to install to have pictures drawn, for people."""
    return (
        f"{install('pictures')} draws them; or install Graphviz: apt install graphviz (Debian, Ubuntu), "
        "dnf install graphviz (Fedora), brew install graphviz (macOS), winget install graphviz (Windows)"
    )


def available(format: str) -> bool:
    """Whether there is something to draw this format with."""
    return any(format in renderer.formats and renderer.available() for renderer in RENDERERS)


def render(
    dot_text: str, format: str, tell: Callable[[str], object] | None = None, seconds: float | None = None
) -> bytes:
    """The picture that DOT text describes, as ``svg``, ``png`` or ``pdf``; where one renderer fails, the next may not.

    ``tell`` is told in a sentence what is wrong with a picture that is there. Raises ArgmapError where nothing is there
    to draw it, or where that fails; TooLongError where it takes more than some ``seconds``, by default minutes.
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
