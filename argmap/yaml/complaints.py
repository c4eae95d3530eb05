"""What a parser's error means to the author of the line.

If YAML has cut off or misread a text, the finding is about that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from argmap.findings import Edit, Fix
from argmap.format import KEYS
from argmap.near import near
from argmap.text import Span, Text
from argmap.yaml.diagnosis import Read, diagnose
from argmap.yaml.problems import (
    COLON,
    KEY_LINE,
    NO_SPACE,
    ONE_MAP,
    TEXT_KEY,
    Mistake,
    Problem,
    control_character,
    dash_without_space,
    misread,
    never_closed,
    one,
    own_meaning,
    space_missing,
    text_end,
    whole_text,
)


class _Complaint(NamedTuple):
    text: Text
    mistake: Mistake
    offset: int
    context: int
    read: Read

    @property
    def here(self) -> str:
        """The character that the parser rejects."""
        return self.text.content[self.offset : self.offset + 1]

    @property
    def in_brackets(self) -> bool:
        return self.read.opened >= 0 and self.text.content[self.read.opened] in "[{"

    @property
    def broken(self) -> bool:
        """Whether the last node goes over several lines."""
        return self.text.position(self.read.start)[0] < self.text.position(self.read.end)[0]

    def whole(self, start: int) -> Span:
        return whole_text(self.text, start, self.offset, self.read.opened)


_MESSAGES = {
    Mistake.LIMIT: "nested too deep",
    Mistake.OPEN_QUOTE: "this quotation mark is never closed",
    Mistake.COLON_IN_BRACKETS: "a ':' in brackets ends a key and needs a space after it: quote it if it is text",
    Mistake.DASH: "a list cannot begin here: put its '-' on a line of its own, or quote it if it is a text",
    Mistake.QUESTION_MARK: "a '? ' where no key can be: wrong indentation, or a text to quote",
    Mistake.TAB: "a tab where spaces are needed: YAML is indented with spaces",
    Mistake.NO_TOKEN: "a text cannot begin with this character: put it in quotation marks",
    Mistake.UNKNOWN_ESCAPE: "unknown escape: in double quotation marks write '\\\\' for a '\\'",
    Mistake.ESCAPE_CODE: "this escape is not a character",
    Mistake.YAML_VERSION: "the %YAML directive asks for another version; remove it",
    Mistake.DIRECTIVE: "YAML does not know this directive; remove it",
    Mistake.TEXT_AFTER_END: "more text after the end of the map: wrong indentation, or a text to quote",
    Mistake.NO_ITEM: "not an item of the list that began above: wrong indentation, or a '- ' is missing",
    Mistake.NO_ENTRY: "not an entry of the mapping that began above: wrong indentation, or a key is missing",
    Mistake.NO_VALUE: "a value was expected here",
}
_AT_OPENING = (Mistake.OPEN_QUOTE, Mistake.DIRECTIVE)
_AT_WORD = (Mistake.TEXT_AFTER_END, Mistake.NO_ITEM, Mistake.NO_ENTRY)
_LEAD = re.compile(r"[ ]*(?:- +)*(?:[\w.-]+: +)?")
_FIRST_KEY = re.compile(
    r"[ ]*(?:- +)*(?P<dash>-) +(?P<key>[^\s\"'\[{&*!|>%@`#?-](?:[^\n:#]|:(?=\S)|(?<=\S)#)*?)[ ]*: +"
)
_KEY_NAMES = frozenset(key.name for key in KEYS)
_WORD = re.compile(r"[^\s,\[\]{}:]+")
_MAX_LINES = 1_000
_SIGNS = frozenset("\"'[]{}|>*&!%@`,?")


def explain(text: Text, error: Exception, read: Read) -> Problem:
    """The finding for an error of a parser: a YAMLError, or a ValueError of PyYAML's parser in Python."""
    failure = diagnose(text.content, error, read)
    if failure.mistake is Mistake.CONTROL_CHARACTER:
        return control_character(text)
    complaint = _Complaint(text, *failure, read)
    return _closed_late(complaint) or _misread(complaint) or _meant(complaint)


def _closed_late(c: _Complaint) -> Problem | None:
    """A quotation mark that is closed on a later line, just before invalid text: the author meant it as an opening
    one.
    """
    in_quotes = c.mistake in (Mistake.OPEN_QUOTE, Mistake.UNKNOWN_ESCAPE, Mistake.ESCAPE_CODE)
    place = c.context if in_quotes else c.offset
    start, end = c.read.start, c.read.end
    if c.text.content[start : start + 1] not in ('"', "'") or not c.broken or place < end or c.here == ":":
        return None
    return None if c.text.content[end:place].strip(" ") else _closed(c.text, start, end)


def _closed(text: Text, start: int, end: int) -> Problem:
    line, _ = text.position(end)
    message = f"this quotation mark is closed on line {line}, where other text follows: close it earlier"
    return Problem(Mistake.LATE_QUOTE, text.span(start, start + 1), message)


def _misread(c: _Complaint) -> Problem | None:
    """The finding for a text that is cut off or misread; None if that is not the mistake."""
    content = c.text.content
    if c.mistake is Mistake.COLON:
        return _colon(c)
    if c.mistake is Mistake.SPECIAL_CHARACTER:
        start = c.context
    elif c.mistake in (Mistake.NO_TOKEN, Mistake.QUESTION_MARK, Mistake.NO_VALUE) and c.here:
        start = c.offset
    elif _goes_on(c):
        start = c.read.start
    else:
        return None
    if content[start] in "\"'" and c.broken:
        return _closed(c.text, start, c.read.end)
    if not c.whole(start).words:  # a bracket that closes nothing
        return None
    if content[start] in _SIGNS:
        why = own_meaning(content[start])
    else:
        why = COLON if c.here == ":" else f"in brackets {c.here} has a special meaning"
    return misread(c.whole(start), why)


def _colon(c: _Complaint) -> Problem | None:
    """A ``: `` in a text, or a key that its indentation or a missing space above it has made part of a text."""
    line, _ = c.text.position(c.offset)
    start = c.read.start
    if not start < c.read.end == c.offset:
        lead = _LEAD.match(c.text.line(line))
        start = c.text.line_start(line) + (lead.end() if lead else 0)
    if c.broken:
        no_dash = dash_without_space(c.text, start)
        if no_dash:
            return no_dash
        no_blank = NO_SPACE.match(c.text.content, start)
        if no_blank:
            return space_missing(c.text, start, no_blank.end())
        if KEY_LINE.match(c.text.line(line)):
            begin = c.text.line_start(line)
            key = max(c.text.content.rfind(" ", begin, c.offset) + 1, begin)
            if key == begin and c.read.opened < 0:
                return _no_colon(c.text, start)
            message = "wrong indentation: this key is read as part of the text above"
            return Problem(Mistake.INDENTED_KEY, c.text.span(key, c.offset), message)
    return _whole_item(c, start) or misread(c.whole(start), COLON)


def _whole_item(c: _Complaint, start: int) -> Problem | None:
    """``- Fine: and good: and bad``: an item, or its text, whose first word a parser reads as a key."""
    line, _ = c.text.position(start)
    begin = c.text.line_start(line)
    found = _FIRST_KEY.match(c.text.content, begin, start)
    if c.in_brackets or found is None or found.end() != start or _is_key(found["key"]):
        return None
    whole = c.whole(found.start("key"))
    below = list(_below(c.text, whole.end_line + 1, found.start("dash") - begin + 1))
    if not below:
        return misread(whole, COLON)
    keys = {words.partition(":")[0] for words in _keys(below)}
    may_be_text = whole.end - whole.start > len(TEXT_KEY) and keys and "text" not in keys
    return misread(whole, COLON, TEXT_KEY) if may_be_text else None


def _below(text: Text, line: int, indent: int) -> Iterator[str]:
    """The lines from one on that have the indentation, without comments; of very many only the first."""
    for number in range(line, min(line + _MAX_LINES, text.lines + 1)):
        words = text.line(number).rstrip()
        sign = words.lstrip(" ")
        if sign and not sign.startswith("#"):
            if len(words) - len(sign) < indent:
                return
            yield words


def _keys(lines: list[str]) -> Iterator[str]:
    """The lines of a mapping that begin with keys of the format, without their indentation; none if the first does
    not.
    """
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    for line in lines:
        if len(line) - len(line.lstrip(" ")) == indent and KEY_LINE.match(line) and line[indent] != "-":
            yield line[indent:]
        elif line is lines[0]:
            return


def _is_key(words: str) -> bool:
    """Whether the words are a key, or more like a mistyped one than like the beginning of a text."""
    if " " in words or (words[0].isupper() and words.casefold() not in _KEY_NAMES):
        return False
    return words.startswith("x-") or near(words, _KEY_NAMES) is not None


def _goes_on(c: _Complaint) -> bool:
    """Whether the rejected text belongs to the text that was read last."""
    content, start, end = c.text.content, c.read.start, c.read.end
    between = content[end : c.offset]
    if start >= end or between.strip() or c.offset >= len(content):
        return False
    line, column = c.text.position(c.offset)
    if line > c.text.position(end)[0]:
        outside = c.text.position(c.read.opened)[1] if c.read.opened >= 0 else 1
        return content[start] in "\"'" and column > outside and not KEY_LINE.match(c.text.line(line))
    if c.in_brackets:
        return c.here not in "]}" and (content[start] in "\"'" or not c.broken)
    return content[start] in "\"'[{"


def _meant(c: _Complaint) -> Problem:
    """The finding if no text was cut off."""
    text, mistake = c.text, c.mistake
    if mistake in (Mistake.NO_ITEM, Mistake.NO_ENTRY):
        no_dash = dash_without_space(text, c.offset) or dash_without_space(text, c.read.start)
        if no_dash is not None:
            return no_dash
    if mistake is Mistake.NO_COLON:
        no_blank = NO_SPACE.match(text.content, c.context)
        return space_missing(text, c.context, no_blank.end()) if no_blank else _no_colon(text, c.context)
    if mistake in (Mistake.OPEN_BRACKET, Mistake.OPEN_BRACE):
        return never_closed(text, c.context)
    if mistake is Mistake.TEXT_AFTER_END and "\n..." in text.content[: c.offset]:
        return Problem(Mistake.SECOND_MAP, _word(text, c.offset), ONE_MAP)
    fix = None
    if mistake is Mistake.UNKNOWN_ESCAPE:
        fix = Fix("double the backslash", (Edit(text.span(c.offset, c.offset), "\\"),))
    offset = c.context if mistake in _AT_OPENING else c.offset
    span = (_word if mistake in _AT_WORD else one)(text, offset)
    return Problem(mistake, span, _MESSAGES.get(mistake, "this is not valid YAML"), fix)


def _no_colon(text: Text, start: int) -> Problem:
    message = "neither a key nor a list item: wrong indentation, or a ':' is missing"
    return Problem(Mistake.NO_COLON, text.span(start, text_end(text, start, start)), message)


def _word(text: Text, offset: int) -> Span:
    """The word at an offset."""
    found = _WORD.match(text.content, offset)
    return text.span(offset, found.end()) if found else one(text, offset)
