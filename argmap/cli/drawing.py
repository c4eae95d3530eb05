"""The options of a diagram's style, and the style that they and the configuration make."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from argmap.style import Cluster, Direction, Labels, Palette, Style

Fold: TypeAlias = Annotated[
    int | None,
    typer.Option("--fold", metavar="N", min=1, help="Fold branches until at most N nodes are left, the lowest first."),
]
DirectionChoice: TypeAlias = Annotated[
    Direction | None, typer.Option("--direction", help="Where the arrows of a diagram point.")
]
PaletteChoice: TypeAlias = Annotated[Palette | None, typer.Option("--palette", help="The colours of a diagram.")]
Dark: TypeAlias = Annotated[bool | None, typer.Option("--dark/--light", help="A dark diagram, or a light one.")]
LabelsChoice: TypeAlias = Annotated[
    Labels | None, typer.Option("--labels", help="What stands in the boxes of a diagram.")
]
ClusterChoice: TypeAlias = Annotated[Cluster | None, typer.Option("--cluster", help="What a diagram frames together.")]
Link: TypeAlias = Annotated[
    str | None,
    typer.Option("--link", metavar="TEMPLATE", help="Link each node to an address with {file} {line} {id} {map}."),
]
NoLegend: TypeAlias = Annotated[bool, typer.Option("--no-legend", help="Draw no legend.")]


def style_of_call(said: dict[str, Any], link: str | None, legend: bool) -> Style:
    """The style of the configuration, of which the call says more; what it leaves open is None.

    Raises ArgmapError for a mistake in the configuration or in the link.
    """
    from argmap.config import read_config
    from argmap.writers.dot.links import Links

    if link is not None:
        Links(link)  # a mistake in it is told before anything is read
    changed = {name: value for name, value in said.items() if value is not None}
    config = read_config(Path.cwd())
    return replace(config.style, **changed, link=link, legend=legend, queries=config.queries)
