"""The JSON Schema (draft-07) of map files, made from the table of the format, for editors."""

from __future__ import annotations

from typing import Any

from argmap.format import ELEMENT_OF, ENCODINGS, FORMATS, KEYS_OF, REQUIRED, Element, Key, Type
from argmap.relations import HITS_STEP, LISTS, RELATIONS, STEPS, Kind

Schema = dict[str, Any]

_WORDS: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
# Only ASCII letters, digits, and - . _ are checked: not all regular expressions know more of Unicode.
_ID: Schema = {"type": ["string", "number", "boolean"], "pattern": r"^[^\x00-,/:-@\[-^`{-\x7f]+$"}
_NAME: Schema = {"type": ["string", "number"], "pattern": r"\S"}

_TYPES: dict[Type, Schema] = {
    Type.VERSION: {"enum": [1, "1"]},
    Type.TEXT: _WORDS,
    Type.TEXTS: {"$ref": "#/definitions/texts"},
    Type.ID: {"$ref": "#/definitions/id"},
    Type.NAME: _NAME,
    Type.NAMES: {"$ref": "#/definitions/texts"},
    Type.QUOTES: {"$ref": "#/definitions/quotes"},
    Type.FLAG: {"type": "boolean"},
    Type.WEIGHT: {"type": "number", "minimum": 0, "maximum": 1},
    Type.LINE: {"type": "integer", "minimum": 1},
    Type.FILE: {"type": "string", "minLength": 1},
    Type.FILES: {"$ref": "#/definitions/texts"},
    Type.URL: {"type": "string", "format": "uri", "pattern": "^https?://"},
    Type.SHA256: {"type": ["string", "number"], "pattern": "^[0-9A-Fa-f]{64}$"},
    Type.SOURCES: {"type": ["object", "null"], "additionalProperties": {"$ref": "#/definitions/source"}},
    Type.PEOPLE: {"type": ["object", "null"], "additionalProperties": {"$ref": "#/definitions/person"}},
    Type.SKIPS: {"$ref": "#/definitions/skips"},
    Type.FORMAT: {"enum": [*FORMATS]},
    Type.LANGUAGE: {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,8}$"},
    Type.ENCODING: {"enum": [*ENCODINGS]},
}
_TAKING_STEPS = frozenset(LISTS[key].kind for key in STEPS)
"""The kinds whose own lists take a step that can be undercut."""


def schema() -> Schema:
    """The complete schema."""
    definitions: dict[str, Schema] = {
        "id": _ID,
        "texts": _one_or_many(_WORDS),
        "quotes": _one_or_many({"anyOf": [_WORDS, {"$ref": "#/definitions/quote"}]}),
        "skips": _one_or_many({"anyOf": [_WORDS, {"$ref": "#/definitions/skip"}]}),
        "ref": _mapping(Element.REF, undercut=True),
        **{place.value: _mapping(place) for place in (Element.SOURCE, Element.PERSON, Element.QUOTE, Element.SKIP)},
    }
    for kind in Kind:
        place = ELEMENT_OF[kind]
        definitions[kind.value] = _mapping(place, undercut=kind in _TAKING_STEPS)
    for key, node_list in LISTS.items():
        node: Schema = {"$ref": f"#/definitions/{node_list.kind}"}
        definitions[f"{key}-list"] = _one_or_many({"anyOf": [_WORDS, {"$ref": "#/definitions/ref"}, node]})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "argmap map",
        "description": "A debate: questions, positions, pro and con, made from the words of its sources.",
        **_mapping(Element.MAP),
        "definitions": definitions,
    }


def _mapping(place: Element, undercut: bool = False) -> Schema:
    keys = KEYS_OF[place].values()
    left_out = set() if undercut else {RELATIONS[relation].key for relation in HITS_STEP}
    made: Schema = {
        "type": "object",
        "properties": {key.name: _property(key) for key in keys if key.name not in left_out},
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    }
    if place in REQUIRED:
        made["required"] = list(REQUIRED[place])
    return made


def _property(key: Key) -> Schema:
    """A key's value, with its meaning around it: draft-07 ignores a meaning beside ``$ref``."""
    value = {"$ref": f"#/definitions/{key.name}-list"} if key.type is Type.NODES else _TYPES[key.type]
    return {"description": key.meaning, "allOf": [value]} if "$ref" in value else {"description": key.meaning, **value}


def _one_or_many(item: Schema) -> Schema:
    """Every list also takes a single item, and an empty value is an empty list."""
    return {"anyOf": [{"type": "array", "items": item}, {"type": "null"}, item]}
