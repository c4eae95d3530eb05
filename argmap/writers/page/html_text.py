"""Words as HTML: the browser takes all text of a map as words, never as markup, an address or a script.

All text of a page goes through ``words``; it is good for the inside of elements and of quoted attributes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from argmap.text import inert, without_commands

_ACTIVE = re.compile("[&<>\"'\ufdd0-\ufdef]|[^\x00-\uffff]")
_MARKS = ("&", "<", ">", '"', "'", "::", "##")  # what is active of printable ASCII
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_NO_CHARACTER = 0xFFFE
_PLAIN = re.compile(r"[\w./-]+")


def words(text: str) -> str:
    """One line of words, with white space folded and control characters made visible."""
    return _marked(" ".join(text.split()))


def verbatim(text: str) -> str:
    """A piece of a source: as ``words``, but its spaces stay."""
    return _marked(text)


def _marked(line: str) -> str:
    """Write the beginnings of log commands as entities: readers see no difference, and a page may go through a log."""
    if line.isascii() and line.isprintable() and not any(mark in line for mark in _MARKS):
        return line
    return without_commands(_ACTIVE.sub(_escape, inert(line)), lambda char: f"&#{ord(char)};")


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    known = _ENTITIES.get(char)
    if known is not None:
        return known
    code = ord(char)
    if code <= 0xFFFF or code & 0xFFFF >= _NO_CHARACTER:  # code points that are no characters, an error in HTML
        return f"\\u{code:04x}"
    return char


@lru_cache(maxsize=65536)
def anchor(name: str) -> str:
    """The ``id`` of the element with a name, and the fragment of an address that leads there.

    Names have a slash, so they differ from all other ids in the page.
    """
    return name if _PLAIN.fullmatch(name) else quote(name, safe="/", errors="backslashreplace")


def address(url: str) -> str | None:
    """An address as an attribute; None if it is not on the web, because then it is not a link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return words(url) if parts.scheme in ("http", "https") and parts.netloc else None
