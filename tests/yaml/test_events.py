"""YAML to nodes: positions, both parsers alike, and limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.findings import Findings
from argmap.text import Text
from argmap.yaml.events import parse
from argmap.yaml.nodes import Limits, Mapping, Node, Parsed, Placeholder, Scalar, Sequence

MAP = (Path(__file__).parents[1] / "example.yaml").read_text(encoding="utf-8")
TOKENS = (
    *("a", "b", "key", "text", "é", "😀", "~", "null", "1", "id: x", "text: y\n", '"q"', "'q'", '""', "''", "'''"),
    *("- ", "-", "? ", "?", ": ", ":", "::", "-a", "?a", ":a", "[", "]", "{", "}", ", ", ",", "#", " #", '"', "'"),
    *(" ", "  ", "\t", "\n", "\n ", "\n  ", "\n- ", "\r", "\r\n", "\x85", "\u2028", "\xa0", "\ufeff", "\x07"),
    *("|", ">", "|-", ">+", "|2", "|+ #", "&a ", "&", "*a", "*a ", "*", "!t ", "!", "!!str ", "!<x>", "!a!b", "!e!"),
    *("%", "%41", "@", "`", "\\", "\\n", "\\x41", "\\u", "\\ud800", "\\U00110000", '\\"', "\\\n"),
    *("---", "---\n", "...", "\n...\n", "%YAML 1.1\n", "%TAG ! x\n", "%TAG !e! t:x,[y\n---\n", "<<: "),
    *("%YAML", " 1.3\n"),
)
PIECES = st.lists(st.sampled_from(TOKENS), max_size=14).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A part of a real map with a few changes."""
    start = draw(st.integers(0, len(MAP)))
    content = list(MAP[start : start + draw(st.integers(1, 200))])
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(content)))
        content[at : at + draw(st.integers(0, 2))] = draw(st.sampled_from(TOKENS))
    return "".join(content)


def read(content: str, parser: type[Any] = yaml.CLoader, limits: Limits | None = None) -> tuple[Parsed, Findings]:
    findings = Findings()
    text = Text("f", content)
    return parse(text, findings, limits or Limits(), parser), findings


def tree(node: Node | None) -> Any:
    if node is None:
        return None
    if isinstance(node, Scalar):
        return isinstance(node, Placeholder), node.value, node.start, node.end
    return node.__class__.__name__, node.start, node.end, [tree(inner) for inner in node.content]


def said(made: Any) -> Any:
    """A tree without the places of empty values, and the ends that these give to what holds them."""
    if isinstance(made, tuple) and isinstance(made[0], str):
        return made[:2], [said(inner) for inner in made[3]]
    return made if made is None or made[1] else made[:2]


def codes(findings: Findings) -> list[str]:
    return [finding.code for finding in findings.all()]


@given(PIECES | mutated())
@example("a\t")
@example("[? : ]")
@example("{a: # c\n, b}")
@example("b:\n{")
@example('"\\ud83d\\ude00"')
@example("|#\n x")
@example("{t?: a, b:?")
@example("![")
@example("%YAML\x00 1.0\n")
@example("%YAML 1.0\n---\na: b")
@example("%YAML 1.3\n%FOO\n---\na: b")
@example("%YAML 1.0\n%YAML 1.1\n---\na: b")
@example("a\n...\n%YAML 1.0\n---\nb")
@example("%YAML 1.0000000001\n---\na: b")
@example("%YAML\t01.002#c\n---\na: b")
@example("%YAML 1." + 5000 * "1")
@example("\n\ufeffa: b")
@settings(max_examples=50)
def test_what_both_parsers_read_they_read_alike(content: str) -> None:
    fast, fast_findings = read(content)
    slow, slow_findings = read(content, yaml.Loader)
    if not fast_findings.all() and not slow_findings.all():
        assert said(tree(slow.root)) == said(tree(fast.root))
    assert not slow.unread or slow_findings.all()


@given(PIECES | mutated())
@settings(max_examples=200)
def test_nodes_and_findings_are_where_they_say(content: str) -> None:
    parsed, findings = read(content)
    waiting = [parsed.root] if parsed.root is not None else []
    while waiting:
        node = waiting.pop()
        assert 0 <= node.start <= node.end <= len(content)
        if isinstance(node, (Sequence, Mapping)):
            assert isinstance(node, Sequence) or len(node.content) % 2 == 0
            waiting += node.content
    for finding in findings.all():
        assert 0 <= finding.span.start <= finding.span.end <= len(content)
    assert not parsed.unread or findings.all()


@given(PIECES | mutated())
@settings(max_examples=200)
def test_a_plain_text_reads_again_as_its_value(content: str) -> None:
    parsed, findings = read(content)
    if findings.all():
        return
    waiting = [parsed.root] if parsed.root is not None else []
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Scalar):
            waiting += node.content
        elif node.value:
            written = content[node.start : node.end]
            if written[0] in "|>":
                assert node.value.split() == written.partition("\n")[2].split() or "#" in written.partition("\n")[0]
            elif written[0] in "\"'":
                again, _ = read(" " + written.replace("\n", "\n "))
                assert isinstance(again.root, Scalar)
                assert again.root.value == node.value
            else:
                assert node.value.split() == written.split()


@given(st.binary(max_size=60))
def test_any_text_is_read_somehow(data: bytes) -> None:
    for parser in (yaml.CLoader, yaml.Loader):
        parsed, findings = read(data.decode("latin-1"), parser)
        assert not parsed.unread or findings.all()


@pytest.mark.parametrize("parser", [yaml.CLoader, yaml.Loader])
@pytest.mark.parametrize(
    ("content", "limits"),
    [
        ("[[[[a]]]]", Limits(depth=3)),
        ("- - - - a", Limits(depth=3)),
        ("[[[[a]]]]", Limits(brackets=3)),
        ("{a: {b: {c: {d: e}}}}", Limits(brackets=3)),
        ("[a, b, c]", Limits(events=4)),
        ("[&a [b, c], *a, *a]", Limits(expanded=5)),
        ("[&a [b, c], &d [*a, *a], *d]", Limits(expanded=12)),
        ("[&a bbbbb, *a, *a]", Limits(copied=9)),
        ("[&a [bbbbb], &c [*a], *c]", Limits(copied=15)),
        ("%TAG !a! b\n%TAG !c! d\n---\na", Limits(directives=1)),
    ],
)
def test_what_is_too_much_is_refused_where_it_begins(content: str, limits: Limits, parser: type[Any]) -> None:
    parsed, findings = read(content, parser, limits)
    assert parsed.unread
    assert codes(findings)[-1] == "Y105"


@pytest.mark.parametrize(
    "content", ["[[[[a]]]]", "[a, b, c]", "[&a [b, c], *a, *a]", "- [[[a]]]\n- [[[a]]]\n- - - - a"]
)
def test_what_is_not_too_much_is_read(content: str) -> None:
    limits = Limits(depth=5, brackets=4, events=60, expanded=6, copied=60)
    parsed, findings = read(content, limits=limits)
    assert not parsed.unread
    assert codes(findings) == []


def test_single_pairs_between_brackets_do_not_add_up() -> None:
    parsed, findings = read("\n".join(["- {a: [b: c]}"] * 500), limits=Limits(brackets=4))
    assert not parsed.unread
    assert codes(findings) == []
