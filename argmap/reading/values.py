"""The values of keys: converts a scalar or a small list of a map file, by the type of its key.

A converter takes the key's name and the YAML node. It returns the value, or None with a finding.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Container, Mapping
from collections.abc import Sequence as Items
from functools import partial
from typing import Any

from argmap.edits.splices import replaced
from argmap.findings import Findings, Fix
from argmap.format import ENCODINGS, FORMATS, KEYS, KEYS_OF, REQUIRED, VERSION, Element, Type
from argmap.late_pattern import late
from argmap.near import did_you_mean, near, only_near
from argmap.reading.map_document import UNKNOWN_SOURCE, Name, Quote, Skip
from argmap.reading.misread_keys import dash_before_key, text_read_as_key
from argmap.relations import LISTS
from argmap.text import Span, Text, shown
from argmap.yaml.emitter import AMBIGUOUS
from argmap.yaml.nodes import Mapping as YamlMapping
from argmap.yaml.nodes import Node, Placeholder, Scalar, Sequence
from argmap.yaml.problems import item_within, misread, own_meaning

_DERIVED = late(rf"(?:.*\.)?(?:{'|'.join(LISTS)})\.[0-9]+", re.DOTALL)
_PLAIN_ID = re.compile(r"[A-Za-z0-9_.-]+")
_MAX_ID_LENGTH = 200
_MAX_KEYS = 200  # keys and values, in a mapping whose keys are compared with each other
_WEIGHT = late(r"0|1|[01]\.0+|0?\.[0-9]{1,15}|1\.")
_FORMS = {
    Type.URL: late(r"https?://[^\s/?#]\S*"),
    Type.SHA256: re.compile(r"[0-9A-Fa-f]{64}"),
    Type.LANGUAGE: late(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,8}"),
}
_LINE = late(r"[1-9][0-9]{0,8}")
_TYPE_OF = {key.name: key.type for key in reversed(KEYS)}
_PROSE = frozenset({Type.TEXT, Type.TEXTS, Type.QUOTES, Type.SKIPS})
_FLAGS = {"true": True, "false": False}
_YES = {
    "yes": "true",
    "on": "true",
    "y": "true",
    "1": "true",
    "no": "false",
    "off": "false",
    "n": "false",
    "0": "false",
}
_MAX_SHORT_WORD = 6


def items(value: Node) -> Items[Node]:
    """The items of a list. A single item is a list of one, and an empty value is an empty list."""
    if value.__class__ is Sequence:
        return value.content
    if value.__class__ is Scalar and not value.length:
        return ()
    return (value,)


def is_id(words: str) -> bool:
    """Whether the words consist of letters (with combining marks), digits, ``-``, ``_`` and ``.``."""
    if _PLAIN_ID.fullmatch(words):
        return True
    return bool(words) and all(c in "-_." or unicodedata.category(c)[0] in "LM" or c.isdecimal() for c in words)


class Values:
    """Converts the values of one file and reports mistakes in them."""

    def __init__(self, text: Text, findings: Findings) -> None:
        self.text = text
        self.findings = findings
        self.source_names: list[Name] = []
        self.ambiguous: list[Span] = []
        self._keys: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.converters: Mapping[Type, Callable[[str, Any], Any]] = {
            Type.VERSION: self.version,
            Type.TEXT: self.words,
            Type.TEXTS: self.texts,
            Type.ID: self.identifier,
            Type.NAME: self.name,
            Type.NAMES: self.names,
            Type.QUOTES: self.quotes,
            Type.FLAG: self.flag,
            Type.WEIGHT: self.weight,
            Type.LINE: self.line,
            Type.FILE: self.name,
            Type.FILES: self.names,
            **{type_: partial(self.formed, type_) for type_ in _FORMS},
            Type.SKIPS: self.skips,
            Type.FORMAT: partial(self.one_of, Type.FORMAT, FORMATS),
            Type.ENCODING: partial(self.one_of, Type.ENCODING, ENCODINGS),
        }

    def span(self, node: Node) -> Span:
        return Span(self.text, node.start, node.end)

    def positions(self, mapping: YamlMapping) -> tuple[tuple[str, ...], Items[int]]:
        """The ``keys`` and ``offsets`` of a mapping, for ``Positions``."""
        offsets: list[int] = []
        for key, value in mapping.items():
            offsets += key.start, key.length, value.start, value.length
        return self.compact(tuple(key.value for key in mapping.keys), offsets)

    def compact(self, keys: tuple[str, ...], offsets: list[int]) -> tuple[tuple[str, ...], Items[int]]:
        """Keys and offsets as a large map can keep them: equal tuples of keys are kept once."""
        return self._keys.setdefault(keys, keys), array("I", offsets)

    def fields(self, place: Element, mapping: YamlMapping) -> dict[str, Any]:
        """The values of a mapping without nodes, by key. Unknown and missing keys are reported."""
        keys = KEYS_OF[place]
        read: dict[str, Any] = {}
        certain = True
        for key, value in mapping.items():
            if key.value in keys:
                converted = self.converters[keys[key.value].type](key.value, value)
                if converted is not None:
                    read[key.value] = converted
            else:
                certain = self.passes(place, key, mapping) and certain
        for needed in REQUIRED.get(place, ()):
            if certain and mapping.key(needed) is None:
                head = mapping.content[0] if mapping.content else mapping
                self.findings.add("S203", self.span(head), f"a {place} needs the key {needed}")
        return read

    def passes(self, place: Element, key: Scalar, mapping: YamlMapping) -> bool:
        """Whether a key that is not in the format is allowed, as ``x-`` keys are; otherwise report it."""
        if key.__class__ is Placeholder:
            self.findings.met_again()
            return False
        if key.value.startswith("x-"):
            return True
        problem = dash_before_key(self.text, key, mapping) if key.value.startswith("-") else None
        if problem is not None:
            self.findings.add(problem.code, problem.span, problem.message, fix=problem.fix)
            return False
        fix = partial(self.respelt, place, key, mapping)
        self.findings.add("S202", self.span(key), lambda: _unknown(place, key.value), fix=fix)
        return False

    def respelt(self, place: Element, key: Scalar, mapping: YamlMapping) -> Fix | None:
        """A fix with the key that was meant, if only one is similar and the mapping does not have it yet.

        A lone key may be a text, and a key of another element may be meant as it is.
        """
        known = KEYS_OF[place]
        if key.value.casefold() in _TYPE_OF or not 2 < len(mapping.content) <= _MAX_KEYS:
            return None
        meant = only_near(key.value, known)
        strange = [other for other in mapping.keys if other.value not in known and other is not key]
        if meant is None or mapping.key(meant) or any(near(other.value, known) == meant for other in strange):
            return None
        return Fix(f"write {meant}", (replaced(self.span(key), meant),))

    def is_unread(self, value: Node) -> bool:
        """Whether a value, or a key in it, could not be read and already has its finding."""
        inner = value.content if value.__class__ is YamlMapping else (value,)
        if not any(node.__class__ is Placeholder for node in inner):
            return False
        self.findings.met_again()
        return True

    def wrong(self, key: str, value: Node, type_: Type) -> None:
        """Report a value that does not have its key's type."""
        if value.__class__ is Scalar and type_ not in (Type.SOURCES, Type.PEOPLE):
            what = shown(value.value[:60]) or "nothing"
            self.findings.add("S211", self.span(value), f"{key} must be {type_}, not {what}")
        elif not self.is_unread(value):
            what = "a text" if value.__class__ is Scalar else "a list" if value.__class__ is Sequence else "a mapping"
            self.findings.add("S203", self.span(value), f"{key} must be {type_}, not {what}")

    def words(self, key: str, value: Node) -> str | None:
        if value.__class__ is not Scalar:
            type_ = _TYPE_OF.get(key, Type.TEXT)
            if type_ not in _PROSE or not self.misread(value, ()):
                self.wrong(key, value, type_)
            return None
        words = value.value.strip()
        if len(words) < _MAX_SHORT_WORD:
            if not words:
                self.findings.add("S204", self.span(value), f"{key} is empty")
                return None
            if words in AMBIGUOUS and value.length == len(words):
                self.ambiguous.append(self.span(value))
        if "- " in words:
            self.check_dash(value)
        return words

    def check_dash(self, value: Scalar) -> None:
        """Report an item that YAML reads as part of the text above, because of its indentation."""
        problem = item_within(self.text, value.start, value.end) if value.length else None
        if problem is not None:
            self.findings.add(problem.code, problem.span, problem.message, fix=problem.fix)

    def misread(self, value: Node, keys: Container[str]) -> bool:
        """Whether a list, or a mapping without one of the keys, is meant as a text; if so, report it."""
        if value.__class__ is Scalar or self.is_unread(value):
            return False
        span = self.span(value)
        problem = None
        if value.__class__ is YamlMapping and len(value.content) == 2 and value.content[0].value not in keys:
            name, inner = value.content
            problem = text_read_as_key(self.text, name, inner, value, keys)
        if problem is None and not keys and self.text.content[value.start] in "[{" and span.line == span.end_line:
            problem = misread(span, own_meaning(self.text.content[value.start]))
        if problem is not None:
            self.findings.add(problem.code, problem.span, problem.message, fix=problem.fix)
        return problem is not None

    def texts(self, key: str, value: Node) -> tuple[Name, ...]:
        return self.names(key, value)

    def name(self, key: str, value: Node) -> Name | None:
        words = self.words(key, value)
        return Name(words, Span(self.text, value.start, value.end)) if words is not None else None

    def source_name(self, value: Node) -> str:
        """The id of a source that a node or a map names. It is resolved when all maps are read."""
        name = self.name("source", value)
        if name is None:
            return UNKNOWN_SOURCE
        self.source_names.append(name)
        return name.words

    def names(self, key: str, value: Node) -> tuple[Name, ...]:
        named = [self.name(key, item) for item in items(value)]
        return tuple([name for name in named if name is not None])

    def identifier(self, key: str, value: Node) -> str | None:
        words = self.words(key, value)
        if words is None:
            return None
        if len(words) > _MAX_ID_LENGTH:  # it is part of the names of all nodes without an id below it
            self.findings.add("S210", self.span(value), f"{key} is longer than {_MAX_ID_LENGTH} characters")
            return None
        if not is_id(words):
            bad = next(c for c in words if not is_id(c) and not unicodedata.category(c).startswith("M"))
            message = (
                f"{key} {shown(words)} contains {shown(bad) or 'a space'}: use only letters, digits, '-', '_' and '.'"
            )
            self.findings.add("S210", self.span(value), message)
            return None
        if key == "id" and "." in words and _DERIVED.fullmatch(words):
            message = f"{words} is a name for nodes without an id: choose another id"
            self.findings.add("S210", self.span(value), message)
            return None
        return words if words.isascii() else unicodedata.normalize("NFC", words)

    def version(self, _key: str, value: Node) -> str | None:
        if value.__class__ is Scalar and value.value == VERSION:
            return VERSION
        if self.is_unread(value):
            return None
        self.findings.add(
            "S201", self.span(value), f"this argmap reads version {VERSION} of the format: argmap: {VERSION}"
        )
        return None

    def flag(self, key: str, value: Node) -> bool | None:
        words = value.value.lower() if value.__class__ is Scalar else ""
        if words in _FLAGS:
            return _FLAGS[words]
        if words in _YES:
            fix = Fix(f"write {_YES[words]}", (replaced(self.span(value), _YES[words]),))
            self.findings.add("S211", self.span(value), f"{key} must be true or false, not {shown(words)}", fix=fix)
        else:
            self.wrong(key, value, Type.FLAG)
        return None

    def weight(self, key: str, value: Node) -> float | None:
        if value.__class__ is Scalar and _WEIGHT.fullmatch(value.value):
            return float(value.value)
        self.wrong(key, value, Type.WEIGHT)
        return None

    def line(self, key: str, value: Node) -> int | None:
        if value.__class__ is Scalar and _LINE.fullmatch(value.value):
            return int(value.value)
        self.wrong(key, value, Type.LINE)
        return None

    def formed(self, type_: Type, key: str, value: Node) -> str | None:
        """A text of the form that its type requires."""
        words = self.words(key, value)
        if words is not None and not _FORMS[type_].fullmatch(words):
            self.wrong(key, value, type_)
            return None
        return words.lower() if words is not None and type_ is Type.SHA256 else words

    def one_of(self, type_: Type, known: Items[str], key: str, value: Node) -> str | None:
        """One of some words, in any case."""
        words = self.words(key, value)
        if words is None or words.lower() in known:
            return words and words.lower()
        meant = only_near(words.lower(), known)
        plain = isinstance(value, Scalar) and value.length == len(words)
        fix = Fix(f"write {meant}", (replaced(self.span(value), meant),)) if meant and plain else None
        hint = did_you_mean(words.lower(), known)
        self.findings.add("S211", self.span(value), f"{key} must be {type_}, not {shown(words[:60])}{hint}", fix=fix)
        return None

    def quotes(self, key: str, value: Node) -> tuple[Quote, ...]:
        return tuple(quote for item in items(value) if (quote := self._quote(key, item)) is not None)

    def _quote(self, key: str, item: Node) -> Quote | None:
        if item.__class__ is YamlMapping:
            if self.misread(item, KEYS_OF[Element.QUOTE]):
                return None
            met = self.findings.met
            fields = self.fields(Element.QUOTE, item)
            written, source = item.get("text"), item.get("source")
            if "source" in fields and source is not None:
                self.source_names.append(Name(fields["source"], self.span(source)))
            if "text" not in fields or written is None:
                return None
            known = fields.get("source") if self.findings.met == met else UNKNOWN_SOURCE
            spans = [self.span(one) if (one := item.get(name)) is not None else None for name in ("line", "page")]
            line, page = fields.get("line"), fields.get("page")
            return Quote(fields["text"], known, line, self.span(written), spans[0], page, spans[1])
        words = self.words(key, item)
        return Quote(words, None, None, self.span(item)) if words is not None else None

    def skips(self, key: str, value: Node) -> tuple[Skip, ...]:
        return tuple(skip for item in items(value) if (skip := self._skip(key, item)) is not None)

    def _skip(self, key: str, item: Node) -> Skip | None:
        if item.__class__ is YamlMapping:
            if self.misread(item, KEYS_OF[Element.SKIP]):
                return None
            fields = self.fields(Element.SKIP, item)
            start = fields.get("from")
            rest = fields.get("to"), fields.get("reason"), self.span(item), fields.get("draft", False)
            return Skip(start, *rest) if start else None
        words = self.words(key, item)
        return Skip(words, None, None, self.span(item)) if words is not None else None


def _unknown(place: Element, word: str) -> str:
    hint = did_you_mean(word, KEYS_OF[place])
    if not hint and place is Element.REF and word in KEYS_OF[Element.CLAIM] | KEYS_OF[Element.QUESTION]:
        hint = ": write it where the node is defined"
    return f"a {place} has no key {shown(word)}{hint}"
