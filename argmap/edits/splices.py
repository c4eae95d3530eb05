"""Edits at a place of a map file. Each changes characters and declares what YAML will read there.

Rules and readers of maps make their fixes of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from argmap.findings import Edit, Says
from argmap.late_pattern import late
from argmap.positions import Positions
from argmap.text import Span
from argmap.yaml.emitter import Value, Written, entries, entry, in_brackets, quoted, rewritten
from argmap.yaml.nodes import scalars

_ALIAS = late(r"\*[^\s,\[\]{}]+")
"""An alias of a value that is written elsewhere, after an anchor."""
_REFERENCE = late(r"ref:[ ]+[^\s,{}#]+|\{[ ]*ref:[ ]+[^\s,{}]+[ ]*\}|[^\s,{}\[\]:#]+")
"""A ``ref`` without lists, note or weight beside it, or a name."""


def replaced(span: Span, value: Value) -> Edit:
    """Replace a scalar. A text stays quoted or folded if it was; other values are written in brackets."""
    made = rewritten(span.words, value, span.text.newline) if isinstance(value, str) else in_brackets(value)
    return Edit(span, made, tuple(words_of(value)))


def put_in_quotes(span: Span) -> Edit:
    """Put words in quotation marks."""
    return Edit(span, quoted(span.words), Says.SAME)


def deleted(span: Span, says: Says = Says.UNKNOWN, filling: str = "") -> Edit:
    """Delete characters, and put ``filling`` in their place."""
    return Edit(span, filling, says)


def divided(span: Span, items: Sequence[str]) -> Edit:
    """Replace an item of a list in brackets by several items."""
    return Edit(span, in_brackets(items)[1:-1], tuple(items))


def item_removed(span: Span) -> Edit | None:
    """Remove an item that only names a node, with its line; None if the item or its line has anything else."""
    content = span.text.content
    if content[span.start - 2 : span.start] != "- " or content[span.end : span.end + 1] not in ("\n", "\r"):
        return None
    start = span.start - span.column + 1
    if content[start : span.start].strip() != "-" or not _REFERENCE.fullmatch(content, span.start, span.end):
        return None
    end = span.end + (2 if content.startswith("\r\n", span.end) else 1)
    return Edit(Span(span.text, start, end), "", ())


def added_last(owner: Positions, new: Mapping[str, Value]) -> Edit:
    """Add keys with their values after the last key of a mapping, which must not be empty."""
    text = owner.map_text
    start, length, value_start, value_length = owner.offsets[-4:]
    alias = _ALIAS.search(text.content, start + length) if value_start < start else None
    return added_after(owner.span, alias.end() if alias else value_start + value_length, new)


def added_after(owner: Span, end: int, new: Mapping[str, Value]) -> Edit:
    """Add keys with their values to a mapping, after the entry whose value ends at an offset."""
    text = owner.text
    says = tuple(words_of(new))
    if text.content[owner.start] == "{":
        return Edit(text.span(end, end), f", {in_brackets(new)[1:-1]}", says)
    stop = text.line_end(end, len(text.content))
    return Edit(text.span(stop, stop), text.newline.join(["", *entries(new, owner.column - 1)]), says)


def added_first(owner: Span, key: str, value: Value) -> Edit:
    """Add a key with its value before the first key of a mapping, which must not be empty."""
    text, indent = owner.text, owner.column - 1
    says = tuple(words_of({key: value}))
    if text.content[owner.start] == "{":
        return Edit(text.span(owner.start + 1, owner.start + 1), f"{key}: {in_brackets(value)}, ", says)
    lines = text.newline.join([*entry(key, value, indent), " " * indent])
    return Edit(text.span(owner.start, owner.start), lines[indent:], says)


def words_of(value: Value) -> Iterable[str]:
    """The keys and texts of a value, in the order of YAML's reading."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Written):
        yield from (one.value for one in scalars(value.node))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield from words_of(inner)
    else:
        for inner in value:
            yield from words_of(inner)
