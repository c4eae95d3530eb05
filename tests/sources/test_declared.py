"""What a map says of how a source is to be read: its encoding, its format and its language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import argmap

Load = Callable[..., argmap.Debate]
KNOWN = "text, markdown, rst, html, pdf, docx, epub"
MAP = """
    argmap: 1
    sources: {{s: {{file: s.txt, {}}}}}
    questions: {{text: Q, quote: naïve words, undeveloped: true}}
"""
WORDS = "Some naïve words."


@pytest.mark.parametrize(
    ("declared", "data"),
    [
        ("encoding: utf-8", WORDS.encode()),
        ("encoding: UTF-8", WORDS.encode("utf-8-sig")),
        ("encoding: utf-16", WORDS.encode("utf-16")),
        ("encoding: utf-16", WORDS.encode("utf-16-le")),
        ("encoding: utf-16", b"\xfe\xff" + WORDS.encode("utf-16-be")),
        ("format: text", WORDS.encode()),
        ("format: markdown, language: en-GB", WORDS.encode("utf-16")),
    ],
)
def test_a_source_is_read_as_it_is_declared(load_text: Load, declared: str, data: bytes) -> None:
    Path("s.txt").write_bytes(data)
    debate = load_text(MAP.format(declared))
    assert debate.findings == ()
    assert argmap.check(debate, ["quote-not-found", "encoding"]) == ()


@pytest.mark.parametrize(
    ("declared", "data"),
    [
        ("encoding: utf-8", WORDS.encode("utf-16")),
        ("encoding: utf-8", WORDS.encode("latin-1")),
        ("encoding: utf-16", b"\xff\xfe\x00"),
        ("title: none", WORDS.encode("latin-1")),
    ],
)
def test_one_that_is_not_in_that_encoding_is_said_to_be_so(load_text: Load, declared: str, data: bytes) -> None:
    Path("s.txt").write_bytes(data)
    findings = argmap.check(load_text(MAP.format(declared)), ["quote-not-found", "encoding"])
    assert [finding.code for finding in findings] == ["Y102"]
    assert "save the source as UTF-8" in findings[0].message


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ("format: odt", f"format must be one of {KNOWN}, not odt"),
        ("format: markdwn", f"format must be one of {KNOWN}, not markdwn; did you mean markdown?"),
        ("encoding: utf8", "encoding must be one of utf-8, utf-16, not utf8; did you mean utf-8?"),
        ("language: English please", "language must be a language tag, such as en or pt-BR, not English please"),
    ],
)
def test_what_cannot_be_read_is_a_finding_at_its_value(load_text: Load, declared: str, message: str) -> None:
    Path("s.txt").write_text(WORDS)
    (finding,) = load_text(MAP.format(declared)).findings
    assert (finding.code, str(finding.message)) == ("S211", message)
    assert finding.span.words == declared.partition(": ")[2]
