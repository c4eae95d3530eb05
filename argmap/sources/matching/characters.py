"""The classes of characters for folding and edges, as literal tables.

Names and ranges are those of the Unicode Character Database: UnicodeData.txt for names and decompositions, Scripts.txt
for scripts, DerivedCoreProperties.txt (Default_Ignorable_Code_Point) for what is not seen.
"""

from __future__ import annotations

import re

from argmap.late_pattern import late

INVISIBLE = "\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
INVISIBLE += "\u0640\U000e0100-\U000e01ef"
"""Invisible characters: soft hyphen, joiners, direction marks, variation selectors, byte-order mark; and the tatweel,
which only stretches an Arabic word."""
BLANKS = "\t\n\v\f\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""The white space that ``\\s`` matches."""
APOSTROPHES = "'‘’‚‛′ʹʼʽʾʿˈ`´׳＇"
QUOTATION_MARKS = '"“”„‟«»″״＂'
HYPHENS = "-‐‑־﹣－"
"""Hyphens, including the small, the full-width and the Hebrew one; they join both sides."""
LINE_HYPHENS = HYPHENS + "\xad\xac"
"""Hyphens that divide a word at the end of a line; some programs write U+00AC there."""
DASHES = HYPHENS + "‒–—―−﹘"
WITHOUT_SPACES = (
    "\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3021-\u3029\u3038-\u303b\u2e80-\u2fd5\u3400-\u4dbf"  # Han
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # kana
    "\ua9e0-\ua9fe\uaa60-\uaa7f\U0001aff0-\U0001b16f"  # more of Burmese and kana
)
"""Scripts without spaces between words."""
UNSPACED = (
    "\u3001-\u303f\u2e80-\u2fd5\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff9f\U00020000-\U0003fffd"
)
"""Han, kana and their punctuation: white space between two of these comes from printing alone."""
BROKEN = "\ufdd0"
"""A noncharacter. In a second reading, it replaces a hyphen at the end of a line, with the line break."""

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HALF_WIDTH = (
    "。「」、・ヲァィゥェォャュョッー"
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309a"
)
EXPANDED = {
    **{chr(code): letters for code, letters in _LIGATURES.items()},
    **{chr(0xFF61 + number): kana for number, kana in enumerate(_HALF_WIDTH)},
}
"""Ligatures and half-width kana: they fold to several characters, or join the one before."""
PRESENTATION_FORMS = "\ufb20-\ufb28\ufb4f-\ufbb1\ufbd3-\ufc5d\ufc64-\ufd3d\ufd50-\ufdfc\ufe80-\ufefc"
"""Hebrew and Arabic letters as they are drawn in a place, and their ligatures; PDFs have them for the letters. Those
that NFKC makes a blank and a mark of are left out."""


def _each(characters: str) -> str:
    """The characters of a class, each as itself."""
    return re.sub(
        "(.)-(.)", lambda pair: "".join(map(chr, range(ord(pair[1]), ord(pair[2]) + 1))), characters, flags=re.DOTALL
    )


SAME = {
    **dict.fromkeys(APOSTROPHES + "‹›", "'"),
    **dict.fromkeys(QUOTATION_MARKS, '"'),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(_each(BLANKS), " "),
    "µ": "μ",
    "ſ": "s",
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
"""Characters that fold to one other character. In this order, none is replaced twice."""


_UNSPACED_SCRIPT = late(f"[{WITHOUT_SPACES}]")
_FOREIGN_TO_SPACES = late("[^\x00-\u0e00\u1d00-\u2e7f]")
"""A character outside the blocks of Latin, Greek, Cyrillic, Hebrew, Arabic and general signs. Large classes take
milliseconds to compile; this small one spares most texts the others."""


def may_be_unspaced(content: str) -> bool:
    """Whether a text may contain a character of ``WITHOUT_SPACES`` or ``UNSPACED``; false is certain."""
    return not content.isascii() and _FOREIGN_TO_SPACES.search(content) is not None


def has_unspaced(content: str) -> bool:
    """Whether a text has a character of a script without spaces."""
    return may_be_unspaced(content) and _UNSPACED_SCRIPT.search(content) is not None
