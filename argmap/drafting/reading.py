"""The source of a draft: read as a map that names it would have it read."""

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
    """A source that was read, its id, and what a map says of it."""

    id: str
    folded: Folded
    declared: Mapping[str, str]


def read_source(path: str, map_path: Path, trust: bool = False) -> ReadSource:
    """Read a text of which a map is to be drafted that stands at ``map_path``.

    ``trust`` has documents read even where the system cannot limit the memory they take. Raises ArgmapError for what is
    missing, cannot be read as a text, or is outside of the root of the map.
    """
    place = absolute(path)
    if not os.path.lexists(place):
        raise ArgmapError(f"there is no file {shown(display(place))}", "name the text that is to be mapped")
    if place.is_dir():
        raise ArgmapError(f"{shown(display(place))} is a folder", "name the text that is to be mapped")
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
        raise ArgmapError(f"no draft of {shown(display(place))}: {reason}", _hint(wrong[0].code if wrong else ""))
    folded = texts[source.key]
    data = debate.files.read(source.path)
    declared = {"file": file}
    if isinstance(data, bytes):
        declared["sha256"] = digest(data, source.encoding)
    reader = reader_of(folded.text)
    if reader:
        declared["read"] = reader
    return ReadSource(name, folded, declared)


def _hint(code: str) -> str | None:
    if code == "S213":
        return "a map may name what is below its root alone: write it beside the text, with -o"
    return None


def _id(path: Path) -> str:
    words = _WORD.findall(path.stem.casefold())
    name = "-".join(words)[:_MAX_ID].strip("-")
    return name if name and name.isascii() and not name.isdigit() and name[0].isalpha() else "text"
