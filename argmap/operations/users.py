"""The map files below the root that use some maps: what refers to a node need not be among the maps that are loaded."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from argmap.debate import Debate
from argmap.files import yaml_files
from argmap.loader import load
from argmap.reading.document import MapDocument

_USES = re.compile(rb"\buses\b")
"""The key of a map that uses others."""


def real(path: Path) -> Path:
    """The path of a file with links followed: one file has one."""
    return Path(os.path.realpath(path))


def uses(document: MapDocument, other: MapDocument) -> bool:
    """Whether a map can refer to the nodes of another map."""
    return other.name in document.used


def users(debate: Debate, documents: Sequence[MapDocument]) -> list[Debate]:
    """Debates of the maps below the root that use one of some maps, and are not in the debate.

    They are several only where two of them have one name. Raises ArgmapError where there are very many files below the
    root.
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
    """The files that say that they are maps, and use others."""
    for root in dict.fromkeys(debate.files.root(document.path) for document in documents):
        for path in yaml_files(root):
            data = debate.files.read(path)
            words = data.replace(b"\0", b"") if isinstance(data, bytes) else b""  # which is how UTF-16 reads, too
            if b"argmap" in words and _USES.search(words):
                yield path


def _in_rounds(debate: Debate, documents: Sequence[MapDocument], paths: list[Path]) -> Iterator[Debate]:
    """The files loaded with the maps that they use; of files whose maps have one name, one in each round."""
    first = [document.path for document in documents]
    while paths:
        loaded = load([*first, *paths], trust_sources=debate.files.trusts_sources)
        yield loaded
        kept = {real(document.path) for document in loaded.maps}
        left = [path for path in paths if real(path) not in kept]
        if len(left) == len(paths):
            return
        paths = left
