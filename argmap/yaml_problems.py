"""What a YAML parser's complaint means to the person who wrote the line.

libyaml and PyYAML's own parser word the same complaint differently; both wordings are matched, so that a file
gets the same finding wherever it is checked. Where YAML has cut or misread a text, the finding is about that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import yaml

from argmap.findings import Edit, Fix
from argmap.format import KEYS
from argmap.text import Span, Text, shown


class Problem(NamedTuple):
    code: str
    span: Span
    message: str
    fix: Fix | None = None

    def add(self, words: str) -> Problem:
        """The same with more to say."""
        return self._replace(message=self.message + words)

    def of(self, text: Text) -> Problem:
        """The same problem in another text of the same length."""
        if text is self.span.text:
            return self
        fix = self.fix
        if fix is not None:
            edits = tuple(edit._replace(span=edit.span._replace(text=text)) for edit in fix.edits)
            fix = replace(fix, edits=edits)
        return self._replace(span=self.span._replace(text=text), fix=fix)


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
    _Meaning(
        r"could not find expected ':'",
        "neither a key nor a list item: wrong indentation, or a ':' is missing",
        at_opening=True,
    ),
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
CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMES = "|".join(sorted({key.name for key in KEYS}))
_KEY_LINE = re.compile(rf"[ ]*(?:- +)*(?:{_NAMES}):(?=\s|$)")
_LEAD = re.compile(r"[ ]*(?:- +)*(?:[\w.-]+: +)?")
_TIGHT_COMMENT = re.compile(r"#(?=[^\s#])")
_BLANKS = frozenset(" \t")
_TAG = re.compile(r"(!\S*)[ ]*")
_NO_BLANK = re.compile(rf"(?:{_NAMES}):(?=\S)")
_ENTRY = re.compile(r"(?:\[[^\[\]\n]*+\]|\{[^{}\n]*+\}|[^,\[\]{}\n]++)*+")
_WORD = re.compile(r"[^\s,\[\]{}:]+")
_SIGNS = frozenset("\"'[]{}|>*&!%@`,?")
_MOST_LINES = 1_000
_LONGEST_ADVICE = 60
COLON = "': ' makes what is before it a key"
ONE_MAP = "a file holds one map: put what follows into a file of its own"


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
    return _misread(complaint) or _meant(complaint)


def quoted(words: str) -> str:
    """The words as a YAML scalar that means just them."""
    if "'" in words and '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def quoting(span: Span) -> Fix:
    """The fix for a text that YAML does not read as one."""
    return Fix("put it between quotation marks", (Edit(span, quoted(span.words)),))


def unreadable(text: Text, most_directives: int) -> Problem | None:
    """What a parser would take very long for."""
    if text.content.count("%TAG") > most_directives:
        offset = text.content.index("%TAG")
        message = f"more than {most_directives} %TAG directives: take them away"
        return Problem("Y105", text.span(offset, offset + 4), message)
    return None


def tight_comments(content: str) -> Iterator[int]:
    """Where a text would end that such a comment cuts."""
    for found in _TIGHT_COMMENT.finditer(content):
        end = found.start()
        if content[end - 1 : end] in _BLANKS:  # looked for in the pattern, it would take six times as long
            while end and content[end - 1] in _BLANKS:
                end -= 1
            yield end


def misread(span: Span, why: str) -> Problem:
    """The finding for a text that YAML takes for something else."""
    words = shown(span.words)
    advice = f"write {quoted(words)}" if len(words) <= _LONGEST_ADVICE else "put it between quotation marks"
    return Problem("Y104", span, f"YAML does not read this as text: {why}; {advice}", quoting(span))


def own_meaning(sign: str) -> str:
    """Why a text that begins with such a sign is misread."""
    return f"{sign} at the beginning has a meaning of its own"


def text_end(text: Text, offset: int, opened: int) -> int:
    """Where a text ends that goes on at ``offset``: with its line, and those that are indented to continue it.

    ``opened`` is where the collection begins in which the text stands, -1 where there is none.
    """
    content, begin = text.content, offset - text.position(offset)[1] + 1
    indent = text.position(opened)[1] - 1 if opened >= 0 else 0
    end = text.line_end(offset, len(content))
    for _ in range(_MOST_LINES):
        below = end + 2 if content.startswith("\r\n", end) else end + 1
        stop = text.line_end(below, len(content))
        following = content[below:stop]
        if not following.strip() or len(following) - len(following.lstrip(" ")) <= indent:
            break
        if _KEY_LINE.match(following) or following.lstrip().startswith("- "):
            break
        begin, end = below, stop
    return begin + len(content[begin:end].partition(" # ")[0].rstrip())


def whole_text(text: Text, start: int, offset: int, opened: int) -> Span:
    """The text that begins at ``start`` and goes on at ``offset``; between brackets it goes to the next comma."""
    if opened >= 0 and text.content[opened] in "[{":
        entry = _ENTRY.match(text.content, offset)
        return text.span(start, start + len(text.content[start : entry.end() if entry else offset].rstrip()))
    return text.span(start, text_end(text, max(start, offset), opened))


def lost_to_comment(text: Text, start: int, end: int, opened: int) -> tuple[Problem, str]:
    """``Issue #12 says so``: what follows ``#`` is a comment, whatever was meant. With the text as it was meant.

    Between brackets that is not known, for the comment may hold the bracket that closes them.
    """
    begin = text.content.index("#", end)
    line, _ = text.position(begin)
    lost = text.span(begin, text.line_start(line) + len(text.line(line).rstrip()))
    message = "YAML takes this for a comment: quote the text if it belongs to it, else put a blank behind '#'"
    if opened >= 0 and text.content[opened] in "[{":
        return Problem("Y104", lost, message), ""
    whole = text.span(start if start < end else begin, text_end(text, begin, opened))
    return Problem("Y104", lost, message, quoting(whole)), " ".join(whole.words.split())


def tag(text: Text, start: int) -> Problem:
    """The finding for a tag that stands before a value, perhaps behind an anchor."""
    found = _TAG.search(text.content, start)
    begin, end, behind = (found.start(), found.end(1), found.end()) if found else (start, start, start)
    fix = Fix("take the tag away", (Edit(text.span(begin, behind), ""),))
    message = "tags are not read: every value is the text that it is, or what its key says"
    return Problem("Y108", text.span(begin, end), message, fix)


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
        line, _ = c.text.position(c.read.end)
        message = f"this quotation mark is closed on line {line}, where other text follows: close it before"
        return Problem("Y101", c.text.span(start, start + 1), message)
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
        no_blank = _NO_BLANK.match(c.text.content, start)
        if no_blank:
            return _blank_missing(c.text, start, no_blank.end())
        if _KEY_LINE.match(c.text.line(line)):
            key = c.text.content.rfind(" ", 0, c.offset) + 1
            message = "wrong indentation: this key is read as a part of the text above"
            return Problem("Y101", c.text.span(key, c.offset), message)
    return misread(c.whole(start), COLON)


def _goes_on(c: _Complaint) -> bool:
    """Whether what is complained of belongs to the text that was read last."""
    content, start, end = c.text.content, c.read.start, c.read.end
    between = content[end : c.offset]
    if start >= end or between.strip() or c.offset >= len(content):
        return False
    line, column = c.text.position(c.offset)
    if line > c.text.position(end)[0]:
        outside = c.text.position(c.read.opened)[1] if c.read.opened >= 0 else 1
        return content[start] in "\"'" and column > outside and not _KEY_LINE.match(c.text.line(line))
    if c.in_brackets:
        return c.here not in "]}" and (content[start] in "\"'" or not c.broken)
    return content[start] in "\"'[{"


def _blank_missing(text: Text, start: int, end: int) -> Problem:
    fix = Fix("put a blank behind the ':'", (Edit(text.span(end, end), " "),))
    return Problem("Y101", text.span(start, end), "a blank is missing behind the ':'", fix)


def key_without_blank(text: Text, start: int) -> Problem | None:
    """``text:Close it``: a key that is read as the beginning of a text."""
    found = _NO_BLANK.match(text.content, start)
    return _blank_missing(text, start, found.end())._replace(code="Y104") if found else None


def _meant(c: _Complaint) -> Problem:
    """The finding by what the parser says."""
    text, offset = c.text, c.offset
    meaning = next((m for m in _MEANINGS if re.search(m.pattern, c.words)), None)
    if meaning is None:
        return Problem("Y101", _one(text, offset), f"not YAML: {c.words.strip(': ')}")
    if "could not find expected ':'" in c.words:
        no_blank = _NO_BLANK.match(text.content, c.context)
        if no_blank:
            return _blank_missing(text, c.context, no_blank.end())
        return Problem("Y101", text.span(c.context, text_end(text, c.context, c.context)), meaning.message)
    if meaning.at_opening:
        return Problem("Y101", _one(text, c.context), meaning.message)
    if "document start" in c.words and "\n..." in text.content[:offset]:
        return Problem("Y109", _word(text, offset), ONE_MAP)
    if "unknown escape" in c.words and text.content[offset - 1 : offset] == "\\":
        offset -= 1  # the pure-Python parser points behind the backslash
    if "unknown escape" in c.words:
        fix = Fix("double the backslash", (Edit(text.span(offset, offset), "\\"),))
        return Problem("Y101", _one(text, offset), meaning.message, fix)
    place = _word if re.search("block|document start", c.words) else _one
    return Problem("Y101", place(text, offset), meaning.message)


def mark_within(text: Text, offset: int) -> Problem:
    """The finding for a byte-order mark at the beginning of a line, which parsers count wrongly."""
    return Problem("Y101", text.span(offset, offset + 1), "a byte-order mark within the text: remove it")


def control_character(text: Text, offset: int = -1) -> Problem:
    """The finding for a character that YAML does not admit, the first if no place is given."""
    found = CONTROL.search(text.content, max(offset, 0))
    offset = found.start() if found else 0
    code = ord(text.content[offset]) if found else 0
    return Problem("Y101", _one(text, offset), f"the control character U+{code:04X} cannot stand in YAML; remove it")


def _bad_escape(text: Text) -> Problem:
    r"""The pure-Python parser fails on ``\UFFFFFFFF`` without a mark: find the first such escape."""
    for found in re.finditer(r"\\U([0-9A-Fa-f]{8})", text.content):
        if int(found[1], 16) > 0x10FFFF:
            return Problem("Y101", text.span(found.start() + 2, found.start() + 3), "this escape is no character")
    return Problem("Y101", _one(text, 0), "not YAML")


def _word(text: Text, offset: int) -> Span:
    """The word at an offset."""
    found = _WORD.match(text.content, offset)
    return text.span(offset, found.end()) if found else _one(text, offset)


def _one(text: Text, offset: int) -> Span:
    """One character; at the end of a line or of the file an empty span."""
    here = text.content[offset : offset + 1]
    return text.span(offset, offset + (1 if here and here not in "\r\n" else 0))
