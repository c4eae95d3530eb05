"""Words in DOT: wrapped to the width of a box, and quoted so that nothing in them means anything to Graphviz.

Labels are quoted strings, never HTML-like ones: every Graphviz draws those, also one built
without expat, which shows a bare name in place of an HTML-like label; and others who read DOT find plain words in them.
All that is active in a quoted string is the backslash, the quotation mark, and the ampersand of an entity.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from argmap.text import shown

_UNEVEN = re.compile(r"[^\x00-\u02ff\u2010-\u205e]")  # may take two columns, or none
_NOT_XML = re.compile("[\ufffe\uffff]")
_ENTITY = re.compile("&(?=#?[0-9A-Za-z]*;)")
_JOINER = "\u200d"


def safe(words: str) -> str:
    """One line of words that is words to a terminal, to Graphviz and to readers of XML."""
    if words.isascii() and words.isprintable():
        if not ("  " in words or "::" in words or "##" in words):  # what ``shown`` changes of printable ASCII
            return words.strip(" ")
    line = shown(words)
    return line if line.isascii() else _NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def label(left: Iterable[str], right: Sequence[str] = ()) -> str:
    """A quoted label of ``safe`` lines: some set to the left, and below them some set to the right."""
    words = _escaped("\n".join(left)).replace("\n", "\\l") + "\\l"
    if right:
        words += _escaped("\n".join(right)).replace("\n", "\\r") + "\\r"
    return f'"{words}"'


def quoted(words: str) -> str:
    """A quoted label of one line, set in the middle."""
    return f'"{_escaped(words)}"'


def hint(words: str) -> str:
    """What may stand inside a quoted tooltip. Graphviz reads its backslashes twice (2.43 and 16 do)."""
    return _escaped(safe(words).replace("\\", "\\\\"))


def identifier(words: str) -> str:
    """A quoted name. In it only the quotation mark is active, but for old Graphviz (2.43), which takes it for XML."""
    name = _ENTITY.sub("&amp;", safe(words)).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{name}"'


def _escaped(words: str) -> str:
    if not ('"' in words or "\\" in words or "&" in words):
        return words
    return words.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")


def wrapped(words: str, width: int) -> list[str]:
    """The lines of ``safe`` words, none wider than so many columns; a word that is wider is broken."""
    if not words.isascii() and _UNEVEN.search(words):
        return list(_lines_by_columns(words, width))
    if len(words) <= width:
        return [words]
    return _lines_of(width).findall(words)


@lru_cache(maxsize=256)
def _lines_of(width: int) -> re.Pattern[str]:
    return re.compile(rf"\S.{{0,{width - 1}}}(?!\S)|\S{{{width}}}")


def _lines_by_columns(words: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for word in words.split(" "):
        gap = " "
        for piece, columns in _pieces(word, width):
            if line and used + len(gap) + columns > width:
                yield line
                line, used = "", 0
            if line:
                line, used = line + gap, used + len(gap)
            line, used, gap = line + piece, used + columns, ""
    yield line


def _pieces(word: str, width: int) -> Iterator[tuple[str, int]]:
    """Parts of a word between which a line may end, and their columns: at wide characters, and where it is too long."""
    start = used = 0
    narrow = True
    for index, char in enumerate(word):
        columns = _columns(char)
        if columns and word[index - 1] == _JOINER:
            columns = 0
        if columns and index and not (narrow and columns == 1 and used < width):
            yield word[start:index], used
            start, used = index, 0
        if columns:
            narrow = columns == 1
        used += columns
    yield word[start:], used


def _columns(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1
