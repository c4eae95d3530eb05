"""The options for the style of a diagram, and the style that they and the configuration make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from argmap.errors import ArgmapError
from argmap.style import Cluster, Direction, Labels, Palette, Style
from argmap.writers import FORMATS

if TYPE_CHECKING:
    from argmap.config import Config

Fold: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--fold",
        metavar="N",
        min=0,
        help="Show an overview of at most N nodes, 0 for all (default: a picture of over 60 nodes is an overview).",
    ),
]
DirectionChoice: TypeAlias = Annotated[
    Direction | None, typer.Option("--direction", help="Direction in which the arrows of a diagram point.")
]
PaletteChoice: TypeAlias = Annotated[Palette | None, typer.Option("--palette", help="Colours of a diagram.")]
Dark: TypeAlias = Annotated[bool | None, typer.Option("--dark/--light", help="Draw a dark diagram, or a light one.")]
LabelsChoice: TypeAlias = Annotated[Labels | None, typer.Option("--labels", help="Text in the boxes of a diagram.")]
ClusterChoice: TypeAlias = Annotated[Cluster | None, typer.Option("--cluster", help="What a diagram groups in frames.")]
Link: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--link",
        metavar="TEMPLATE",
        help="Address to link each node to, with {file} (from the project's root), {line}, {id} and {map}.",
    ),
]
Legend: TypeAlias = Annotated[bool | None, typer.Option("--legend/--no-legend", help="Draw a legend, or none.")]
Title: TypeAlias = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="Title of a diagram (default: that of its root or map).")
]


def refuse_unused(said: Mapping[str, Any], format: str) -> None:
    """Raises ArgmapError if the call has diagram options that the format does not use."""
    used = FORMATS[format].options
    if given := [f"--{_option(name, value)}" for name, value in said.items() if value is not None and name not in used]:
        asked = {name for name, value in said.items() if value is not None}
        *some, last = (name for name, each in FORMATS.items() if asked <= each.options)
        raise ArgmapError(
            f"{format} does not use {', '.join(given)}", f"use these options with --format {', '.join(some)} or {last}"
        )


def style_of_call(said: Mapping[str, Any], config: Config) -> Style:
    """The style of the configuration, with the changes of the call. Whatever both leave open is None.

    Raises ArgmapError for a mistake in the configuration or in the link.
    """
    from argmap.writers.links import Links

    style = config.style or Style()
    if link := said["link"]:
        Links(link)  # report a mistake in it before anything is read
    elif style.link is not None:
        Links(style.link, name=f"{config.check.file}: link")
    changed = {name: value for name, value in said.items() if value is not None}
    if link == "":
        changed["link"] = None  # no links, whatever the configuration has
    return replace(style, **changed, queries=config.queries)


def _option(name: str, value: object) -> str:
    """The option as it was written in the call."""
    return {"dark": "light", "legend": "no-legend"}[name] if value is False else name
