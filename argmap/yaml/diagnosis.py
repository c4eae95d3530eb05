"""Finds out what a parser could not read, from the text at the place where it gave up, never from its message.

Only the class of the error and its marks are used. The messages differ between libyaml and the parser in Python, and
change with their releases, but a file must get the same finding everywhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from argmap.yaml.problems import Mistake


class Read(NamedTuple):
    """How far a parser came: where the innermost open collection begins (-1: none), and the last node that it read
    there.

    ``in_list``: whether that collection is a list. ``in_brackets``: whether it, or one around it, has brackets.
    """

    opened: int = -1
    start: int = 0
    end: int = 0
    in_list: bool = False
    in_brackets: bool = False


class Failure(NamedTuple):
    """``offset`` is the character that could not be read, ``context`` the beginning of what it would belong to."""

    mistake: Mistake
    offset: int
    context: int


_AT_ONCE = {
    ":": Mistake.COLON,
    "-": Mistake.DASH,
    "?": Mistake.QUESTION_MARK,
    "\t": Mistake.TAB,
    "[": Mistake.LIMIT,
    "{": Mistake.LIMIT,  # these are allowed anywhere: only a parser's own limit rejects them
}
"""The mistake if a token begins with such a character; no token can begin with any other."""
_BREAKS = r"\r\n\x85\u2028\u2029"
_END = rf"(?=[ \t{_BREAKS}]|\Z)"
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL), "'": re.compile("'(?:[^']|'')*+'")}
_ESCAPE = re.compile(
    rf'\\(?:(?P<sign>[0abtnvfreNLP_ "/\\\t{_BREAKS}])'
    r"|(?P<code>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|(?P<short>[xuU])|)"
)
_LARGE_ESCAPE = re.compile(r"\\U(?!0010|000)[0-9A-Fa-f]{8}")
_NAME = re.compile(rf"[&*][\w-]+(?=[ \t{_BREAKS}?:,\]}}%@`]|\Z)", re.ASCII)
_ANCHOR = re.compile(r"&[0-9A-Za-z_-]++\s(?:\s|#.*+)*+")
_ADDRESS = r"[\w;/?:@&=+$.!~*'()-]|%[0-9A-Fa-f]{2}"
_TAG = re.compile(rf"!(?:<(?:{_ADDRESS}|[,\[\]])+>|[\w-]*!(?:{_ADDRESS})+|[\w-]*+(?!!)(?:{_ADDRESS})*){_END}", re.ASCII)
_KNOWN_VERSION = re.compile(r"%YAML[ \t]+0*1\.0*[12](?![0-9])")
_TEXT_ENDS_AT = frozenset(",?[]{}")
_COMMENT = re.compile(r"\s#")


def diagnose(content: str, error: Exception, read: Read) -> Failure:
    """Why a parser gave up, by its error: a YAMLError, or a ValueError of PyYAML's parser in Python."""
    if isinstance(error, yaml.reader.ReaderError):
        return Failure(Mistake.CONTROL_CHARACTER, 0, 0)
    mark = error.problem_mark or error.context_mark if isinstance(error, yaml.MarkedYAMLError) else None
    if not isinstance(error, yaml.MarkedYAMLError) or mark is None:
        escape = _LARGE_ESCAPE.search(content)  # it is not a character, and the error has no mark
        at = escape.start() + 2 if escape else 0
        return Failure(Mistake.ESCAPE_CODE if escape else Mistake.OTHER, at, at)
    offset = min(mark.index, len(content))
    context = min(error.context_mark.index, offset) if error.context_mark else offset
    if isinstance(error, yaml.scanner.ScannerError):
        if content[context : context + 1] == '"' and context < offset:
            return _in_double_quotes(content, context, offset)
        return Failure(_no_token(content, context, offset), offset, context)
    if error.context_mark is None:
        return Failure(_outside(content, offset), offset, context)
    return Failure(_no_node(content, context, offset, read), offset, context)


def _in_double_quotes(content: str, context: int, offset: int) -> Failure:
    if _QUOTED['"'].match(content, context, offset):
        return Failure(Mistake.NO_COLON, offset, context)
    for escape in _ESCAPE.finditer(content, context + 1):
        start = escape.start()
        if start > offset:
            break
        code = int(escape["code"][1:], 16) if escape["code"] else 0
        if escape["short"] or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            return Failure(Mistake.ESCAPE_CODE, start + 2, context)
        if not escape["sign"] and not escape["code"]:
            return Failure(Mistake.UNKNOWN_ESCAPE, start, context)
    return Failure(Mistake.OPEN_QUOTE, offset, context)


def _no_token(content: str, context: int, offset: int) -> Mistake:
    """Why the text at ``context`` is not a token."""
    sign, here = content[context : context + 1], content[offset : offset + 1]
    if sign == "%" and content[context - 1 : context] in ("", *"\r\n\x85\u2028\u2029"):
        return Mistake.DIRECTIVE
    if context == offset:
        return _AT_ONCE.get(sign, Mistake.NO_TOKEN)
    if sign == "'":
        return Mistake.NO_COLON if _QUOTED[sign].match(content, context, offset) else Mistake.OPEN_QUOTE
    if sign in "|>":
        return Mistake.TAB if here == "\t" else Mistake.SPECIAL_CHARACTER
    if sign in "&*!":
        whole = (_TAG if sign == "!" else _NAME).match(content, context)
        return Mistake.NO_COLON if whole and whole.end() <= offset else Mistake.SPECIAL_CHARACTER
    if here == ":" and content[offset + 1 : offset + 2] in _TEXT_ENDS_AT:
        return Mistake.COLON_IN_BRACKETS
    if here == "\t" and not _COMMENT.search(content, context, offset):
        return Mistake.TAB
    return Mistake.NO_COLON


def _outside(content: str, offset: int) -> Mistake:
    """Why there is no document."""
    if content[offset : offset + 1] != "%":
        return Mistake.TEXT_AFTER_END
    other = content.startswith("%YAML", offset) and not _KNOWN_VERSION.match(content, offset)
    return Mistake.YAML_VERSION if other else Mistake.DIRECTIVE


def _no_node(content: str, context: int, offset: int, read: Read) -> Mistake:
    """Why a collection that begins at ``context`` does not continue, or a node does not begin there."""
    sign, here = content[context : context + 1], content[offset : offset + 1]
    if here == "!" and (context == offset or _ANCHOR.fullmatch(content, context, offset)):
        return Mistake.SPECIAL_CHARACTER
    if context == offset:
        is_empty_mapping = not read.in_brackets and not read.in_list and read.start == read.opened
        return Mistake.NO_ENTRY if sign == ":" and is_empty_mapping else Mistake.NO_VALUE
    if read.in_brackets and sign in "[{":
        return Mistake.OPEN_BRACKET if sign == "[" else Mistake.OPEN_BRACE
    return Mistake.NO_ITEM if read.in_list else Mistake.NO_ENTRY
