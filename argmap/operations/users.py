"""The map files below the root that use given maps: references to a node may be in maps that are not loaded."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from argmap.debate import Debate
from argmap.files import yaml_files
from argmap.loader import load
from argmap.reading.map_document import MapDocument

_USES = re.compile(rb"\buses\b")
"""The key by which a map uses others."""


def real(path: Path) -> Path:
    """The path of a file with links followed, so that each file has only one."""
    return Path(os.path.realpath(path))


def uses(document: MapDocument, other: MapDocument) -> bool:
    """Whether a map can refer to the nodes of another map."""
    return other.name in document.used


def users(debate: Debate, documents: Sequence[MapDocument]) -> list[Debate]:
    """Debates of the maps below the root that use one of the documents and are not in the debate.

    There are several debates only if two of these maps have the same name. Raises ArgmapError if too many files are
    below the root.
    """
    known = {real(document.path) for document in debate.maps}
    waiting = [path for path in _candidates(debate, documents) if real(path) not in known]
    found = [
        document.path
        for loaded in _in_rounds(debate, documents, waiting)
        for document in loaded.maps
        if real(document.path) not in known and any(uses(document, one) for one in documents)
    ]
    return list(_in_rounds(debate, documents, list(dict.fromkeys(found))))


def _candidates(debate: Debate, documents: Sequence[MapDocument]) -> Iterator[Path]:
    """The files that look like maps and use others."""
    for root in dict.fromkeys(debate.files.root(document.path) for document in documents):
        for path in yaml_files(root):
            data = debate.files.read(path)
            words = data.replace(b"\0", b"") if isinstance(data, bytes) else b""  # makes ASCII in UTF-16 readable
            if b"argmap" in words and _USES.search(words):
                yield path


def _in_rounds(debate: Debate, documents: Sequence[MapDocument], paths: list[Path]) -> Iterator[Debate]:
    """Load the files together with the documents; maps with the same name are loaded in different rounds."""
    first = [document.path for document in documents]
    while paths:
        loaded = load([*first, *paths], trust_sources=debate.files.trusts_sources)
        yield loaded
        kept = {real(document.path) for document in loaded.maps}
        left = [path for path in paths if real(path) not in kept]
        if len(left) == len(paths):
            return
        paths = left
