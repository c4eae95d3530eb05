"""Maps read line by line: the tree is that of a parser, and whatever is unusual is left to one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.findings import Findings
from argmap.text import Text
from argmap.yaml import events, line_reader
from argmap.yaml.nodes import Limits, Node, Scalar

ROOT = Path(__file__).parents[2]
KEYS = [
    "text",
    "id",
    "pro",
    "a",
    "b",
    "é",
    "1",
    "x-1",
    "a.b",
    "a b",
    "<<",
    "'q'",
    '"q"',
    "~",
    "?",
    "# c",
    "[a]",
    "{a: b}",
]
VALUES = [
    *(
        "",
        "foo",
        "a b",
        "a: b",
        "a #b",
        "a#b",
        "a:b",
        "a:",
        "a ",
        " a",
        "a, b",
        "a]b",
        "(a)",
        "—",
        "漢字",
        "😀",
        "~",
        "null",
    ),
    *("'q'", '"q"', "'it''s'", '"a\\n"', "'a", '"a', "a'b", "'q' ", "'q' a", "'q': b", "'a: b'", '"a #b"'),
    *("[a, b]", "[a]", "[]", "[a,b]", "[a , b]", "[a, 'b']", "[a] b", "[a]:", "[a: b]", "[-a]", "[a #b]", "[a, ]"),
    *("{a: b}", "{a: b, c: d}", "{a: b, a: c}", "{}", "{a}", "{a: }", "{a : b}", "{a: b:c}", "{a: b}:"),
    *(">-", "|-", ">", "|", "|2", ">+", "&x", "*x", "!t", "@", "`", "%", "#", "# c", "-", "?", ":", "...", "---"),
    *("- a", "- - a", "-a", "? a", "\t", "a\tb", "\xa0", "\ufeff", "\x85", "\u2028", "x" * 130),
]
INDENTS = st.sampled_from([0, 0, 2, 2, 4, 6, 1, 3]).map(" ".__mul__)
ENTRIES = st.tuples(
    INDENTS,
    st.sampled_from(["", "", "- ", "-  ", "- - "]),
    st.sampled_from(KEYS),
    st.sampled_from([": ", ": ", ":", ":  "]),
    st.sampled_from(VALUES),
).map("".join)
ITEMS = st.tuples(INDENTS, st.sampled_from(["- ", "-", ""]), st.sampled_from(VALUES)).map("".join)
BLOCKS = st.builds(
    lambda indent, head, sign, deeper, rest: "\n".join(
        [indent + head + sign, *(indent + deeper + line for line in rest)]
    ),
    INDENTS,
    st.sampled_from(["text: ", "- ", "- text: "]),
    st.sampled_from([">-", "|-"]),
    st.sampled_from(["  ", "    ", " "]),
    st.lists(st.sampled_from(["foo bar", "x: y", "# no", "- a", "'q'", " a", "a ", "...", ""]), max_size=4),
)
LINES = st.lists(ENTRIES | ITEMS | BLOCKS | st.sampled_from(["", "# c", "  # c", " ", "questions:", "---"]), max_size=9)


def tree(node: Node | None) -> Any:
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.__class__, node.value, node.start, node.end
    return node.__class__, node.start, node.end, [tree(inner) for inner in node.content]


def is_read(content: str, limits: Limits | None = None) -> bool:
    """Whether no parser is needed; then one has nothing to complain of, and makes the same tree."""
    limits = limits or Limits()
    root = line_reader.read(content, limits)
    if root is not None:
        findings = Findings()
        parsed = events.parse(Text("f", content), findings, limits)
        assert findings.all() == ()
        assert tree(root) == tree(parsed.root)
    return root is not None


@given(LINES.map("\n".join), st.sampled_from(["", "\n", "\n\n", " "]))
@example("a: >-\n  b\n\n  # c", "\n")
@example("a:\n- b\n# c\n- d", "")
@example("a:\nb:\n", "")
@settings(max_examples=200)
def test_what_is_read_is_what_a_parser_reads(content: str, end: str) -> None:
    is_read(f"questions:\n{content}{end}")
    is_read(content + end)


@pytest.mark.parametrize("path", sorted((ROOT / "maps").glob("*.yaml")), ids=lambda path: path.name)
def test_maps_need_no_parser(path: Path) -> None:
    assert is_read(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "content",
    [
        "a: b",
        "a:\n  b: c\n  d:\n  e: f\n",
        "a:\n- b\n-   c: d\n    e:\n      - f\n\n# g\n- h\n",
        "a: 'b: #c'\nd: \"e's\"\n",
        "a: [b c, d-e]\nf: {g: h, i: j (k)}\n",
        "a: >-\n  b: c\n  # d\ne: |-\n    f\n    g",
    ],
)
def test_usual_lines(content: str) -> None:
    assert is_read(content)


@pytest.mark.parametrize(
    "content",
    [
        *(
            "",
            "a",
            "- a",
            "# a",
            "  a",
            "a: b\nc",
            "a: b: c",
            "a: b #c",
            "a: b:",
            "a: &b c",
            "a: *b",
            "a: !b c",
            "a: @b",
        ),
        *("a: b\n c", "a: b\n  c: d", "- a\n  - b", "a: [b", "a: [b,c]", "a: [b, [c]]", "a: {b}", "a: 'b", "a: 'b''c'"),
        *(
            "a: b\na: c",
            "a: {b: c, b: d}",
            "<<: a",
            "a\tb: c",
            "a: b\r\nc: d",
            "a: b\x07",
            "\ufeffa: b",
            "a b: c",
            "? a",
        ),
        *(
            "a: >-\nb: c",
            "a: >-\n  b\n   c",
            "a: >-\n  b\n\n  c",
            "a: >\n  b",
            "a: >-\n  b \n",
            "a: |-\n  ",
            "a: \n  \n",
        ),
        *("--- a: b", "a: b\n---\nc: d", "%YAML 1.1\n---\na: b", "- - a: b", "a:\n  - b\n c: d", "a:\n- b\n - c"),
    ],
)
def test_what_is_left_to_a_parser(content: str) -> None:
    assert not is_read(content)


@pytest.mark.parametrize(
    ("content", "limits"),
    [
        ("a:\n  b:\n    c: d", Limits(depth=2)),
        ("a: b\n" * 50, Limits(events=100)),
        ("a: [" + "b, " * 50 + "b]", Limits(events=100)),
        ("a:\n  b: [c]", Limits(depth=2)),
        ("a: %TAG\n" * 2, Limits(directives=1)),
    ],
)
def test_limits_are_the_parsers(content: str, limits: Limits) -> None:
    assert line_reader.read(content, limits) is None
