"""The house style of map files: lists are not indented under their key, long texts are folded in ``>-`` blocks.

A text goes through three steps: columns, long texts, spaces at line ends. Each step edits the text, so comments, order
and quotation marks stay. A step is skipped if YAML would read something else after it. The steps repeat until nothing
changes, so a text in house style stays the same.
"""

from __future__ import annotations

from argmap.edits.applied import Change, Refused
from argmap.edits.columns import in_columns
from argmap.edits.long_texts import folded, trimmed
from argmap.edits.trees import same, sound
from argmap.text import Text

_MAX_ROUNDS = 10


def in_house_style(text: Text) -> Change:
    """The text of a map in house style. Raises Refused if it is not valid YAML, or if the steps never settle."""
    root = tree = sound(text, "it is not valid YAML: fix it first")
    now = text
    for _ in range(_MAX_ROUNDS):
        before = now.content
        for step in (in_columns, folded, trimmed):
            try:
                made = Text(text.file, step(now, tree))
                if made.content != now.content and same(root, read := sound(made, "")):
                    now, tree = made, read
            except Refused:
                continue
        if now.content == before:
            return Change(text, now.content)
    raise Refused("it cannot be put into the house style as it is written")
