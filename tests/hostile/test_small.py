"""Small hostile maps, by every command: the right finding, and nothing else happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ..sample import one_in
from .judge import bounded, errors, findings, harmless
from .process import Ran, Server
from .small import ENCODINGS, HEAD, MAP, SYNTAX, WORDS

COMMANDS = (
    ("check", "--format", "json", "m.yaml"),
    ("check", "m.yaml"),
    ("check", "--format", "concise", "--fail-on", "info", "m.yaml"),
    ("check", "--diff", "m.yaml"),
    ("tree", "--quotes", "m.yaml"),
    ("show", "a", "m.yaml"),
    ("export", "--format", "json", "m.yaml"),
    ("export", "--format", "dot", "m.yaml"),
    ("fmt", "--diff", "m.yaml"),
    ("set", "a", "note", "x", "--diff", "m.yaml"),
    ("rename", "a", "b", "--diff", "m.yaml"),
    ("remove", "a", "--with-children", "--drop-references", "--diff", "m.yaml"),
)
CASES = {**ENCODINGS, **SYNTAX, **WORDS}


@pytest.mark.parametrize("case", one_in(6, CASES))
def test_a_small_hostile_map(case: str, argmap_server: Server, tmp_path: Path) -> None:
    content, code = CASES[case]
    (tmp_path / ".argmap.toml").touch()
    (tmp_path / "m.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    outcome = argmap_server.run(tmp_path, (*COMMANDS, COMMANDS[0]), python_from=len(COMMANDS))
    assert sorted(path.name for path in tmp_path.iterdir()) == [".argmap.toml", "m.yaml"]
    bounded(outcome)
    for ran in outcome.ran:
        harmless(ran)
    found = errors(outcome.ran[0])
    assert outcome.ran[0].status == (1 if found else 0)
    assert outcome.ran[1].status == outcome.ran[0].status
    if code is not None:
        assert code in found if code else not found, (code, findings(outcome.ran[0]))
    if case != "an unknown directive":  # which PyYAML's own parser passes over
        assert places(outcome.ran[-1]) == places(outcome.ran[0]), "without libyaml it is the same"


def places(ran: Ran) -> set[tuple[str, int, int]]:
    return {(one["code"], one["line"], one["column"]) for one in findings(ran) if one["severity"] == "error"}


def test_colours_are_the_only_escapes(argmap_server: Server, tmp_path: Path) -> None:
    content, _ = WORDS["odd characters in a text"]
    (tmp_path / "m.yaml").write_text(content + MAP.removeprefix(HEAD + "questions:\n"), encoding="utf-8")
    colored = [("tree", "--color", "always", "m.yaml"), ("check", "--color", "always", "m.yaml")]
    for ran in argmap_server.run(tmp_path, colored).ran:
        assert re.sub(rb"\x1b\[[0-9;]*m", b"", ran.out) != ran.out
        harmless(ran._replace(out=re.sub(rb"\x1b\[[0-9;]*m", b"", ran.out)))
