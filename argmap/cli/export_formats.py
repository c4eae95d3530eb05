"""The formats of ``argmap export`` as an option, and the formats that file names imply."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from argmap.errors import ArgmapError
from argmap.near import did_you_mean
from argmap.text import shown
from argmap.writers import FORMATS

Format = StrEnum("Format", [(name.upper(), name) for name in FORMATS])  # type: ignore[misc]
"""The values of the option: the names of ``FORMATS``."""

KNOWN = {suffix: name for name, row in FORMATS.items() for suffix in row.suffixes}
"""The format that each suffix implies."""


def format_of(said: str | None, output: Path | None) -> str:
    """The format that the call names, or the one that the output's name implies; ``output`` is None for stdout and
    folders.

    Raises ArgmapError if neither names a format, or if they disagree.
    """
    suffix = "" if output is None else output.suffix.removeprefix(".").lower()
    known = KNOWN.get(suffix)
    if said is not None and output is not None and known not in (None, said):
        raise ArgmapError(
            f"--format is {said}, but {shown(output.name)} has a name for {known}",
            f"leave out --format, or name it {shown(output.stem)}.{FORMATS[said].suffixes[0]}",
        )
    if found := said or known:
        return found
    hint = f"add --format with one of {', '.join(FORMATS)}"
    if output is None:
        raise ArgmapError("no format given", hint)
    raise ArgmapError(f"the name {shown(output.name)} does not imply a format{did_you_mean(suffix, KNOWN)}", hint)
