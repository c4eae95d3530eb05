"""Texts: decoding, lines and columns, and what is made harmless."""

from __future__ import annotations

import bisect
import codecs
import re
import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.excerpt import excerpt
from argmap.styled import plain
from argmap.text import EncodingProblem, Text, brief, decode, escaped, harmless, shown

LINES = st.text(st.sampled_from("a \t\r\n\x85\u2028é😀"), max_size=60)
ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")
COMMAND = re.compile(r"^\s*::|##\[|##vso\[|##teamcity\[")


def starts(content: str) -> list[int]:
    """Where lines begin, the simple way."""
    return [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", content))]


@given(LINES)
@settings(max_examples=50)
def test_a_position_is_a_line_and_a_column(content: str) -> None:
    text = Text("f", content)
    begun = starts(content)
    assert text.lines == len(begun)
    for offset in range(len(content) + 1):
        line = bisect.bisect_right(begun, offset)
        assert text.position(offset) == (line, offset - begun[line - 1] + 1)
    for number, start in enumerate(begun, 1):
        assert text.line_start(number) == start
        assert text.line(number) == re.split(r"\r\n|\r|\n", content)[number - 1]


@given(st.lists(st.sampled_from(["a" * 4090, "\r\n", "\r", "\n", "b", "é" * 7]), max_size=12), st.integers(0, 30_000))
@settings(max_examples=50)
def test_positions_in_long_texts(parts: list[str], offset: int) -> None:
    content = "".join(parts)
    text, begun = Text("f", content), starts(content)
    offset = min(offset, len(content))
    line = bisect.bisect_right(begun, offset)
    assert text.position(offset) == (line, offset - begun[line - 1] + 1)
    assert text.line_start(line) + text.position(offset)[1] - 1 == offset
    assert text.line_start(text.lines) == begun[-1]


@given(LINES, st.integers(0, 60), st.integers(0, 60))
def test_spans_know_where_they_are(content: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(content)), min(other, len(content))))
    span = Text("f", content).span(start, end)
    assert span.words == content[start:end]
    assert (span.line, span.column) == span.text.position(start)
    assert (span.end_line, span.end_column) == span.text.position(end)
    assert (span.line, span.column) <= (span.end_line, span.end_column)


@given(LINES, st.integers(0, 60), st.integers(0, 60))
def test_an_excerpt_shows_the_line_and_marks_the_span(content: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(content)), min(other, len(content))))
    span = Text("f", content).span(start, end)
    line, carets = (plain(row) for row in excerpt(span, "error"))
    assert line.startswith(f"{span.line} | ")
    assert escaped(span.text.line(span.line)) == line.partition(" | ")[2]
    assert carets.count("^") >= 1
    assert not ACTIVE.search(line + carets)


def test_an_excerpt_of_a_long_line_is_short() -> None:
    content = "é" * 1_000_000 + "HERE" + "ü" * 1_000_000
    line, carets = (plain(row) for row in excerpt(Text("f", content).span(1_000_000, 1_000_004), "error"))
    assert len(line) < 200
    assert line.index("HERE") == carets.index("^")
    assert line.startswith("1 | …")
    assert line.endswith("…")


@given(st.binary(max_size=40) | st.text(max_size=20).map(lambda words: words.encode("utf-8", "surrogatepass")))
@example(b"\xef\xbf\xbd\xe9")
@example(codecs.BOM_UTF16_LE + b"\x00\xd8")
@example(codecs.BOM_UTF32_LE + b"\x00\x00\x11\x00")
@settings(max_examples=50)
def test_decoding_never_fails_in_another_way(data: bytes) -> None:
    for mark in (b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE):
        problem = problem_of(mark + data)
        if problem is not None:
            assert 0 <= problem.offset < len(problem.text.content)
            assert problem.text.content[problem.offset] == "\ufffd"
            assert "UTF" in problem.reason


def problem_of(data: bytes) -> EncodingProblem | None:
    try:
        decode(data, "f")
    except EncodingProblem as problem:
        return problem
    return None


@given(st.text(st.characters(exclude_categories=["Cs"])))
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_what_was_encoded_is_decoded(mark: bytes, encoding: str, content: str) -> None:
    if (mark or not content.startswith("\ufeff")) and not content.startswith("\0"):  # NUL makes two marks one
        assert decode(mark + content.encode(encoding), "f").content == content


def test_the_first_bad_byte_is_found_after_a_replacement_character() -> None:
    with pytest.raises(EncodingProblem, match="0xe9") as caught:
        decode("a\ufffdb\ufffd".encode() + b"\xe9!", "f")
    assert caught.value.offset == 4


ODD = st.text(
    st.sampled_from("a# :[\t\n\x1b\x9b\u200e\u202e\u2066\u206a\ufeff\ufff9\ud800\u00a0\u3000é") | st.characters(),
    max_size=40,
)


@given(ODD)
@example("::error::x")
@example(" \u3000::x")
@example("##[error]##vso[x###[y")
@example("###teamcity[")
@settings(max_examples=50)
def test_what_is_shown_acts_on_nothing(words: str) -> None:
    for made in (shown(words), escaped(words), brief(words, 5)):
        assert not ACTIVE.search(made)
        assert len(made.splitlines()) <= 1
        assert not any(unicodedata.category(character) == "Cc" for character in made)
        assert not COMMAND.search(made)


NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def test_what_is_shown_can_be_in_xml() -> None:
    """The one place that knows what XML 1.0 does not allow; all that write XML rely on it."""
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not NOT_IN_XML.search(escaped(every))
    assert not NOT_IN_XML.search(shown(every))


@given(st.lists(ODD, max_size=6))
def test_documents_are_the_same_for_programs(words: list[str]) -> None:
    import json

    document = json.dumps({"words": words}, indent=1, ensure_ascii=False)
    made = harmless(document)
    assert json.loads(made) == {"words": words}
    assert not ACTIVE.search(made.replace("\n", ""))
    assert not re.search(r"##(?:\[|vso\[)", made)


@given(st.text(st.characters(categories=["L", "N", "P"], exclude_characters=":#"), max_size=30))
def test_plain_words_are_shown_as_they_are(words: str) -> None:
    assert shown(words) == words
    assert shown(f" {words} \n {words}") == f"{words} {words}".strip()


def test_no_unsafe_character_counts_as_printable() -> None:
    """``inert`` leaves printable words alone without looking for unsafe characters."""
    characters = map(chr, range(sys.maxunicode + 1))
    assert not [one for one in characters if one.isprintable() and ACTIVE.search(one)]
