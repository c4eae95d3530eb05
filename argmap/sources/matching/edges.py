"""The edges of words: a quote that ends within a word may say the opposite of its source.

Within a word are, besides letters and digits: an apostrophe between letters, a hyphen between letters or digits, also
at the end of a line; an en dash, a point, a comma, a colon or a slash between digits, and a sign before them; an
underscore; a caret, and the slash of a rate, as in 10 km/h; the beginning of a word in brackets, as in (un)safe; and a
mark that combines with the letter before it. In scripts that write nothing between words every place is an edge, but
not before a combining mark. What Markdown or HTML writes within a word, as in un**safe**, divides no word, and an
entity is the character that it stands for (``written``).

This is judged on the text as it was written, before dashes are folded. Characters that nobody sees are passed over.
"""

from __future__ import annotations

import re
import unicodedata

from argmap.late_pattern import late
from argmap.sources.matching.characters import APOSTROPHES, BROKEN, HYPHENS, INVISIBLE, LINE_HYPHENS, has_unspaced
from argmap.sources.matching.shown_markup import as_shown, may_be_markup

_HIDDEN = late(f"[{INVISIBLE}]")
_LINE_HYPHENS = frozenset(LINE_HYPHENS)
_BREAKS = late(r"[\n\r\f\v\x85\u2028\u2029]")
_APOSTROPHES = frozenset(APOSTROPHES)
_HYPHENS = frozenset(HYPHENS + BROKEN)
_BETWEEN_DIGITS = frozenset(".,:/·⁄∕٫٬．，：／–‒^~〜～∼±×" + APOSTROPHES)
_SIGNS = frozenset("-–−+±﹣－＋")
_COMPARISONS = frozenset("<>≤≥≦≧⩽⩾≈~∼≠≢≉≮≯")
_MINUSES = frozenset("-−－")
_NOT = "¬"
_LESS = frozenset("<≤≥≦≧⩽⩾≠")
_BRACKETED = late(r"\((?!(?:x{0,3}(?:ix|iv|v?i{0,3}))\))[a-zà-öø-ÿа-я]{2,5}\)\Z")
"""The beginning of a word in brackets, but not the number of an item, as in (ii)."""
_MAX_BEGINNING = 8
_RATE = late(r"\d(?:\s?[^\W\d_]{1,3})?\Z")
"""A number with the unit of a rate, as the 10 km of 10 km/h."""
_MAX_RATE = 12
_POINTS = frozenset(".．٫")
_OPENING = frozenset("([{$€£¥+-−–")
_NARROW = frozenset("\xa0\u2007\u2008\u2009\u202f")
_GERSHAYIM = frozenset('"״”“')
_LETTERS = late(rf"(?<![^\W\d_])(?<![{APOSTROPHES}])[^\W\d_]+\Z")
_ELIDED = late(r"[ldjmtsc]|.*qu|(?:a|co|da|de|ne|que|su)ll", re.IGNORECASE)
_PLAIN = late(r"[\w,.]( )[A-Za-z]|.[A-Za-z]([ ,.])|.[A-Za-z][A-Za-z]", re.ASCII | re.DOTALL)
"""The most frequent surroundings of a place; the group matches if it is an edge."""
_FARTHEST = 200
"""The maximum number of spaces or invisible characters in a row that are skipped."""
_MAX_ARTICLE = 24


def has_word(words: str) -> bool:
    """Whether there is at least one letter or digit; otherwise nothing is quoted."""
    if words[:1].isascii() and words[:1].isalnum():
        return True
    return any(one.isalnum() and _HIDDEN.match(one) is None for one in words)


def is_edge(content: str, at: int) -> bool:
    """Whether a quote may begin or end at an offset of a text."""
    if 1 < at < len(content) and (letters := _PLAIN.match(content, at - 2)) is not None:
        return letters.lastindex is not None
    if may_be_markup(content, at):
        shown = as_shown(content, at)
        return shown is not None and _is_edge(*shown)
    return _is_edge(content, at)


def _is_edge(content: str, at: int) -> bool:
    """The same for a place without markup nearby."""
    left, right = _before(content, at), _following(content, at)
    if left < 0 or right >= len(content):
        return True
    before, after = content[left], content[right]
    if _combines(after):
        return before.isspace()
    if before.isspace():
        return not (after.isalnum() and _reaches_over(content, left, right))
    if after.isspace():
        hyphen = left if before in _LINE_HYPHENS else content.rfind("\xad", left + 1, right)
        return not (is_broken(content, hyphen) or _is_grouped(content, right))
    base = _base(content, left)
    if base < 0:
        return True
    if content[base].isalnum():
        if after.isalnum():
            return has_unspaced(content[base]) or has_unspaced(after)
        return not _joins(content, right) or _is_possessive(content, right)
    if _is_sign(content, base, right) or (before == _NOT and after.isalnum()):
        return False
    if content[base] == "^" and after in _SIGNS:
        return False
    if content[base] == "%" and after == "/" and content[right + 1 : right + 2].isalpha():  # 5%/year is a rate
        return False
    joined = after.isalnum() and (_joins(content, base) or _has_begun(content, left, right))
    return not joined or _is_elided(content, base)


def _has_begun(content: str, left: int, right: int) -> bool:
    """Whether the word of a letter began within brackets."""
    if content[left] != ")" or not content[right].isalpha() or has_unspaced(content[right]):
        return False
    return _BRACKETED.search(content, max(0, left - _MAX_BEGINNING), left + 1) is not None


def _joins(content: str, at: int) -> bool:
    """Whether a character joins both of its sides to one word."""
    sign = content[at]
    base, right = _base(content, _before(content, at)), _following(content, at + 1)
    while right < len(content) and _combines(content[right]):
        right = _following(content, right + 1)
    if base < 0 or right >= len(content):
        return False
    before, after = content[base], content[right]
    if sign in _HYPHENS and before.isalnum() and after.isalnum():
        return not (has_unspaced(before) and has_unspaced(after))
    if sign in _LINE_HYPHENS and after.isspace():
        return is_broken(content, at)
    if sign in _APOSTROPHES and before.isalpha() and after.isalpha():
        return True
    if sign in _GERSHAYIM:
        return "א" <= before <= "ת" and "א" <= after <= "ת"
    if sign in "⁺⁻":
        return after.isdigit()
    if sign in "_^":
        return before.isalnum() and (after.isalnum() or (sign == "^" and after in _SIGNS))
    if sign == "/" and after.isalpha():
        return _RATE.search(_HIDDEN.sub("", content[max(0, at - _MAX_RATE) : at])) is not None
    return sign in _BETWEEN_DIGITS and before.isdecimal() and after.isdecimal()


def _is_sign(content: str, left: int, right: int) -> bool:
    """Whether a sign or a point belongs to the number after it, as in −5, -$5 and .5."""
    sign, number = content[left], content[right]
    farther = _before(content, left)
    if unicodedata.category(number) == "Sc":
        number = content[right + 1 : right + 2]
    elif unicodedata.category(sign) == "Sc" and farther >= 0:
        sign, farther = content[farther], _before(content, farther)
        if sign not in _SIGNS and sign not in _COMPARISONS:
            return False
    if not number.isdecimal():
        return False
    before = content[farther] if farther >= 0 else " "
    if sign in _COMPARISONS:
        begins_line = farther < 0 or _BREAKS.match(before) is not None
        return (before.isspace() or before in _OPENING) and not (sign == ">" and begins_line)
    if sign in _POINTS or sign == "–":
        return before.isspace() or before in _OPENING - {sign}
    return sign in _SIGNS and before not in _SIGNS


def _is_possessive(content: str, apostrophe: int) -> bool:
    """Whether an apostrophe begins an 's that ends its word."""
    letter = _following(content, apostrophe + 1)
    return content[apostrophe] in _APOSTROPHES and content[letter] in "sS" and is_edge(content, letter + 1)


def _is_elided(content: str, apostrophe: int) -> bool:
    """Whether an apostrophe ends an article that is separate from the word after it, as in l'article."""
    if content[apostrophe] not in _APOSTROPHES:
        return False
    word = _LETTERS.search(_HIDDEN.sub("", content[max(0, apostrophe - _MAX_ARTICLE) : apostrophe]))
    return word is not None and _ELIDED.fullmatch(word[0]) is not None


def is_broken(content: str, hyphen: int) -> bool:
    """Whether a hyphen ends a line within a word; -1 means no hyphen."""
    if hyphen < 0:
        return False
    base = _base(content, _before(content, hyphen))
    if base < 0 or not content[base].isalnum():
        return False
    end = hyphen + 1
    while end < len(content) and end - hyphen < _FARTHEST and content[end].isspace():
        end += 1
    end = _following(content, end)
    if end == len(content) or not content[end].isalnum() or _BREAKS.search(content, hyphen, end) is None:
        return False
    return not (has_unspaced(content[base]) and has_unspaced(content[end]))


def _reaches_over(content: str, blank: int, right: int) -> bool:
    """Whether a word or a number began before the white space at an offset.

    It did if a hyphen or a minus ends the line before, after the sign of a negation, and between thousands.
    """
    if _is_grouped(content, blank):
        return True
    first = blank
    while first >= 0 and blank - first < _FARTHEST and content[first].isspace():
        first -= 1
    if first < 0:
        return False
    if _BREAKS.search(content, first, right) is None:
        return content[first] == _NOT or (content[first] in _LESS and content[right].isdecimal())
    is_minus = content[first] in _MINUSES and content[right].isdecimal() and content[first - 1 : first].isspace()
    return is_minus or (content[first] in _LINE_HYPHENS and is_broken(content, first))


def _is_grouped(content: str, blank: int) -> bool:
    """Whether a space divides the thousands of a number, as in 10 000."""
    narrow = content[blank] in _NARROW
    if not narrow and content[blank] != " ":
        return False
    before = _HIDDEN.sub("", content[max(0, blank - 12) : blank])[-4:]
    group = _HIDDEN.sub("", content[blank + 1 : blank + 13])[:4]
    if not before[-1:].isdecimal() or not group[:3].isdecimal() or len(group) < 3 or group[3:].isdecimal():
        return False
    return narrow or len(before) < 4 or not before.isdecimal()


def _before(content: str, at: int) -> int:
    """The offset of the visible character before an offset; -1 without one."""
    at -= 1
    while at >= 0 and content[at] > "~" and _HIDDEN.match(content, at):
        at -= 1
    return at


def _following(content: str, at: int) -> int:
    """The offset of the visible character at or after an offset; the length of the text without one."""
    while at < len(content) and content[at] > "~" and _HIDDEN.match(content, at):
        at += 1
    return at


def _base(content: str, at: int) -> int:
    """The offset of the letter of a combining mark; ``at`` itself without a mark."""
    while at >= 0 and _combines(content[at]):
        at = _before(content, at)
    return at


def _combines(character: str) -> bool:
    return character > "~" and unicodedata.category(character)[0] == "M"
