r"""Words in DOT: wrapped to the width of a box, and quoted so that Graphviz takes nothing in them as syntax.

Labels are quoted strings: others who read DOT find plain words in them. All that is active there is the backslash, the
quotation mark, and the ampersand of an entity. A label with remarks has letters of two sizes, which only an HTML-like
label can have. In it the signs of XML are active, and the backslash.

What steers a terminal or the order of letters is an escape that can be seen, as in ``\x1b``. What steers only the log
of a CI appears in the picture as it was written: in DOT an entity keeps it from being a command.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from argmap.styled import columns
from argmap.text import inert, shown

_UNEVEN = re.compile(r"[^\x00-\u02ff\u2010-\u205e]")  # may take two columns, or none
_STRETCH = re.compile(r'[^"\\]+')
_MAX_CHARACTERS = 4000  # characters, which are at most 16,000 bytes
_MAX_ESCAPE = 6  # characters, in an HTML-like label
_ENTITY = re.compile("&(?=#?[0-9A-Za-z]*;)")
_JOINER = "\u200d"
_AFTER = "-/_?&="  # where a word that is too long is best broken: addresses and ids


def safe(words: str) -> str:
    """One line of words without special meaning to a terminal, to Graphviz or to XML."""
    if words.isascii() and words.isprintable():
        return words.strip(" ") if "  " not in words else " ".join(words.split())
    return inert(" ".join(words.split()))


def right_to_left(words: str) -> bool:
    """Whether words are read from right to left, by their first letter (rule P2 of Unicode's annex 9)."""
    if words.isascii():
        return False
    strong = (side for char in words if (side := unicodedata.bidirectional(char)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def label(text: Iterable[str]) -> str:
    """A quoted label of ``safe`` lines, aligned to the side where they begin."""
    words = "\n".join(text)
    end = "\\l" if words.isascii() or not right_to_left(words) else "\\r"
    words = _escaped(words).replace("\n", end)
    return f'"{words}{end}"'


def remarked(text: Sequence[str], remarks: Sequence[str], font: str, side: str = "") -> str:
    """An HTML-like label of ``safe`` lines: a text, and below it remarks in other letters.

    ``font`` are the attributes of those letters, and ``side`` is where lines are set: in a box to the side where they
    begin. Of what is too long for such a label a quoted one is made.
    """
    lines = [*text, *remarks]
    if max(map(len, lines)) > _MAX_CHARACTERS // _MAX_ESCAPE:
        return label(lines)
    side = side or ("RIGHT" if right_to_left(" ".join(text)) else "LEFT")
    end = f'<BR ALIGN="{side}"/>'
    words, below = ("".join(f"{_in_xml(line)}{end}" for line in part) for part in (text, remarks))
    return f"<{words}<FONT {font}>{below}</FONT>>"


def _in_xml(line: str) -> str:
    """Words in an HTML-like label, in which Graphviz reads backslashes after XML entities."""
    words = html.escape(line, quote=False).replace("\\", "\\\\")
    return words.replace("#", "&#35;") if "##" in line else words


def quoted(words: str) -> str:
    """A quoted, centred label of one line."""
    return f'"{_escaped(words)}"'


def hint(words: str) -> str:
    """Words for the inside of a quoted tooltip, in which Graphviz (2.43 and 16) reads backslashes twice."""
    return hinted(safe(words))


def hinted(words: str) -> str:
    """The same for words that are ``safe``."""
    if not ('"' in words or "\\" in words or "&" in words or "##" in words):
        return words
    return _escaped(words.replace("\\", "\\\\"))


def identifier(words: str) -> str:
    """A quoted name, in which only quotation marks are active; Graphviz 2.43 also reads XML entities."""
    name = _ENTITY.sub("&amp;", shown(safe(words))).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{name}"'


def readable(statement: str) -> str:
    """A statement for every Graphviz: 2.43 accepts at most 16,381 bytes of a string without an escape.

    A longer string is written as several joined ones, which means the same, so nothing is left out.
    """
    return _STRETCH.sub(_in_parts, statement) if len(statement) > _MAX_CHARACTERS else statement


def _in_parts(found: re.Match[str]) -> str:
    stretch = found[0]
    return '" + "'.join(stretch[at : at + _MAX_CHARACTERS] for at in range(0, len(stretch), _MAX_CHARACTERS))


def _escaped(words: str) -> str:
    if not ('"' in words or "\\" in words or "&" in words or "##" in words):
        return words
    words = words.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return words.replace("#", "&#35;") if "##" in words else words


def wrapped(words: str, width: int) -> list[str]:
    """The lines of ``safe`` words, none wider than the columns; a wider word is broken."""
    if not words.isascii() and _UNEVEN.search(words):
        return list(_lines_by_columns(words, width))
    if len(words) <= width:
        return [words]
    return _lines_of(width).findall(words)


@lru_cache(maxsize=256)
def _lines_of(width: int) -> re.Pattern[str]:
    some, most = width // 3, width - 1
    return re.compile(rf"\S.{{0,{most}}}(?!\S)|\S{{{some},{most}}}[{_AFTER}]|\S{{{width}}}")


def _lines_by_columns(words: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for word in words.split(" "):
        gap = " "
        for piece, wide in _pieces(word, width):
            if line and used + len(gap) + wide > width:
                yield line
                line, used = "", 0
            if line:
                line, used = line + gap, used + len(gap)
            line, used, gap = line + piece, used + wide, ""
    yield line


def _pieces(word: str, width: int) -> Iterator[tuple[str, int]]:
    """Parts of a word between which a line may break, and their columns: at wide characters, or if it is too long."""
    start = used = best = held = 0  # up to the best place to break there are so many columns
    narrow = True
    for index, char in enumerate(word):
        wide = 0 if index and word[index - 1] == _JOINER else columns(char)
        if wide and index and not (narrow and wide == 1 and used < width):
            if narrow and wide == 1 and best > start:
                yield word[start:best], held
                start, used = best, used - held
            else:
                yield word[start:index], used
                start, used = index, 0
        if wide:
            narrow = wide == 1
        used += wide
        if char in _AFTER and used > width // 3:
            best, held = index + 1, used
    yield word[start:], used
