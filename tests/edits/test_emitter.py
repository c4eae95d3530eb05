"""What is written is what YAML reads, in the house style."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.yaml.emitter import MAX_WIDTH, entries, in_brackets, scalar

PIECES = (
    *(
        "a",
        "b c",
        "'",
        '"',
        "\\",
        " ",
        "\t",
        "#",
        ": ",
        ":",
        "é",
        "- ",
        "&",
        "\xa0",
        "\n",
        "\r",
        "\x85",
        "\u2028",
        "\x07",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        ",",
        "?",
        "|",
        ">",
        "%",
        "@",
        "`",
        "!",
        "*",
        "---",
        "...",
        "<<",
        "=",
        "~",
        "No",
        "text:",
        "🙂",
    ),
)
WORDS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
KEYS = st.sampled_from(["text", "pro", "by"])
VALUES = st.recursive(
    WORDS | WORDS.map(lambda words: words * 40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["text", "quote", "pro", "by"]), VALUES, max_size=3), st.integers(0, 4))
@settings(max_examples=150, deadline=None)
def test_yaml_reads_what_is_written(value: dict[str, Any], indent: int) -> None:
    for loader in (yaml.CBaseLoader, yaml.BaseLoader):
        lines = entries(value, indent)
        assert (yaml.load("\n".join(lines), Loader=loader) or {}) == value
        assert yaml.load(in_brackets(value), Loader=loader) == value


def test_only_what_yaml_misreads_is_quoted() -> None:
    for words in [
        "Close it.",
        "so, it is said",
        "it's",
        "https://example.org/a#b",
        "2025-05-03",
        "a (b) [c]",
        "x:y",
        "Is it?",
    ]:
        assert scalar(words) == words
    for words in ["No", "~", "a: b", "text:so", "a #b", "[a]", "- a", "", " a", "a:", "{", "'a", "@a", "... and"]:
        assert scalar(words) in (f"'{words}'", f'"{words}"')


def test_long_texts_are_folded_and_lists_are_not_indented() -> None:
    words = "word " * 40 + "end"
    lines = entries({"questions": [{"text": words, "pro": ["a", {"quote": [words]}], "source": words}]})
    assert lines[:2] == ["questions:", "- text: >-"]
    assert [line for line in lines if len(line) > MAX_WIDTH] == [f"  source: {words}"]
    assert "  pro:" in lines
    assert "  - a" in lines
    assert "    - >-" in lines
