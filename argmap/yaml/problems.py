"""Mistakes in the YAML of a map, as future findings, above all texts that YAML cuts off or misreads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from typing import Any, NamedTuple

from argmap.findings import Edit, Fix, Says
from argmap.late_pattern import late
from argmap.text import Span, Text, shown
from argmap.yaml.emitter import NAMES, quoted, read_back


class Mistake(Enum):
    """A kind of mistake. Handling depends on this and on the place, never on the message."""

    LIMIT = auto()
    CONTROL_CHARACTER = auto()
    BYTE_ORDER_MARK = auto()
    MERGE_CONFLICT = auto()
    SECOND_MAP = auto()
    TAG = auto()
    MISREAD = auto()  # a text that YAML cuts off or misreads
    COMMENT = auto()  # a text that a comment cuts off
    ITEM_IN_TEXT = auto()
    KEY_IN_TEXT = auto()  # ``text:Close it`` where a text can be
    NO_SPACE_AFTER_COLON = auto()
    NO_SPACE_AFTER_DASH = auto()
    NO_COLON = auto()
    UNKNOWN_ESCAPE = auto()
    ESCAPE_CODE = auto()
    OPEN_QUOTE = auto()
    LATE_QUOTE = auto()  # closed on a later line, where other text follows
    OPEN_BRACKET = auto()
    OPEN_BRACE = auto()
    COLON = auto()  # a ``: `` where no key can be
    DASH = auto()  # a ``- `` where no list can begin
    COLON_IN_BRACKETS = auto()  # a ``:`` that ends neither a key nor a text
    QUESTION_MARK = auto()  # a ``? `` where no key can be
    TAB = auto()
    SPECIAL_CHARACTER = auto()  # begins like an anchor, an alias, a tag or a block, but is none
    NO_TOKEN = auto()  # a character that begins nothing
    NO_VALUE = auto()
    DIRECTIVE = auto()
    YAML_VERSION = auto()
    TEXT_AFTER_END = auto()
    NO_ITEM = auto()
    NO_ENTRY = auto()
    INDENTED_KEY = auto()
    OTHER = auto()


_CODES = {
    Mistake.LIMIT: "Y105",
    Mistake.MERGE_CONFLICT: "Y111",
    Mistake.SECOND_MAP: "Y109",
    Mistake.TAG: "Y108",
    Mistake.MISREAD: "Y104",
    Mistake.COMMENT: "Y104",
    Mistake.ITEM_IN_TEXT: "Y104",
    Mistake.KEY_IN_TEXT: "Y104",
}


class Problem(NamedTuple):
    mistake: Mistake
    span: Span
    message: str
    fix: Fix | None = None

    @property
    def code(self) -> str:
        """The code of the finding."""
        return _CODES.get(self.mistake, "Y101")

    def add(self, words: str) -> Problem:
        """The same problem with a longer message."""
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


CONTROL = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
KEY_LINE = late(rf"[ ]*(?:- +)*(?:{NAMES}):(?=\s|$)")
_TIGHT_COMMENT = late(r"#(?=[^\s#])")
_COMMENT = late(r"(?:^|\s)#(?!\d)")
_SPACES = frozenset(" \t")
_TAG = r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)"
_PROPERTY = late(rf"&[0-9A-Za-z_-]+|{_TAG}")
_BEFORE_NODE = late("(?:[ \t\r\n\x85\u2028\u2029]|#[^\r\n\x85\u2028\u2029]*)*")
_TAG_WITH_SPACES = late(rf"({_TAG})[ \t]*")
NO_SPACE = late(rf"(?:{NAMES}):(?=\S)")
_NO_SPACE_AFTER_DASH = late(rf"[ ]*(?:- +)*-(?P<key>{NAMES})(?=:(?:\s|$))")
_ITEM_WITHIN = late(r"[\r\n][ \t]*(?P<dash>-)(?=\s)")
_ENTRY = late(r"(?:\[[^\[\]\n]*+\]|\{[^{}\n]*+\}|[^,\[\]{}\n]++)*+")
_KEYLESS = late("[?](?:[ \t\r\n\x85\u2028\u2029]|#[^\r\n\x85\u2028\u2029]*+)*+[,:\\]]")
_MAX_LINES = 1_000
_MAX_ADVICE_LENGTH = 60
TEXT_KEY = "text: "
"""The key that a text needs before it, if there are other keys beside it."""
COLON = "': ' turns the words before it into a key"
ONE_MAP = "a file holds one map: put the rest into a file of its own"


def after_properties(event: Any, content: str) -> int:
    """The offset at which a node begins, after its anchor and its tag."""
    start: int = event.start_mark.index
    for _ in range((event.anchor is not None) + (event.tag is not None)):
        found = _PROPERTY.match(content, start)
        gap = _BEFORE_NODE.match(content, found.end()) if found else None
        start = gap.end() if gap else start
    return start


def quoting(span: Span, key: str = "") -> Fix:
    """The fix for a text that YAML does not read as one; ``key`` is put before it.

    A number is hardly ever a comment. A word often is, such as ``#TODO``, so that fix is not safe.
    """
    words = span.words
    title = f"put it in quotation marks, after {key.strip()}" if key else "put it in quotation marks"
    says = (TEXT_KEY.rstrip(": "), read_back(words)) if key else (read_back(words),)
    return Fix(title, (Edit(span, key + quoted(words), says),), safe=not _COMMENT.search(words))


def unsafe(problem: Problem) -> Problem:
    """The same problem with a fix that is not safe."""
    return problem._replace(fix=replace(problem.fix, safe=False)) if problem.fix is not None else problem


def unreadable(text: Text, most_directives: int) -> Problem | None:
    """Text that a parser would take very long to read."""
    if text.content.count("%TAG") > most_directives:
        offset = text.content.index("%TAG")
        message = f"more than {most_directives} %TAG directives: remove them"
        return Problem(Mistake.LIMIT, text.span(offset, offset + 4), message)
    return None


def tight_comments(content: str) -> Iterator[int]:
    """The places where a comment directly after a text would cut it off."""
    for found in _TIGHT_COMMENT.finditer(content):
        end = found.start()
        if content[end - 1 : end] in _SPACES:  # in the pattern it would take six times as long
            while end and content[end - 1] in _SPACES:
                end -= 1
            yield end


def misread(span: Span, why: str, key: str = "") -> Problem:
    """The finding for a text that YAML misreads; ``key`` must be written before it."""
    words = shown(span.words)
    fix = quoting(span, key)
    advice = f"write {key}{quoted(words)}" if len(words) <= _MAX_ADVICE_LENGTH else fix.title
    return Problem(Mistake.MISREAD, span, f"YAML does not read this as text: {why}; {advice}", fix)


def own_meaning(sign: str) -> str:
    """Why a text that begins with such a character is misread."""
    return f"{sign} at the beginning has a special meaning"


def text_end(text: Text, offset: int, opened: int) -> int:
    """Where the text at ``offset`` ends: with its line, and the lines that are indented to continue it.

    ``opened`` is where the collection around the text begins, -1 if there is none.
    """
    content, begin = text.content, offset - text.position(offset)[1] + 1
    indent = text.position(opened)[1] - 1 if opened >= 0 else 0
    end = text.line_end(offset, len(content))
    for _ in range(_MAX_LINES):
        below = end + 2 if content.startswith("\r\n", end) else end + 1
        stop = text.line_end(below, len(content))
        following = content[below:stop]
        if not following.strip() or len(following) - len(following.lstrip(" ")) <= indent:
            break
        if KEY_LINE.match(following) or following.lstrip().startswith("- "):
            break
        begin, end = below, stop
    return begin + len(content[begin:end].partition(" # ")[0].rstrip())


def whole_text(text: Text, start: int, offset: int, opened: int) -> Span:
    """The text that begins at ``start`` and continues at ``offset``; in brackets it goes to the next comma."""
    if opened >= 0 and text.content[opened] in "[{":
        entry = _ENTRY.match(text.content, offset)
        return text.span(start, start + len(text.content[start : entry.end() if entry else offset].rstrip()))
    return text.span(start, text_end(text, max(start, offset), opened))


def lost_to_comment(text: Text, start: int, end: int, opened: int) -> tuple[Problem, str]:
    """The finding for ``Issue #12 says so``, where ``#`` begins a comment, and the intended text.

    In brackets that text is unknown, because the comment may contain the closing bracket.
    """
    begin = text.content.index("#", end)
    line, _ = text.position(begin)
    lost = text.span(begin, text.line_start(line) + len(text.line(line).rstrip()))
    message = "YAML reads this as a comment: quote the text if it belongs to it, otherwise put a space after '#'"
    if opened >= 0 and text.content[opened] in "[{":
        return Problem(Mistake.COMMENT, lost, message), ""
    whole = text.span(start if start < end else begin, text_end(text, begin, opened))
    return Problem(Mistake.COMMENT, lost, message, quoting(whole)), " ".join(whole.words.split())


def item_within(text: Text, start: int, end: int) -> Problem | None:
    """``- `` at the beginning of a line of a text without quotation marks, hardly meant as part of it."""
    if text.content[start] in "\"'|>":
        return None
    found = _ITEM_WITHIN.search(text.content, start, end)
    if found is None:
        return None
    dash = found.start("dash")
    message = (
        "YAML reads this line, dash and all, as part of the text above: indent it as a list of its own, or quote it"
    )
    fix = replace(quoting(text.span(start, end)), safe=False)
    return Problem(Mistake.ITEM_IN_TEXT, text.span(dash, text.line_end(dash, end)), message, fix)


def tag(text: Text, start: int) -> Problem:
    """The finding for a tag before a value, perhaps after an anchor."""
    found = _TAG_WITH_SPACES.search(text.content, start)
    assert found is not None
    begin, end = found.span()
    while text.content[end : end + 1] in ("", "\r", "\n") and text.content[begin - 1 : begin] in _SPACES:
        begin -= 1  # at the end of a line the spaces before it go too
    fix = Fix("remove the tag", (Edit(text.span(begin, end), "", Says.SAME),))
    message = "tags are not read: every value is text, or the type that its key needs"
    return Problem(Mistake.TAG, text.span(*found.span(1)), message, fix)


def space_missing(text: Text, start: int, end: int, says: tuple[str, ...] | Says = Says.UNKNOWN) -> Problem:
    """The finding for a key without a space after its colon; ``says`` is the key with its value, read correctly."""
    fix = Fix("put a space after the ':'", (Edit(text.span(end, end), " ", says),))
    return Problem(Mistake.NO_SPACE_AFTER_COLON, text.span(start, end), "missing space after ':'", fix)


def dash_without_space(text: Text, offset: int) -> Problem | None:
    """``-text: Close it`` at the beginning of the line at an offset: a key for YAML."""
    found = _NO_SPACE_AFTER_DASH.match(text.content, text.line_start(text.position(offset)[0]))
    if found is None:
        return None
    fix = Fix("put a space after the '-'", (Edit(text.span(found.start("key"), found.start("key")), " "),))
    span = text.span(found.start("key") - 1, found.end("key"))
    return Problem(Mistake.NO_SPACE_AFTER_DASH, span, "missing space after '-'", fix)


def key_without_space(text: Text, start: int, value: str) -> Problem | None:
    """``text:Close it``: a key that is read as the beginning of a text, ``value``."""
    found = NO_SPACE.match(text.content, start)
    if found is None:
        return None
    key, _, words = value.partition(":")
    return space_missing(text, start, found.end(), (key, words))._replace(mistake=Mistake.KEY_IN_TEXT)


def never_closed(text: Text, offset: int) -> Problem:
    """The finding for the bracket or brace at an offset."""
    if text.content[offset] == "[":
        message = "this bracket is never closed; separate items with commas and end with ']'"
        return Problem(Mistake.OPEN_BRACKET, one(text, offset), message)
    message = "this brace is never closed; separate entries with commas and end with '}'"
    return Problem(Mistake.OPEN_BRACE, one(text, offset), message)


def keyless(text: Text, offset: int) -> Problem | None:
    """``[? ]``: a ``?`` at an offset in a list in brackets, if no key follows it.

    Before 0.2.6 libyaml skips what comes after it.
    """
    if not _KEYLESS.match(text.content, offset):
        return None
    message = "no key follows this '?': remove it, or quote the text if it belongs to one"
    return Problem(Mistake.QUESTION_MARK, one(text, offset), message)


def mark_within(text: Text, offset: int) -> Problem:
    """The finding for a byte-order mark at the beginning of a line, which parsers count wrongly."""
    message = "a byte-order mark within the text: remove it"
    return Problem(Mistake.BYTE_ORDER_MARK, text.span(offset, offset + 1), message)


def control_character(text: Text, offset: int = -1) -> Problem:
    """The finding for a character that YAML does not allow: the first one if no place is given."""
    found = CONTROL.search(text.content, max(offset, 0))
    offset = found.start() if found else 0
    code = ord(text.content[offset]) if found else 0
    message = f"YAML does not allow the control character U+{code:04X}; remove it"
    return Problem(Mistake.CONTROL_CHARACTER, one(text, offset), message)


def one(text: Text, offset: int) -> Span:
    """One character; at the end of a line or of the file an empty span."""
    here = text.content[offset : offset + 1]
    return text.span(offset, offset + (1 if here and here not in "\r\n" else 0))
