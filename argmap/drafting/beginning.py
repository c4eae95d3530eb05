"""The beginning of a map: a source, and nothing made of it yet."""

from __future__ import annotations

from pathlib import Path

from argmap.drafting.proposals import Draft
from argmap.drafting.reading import read_source
from argmap.drafting.writing import map_of


def beginning(source: str, target: Path, trust: bool = False) -> str:
    """A map that names a source, with its digest, and has no node; ``target`` is where it is to be.

    Raises ArgmapError for a source that cannot be read from there.
    """
    read = read_source(source, target, trust)
    return map_of(Draft(Path(source).stem, None), read.id, read.declared)
