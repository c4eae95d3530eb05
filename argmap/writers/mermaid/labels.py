"""Words in Mermaid: in a quoted label, with numeric entities for everything that may be syntax.

A label is read four times: by Mermaid's grammar, as Markdown, for icons and mathematics, and as HTML. A numbered entity
is only a character to each of them, as long as the label has no ``<``: then its HTML is cleaned first, which turns the
entities back into what they stand for. So lines end with a line end here, and not with ``<br>``.
"""

from __future__ import annotations

import re
import unicodedata

from argmap.text import shown

LINE_END = "\n"
MAX_LINE = 400
"""The maximum characters of one text in a diagram; longer ones are cut."""
_MARKERS = {"ﬂ°": "fl°", "¶ß": "¶\u2060ß"}
"""Mermaid's internal marks for the ends of an entity, and their look-alikes."""
_PLAIN = frozenset(" ,.?'()-–—’“”…")
_WORDS = re.compile("direction(?= [A-Z])|www(?=[.])", re.IGNORECASE)
"""Letters that mean something, in a label too: ``direction LR`` makes the whole line a statement, and ``www.`` a link,
which some versions of Mermaid draw as the words "Unsupported markdown"."""
_STARTS = ".-()"  # what makes a list in Markdown, alone or after a number


def label(words: str) -> str:
    """One line of words, for the inside of a label's quotation marks."""
    line = shown(words)
    for marker, instead in _MARKERS.items():
        line = line.replace(marker, instead)
    active = {found.start() for found in _WORDS.finditer(line)}
    start = len(line) - len(line.lstrip(_STARTS + "0123456789"))
    return "".join(
        char
        if _is_plain(char) and (index >= start or char not in _STARTS) and index not in active
        else f"#{ord(char)};"
        for index, char in enumerate(line)
    )


def cut(words: str) -> str:
    """One line of words; only the beginning of a very long text."""
    line = shown(words)
    return line if len(line) <= MAX_LINE else line[: MAX_LINE - 1].rstrip() + "…"


def units(text: str) -> int:
    """The length of a text for Mermaid: JavaScript counts units of UTF-16."""
    return len(text) + sum(char > "\uffff" for char in text)


def _is_plain(char: str) -> bool:
    return char in _PLAIN or unicodedata.category(char)[0] in "LMN"
