"""What a YAML parser's complaint means to the person who wrote the line.

libyaml and PyYAML's own parser word the same complaint differently; both wordings are matched, so that a file
gets the same finding wherever it is checked.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from argmap.findings import Edit, Fix
from argmap.text import Span, Text


class Problem(NamedTuple):
    code: str
    span: Span
    message: str
    fix: Fix | None = None


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
    _Meaning(r"sequence entries are not allowed", "a list cannot begin here: put its '-' on a line of its own"),
    _Meaning(
        r"'\\t' that cannot start|found a tab character", "a tab where blanks are needed: YAML is indented with blanks"
    ),
    _Meaning(r"cannot start any token", "a text cannot begin with this character: put it between quotation marks"),
    _Meaning(r"could not find expected ':'", "neither a key nor a list item: wrong indentation, or a ':' is missing"),
    _Meaning(r"unknown escape character", "no such escape: between double quotation marks a '\\' is written '\\\\'"),
    _Meaning(r"escape (code|sequence)|hexadecimal|hexdecimal", "this escape is no character"),
    _Meaning(r"incompatible YAML document", "the %YAML directive asks for another version; leave it out"),
    _Meaning(r"directive", "a directive that YAML does not know; leave it out"),
    _Meaning(r"block collection", "not an item of the list that began above: wrong indentation, or a '- ' is missing"),
    _Meaning(r"block mapping", "not an entry of the mapping that began above: wrong indentation, or a key is missing"),
    _Meaning(r"document start", "more text after the end of the map: wrong indentation, or a text to quote"),
    _Meaning(r"node content", "a value was expected here"),
)
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_VALUE = re.compile(r"[ ]*(?:-[ ]+)*(?:[\w.-]+:[ ]+)?(?:-[ ]+)*(?P<value>\S.*?)[ ]*$")
_OPENERS = "\"'[]{}|>*&!%@`"


def explain(text: Text, error: Exception) -> Problem:
    """The finding for what a parser raised: a YAMLError, or a ValueError of the pure-Python parser."""
    if isinstance(error, yaml.reader.ReaderError):
        return _control_character(text)
    if not isinstance(error, yaml.MarkedYAMLError):
        return _bad_escape(text)
    words = f"{error.context or ''}: {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index if mark else 0, len(text.content))
    misread = _misread(text, offset, words)
    if misread is not None:
        return misread
    meaning = next((m for m in _MEANINGS if re.search(m.pattern, words)), None)
    if meaning is None:
        return Problem("Y101", _one(text, offset), f"not YAML: {words.strip(': ')}")
    if meaning.at_opening and error.context_mark:
        offset = error.context_mark.index
    if "unknown escape" in words and text.content[offset - 1 : offset] == "\\":
        offset -= 1  # the pure-Python parser points behind the backslash
    return Problem("Y101", _one(text, offset), meaning.message)


def quoted(words: str) -> str:
    """The words as a YAML scalar that means just them."""
    return "'" + words.replace("'", "''") + "'"


def misread_line(text: Text, offset: int, why: str) -> Problem | None:
    """The finding for a text, on the line of ``offset``, that YAML takes for something else."""
    number, _ = text.position(offset)
    found = _VALUE.match(text.line(number))
    if not found:
        return None
    start = text.line_start(number) + found.start("value")
    span = text.span(start, text.line_start(number) + found.end("value"))
    fix = Fix("put it between quotation marks", (Edit(span, quoted(span.words)),))
    return Problem("Y104", span, f"YAML does not read this as text: {why}; write {quoted(span.words)}", fix)


def _misread(text: Text, offset: int, words: str) -> Problem | None:
    problem = misread_line(text, offset, "")
    if problem is None:
        return None
    value = problem.span.words
    if "mapping values" in words and re.search(r":(\s|$)", value) and offset > problem.span.start:
        return misread_line(text, offset, "': ' makes what is before it a key")
    if value[0] not in _OPENERS or "stream" in words or "flow" in words:
        return None
    if "'\\t'" in words or (value[0] in "|>" and "block scalar" not in words):
        return None
    return misread_line(text, offset, f"{value[0]} has a meaning of its own at the beginning")


def _control_character(text: Text) -> Problem:
    found = _CONTROL.search(text.content)
    offset = found.start() if found else 0
    code = ord(text.content[offset]) if found else 0
    return Problem("Y101", _one(text, offset), f"the control character U+{code:04X} cannot stand in YAML; remove it")


def _bad_escape(text: Text) -> Problem:
    r"""The pure-Python parser fails on ``\UFFFFFFFF`` without a mark: find the first such escape."""
    for found in re.finditer(r"\\U([0-9A-Fa-f]{8})", text.content):
        if int(found[1], 16) > 0x10FFFF:
            return Problem("Y101", text.span(found.start() + 2, found.start() + 3), "this escape is no character")
    return Problem("Y101", _one(text, 0), "not YAML")


def _one(text: Text, offset: int) -> Span:
    """One character; at the end of a line or of the file an empty span."""
    here = text.content[offset : offset + 1]
    return text.span(offset, offset + (1 if here and here not in "\r\n" else 0))
