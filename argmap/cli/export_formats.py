"""The formats of ``argmap export``, the suffixes of their files, and what an output's name says of them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.near import did_you_mean
from argmap.text import shown


class Format(StrEnum):
    DOT = "dot"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "markdown"
    MERMAID = "mermaid"
    GRAPHML = "graphml"
    JSON = "json"
    CSV = "csv"
    SQLITE = "sqlite"


PICTURES = (Format.SVG, Format.PNG, Format.PDF)
DRAWN = (Format.DOT, *PICTURES)
"""The formats that are a diagram and nothing else."""
HEEDED = dict.fromkeys(
    DRAWN, frozenset({"direction", "palette", "dark", "labels", "cluster", "link", "legend", "title"})
)
HEEDED[Format.HTML] = HEEDED[Format.DOT] - {"dark", "link", "legend"}
"""The options of diagrams that a format heeds; a format that is not here has none."""

SUFFIXES: dict[Format, tuple[str, ...]] = {each: (str(each),) for each in Format} | {
    Format.DOT: ("dot", "gv"),
    Format.HTML: ("html", "htm"),
    Format.MARKDOWN: ("md", "markdown"),
    Format.MERMAID: ("mmd", "mermaid"),
    Format.SQLITE: ("db", "sqlite"),
}
"""The suffixes of each format; a file that is named here gets the first."""

KNOWN = {suffix: each for each, suffixes in SUFFIXES.items() for suffix in suffixes}
"""The format that each suffix tells."""


def format_of(said: Format | None, output: Path | None) -> Format:
    """The format that the call says, or else the name of its output, which is None for stdout and for a folder.

    Raises ArgmapError where neither tells it, and where they tell different ones.
    """
    suffix = "" if output is None else output.suffix.removeprefix(".").lower()
    known = KNOWN.get(suffix)
    if said is not None and output is not None and known not in (None, said):
        raise ArgmapError(
            f"--format says {said}, but {shown(output.name)} is the name of a file in {known}",
            f"leave --format out, or name it {shown(output.stem)}.{SUFFIXES[said][0]}",
        )
    if found := said or known:
        return found
    hint = f"add --format with one of {', '.join(Format)}"
    if output is None:
        raise ArgmapError("which format?", hint)
    raise ArgmapError(f"{shown(output.name)} does not tell the format{did_you_mean(suffix, KNOWN)}", hint)
