"""What a YAML parser's complaint means to the person who wrote the line.

libyaml and PyYAML's own parser word the same complaint differently; both wordings are matched, so that a file
gets the same finding wherever it is checked. Where YAML has cut or misread a text, the finding is about that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from argmap.findings import Edit, Fix
from argmap.format import KEYS
from argmap.near import near
from argmap.text import Span, Text
from argmap.yaml.problems import (
    COLON,
    KEY_LINE,
    NO_BLANK,
    ONE_MAP,
    TEXT_KEY,
    Problem,
    blank_missing,
    control_character,
    dash_without_blank,
    misread,
    one,
    own_meaning,
    text_end,
    whole_text,
)


class Read(NamedTuple):
    """How far a parser came: where the innermost open collection begins (-1: none), and what it read last in it."""

    opened: int = -1
    start: int = 0
    end: int = 0


class _Complaint(NamedTuple):
    text: Text
    words: str
    offset: int
    context: int
    read: Read

    @property
    def here(self) -> str:
        """The character that is complained of."""
        return self.text.content[self.offset : self.offset + 1]

    @property
    def in_brackets(self) -> bool:
        return self.read.opened >= 0 and self.text.content[self.read.opened] in "[{"

    @property
    def broken(self) -> bool:
        """Whether what was read last goes over several lines."""
        return self.text.position(self.read.start)[0] < self.text.position(self.read.end)[0]

    def whole(self, start: int) -> Span:
        return whole_text(self.text, start, self.offset, self.read.opened)


class _Meaning(NamedTuple):
    pattern: str
    message: str
    at_opening: bool = False


_MEANINGS = (
    _Meaning(
        r"quoted scalar.*(end of stream|document separator|document indicator)",
        "this quotation mark is never closed",
        at_opening=True,
    ),
    _Meaning(
        r"flow sequence", "this bracket is never closed; items are divided by commas and end with ']'", at_opening=True
    ),
    _Meaning(
        r"flow mapping", "this brace is never closed; entries are divided by commas and end with '}'", at_opening=True
    ),
    _Meaning(r"mapping values are not allowed", "a ': ' where no key can stand: wrong indentation, or a text to quote"),
    _Meaning(
        r"sequence entries are not allowed",
        "a list cannot begin here: put its '-' on a line of its own, or quote it if it is a text",
    ),
    _Meaning(
        r"'\\t' that cannot start|found a tab character", "a tab where blanks are needed: YAML is indented with blanks"
    ),
    _Meaning(r"cannot start any token", "a text cannot begin with this character: put it between quotation marks"),
    _Meaning(r"unknown escape character", "no such escape: between double quotation marks a '\\' is written '\\\\'"),
    _Meaning(r"escape (code|sequence)|hexadecimal|hexdecimal", "this escape is no character"),
    _Meaning(r"incompatible YAML document", "the %YAML directive asks for another version; leave it out"),
    _Meaning(r"directive", "a directive that YAML does not know; leave it out", at_opening=True),
    _Meaning(r"document start", "more text after the end of the map: wrong indentation, or a text to quote"),
    _Meaning(r"block collection", "not an item of the list that began above: wrong indentation, or a '- ' is missing"),
    _Meaning(r"block mapping", "not an entry of the mapping that began above: wrong indentation, or a key is missing"),
    _Meaning(r"node content", "a value was expected here"),
)
_DIRECTIVE = re.compile("%?tag directive|duplicate tag handle", re.IGNORECASE)
_FOUND = re.compile(", but (?:found|got) .*", re.DOTALL)
_LEAD = re.compile(r"[ ]*(?:- +)*(?:[\w.-]+: +)?")
_FIRST_KEY = re.compile(
    r"[ ]*(?:- +)*(?P<dash>-) +(?P<key>[^\s\"'\[{&*!|>%@`#?-](?:[^\n:#]|:(?=\S)|(?<=\S)#)*?)[ ]*: +"
)
_KEY_NAMES = frozenset(key.name for key in KEYS)
_WORD = re.compile(r"[^\s,\[\]{}:]+")
_MOST_LINES = 1_000
_SIGNS = frozenset("\"'[]{}|>*&!%@`,?")


def explain(text: Text, error: Exception, read: Read) -> Problem:
    """The finding for what a parser raised: a YAMLError, or a ValueError of the pure-Python parser."""
    if isinstance(error, yaml.reader.ReaderError):
        return control_character(text)
    if not isinstance(error, yaml.MarkedYAMLError):
        return _bad_escape(text)
    words = _DIRECTIVE.sub("directive", _FOUND.sub("", f"{error.context or ''}: {error.problem or ''}"))
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index if mark else 0, len(text.content))
    context = error.context_mark.index if error.context_mark else offset
    complaint = _Complaint(text, words, offset, context, read)
    return _closed_late(complaint) or _misread(complaint) or _meant(complaint)


def _closed_late(c: _Complaint) -> Problem | None:
    """A quotation mark closed on a later line, just before what cannot be scanned: that was to be the opening one."""
    place = c.context if "quoted scalar" in c.words else c.offset
    start, end = c.read.start, c.read.end
    if c.text.content[start : start + 1] not in ('"', "'") or not c.broken or place < end or c.here == ":":
        return None
    return None if c.text.content[end:place].strip(" ") else _closed(c.text, start, end)


def _closed(text: Text, start: int, end: int) -> Problem:
    line, _ = text.position(end)
    message = f"this quotation mark is closed on line {line}, where other text follows: close it before"
    return Problem("Y101", text.span(start, start + 1), message)


def _misread(c: _Complaint) -> Problem | None:
    """The finding for a text that is cut or taken for something else; None where that is not what is wrong."""
    content = c.text.content
    if "mapping values" in c.words:
        return _colon(c)
    if re.search(r"alias|anchor|tag\b|block scalar", c.words) and "tab char" not in c.words:
        start = c.context
    elif re.search("cannot start any token|mapping keys are not|node content", c.words) and c.here not in ("", "\t"):
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
        why = COLON if c.here == ":" else f"between brackets {c.here} has a meaning of its own"
    return misread(c.whole(start), why)


def _colon(c: _Complaint) -> Problem | None:
    """A ``: `` in a text; or a key that its indentation, or a missing blank above, makes a part of a text."""
    line, _ = c.text.position(c.offset)
    start = c.read.start
    if not start < c.read.end == c.offset:
        lead = _LEAD.match(c.text.line(line))
        start = c.text.line_start(line) + (lead.end() if lead else 0)
    if c.broken:
        no_dash = dash_without_blank(c.text, start)
        if no_dash:
            return no_dash
        no_blank = NO_BLANK.match(c.text.content, start)
        if no_blank:
            return blank_missing(c.text, start, no_blank.end())
        if KEY_LINE.match(c.text.line(line)):
            begin = c.text.line_start(line)
            key = max(c.text.content.rfind(" ", begin, c.offset) + 1, begin)
            if key == begin and c.read.opened < 0:
                return _no_colon(c.text, start)
            message = "wrong indentation: this key is read as a part of the text above"
            return Problem("Y101", c.text.span(key, c.offset), message)
    return _whole_item(c, start) or misread(c.whole(start), COLON)


def _whole_item(c: _Complaint, start: int) -> Problem | None:
    """``- Fine: and good: and bad``: all of an item, or its text, of which a parser takes the first word for a key."""
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
    """The lines from one on that are indented so far, without comments; of very many only the first."""
    for number in range(line, min(line + _MOST_LINES, text.lines + 1)):
        words = text.line(number).rstrip()
        sign = words.lstrip(" ")
        if sign and not sign.startswith("#"):
            if len(words) - len(sign) < indent:
                return
            yield words


def _keys(lines: list[str]) -> Iterator[str]:
    """The lines of a mapping that begin with keys of the format, without their indent; none if the first does not."""
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    for line in lines:
        if len(line) - len(line.lstrip(" ")) == indent and KEY_LINE.match(line) and line[indent] != "-":
            yield line[indent:]
        elif line is lines[0]:
            return


def _is_key(words: str) -> bool:
    """Whether the words are a key, or more like one that is mistyped than like the beginning of a text."""
    if " " in words or (words[0].isupper() and words.casefold() not in _KEY_NAMES):
        return False
    return words.startswith("x-") or near(words, _KEY_NAMES) is not None


def _goes_on(c: _Complaint) -> bool:
    """Whether what is complained of belongs to the text that was read last."""
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
    """The finding by what the parser says."""
    text, offset = c.text, c.offset
    meaning = next((m for m in _MEANINGS if re.search(m.pattern, c.words)), None)
    if re.search("block (collection|mapping)", c.words):
        no_dash = dash_without_blank(text, offset) or dash_without_blank(text, c.read.start)
        if no_dash is not None:
            return no_dash
    if "could not find expected ':'" in c.words:
        no_blank = NO_BLANK.match(text.content, c.context)
        if no_blank:
            return blank_missing(text, c.context, no_blank.end())
        return _no_colon(text, c.context)
    if meaning is None:
        return Problem("Y101", one(text, offset), f"not YAML: {c.words.strip(': ')}")
    if meaning.at_opening:
        return Problem("Y101", one(text, c.context), meaning.message)
    if "document start" in c.words and "\n..." in text.content[:offset]:
        return Problem("Y109", _word(text, offset), ONE_MAP)
    if "unknown escape" in c.words and text.content[offset - 1 : offset] == "\\":
        offset -= 1  # the pure-Python parser points behind the backslash
    if "unknown escape" in c.words:
        fix = Fix("double the backslash", (Edit(text.span(offset, offset), "\\"),))
        return Problem("Y101", one(text, offset), meaning.message, fix)
    place = _word if re.search("block|document start", c.words) else one
    return Problem("Y101", place(text, offset), meaning.message)


def _no_colon(text: Text, start: int) -> Problem:
    message = "neither a key nor a list item: wrong indentation, or a ':' is missing"
    return Problem("Y101", text.span(start, text_end(text, start, start)), message)


def _bad_escape(text: Text) -> Problem:
    r"""The pure-Python parser fails on ``\UFFFFFFFF`` without a mark: find the first such escape."""
    for found in re.finditer(r"\\U([0-9A-Fa-f]{8})", text.content):
        if int(found[1], 16) > 0x10FFFF:
            return Problem("Y101", text.span(found.start() + 2, found.start() + 3), "this escape is no character")
    return Problem("Y101", one(text, 0), "not YAML")


def _word(text: Text, offset: int) -> Span:
    """The word at an offset."""
    found = _WORD.match(text.content, offset)
    return text.span(offset, found.end()) if found else one(text, offset)
