"""Fixes that take something out change nothing of what the map says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import argmap
from argmap.checking.fixes import apply
from argmap.findings import Findings
from argmap.text import Text
from argmap.yaml import parsing
from argmap.yaml.nodes import Scalar

LINES = [
    *("title: a", "title: 'a", "  b'", 'title: "a', '  b"', "  b\\", "note: |", "note: >+", "x-a: |2", "    c", "  d"),
    *("# a comment", "x-a: [b,", "  c]", "questions:", "- text: q?", "  undeveloped: true", "- >-", "x-b:", "- a", ""),
]  # fmt: skip


def said(content: str) -> list[object]:
    """The texts of a YAML file, in order."""
    waiting = [parsing.parse(Text("m.yaml", content), Findings()).root]
    words: list[object] = []
    while waiting:
        node = waiting.pop()
        words.append(node.value if isinstance(node, Scalar) else type(node))
        waiting += [] if isinstance(node, Scalar) else node.content[::-1]
    return words


@given(
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(["", "", " ", "\t", "  "])), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
@example([('title: "a', ""), ("  b\\", " "), ('  c"', "")], "\n")
@example([("note: |+", ""), ("    c", ""), ("", "      ")], "\n")
@settings(max_examples=50, deadline=None)
def test_without_blanks_at_line_ends_yaml_reads_the_same(lines: list[tuple[str, str]], end: str) -> None:
    content = end.join(["argmap: 1", *(line + blanks for line, blanks in lines)])
    debate = argmap.load("m.yaml", overlays={"m.yaml": content.encode()})
    findings = argmap.check(debate, ["trailing-space"])
    for fixed in apply(findings):
        assert said(fixed.content) == said(content)
        again = argmap.load("m.yaml", overlays={"m.yaml": fixed.content.encode()})
        assert argmap.check(again, ["trailing-space"]) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("pro:\n    - ref: a\n    - ref: a\n    - b\n", "pro:\n    - ref: a\n    - b\n"),
        ("pro:\r\n    - ref: a\r\n    - ref: a\r\n    - b\r\n", "pro:\r\n    - ref: a\r\n    - b\r\n"),
        ("pro:\n    - {ref: a}\n    - { ref: a }\n", "pro:\n    - {ref: a}\n"),
        ("pro:\n    - ref: a\n    - ref: a   # again\n", None),
        ("pro:\n    - ref: a\n    - ref: a\n      note: again\n", None),
        ("pro:\n    - ref: a\n    - {ref: a, weight: 1}\n", None),
        ("pro:\n    - ref: a\n    - {ref: a, pro: b, note: again}\n", None),
        ("pro: [ref: a, ref: a]\n", None),
        ("pro:\n    - - ref: a\n", None),
        ("rephrases:\n    - a\n    - a\n", "rephrases:\n    - a\n"),
        ("conflicts: [a, a]\n", None),
    ],
)
def test_only_what_is_alone_on_its_line_is_taken_out(before: str, after: str | None, tmp_path: Path) -> None:
    head = "argmap: 1\nquestions:\n- text: Should the tram be built?\n  positions:\n  - {id: a, text: Build it.}\n"
    head += "  - text: Wait.\n    "
    head = head.replace("\n", "\r\n") if "\r\n" in before else head
    debate = argmap.load("m.yaml", overlays={"m.yaml": (head + before).encode()})
    findings = argmap.check(debate, ["duplicate-edge"])
    assert len(findings) == (0 if "- -" in before else 1)
    assert [fixed.content for fixed in apply(findings)] == ([head + after] if after else [])


def test_a_question_mark_is_not_written_without_being_asked_for(load_text: Callable) -> None:
    debate = load_text("argmap: 1\nquestions:\n- {text: Whether to build it, undeveloped: true}\n")
    (finding,) = argmap.check(debate, ["question-mark"])
    assert apply([finding]) == []
    (fixed,) = apply([finding], unsafe=True)
    assert "text: Whether to build it?, un" in fixed.content
