"""The blocks of a map file: texts after ``|`` or ``>``, where spaces and empty lines count."""

from __future__ import annotations

from argmap.findings import Findings
from argmap.text import Text
from argmap.yaml import parsing
from argmap.yaml.nodes import scalars


def blocks(text: Text) -> list[tuple[int, int]]:
    """The offsets at which the blocks begin and end, in the order of the file.

    The file is parsed again, because a map document keeps only the places of keys and values.
    """
    root = parsing.parse(text, Findings()).root
    found = scalars(root) if root is not None else ()
    return sorted({(one.start, one.end) for one in found if one.length and text.content[one.start] in "|>"})
