"""Y112 suspicious-character: characters that are invisible, or that change the order of the visible ones.

Zero-width spaces, soft hyphens, byte-order marks and the like are copied along with text from pages and programs. A
word that contains one looks right but is another word: an id is not found, a quote does not match its source.
Direction marks can make a line look as if it said something else.

Characters that a script or an emoji needs are not reported: joiners in Arabic and Indic words and in emoji, variation
selectors after the characters that they vary, direction marks next to letters that run from right to left.

Remove the character, as the fix does. ``argmap check --fix`` leaves that to you, because it cannot know what you
meant.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import islice

from argmap.context import Context
from argmap.edits.splices import deleted
from argmap.findings import Fix
from argmap.late_pattern import late
from argmap.text import Text

_LINE_ENDS = "\x85\u2028\u2029"
_JOINERS = "\u200c\u200d"
_MARKS_OF_DIRECTION = "\u061c\u200e\u200f"
_SUSPICIOUS = late(
    "["
    f"\xad\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0{_LINE_ENDS}"  # invisible, or a line end for some programs
    f"{_JOINERS}{_MARKS_OF_DIRECTION}\u202a-\u202e\u2066-\u206f\ufff9-\ufffb"
    "\ufe00-\ufe0f\U000e0000-\U000e0fff"  # variation selectors, tags
    "]+"
)
_JOINING = late("[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\u1b00-\u1bff\ua800-\uaaff\U00011000-\U00011fff]")
_EMOJI_TAGGED = "\U0001f3f4"
_NEAR = 3
_MAX_NAMED = 3
_MAX_NEEDED = 32
_MAX_STRETCHES = 10_000  # the report shows a thousand
_NAMES = {"\x85": "NEXT LINE", "\ufeff": "BYTE-ORDER MARK"}


def check(context: Context) -> None:
    """Report each run of such characters, in the text of every map."""
    for document in context.debate.maps:
        for start, end in islice(_stretches(document.text.content), _MAX_STRETCHES):
            _report(context, document.text, start, end)


def _stretches(content: str) -> Iterator[tuple[int, int]]:
    """The ranges of such characters that nothing needs. In a very long run all are suspicious."""
    for found in _SUSPICIOUS.finditer(content) if not content.isascii() else ():
        start, end = found.span()
        if end - start > _MAX_NEEDED:
            yield start, end
            continue
        for index in range(start, end + 1):
            if index == end or _is_needed(content, index):
                if start < index:
                    yield start, index
                start = index + 1


def _report(context: Context, text: Text, start: int, end: int) -> None:
    span = text.span(start, end)
    filling = " " if set(span.words) & set(_LINE_ENDS) else ""
    fix = Fix("remove it", (deleted(span, filling=filling),), safe=False)
    context.findings.add("Y112", span, lambda: _message(span.words), fix=fix)


def _message(words: str) -> str:
    kinds = list(dict.fromkeys(words))
    named = [f"{_NAMES.get(c) or unicodedata.name(c, 'a character without a name')} (U+{ord(c):04X})" for c in kinds]
    more = ", ..." if len(kinds) > _MAX_NAMED else ""
    one = len(words) == 1
    advice = (
        "is invisible: remove it unless it is needed" if one else "are invisible: remove them unless they are needed"
    )
    return f"{', '.join(named[:_MAX_NAMED])}{more} {advice}"


def _is_needed(content: str, index: int) -> bool:
    """Whether a script or an emoji needs the character, or another rule reports it."""
    character, before, after = content[index], content[index - 1 : index], content[index + 1 : index + 2]
    if character in _JOINERS:
        return _JOINING.match(before) is not None or (_is_sign(before) and _is_sign(after))
    if character in _MARKS_OF_DIRECTION:
        near = content[max(index - _NEAR, 0) : index + _NEAR + 1].replace(character, "")
        return any(unicodedata.bidirectional(one) in ("R", "AL") for one in near)
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return (
            before in tuple("0123456789#*") or (not before.isascii() and not before.isalpha()) or _is_ideograph(before)
        )
    if "\U000e0020" <= character <= "\U000e007f":
        begin = index
        while "\U000e0020" <= content[begin : begin + 1] <= "\U000e007f" and index - begin < 8:
            begin -= 1
        return content[begin : begin + 1] == _EMOJI_TAGGED
    if character == "\u180e":
        return "\u1800" <= before <= "\u18af"
    return character == "\ufeff" and (not before or before in "\r\n" + _LINE_ENDS)  # syntax findings report it


def _is_sign(character: str) -> bool:
    """Whether a character is an emoji, or belongs to the one before it."""
    return character != "" and (unicodedata.category(character) in ("So", "Sk", "Sm") or character in "\ufe0f\u20e3")


def _is_ideograph(character: str) -> bool:
    return character != "" and unicodedata.category(character) == "Lo"
