"""Read the source of a draft in the same way as for a map that names it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from argmap.catalogue import Severity
from argmap.errors import ArgmapError
from argmap.files import absolute, display
from argmap.findings import Findings
from argmap.loader import load
from argmap.sources.digests import digest
from argmap.sources.extraction.extracted_text import reader_of
from argmap.sources.matching.folding import Folded
from argmap.sources.texts import read_sources
from argmap.text import shown
from argmap.yaml.emitter import entries

_WORD = re.compile(r"[^\W_]+")
_MAX_ID = 32


class ReadSource(NamedTuple):
    """A source that was read, its id, and its keys for the map."""

    id: str
    folded: Folded
    declared: Mapping[str, str]
    notes: tuple[str, ...] = ()
    """Messages about unreadable parts."""


def read_source(path: str | os.PathLike[str], map_path: Path, trust: bool = False) -> ReadSource:
    """Read a text for a draft of a map at ``map_path``.

    ``trust`` reads documents even if the system cannot limit their memory. Raises ArgmapError if the file is missing,
    cannot be read as text, or is outside the root of the map.
    """
    place = absolute(path)
    if not os.path.lexists(place):
        raise ArgmapError(f"there is no file {shown(display(place))}", "name the text to map")
    if place.is_dir():
        raise ArgmapError(f"{shown(display(place))} is a folder", "name the text to map")
    name = _id(place)
    file = display(place, map_path.parent)
    overlay = "\n".join(entries({"argmap": "1", "sources": {name: {"file": file}}})) + "\n"
    debate = load([map_path], {map_path: overlay}, trust_sources=trust)
    findings = Findings()
    texts = read_sources(debate, findings)
    wrong = [one for one in (*debate.findings, *findings.all()) if one.severity is Severity.ERROR]
    source = next(iter(debate.sources.values()), None)
    if wrong or source is None or source.key not in texts or source.path is None:
        reason = wrong[0].message if wrong else "it could not be read"
        raise ArgmapError(f"cannot draft {shown(display(place))}: {reason}", _hint(wrong[0].code if wrong else ""))
    folded = texts[source.key]
    data = debate.files.read(source.path)
    declared = {"file": file}
    if isinstance(data, bytes):
        declared["sha256"] = digest(data, source.encoding)
    reader = reader_of(folded.text)
    if reader:
        declared["read"] = reader
    return ReadSource(name, folded, declared, tuple(one.message for one in findings.all()))


def _hint(code: str) -> str | None:
    if code == "S213":
        return "a map can only name files below its root: write the map beside the text, with -o"
    return None


def _id(path: Path) -> str:
    words = _WORD.findall(path.stem.casefold())
    name = "-".join(words)[:_MAX_ID].strip("-")
    return name if name and name.isascii() and not name.isdigit() and name[0].isalpha() else "text"
