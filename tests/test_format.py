"""The format's one table: the reader, the JSON Schema and the documentation say the same."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import argmap
from argmap.cli.new import FIRST_MAP
from argmap.format import KEYS, KEYS_OF, Element
from argmap.jsonschema import schema

ROOT = Path(__file__).parents[1]
MAPS = [*sorted((ROOT / "maps").glob("*.yaml")), ROOT / "tests" / "example.yaml"]


@pytest.fixture(scope="module")
def validator() -> Iterator[Any]:
    jsonschema.Draft7Validator.check_schema(schema())
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(10_000)  # the validator recurses as deep as the debate goes
    yield jsonschema.Draft7Validator(json.loads(json.dumps(schema())))
    sys.setrecursionlimit(before)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_maps_fit_the_schema(validator: Any, path: Path) -> None:
    assert [error.message for error in validator.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))] == []


CASES = {
    "unknown key": ("questions: [{text: Q, positons: [P]}]", False),
    "unknown map key": ("question: [Q]", False),
    "no version": (None, False),
    "another version": ("argmap: 2", False),
    "a list as text": ("questions: [{text: [Q]}]", False),
    "a mapping as text": ("questions: [{text: {a: b}}]", False),
    "a bare question": ("questions: Why?", True),
    "pro of a question": ("questions: [{text: Q, pro: [P]}]", False),
    "positions of an argument": ("questions: [{text: Q, positions: [{text: P, positions: [R]}]}]", False),
    "undercut of a position": ("questions: [{text: Q, positions: [{text: P, undercut: [U]}]}]", False),
    "undercut of an argument": ("questions: [{text: Q, positions: [{text: P, pro: [{text: A, undercut: U}]}]}]", True),
    "a weight that is too large": ("questions: [{text: Q, weight: 2}]", False),
    "a weight": ("questions: [{text: Q, weight: 0.5}]", True),
    "a flag that is no flag": ("questions: [{text: Q, implied: maybe}]", False),
    "a source without a file": ("sources: {s: {title: T}}", False),
    "an address that is none": ("sources: {s: {file: maps, url: 'javascript:alert(1)'}}", False),
    "an empty list": ("questions: [{text: Q, positions: }]", True),
    "an extension": ("x-mine: {any: [thing]}", True),
    "an id with a blank": ("questions: [{text: Q, id: a b}]", False),
    "a person without a name": ("people: {ann: {role: mayor}}", False),
    "a ref with text": ("questions: [{text: Q, id: q, positions: [P, {ref: q, text: T}]}]", False),
}


@pytest.mark.parametrize("name", CASES)
def test_reader_and_schema_agree(name: str, validator: Any, load_text: Callable[..., argmap.Debate]) -> None:
    body, sound = CASES[name]
    text = "questions: Why?\n" if body is None else body + "\n" if body.startswith("argmap") else f"argmap: 1\n{body}\n"
    debate = load_text(text)
    assert bool(debate.findings) is not sound, debate.findings
    assert validator.is_valid(yaml.safe_load(text)) is sound


def test_every_key_has_a_meaning_in_the_schema() -> None:
    made = schema()
    for place, definition in [
        (Element.MAP, made),
        (Element.QUESTION, made["definitions"]["question"]),
        (Element.CLAIM, made["definitions"]["argument"]),
        (Element.CONTEXT, made["definitions"]["context"]),
        *(
            (p, made["definitions"][p])
            for p in (Element.REF, Element.SOURCE, Element.PERSON, Element.QUOTE, Element.SKIP)
        ),
    ]:
        described = {name: value["description"] for name, value in definition["properties"].items()}
        assert described == {name: key.meaning for name, key in KEYS_OF[place].items()}


def test_a_place_has_no_key_twice() -> None:
    for place in Element:
        assert len(KEYS_OF[place]) == sum(place in key.places for key in KEYS)


def test_the_first_map_is_sound(load_text: Callable[..., argmap.Debate], validator: Any) -> None:
    assert argmap.check(load_text(FIRST_MAP)) == ()
    assert validator.is_valid(yaml.safe_load(FIRST_MAP))


def key_table() -> str:
    """The table of keys, as ``maps/README.md`` has it."""
    rows = ["| key | of | value | meaning |", "| --- | --- | --- | --- |"]
    for key in KEYS:
        places = ", ".join("claim" if place is Element.CLAIM else place for place in Element if place in key.places)
        rows.append(f"| `{key.name}` | {places} | {key.type} | {key.meaning} |")
    return "\n".join(rows)


def test_the_documentation_has_every_key() -> None:
    text = (ROOT / "maps" / "README.md").read_text(encoding="utf-8")
    assert key_table() in text, "maps/README.md: replace the table of keys by\n" + key_table()
