"""Continues to read after a syntax error.

A parser cannot continue after an error. So the text is parsed again, with the smallest broken range replaced: by
spaces, or by something harmless of the same length, so that everything after it keeps its place. If a text is cut off
or misread, the intended text is known. Otherwise an entry is lost, up to the next line that looks, by its indentation
and its form, like an entry of a collection that is open at the error.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from argmap.format import KEYS
from argmap.text import Text
from argmap.yaml.nodes import Mapping, Scalar, Sequence
from argmap.yaml.problems import CONTROL, TEXT_KEY, Mistake, Problem

_KEY_NAMES = frozenset(key.name for key in KEYS)
_VISIBLE = re.compile(r"[^\r\n]")
_ENTRY = re.compile(
    r"""^(?P<indent>[ ]*)(?:(?P<item>-)(?=[ \n]|$)|(?:[\w.-]+|"[^"\n]*"|'[^'\n]*')[ ]*:(?=\s|$))""", re.MULTILINE
)
_LEAD = re.compile(r"(?P<spaces>[ ]*)(?P<items>(?:-[ ]+)*)(?P<key>[\w.-]+[ ]*:[ ]+)?")
_OPENS = re.compile(r"[ ]*-(?:[ ]|$)|.*(?::|[|>][-+0-9]*)[ ]*(?:[ ]#.*)?$", re.MULTILINE)
_ITEM = re.compile(rf"(?:[ \t\ufeff]|{CONTROL.pattern})*-(?:[ ]|$)", re.MULTILINE)
_NOTHING = re.compile(r"\s*+(?:#[^\n]*\s*+)*+")
_DASHES = re.compile("[ -]*")
_SPACES = re.compile(f"(?:[ \t\ufeff]|{CONTROL.pattern})*")
_MARKERS = re.compile(r"(?:(?:---|\.\.\.)(?=[ \t\n]|\Z)[ \t]*\n?\s*)+")
_TOP_KEY = re.compile(r"^([\w.-]+):(?=\s|$)", re.MULTILINE)
_MERGE = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \n]|$).*", re.MULTILINE)
_CONTROLS = re.compile(f"(?:{CONTROL.pattern})+")
_MARKED_LINE = re.compile("(?:^|[\n\x85\u2028\u2029])(\ufeff)")


class Patch(NamedTuple):
    """A range that is not read as it is, and what is read instead: spaces after the ``filling``.

    ``meant`` is the intended text or key; None if it is lost. ``entries``: whether complete entries may be lost, of
    any of the open collections.
    """

    start: int
    end: int
    filling: str = ""
    meant: str | None = None
    entries: bool = False

    @property
    def place(self) -> int:
        """Where the filling begins to have a meaning."""
        return self.start + len(self.filling) - len(self.filling.lstrip())


class _Open(NamedTuple):
    """The beginning of an entry of an open collection: its indentation, and whether it is an item of a list."""

    indent: int
    item: bool


def patched(content: str, patches: Iterable[Patch]) -> str:
    """The text with these ranges replaced. Every line keeps its length and its place."""
    parts: list[str] = []
    at = 0
    for patch in sorted(patches):
        start = max(patch.start, at)
        if patch.end <= start:
            continue
        parts += [content[at:start], _spaced(content[start : patch.end], patch)]
        at = patch.end
    return "".join([*parts, content[at:]])


def _spaced(words: str, patch: Patch) -> str:
    spaces = _VISIBLE.sub(" ", words)
    if patch.filling == '"':
        return f'"{spaces[1:-1]}"' if len(words) > 1 else "x"
    if patch.filling == TEXT_KEY:
        return TEXT_KEY + "x" + spaces[len(TEXT_KEY) + 1 :]
    return patch.filling + spaces[len(patch.filling) :]


def merge_conflicts(text: Text) -> Iterator[tuple[Problem, list[Patch]]]:
    """For each unfinished merge, the finding and the lines to skip: the markers, and all sides except the first."""
    if "<<<<<<<" not in text.content and ">>>>>>>" not in text.content:
        return
    begun: re.Match[str] | None = None
    second: int | None = None
    for line in _MERGE.finditer(_with_newlines(text.content)):
        sign = line[0][0]
        if sign == "<" or (sign == ">" and begun is None):
            alone, begun, second = (begun, line, None) if sign == "<" else (line, None, None)
            if alone is not None:
                yield _lone_marker(text, alone)
        elif begun is not None and sign in "|=" and second is None:
            second = line.start()
        elif begun is not None and sign == ">":
            first = Patch(begun.start(), begun.end())
            other = Patch(line.start() if second is None else second, line.end(), entries=True)
            yield _conflict(text, begun.start(), line.end(), [first, other])
            begun = None
    if begun is not None:
        yield _lone_marker(text, begun)


def _lone_marker(text: Text, line: re.Match[str]) -> tuple[Problem, list[Patch]]:
    return _conflict(text, line.start(), line.end(), [Patch(line.start(), line.end(), entries=True)])


def _conflict(text: Text, start: int, end: int, patches: list[Patch]) -> tuple[Problem, list[Patch]]:
    end = start + len(text.content[start:end].rstrip())
    message = "a merge has left its markers: keep one side, or combine both, and remove the marker lines"
    return Problem(Mistake.MERGE_CONFLICT, text.span(start, end), message), patches


def marks_in_lines(content: str) -> Iterator[Patch]:
    """The lines that begin with a byte-order mark, which parsers count wrongly, and everything that belongs to them."""
    if "\ufeff" not in content:
        return
    lines = _with_newlines(content)
    end = 0
    for mark in _MARKED_LINE.finditer(lines):
        if mark.start(1) >= end:
            end = _safe_line(lines, mark.start(1))
            yield Patch(mark.start(1), end, entries=True)


def controls(content: str) -> Iterator[Patch]:
    """The runs of characters that YAML does not allow. An entry that begins with one is patched completely."""
    lines = _with_newlines(content)
    end = 0
    for found in _CONTROLS.finditer(content):
        start = found.start()
        if start < end:
            continue
        line = lines.rfind("\n", 0, start) + 1
        begins = _DASHES.fullmatch(content, line, start) is not None
        end = _safe_line(lines, start) if begins else found.end()
        yield Patch(start, end, entries=begins)


def follows(content: str, patch: Patch, offset: int) -> bool:
    """Whether there are only comments between a patch and a place."""
    found = _NOTHING.match(content, patch.end, offset)
    return found is not None and found.end() == offset


def never_closed(text: Text, problem: Problem, stack: list[Sequence | Mapping]) -> int | None:
    """The unclosed bracket, if an entry of a collection around it begins before the problem."""
    flows = [node.start for node in stack[1:] if text.content[node.start] in "[{"]
    if not flows or problem.span.start <= flows[0]:
        return None
    lines = _with_newlines(text.content)
    end = _safe_line(lines, flows[0], _fits(text, stack[1:]))
    return max(start for start in flows if start < end) if end <= problem.span.start else None


def next_patch(
    text: Text, problem: Problem, stack: list[Sequence | Mapping], start: int, earlier: Iterable[Patch]
) -> Patch | None:
    """What to leave out for a problem, so that the rest can be read; None if nothing is left to leave out.

    ``text`` is what was read, and ``stack`` has the collections that were open; the lowest is not part of it.
    """
    patch = _as_meant(text, problem)
    if patch is not None and any(one.start <= patch.start and patch.end <= one.end for one in earlier):
        patch = None  # it did not help
    if patch is None and problem.mistake is Mistake.SECOND_MAP:
        patch = _document(text, problem, stack)
    if patch is None:
        patch = _stretch(text, start, [node for node in _open_at(stack) if node.start <= start])
    return patch if text.content[patch.start : patch.end].strip() else None


def _as_meant(text: Text, problem: Problem) -> Patch | None:
    """The patch for a problem with a known intended text."""
    span, fix, mistake = problem.span, problem.fix, problem.mistake
    if problem.code == "Y104" and fix is not None and fix.edits[0].span.words:
        span = fix.edits[0].span
        filling = TEXT_KEY if fix.edits[0].replacement.startswith(TEXT_KEY) else '"'
        return Patch(span.start, span.end, filling, " ".join(span.words.split()))
    if mistake is Mistake.NO_SPACE_AFTER_DASH:
        return Patch(span.start + 1, span.end + 1, " x:", span.words[1:])
    if mistake is Mistake.NO_SPACE_AFTER_COLON:
        return Patch(span.start, span.end, "x:", span.words[:-1])
    if mistake in (Mistake.UNKNOWN_ESCAPE, Mistake.ESCAPE_CODE):
        sign = text.content.rfind("\\", 0, span.start + 1)
        return Patch(sign, sign + 1, "x") if sign >= 0 else None
    if mistake is Mistake.NO_COLON and span.words in _KEY_NAMES and len(span.words) > 1:
        return Patch(span.start, span.end, "x:", span.words)
    return None


def _document(text: Text, problem: Problem, stack: list[Sequence | Mapping]) -> Patch:
    """A line between two parts of one map is skipped; a second map is not read."""
    lines = _with_newlines(text.content)
    start = problem.span.start
    if not lines.startswith("---", start):
        start = max(lines.rfind("\n...", 0, start) + 1, 0)
    found = _MARKERS.match(lines, start)
    root = stack[0].content[0] if stack[0].content else None
    keys = {key.value for key in root.keys} if isinstance(root, Mapping) else set()
    if found is None or not keys or keys.intersection(_TOP_KEY.findall(lines, found.end())):
        return Patch(start, len(lines), entries=True)
    return Patch(start, start + len(found[0].rstrip()))


def _stretch(text: Text, start: int, opened: list[Sequence | Mapping]) -> Patch:
    """The broken entry, or its value, up to the next line that is an entry of an open collection."""
    content = text.content
    lines = _with_newlines(content)
    flow = next((node for node in opened if content[node.start] in "[{" and node.end == node.start), None)
    start = flow.start if flow is not None else start
    line = lines.rfind("\n", 0, start) + 1
    lead = _LEAD.match(lines, line)
    assert lead is not None
    first = lead.end("spaces")
    begin = line if start <= first else min(start, lead.end())
    own = lead.end("items") if lead["items"] and lead["key"] and begin >= lead.end() else None
    end = _safe_line(lines, begin, _fits(text, opened), own)
    return Patch(begin, end, entries=begin == line or start < lead.end())


def _open_at(stack: list[Sequence | Mapping]) -> Iterator[Sequence | Mapping]:
    """The open collections, and those that only the broken entry has closed: the last in them."""
    yield from stack[1:]
    above = stack[-1]
    while above.content and not isinstance(last := above.content[-1], Scalar) and last.start >= above.start:
        yield last
        above = last


def _fits(text: Text, opened: Iterable[Sequence | Mapping]) -> set[_Open]:
    """The forms of entries of these collections, except those in brackets."""
    blocks = (node for node in opened if text.content[node.start] not in "[{")
    fits = {_Open(text.position(node.start)[1] - 1, isinstance(node, Sequence)) for node in blocks}
    return fits or {_Open(0, False)}


def _safe_line(lines: str, begin: int, fits: Collection[_Open] | None = None, broken: int | None = None) -> int:
    """Where the next line begins that is an entry of one of these collections; the end of the text if there is none.

    Lines with more indentation than a broken entry that opens a list or a mapping belong to it. So do the items of a
    list below it, if it is an entry of a mapping. If the open collections are unknown, the next line without more
    indentation is used. ``broken`` is where the entry begins, if not with its line: after the dash of the item whose
    first key it is.
    """
    line = lines.rfind("\n", 0, begin) + 1
    end = lines.find("\n", begin)
    spaces = _SPACES.match(lines, line)
    assert spaces is not None
    own, opens = max(spaces[0].count(" "), "\t" in spaces[0]), fits is None or _opens(lines, line)
    own_item = _ITEM.match(lines, line) is not None
    if broken is not None:
        own, own_item, opens = broken - line, False, _opens(lines, broken)
    for entry in _ENTRY.finditer(lines, end if end >= 0 else len(lines)):
        indent, item = len(entry["indent"]), entry["item"] is not None
        if opens and (indent > own or (indent == own and item and not own_item)):
            continue
        if fits is None or _Open(indent, item) in fits:
            return entry.start()
        own, own_item, opens = indent, item, _opens(lines, entry.start())
    return len(lines)


def _opens(lines: str, line: int) -> bool:
    """Whether lines below this one with more indentation belong to it."""
    return _OPENS.match(lines, line) is not None


def _with_newlines(content: str) -> str:
    r"""The text with `` `` at the end of every line, with the same length."""
    return content.replace("\r\n", " \n").replace("\r", "\n") if "\r" in content else content
