"""What stopped a parser: the same by either, whatever words it has for it, and whatever it admits itself."""

from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.findings import Findings
from argmap.text import Text
from argmap.yaml import line_reader
from argmap.yaml.attempt import attempt
from argmap.yaml.events import parse
from argmap.yaml.nodes import LIMITS, Limits
from argmap.yaml.problems import Mistake
from argmap.yaml.python import PythonParser

PARSERS = [yaml.CLoader, PythonParser]
MISTAKES = {
    "a: b: c": Mistake.MISREAD,
    "a: 'b' c": Mistake.MISREAD,
    "a: *b c": Mistake.MISREAD,
    "a: &\n": Mistake.MISREAD,
    "a: !<b": Mistake.MISREAD,
    "&a !x!y b: c": Mistake.MISREAD,
    "a: |b\n": Mistake.MISREAD,
    "a: @b": Mistake.MISREAD,
    "a: }": Mistake.MISREAD,
    "a: b\n? c: d: e": Mistake.MISREAD,
    "a: 'b\n  c' d": Mistake.LATE_QUOTE,
    "a: 'b": Mistake.OPEN_QUOTE,
    'a: "b\n---\n': Mistake.OPEN_QUOTE,
    'a: "\\q"': Mistake.UNKNOWN_ESCAPE,
    'a: "\\': Mistake.UNKNOWN_ESCAPE,
    'a: "\\x4"': Mistake.ESCAPE_CODE,
    'a: "\\ud800"': Mistake.ESCAPE_CODE,
    'a: "\\U00110000"': Mistake.ESCAPE_CODE,
    "a: [b": Mistake.OPEN_BRACKET,
    "a: {b: c": Mistake.OPEN_BRACE,
    "[a]: b\n- c": Mistake.NO_ENTRY,
    "[a:]": Mistake.COLON_IN_BRACKETS,
    "[? ]": Mistake.QUESTION_MARK,
    "[? , a]": Mistake.QUESTION_MARK,
    "[? : a]": Mistake.QUESTION_MARK,
    "a: - b": Mistake.DASH,
    "a:\n\tb: c": Mistake.TAB,
    "a:\n\t- b": Mistake.TAB,
    "a:\n- b\n\t- c": Mistake.TAB,
    "\t- b": Mistake.TAB,
    "a: b\n\t c": Mistake.TAB,
    "a: >\n\t b": Mistake.TAB,
    "a: b\nc": Mistake.NO_COLON,
    "a: b\nc # d\n\te": Mistake.NO_COLON,
    "a: b\n'c'\nd: e": Mistake.NO_COLON,
    'a: b\n"c\\"" \nd: e': Mistake.NO_COLON,
    "a: b\n*c\n": Mistake.NO_COLON,
    "a: b\n!c\n": Mistake.NO_COLON,
    "a: b\n!<c> d\n": Mistake.NO_COLON,
    "a: b\ntext:c\n": Mistake.NO_SPACE_AFTER_COLON,
    "a: b\n -text: c\n": Mistake.MISREAD,
    "- a\nb: c": Mistake.NO_ITEM,
    "-text: a\n  b: c": Mistake.NO_SPACE_AFTER_DASH,
    "a: b\n- c": Mistake.NO_ENTRY,
    ": : a": Mistake.NO_ENTRY,
    "&a\n: : b\nc: d": Mistake.NO_ENTRY,
    "a: b\n   c: d": Mistake.MISREAD,
    "a: b\n  text: d": Mistake.INDENTED_KEY,
    "{a: b} c": Mistake.TEXT_AFTER_END,
    "- {a: b} c": Mistake.MISREAD,
    "a\n---\nb": Mistake.SECOND_MAP,
    "a\n...\nb": Mistake.SECOND_MAP,
    "[a]\nb": Mistake.TEXT_AFTER_END,
    "%YAML 3.0\n---\na": Mistake.YAML_VERSION,
    "%YAML 1.1\n%YAML 1.1\n---\na": Mistake.DIRECTIVE,
    "%FOO\n---\na": Mistake.DIRECTIVE,
    "%TAG ! a\n%TAG ! a\n---\na": Mistake.DIRECTIVE,
    "%": Mistake.DIRECTIVE,
    "a: \x07": Mistake.CONTROL_CHARACTER,
}
READ_IN_PYTHON = ("[a:]", "%FOO\n---\na")
"""What PyYAML's own parser reads."""
"""A text, and what stops a parser in it; ``MISREAD`` is a text that is cut or taken for something else."""


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("content", "mistake"), MISTAKES.items())
def test_what_stops_a_parser_is_told_from_the_text(content: str, mistake: Mistake, parser: type[Any]) -> None:
    if parser is PythonParser and content in READ_IN_PYTHON:
        return
    text = Text("f", content)
    broken = attempt(text, text, "", LIMITS, parser).broken_by
    assert broken is not None
    assert broken.problem.mistake is mistake


def found(content: str, parser: type[Any], limits: Limits = LIMITS) -> list[tuple[str, int, int, str]]:
    findings = Findings()
    parse(Text("f", content), findings, limits, parser)
    return [(one.code, one.span.start, one.span.end, str(one.message)) for one in findings.all()]


def mute(parser: type[Any]) -> type[Any]:
    """A parser that fails where another does, and has no words for it."""

    class Mute:
        def __init__(self, content: str) -> None:
            self.inner = parser(content)

        def get_event(self) -> Any:
            try:
                return self.inner.get_event()
            except yaml.MarkedYAMLError as error:
                raise error.__class__("?", error.context_mark, "?", error.problem_mark) from None

    return Mute


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("content", MISTAKES)
def test_the_words_of_a_parser_do_not_matter(content: str, parser: type[Any]) -> None:
    assert found(content, mute(parser)) == found(content, parser)


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("content", ["[? " + "# " * 20_000 + "\n a]", "- &a\n" + " # #" * 20_000 + "\n  !x!y b: c"])
def test_comments_take_no_time(content: str, parser: type[Any]) -> None:
    begun = time.process_time()
    found(content, parser)
    assert time.process_time() - begun < 2


DEEP = LIMITS.brackets
TOO_DEEP = "brackets nested more than 100 levels deep"
BRACKETS = [
    # a text, and what is found in it: the place of the bracket that is one too many, or what is wrong before it
    ("[" * DEEP, [("Y101", DEEP - 1)]),
    ("[" * 5000, [("Y105", DEEP)]),
    ("{a: " * 5000, [("Y105", 4 * DEEP)]),
    ("[" * 1010 + "@", [("Y105", DEEP)]),
    ("[" * 200 + "@", [("Y105", DEEP)]),
    ("[" * 200 + '"\\q"', [("Y105", DEEP)]),
    ("[" * 200 + "a]", [("Y105", DEEP)]),
    ("[a " + "[" * 1010, [("Y104", 1)]),
    ("a: b\n" + "[" * 1010, [("Y101", 5)]),
    ("a: b\n" + "[" * 200 + "@", [("Y101", 5)]),
    ("a: " + "[" * 1010 + "]" * 1010, [("Y105", 3 + DEEP)]),
    ("- " * 850 + "[" * 200, [("Y105", 2 * 850 + 50)]),
    ("- " * 850 + "[" * 200 + "@", [("Y105", 2 * 850 + 50)]),
    ('a: "' + "[" * 1010, [("Y101", 3)]),
    ('a: "' + "[" * 1010 + '" @', [("Y104", 1016)]),
    ("a: @" + "[" * 1010, [("Y104", 3)]),
]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("content", "expected"), BRACKETS)
def test_brackets_are_counted_before_a_parser_does(
    content: str, expected: list[tuple[str, int]], parser: type[Any]
) -> None:
    assert [(code, start) for code, start, _, _ in found(content, parser)] == expected


def indented(levels: int) -> str:
    return "".join(f"{' ' * level}a:\n" for level in range(levels))


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("make", [lambda n: "- " * n, lambda n: "? " * n, indented])
def test_as_deep_as_a_map_may_be_any_parser_reads(make: Any, parser: type[Any]) -> None:
    assert {code for code, *_ in found(make(LIMITS.depth), parser)} <= {"Y110"}  # a key that is a mapping
    assert "Y105" in [code for code, *_ in found(make(LIMITS.depth + 1), parser)]


def test_the_lines_of_a_map_are_read_as_deep_and_no_deeper() -> None:
    assert line_reader.read(indented(LIMITS.depth), LIMITS) is not None
    assert line_reader.read(indented(LIMITS.depth + 1), LIMITS) is None


PIECES = [
    *("[" * 99, "[" * 150, "[" * 1010, "{a: " * 60, "[[a, " * 70, "[? " * 150, "- " * 520, "? " * 300, "]" * 60),
    *("a: ", "- ", "\n", "\n  ", "a", "@", '"', "'", ", ", "#", " #", ": ", "\\q", "%", "&a ", "!t ", "*a ", "k: v\n"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("- [a, &a\n\n" + "[" * 1010 + "@")
@example("a:]" + "{a: " * 300 + "b:]")
@example('["\\q"' + "[" * 1020)
@example("- {? \n}")
@pytest.mark.long
def test_both_parsers_find_something_where_much_is_nested(content: str) -> None:
    fast, slow = (found(content, parser) for parser in PARSERS)
    assert bool(slow) == bool(fast)
