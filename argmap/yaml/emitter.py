"""Writes words, lists and keys in YAML, in the house style.

Lists are not indented under their key. Long texts are folded in a ``>-`` block. A text is in quotation marks only if
YAML, or a reader of maps, would misread it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from argmap.format import KEYS, Type
from argmap.late_pattern import late
from argmap.yaml.nodes import Node


@dataclass(frozen=True)
class Written:
    """An item of a list as it is written elsewhere: its lines from its first column on, and what YAML reads in them."""

    lines: tuple[str, ...]
    node: Node


Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value] | Written"
"""A value to write: a text, a list, or keys with their values, perhaps nested."""

MAX_WIDTH = 100
"""The width, in characters, at which lines are folded if possible."""

AMBIGUOUS = frozenset(
    {"~"}.union(
        form(word)
        for word in ("null", "yes", "no", "on", "off", "true", "false")
        for form in (str, str.title, str.upper)
    )
)
"""Words that YAML 1.1 reads as null, true or false without quotation marks."""

NAMES = "|".join(sorted({key.name for key in KEYS}))
"""The keys of the format, as part of a pattern."""

PROSE = frozenset(key.name for key in KEYS if key.type in (Type.TEXT, Type.QUOTES, Type.NODES))
"""The keys whose texts are folded where they are long."""
_FLAGS = frozenset(key.name for key in KEYS if key.type is Type.FLAG)
_LINE_BREAKS = late("\r\n|[\r\n\x85\u2028\u2029]")
_SPECIAL = late("[\x00-\x08\n-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that need an escape in a text of one line: controls, line breaks, a byte-order mark."""
_MISREAD = late(rf"[-?:,\[\]{{}}#&*!|>'\"%@`<=]|[ ]|(?:{NAMES}):|\.\.\.|.*(?:: |:$| #|\t|[ ]$)", re.DOTALL)
"""Parts of a text, at its beginning or anywhere, that YAML would cut off or misread."""
_MISREAD_IN_BRACKETS = late(r"[,\[\]{}:]")


def quoted(words: str) -> str:
    """The words as a YAML scalar that means exactly them."""
    if "'" in words and '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def plain(words: str, in_brackets: bool = True) -> str:
    """The words as a YAML scalar, quoted only if YAML needs it; ``in_brackets`` if it may be in brackets.

    Words that other tools read as null, true or false stay as they are.
    """
    needs = not words or _MISREAD.match(words) or (in_brackets and _MISREAD_IN_BRACKETS.search(words))
    return _exactly_quoted(words) if needs or _SPECIAL.search(words) else words


def scalar(words: str, in_brackets: bool = False) -> str:
    """Like ``plain``, for a text. It is also quoted if other tools do not read it as text."""
    return quoted(words) if words in AMBIGUOUS else plain(words, in_brackets)


def _exactly_quoted(words: str) -> str:
    """Like ``quoted``, with escapes for characters that a single line would not preserve."""
    if not _SPECIAL.search(words):
        return quoted(words)
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _SPECIAL.sub(_escape, escaped) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def rewritten(old: str, words: str, newline: str = "\n") -> str:
    """The YAML for new words in place of a scalar ``old``. It stays quoted or folded, if it was."""
    mark = old[:1]
    if mark == '"' and not {'"', "\\"}.intersection(words) and not _SPECIAL.search(words):
        return f'"{words}"'
    if mark in ("|", ">") and can_be_folded(words):
        below = _LINE_BREAKS.split(old)[1:]
        indent = next((len(line) - len(line.lstrip(" ")) for line in below if line.strip()), 0)
        if indent:
            return newline.join([">-", *(" " * indent + line for line in folded_lines(words, MAX_WIDTH - indent))])
    return _exactly_quoted(words) if mark in ('"', "'") else plain(words)


def read_back(words: str) -> str:
    """The words as YAML reads them in quotation marks: with their lines joined."""
    first, *others = _LINE_BREAKS.split(words)
    if not others:
        return words
    ends = ["\n" if end[0] in "\r\n\x85" else end for end in _LINE_BREAKS.findall(words)]
    made, breaks = [first.rstrip(" \t")], ""
    for end, line in zip(ends, others, strict=True):
        breaks += end
        if line.strip(" \t"):
            made += [(breaks[1:] or " ") if breaks[0] == "\n" else breaks, line.strip(" \t")]
            breaks = ""
    return "".join(made)


def can_be_folded(words: str) -> bool:
    """Whether a ``>-`` block preserves the words, wherever it breaks its lines."""
    return "\t" not in words and not _SPECIAL.search(words) and all(words.split(" "))


def folded_lines(words: str, width: int) -> Iterator[str]:
    """The lines of a block, broken at spaces, each at most ``width`` characters; a longer word is on a line by
    itself.
    """
    line = ""
    for word in words.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def in_brackets(value: Value) -> str:
    """A value on one line, as it is written in brackets."""
    if isinstance(value, str):
        made = scalar(value, in_brackets=True)
        return quoted(value) if "?" in value and made == value else made  # PyYAML's own parser gives it a meaning
    if isinstance(value, Written):
        return " ".join(line.strip() for line in value.lines)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flag_or(key, inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(in_brackets, value)) + "]"


def _flag_or(key: str, value: Value) -> str:
    """The value of a key between brackets: true and false stay as they are."""
    return plain(value) if key in _FLAGS and isinstance(value, str) else in_brackets(value)


def entry(key: str, value: Value, indent: int = 0) -> list[str]:
    """The lines of a key with its value, each indented by at least ``indent`` spaces."""
    lead = " " * indent
    if isinstance(value, str):
        return _text(f"{lead}{key}:", value, indent, key)
    if isinstance(value, Written) or not value:
        return [f"{lead}{key}: {in_brackets(value)}"]
    if isinstance(value, Mapping):
        return [f"{lead}{key}:", *entries(value, indent + 2)]
    return [f"{lead}{key}:", *(line for one in value for line in item(one, indent, key))]


def item(value: Value, indent: int = 0, key: str = "") -> list[str]:
    """The lines of an item of the list under a key, which itself is indented by ``indent`` spaces."""
    lead = " " * indent
    if isinstance(value, str):
        return _text(f"{lead}-", value, indent, key)
    if isinstance(value, Written):
        first, *others = value.lines
        return [f"{lead}- {first}", *(f"{lead}  {line}" if line else "" for line in others)]
    if not isinstance(value, Mapping) or not value:
        return [f"{lead}- {in_brackets(value)}"]
    first, *others = entries(value, indent + 2)
    return [f"{lead}- {first[indent + 2 :]}", *others]


def entries(value: Mapping[str, Value], indent: int = 0) -> list[str]:
    """The lines of keys with their values."""
    return [line for key, inner in value.items() for line in entry(key, inner, indent)]


def _text(head: str, words: str, indent: int, key: str) -> list[str]:
    line = f"{head} {plain(words, False) if key in _FLAGS else scalar(words)}"
    if len(line) <= MAX_WIDTH or key not in PROSE or not can_be_folded(words):
        return [line]
    lead = " " * (indent + 2)
    return [f"{head} >-", *(lead + folded for folded in folded_lines(words, MAX_WIDTH - len(lead)))]
