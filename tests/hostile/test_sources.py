"""Hostile sources: whatever a source holds, its map is checked, and it is shown and measured, within seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from .judge import bounded, harmless
from .process import Server

SOURCES = {
    "ten million characters without a blank": b"x" * 10_000_000,
    "one line of a megabyte": b"word " * 200_000,
    "control characters": b"abc\x00def\x1b[31m\x9b\xe2\x80\xae " * 50_000,
    "escapes and commands": "\x1b]0;title\x07 ::error::no \u202e ##[command]\u0085\u2028 ".encode() * 10_000,
    "a hundred thousand lines": b"a b\n" * 100_000,
    "mixed line ends": b"a\rb\r\nc\n" * 20_000,
    "markup without an end": b"*a _b `c [d](e <f &g \\* " * 20_000,
    "words that are cut in every line": b"aaaa-\naaaa " * 50_000,
    "page breaks and numbers": b"Head\n\n1\n\x0c2\n" * 20_000,
    "unseen characters and marks": "a\u200b\u00ade\u0301\u0301 ".encode() * 50_000,
    "a script without spaces": "不同意\n".encode() * 50_000,
    "nothing": b"",
    "blanks": b" \t\r\n" * 100_000,
}
LONG = (
    *("ten million characters without a blank", "one line of a megabyte", "a hundred thousand lines"),
    *("mixed line ends", "blanks", "words that are cut in every line", "page breaks and numbers"),
    *("markup without an end", "unseen characters and marks", "escapes and commands", "a script without spaces"),
)
MAP = """\
argmap: 1
sources: {s: {file: s.txt, skip: [word, {from: a, to: b}]}}
questions:
- {text: Q, undeveloped: true, quote: [word word word, "a [...] b", abc]}
"""


@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.long) if one in LONG else one for one in SOURCES])
def test_a_hostile_source(name: str, tmp_path: Path, argmap_server: Server) -> None:
    (tmp_path / ".argmap.toml").touch()
    (tmp_path / "s.txt").write_bytes(SOURCES[name])
    (tmp_path / "m.yaml").write_text(MAP)
    for command in (["check"], ["coverage", "--missing"], ["source"], ["source", "--missing"]):
        outcome = argmap_server.run(tmp_path, [[*command, "m.yaml"]])
        harmless(outcome.ran[0])
        bounded(outcome)
