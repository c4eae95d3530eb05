"""Words in Mermaid: in a quoted label, with a numbered entity for whatever may mean something.

What stands in a label is read four times: by Mermaid's grammar, for Markdown, for icons, and as HTML. A numbered entity
is nothing but a character to each of them.
"""

from __future__ import annotations

import unicodedata

from argmap.text import shown

LONGEST = 400
"""Characters of one text in a diagram; the rest of a longer one is cut."""
_PLAIN = frozenset(" ,.?'()-–—’“”…")
_STARTS = ".-()"  # what makes a list in Markdown, alone or behind a number


def label(words: str) -> str:
    """One line of words, for the inside of a label's quotation marks."""
    line = shown(words).replace("ﬂ°", "fl°")  # which is how Mermaid writes an entity down for itself
    start = len(line) - len(line.lstrip(_STARTS + "0123456789"))
    return "".join(
        char if _is_plain(char) and (index >= start or char not in _STARTS) else f"#{ord(char)};"
        for index, char in enumerate(line)
    )


def cut(words: str) -> str:
    """One line of words, of a very long text the beginning."""
    line = shown(words)
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def units(text: str) -> int:
    """How long Mermaid takes a text to be: JavaScript counts units of UTF-16."""
    return len(text) + sum(char > "\uffff" for char in text)


def _is_plain(char: str) -> bool:
    return char in _PLAIN or unicodedata.category(char)[0] in "LMN"
