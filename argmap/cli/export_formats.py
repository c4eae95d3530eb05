"""The formats of ``argmap export`` as an option, and what an output's name says of them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.near import did_you_mean
from argmap.text import shown
from argmap.writers import FORMATS

Format = StrEnum("Format", [(name.upper(), name) for name in FORMATS])  # type: ignore[misc]
"""What the option takes: the names of ``FORMATS``."""

KNOWN = {suffix: name for name, row in FORMATS.items() for suffix in row.suffixes}
"""The format that each suffix tells."""


def format_of(said: str | None, output: Path | None) -> str:
    """The format that the call says, or else the name of its output, which is None for stdout and for a folder.

    Raises ArgmapError where neither tells it, and where they tell different ones.
    """
    suffix = "" if output is None else output.suffix.removeprefix(".").lower()
    known = KNOWN.get(suffix)
    if said is not None and output is not None and known not in (None, said):
        raise ArgmapError(
            f"--format says {said}, but {shown(output.name)} is the name of a file in {known}",
            f"leave --format out, or name it {shown(output.stem)}.{FORMATS[said].suffixes[0]}",
        )
    if found := said or known:
        return found
    hint = f"add --format with one of {', '.join(FORMATS)}"
    if output is None:
        raise ArgmapError("which format?", hint)
    raise ArgmapError(f"{shown(output.name)} does not tell the format{did_you_mean(suffix, KNOWN)}", hint)
