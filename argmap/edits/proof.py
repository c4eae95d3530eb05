"""Prove that edits of a YAML text change what they declare (``Edit.says``) and nothing else.

The text is read before and after the edits. Outside of the edits, every value must be the same, at the same place in
the same collection. Comments, anchors and tags there cannot change, because only the edits change characters. An edit
of a value must not remove any of them either.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from argmap.edits.applied import Moves, edited, in_order
from argmap.findings import Edit, Findings, Says
from argmap.format import KEYS, Type
from argmap.text import Text
from argmap.yaml import parsing
from argmap.yaml.nodes import Mapping, Node, Parsed, Placeholder, Scalar, Sequence

_BESIDE = re.compile(r"(?<![^\s,\[\]{}])(?:(?P<comment>#[^\r\n]*)|[&*!][^\s,\[\]{}]+)")
"""A comment, an anchor, an alias or a tag between values."""
_HEAD_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")
"""The first line of a block, with a comment."""

_PROPERTY = re.compile(r"(?:&[\w-]+|!\S*)(?=\s|\Z)")
"""An unused anchor or a tag that is read as a part of the text after it."""

_NAMING = frozenset({"by", "author", *(key.name for key in KEYS if key.type in (Type.ID, Type.NAME, Type.NAMES))})
"""The keys of names, ids and references. No safe fix changes one: a similar name may be someone else's."""

_Range: TypeAlias = tuple[int, int]


class Breach(NamedTuple):
    """A change by an edit that it does not declare. ``edit`` is None if it is unclear which edit is to blame.

    If ``is_grave``, the edit must not be made at all; otherwise it is only unsafe, and a person has to decide.
    """

    edit: Edit | None
    reason: str
    is_grave: bool


_ELSEWHERE = "would change other places too"
_NOT_SO = "would not have the intended result"
_TOGETHER = "conflicts with another"
_SHARED = "would also change the value of an alias"
_UNKNOWN = "cannot be proved to change nothing else"
_NOT_READ = "is in a part that cannot be read"
_ALONG = "would remove a comment, an anchor or a tag"
_NAMED = "would change a name, an id or a reference"


def breaches(text: Text, edits: Iterable[Edit]) -> list[Breach]:
    """The breaches of edits, which must not overlap; an empty list if they change exactly what they declare.

    An edit of a value that aliases repeat changes it everywhere, so it must be given once for each of these places.
    """
    asked = Counter(edits)
    wanted = in_order(asked)
    moves = Moves(wanted)
    parsed = parsing.parse(text, Findings())
    hulls, touched = _hulls(parsed, text.content, wanted)
    old = _read(parsed, text.content, hulls, [(hull.start, hull.end) for hull in hulls], moves.moved)
    del parsed  # the tree of a large map takes most of the memory: keep only one
    content = edited(text.content, wanted)
    images = [(moves.begun(hull.start), moves.moved(hull.end)) for hull in hulls]
    new = _read(parsing.parse(Text(text.file, content), Findings()), content, hulls, images, int)
    if old.kept != new.kept:
        return [Breach(wanted[0] if len(wanted) == 1 else None, _ELSEWHERE, True)]
    lost = {edit for hull in hulls if hull.is_lost for edit in hull.edits}
    found = [_beside(text, edit, touched[place].ranges, edit in lost) for place, edit in enumerate(wanted)]
    changed = [edit for place, edit in enumerate(wanted) if touched[place].names and edit.says not in (Says.SAME, ())]
    found += [Breach(edit, _NAMED, False) for edit in changed]
    found += [_undeclared(hull, old.found[place], new.found[place], asked) for place, hull in enumerate(hulls)]
    return [breach for breach in found if breach is not None]


@dataclass
class _Hull:
    """A range that edits may change: the characters they replace, and every value they touch."""

    start: int
    end: int
    edits: list[Edit] = field(default_factory=list)
    is_lost: bool = False  # it could not be read before


@dataclass
class _Touched:
    """The ranges of the values that an edit touches, in order, and whether any is a name, an id or a reference."""

    ranges: list[_Range]
    names: bool = False


def _hulls(before: Parsed, content: str, edits: list[Edit]) -> tuple[list[_Hull], list[_Touched]]:
    """The ranges that edits may change, in order, and the values that each edit touches."""
    starts, ends = [edit.span.start for edit in edits], [edit.span.end for edit in edits]
    touched = [_Touched([]) for _ in edits]
    lost = sorted(before.unread)
    read = [0] * (len(lost) + 1)  # the end of the last value before each of them
    hulls = []
    for what, words, begin, stop, key, _ in _parts(before.root, content):
        if what is _LOST:
            hulls.append(_Hull(begin, stop, is_lost=True))
        elif words is not None:
            nearest = bisect_left(lost, (stop,)) if lost else 0
            read[nearest] = max(read[nearest], stop)
            for place in range(bisect_right(ends, begin), bisect_left(starts, stop)):
                touched[place].ranges.append((begin, stop))
                touched[place].names |= key in _NAMING
    for (_, end), begin in zip(lost, accumulate(read, max), strict=False):
        hulls.append(_Hull(begin, end, is_lost=True))  # the reader drops the beginning of a broken entry too
    for edit, texts in zip(edits, touched, strict=True):
        texts.ranges = sorted(set(texts.ranges))
        places = [(edit.span.start, edit.span.end), *texts.ranges]
        hulls.append(_Hull(min(start for start, _ in places), max(end for _, end in places), [edit]))
    return _merged(hulls), touched


def _merged(hulls: list[_Hull]) -> list[_Hull]:
    """The ranges, with overlapping ones merged."""
    merged: list[_Hull] = []
    for hull in sorted(hulls, key=lambda one: (one.start, one.end)):
        last = merged[-1] if merged else None
        touches = last is not None and hull.start == last.end and (hull.is_lost or last.is_lost)
        if last is not None and (hull.start < last.end or touches):
            last.end = max(last.end, hull.end)
            last.edits += hull.edits
            last.is_lost |= hull.is_lost
        else:
            merged.append(hull)
    return merged


class _Found(NamedTuple):
    """The values in a range, in order, and how often each is read: once, plus once for each alias."""

    words: list[str]
    times: Counter[tuple[str, int]]


class _Reading(NamedTuple):
    """One reading of a text: the values in the ranges that edits may change, and a digest of everything else."""

    found: list[_Found]
    kept: bytes


def _read(
    parsed: Parsed, content: str, hulls: list[_Hull], ranges: list[_Range], moved: Callable[[int], int]
) -> _Reading:
    """The values that were read. ``moved`` maps offsets for the digest. In a broken text, only scalars are compared."""
    starts = [start for start, _ in ranges]
    any_lost = any(hull.is_lost for hull in hulls)
    found = [_Found([], Counter()) for _ in hulls]
    kept = blake2b(digest_size=32)
    for what, words, start, end, _, depth in _parts(parsed.root, content):
        place = bisect_right(starts, start) - 1
        if place >= 0 and start < end <= ranges[place][1]:
            if words is not None:
                found[place].words.append(words)
                found[place].times[what, start] += 1
        elif words is None:
            kept.update(b"" if any_lost or what is _LOST else b"%s %d\n" % (what.encode(), depth))
        elif start < end:
            said = f"{'' if any_lost else f'{what} {depth}'} {moved(start)} {len(words)} {words}\n"
            kept.update(said.encode("utf-8", "surrogatepass"))
    return _Reading(found, kept.digest())


_Part: TypeAlias = tuple[str, str | None, int, int, str, int]
"""A scalar or a collection: its type, the words of a scalar, its start and end, its key, and its depth.

A key has no key. A named tuple would take a third of the time of a proof.
"""

_LOST = "lost"


def _parts(root: Node | None, content: str) -> Iterator[_Part]:
    """The scalars and collections of a tree, in order, with aliases expanded."""
    waiting: list[tuple[str, Node, str, int]] = [("root", root, "", 0)] if root is not None else []
    while waiting:
        what, node, key, depth = waiting.pop()
        if node.__class__ is Scalar:
            yield what, node.value, node.start, node.end, key, depth
        elif isinstance(node, Placeholder):
            yield _LOST, None, node.start, node.end, key, depth
        elif isinstance(node, Mapping):
            yield "{", None, node.start, _written_end(node, content), key, depth
            for name, value in reversed(list(node.items())):
                waiting += [("value", value, name.value, depth + 1), ("key", name, "", depth + 1)]
        elif isinstance(node, Sequence):
            yield "[", None, node.start, _written_end(node, content), key, depth
            waiting += [("item", one, key, depth + 1) for one in reversed(node.content)]


def _written_end(node: Node, content: str) -> int:
    """The end of the last written part of a collection; an empty value at its end may be placed later."""
    begin = node.start
    while not isinstance(node, Scalar) and content[node.start : node.start + 1] not in ("[", "{"):
        last = next((one for one in reversed(node.content) if not isinstance(one, Scalar) or one.length), None)
        if last is None or last.start < begin:  # nothing is written, or an alias
            return max(node.end, begin) if last is not None else node.start
        node = last
    return node.end


def _undeclared(hull: _Hull, old: _Found, new: _Found, asked: Counter[Edit]) -> Breach | None:
    """The breach of a range whose values differ from those that its edits declare, if any."""
    if hull.is_lost:
        return next(filter(None, (_in_lost(edit, new.words) for edit in hull.edits)), None)
    telling = [edit for edit in hull.edits if edit.says is not Says.SAME]
    if not telling:
        is_same = old.words == new.words
        return Breach(hull.edits[-1], _NOT_SO, True) if not is_same else None
    *others, edit = telling
    if any(one.says is not Says.UNKNOWN for one in telling) and others:
        return Breach(edit, _TOGETHER, True)
    if isinstance(edit.says, Says):
        return Breach(edit, _UNKNOWN, False) if old.words or new.words else None
    was_read = max(old.times.values(), default=1)
    times = len(new.words) // len(edit.says) if edit.says else was_read
    if new.words != [*edit.says] * times or times < was_read:
        return Breach(edit, _NOT_SO, True)
    return Breach(edit, _SHARED, False) if times > asked[edit] else None


def _in_lost(edit: Edit, words: list[str]) -> Breach | None:
    """The breach of an edit in an unreadable range that does not yield the declared values there, if any."""
    if edit.says is Says.SAME:
        return Breach(edit, _NOT_READ, False)
    if isinstance(edit.says, Says):
        return None
    said, length = [*edit.says], len(edit.says)
    is_there = any(words[at : at + length] == said for at in range(len(words) - length + 1))
    return None if is_there else Breach(edit, _NOT_SO, True)


def _beside(text: Text, edit: Edit, touched: list[_Range], is_lost: bool) -> Breach | None:
    """The breach of an edit that removes a comment, an anchor or a tag between values, and does not make it text."""
    said = "" if isinstance(edit.says, Says) else " ".join(" ".join(edit.says).split())
    for start, end in _gaps(text.content, edit, touched):
        for found in _BESIDE.finditer(text.content, start, end):
            becomes_text = " ".join(found[0].split()) in said
            if not (becomes_text and (found["comment"] or is_lost)):
                return Breach(edit, _ALONG, False)
    return None


def _gaps(content: str, edit: Edit, touched: list[_Range]) -> Iterator[_Range]:
    """The ranges that an edit replaces between the values it touches; none without a value, or with only a comment."""
    at = edit.span.start
    for start, end in touched:
        comment = _HEAD_COMMENT.match(content, start, end)
        if comment and start < edit.span.start and edit.span.end <= comment.end():
            return
        named = _PROPERTY.match(content, start, end)
        yield at, max(at, min(named.end() if named else start, edit.span.end))
        if comment:
            yield comment.span(1)
        at = max(at, end)
    if touched:
        yield at, edit.span.end
