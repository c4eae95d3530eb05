"""The output formats: each has a module, and ``FORMATS`` has everything that others need to know of it.

A writer takes the debate and the nodes to write (None for all of them), and returns the document and what was lost on
the way: findings, and plain sentences for what has no place in a file. Pictures are Graphviz's, made from the DOT text
by ``picture.renderers``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.findings import Finding
    from argmap.style import Style

Loss: TypeAlias = "Finding | str"
Writer: TypeAlias = "Callable[[Debate, Collection[str] | None], tuple[str | bytes, tuple[Loss, ...]]]"


class Format(NamedTuple):
    """A format: the module that writes it, None for a picture of the DOT text; the suffixes of its files, best first.

    ``options`` are the options of diagrams that it heeds; its writer takes a ``Style`` if it has any. In a diagram
    (``is_diagram``) a node from another map is drawn too.
    """

    module: str | None
    suffixes: tuple[str, ...]
    options: frozenset[str] = frozenset()
    is_diagram: bool = False


_DRAWING = frozenset({"direction", "palette", "dark", "labels", "cluster", "link", "legend", "title"})

FORMATS = {
    "dot": Format("dot.diagram", ("dot", "gv"), _DRAWING, is_diagram=True),
    "svg": Format(None, ("svg",), _DRAWING, is_diagram=True),
    "png": Format(None, ("png",), _DRAWING, is_diagram=True),
    "pdf": Format(None, ("pdf",), _DRAWING, is_diagram=True),
    "html": Format("page.html", ("html", "htm"), _DRAWING - {"dark", "link", "legend"}),
    "markdown": Format("markdown.document", ("md", "markdown")),
    "mermaid": Format("mermaid.flowchart", ("mmd", "mermaid"), is_diagram=True),
    "graphml": Format("graphml", ("graphml",)),
    "json": Format("json", ("json",)),
    "csv": Format("csv", ("csv",)),
    "sqlite": Format("sqlite.database", ("db", "sqlite")),
}
WRITERS = [name for name, row in FORMATS.items() if row.module is not None]
"""The formats that need no renderer."""

_LINES_AT_ONCE = 1_000


def writer(format: str) -> Writer:
    """The writer of a format, imported on use because some have heavy imports."""
    return cast("Writer", import_module(f"argmap.writers.{FORMATS[format].module}").write)


def written(
    format: str, debate: Debate, nodes: Collection[str] | None, style: Style | None = None
) -> tuple[bytes, tuple[Loss, ...]]:
    """The bytes of a document in a format, safe wherever they are shown, and the losses.

    ``nodes`` are those to write, None for all; ``style`` is that of diagrams. Raises ArgmapError where there is nothing
    to draw a picture with, and for a mistake in the style.
    """
    if format == "dot":
        from argmap.style import Style
        from argmap.writers.dot import diagram

        return _joined(diagram.statements(debate, nodes, style or Style())), ()
    if FORMATS[format].module is None:
        from argmap.writers.picture import renderers

        messages: list[Loss] = []
        drawing, _ = written("dot", debate, nodes, style)
        return renderers.render(drawing.decode(), format, messages.append), tuple(messages)
    write = cast("Callable[..., tuple[str | bytes, tuple[Loss, ...]]]", writer(format))
    made, losses = write(debate, nodes, *[style] * (style is not None and bool(FORMATS[format].options)))
    return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace"), losses


def _joined(lines: Iterator[str]) -> bytes:
    """A document of very many lines, which are released once they are written."""
    parts = iter(lambda: "\n".join(islice(lines, _LINES_AT_ONCE)), "")
    return b"\n".join([*(part.encode("utf-8", "backslashreplace") for part in parts), b""])
