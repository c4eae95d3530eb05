"""Any bytes as a map, and any as its source: see ``examine`` for what holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.format import KEYS

from .examine import BETWEEN, examine, same
from .small import ENCODINGS, ESCAPED, SYNTAX, WORDS

pytestmark = pytest.mark.long

STEADY = settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
FOUND = Path(__file__).parent / "cases"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@given(st.binary(max_size=200), st.binary(max_size=50))
@STEADY
def test_any_bytes(written: bytes, source: bytes) -> None:
    examine(written + BETWEEN + source)


TOKENS = [f"{key.name}: " for key in KEYS] + [
    "- ",
    "\n",
    "\n- ",
    "\n  ",
    "\n    - ",
    "a",
    "b",
    "q",
    "[",
    "]",
    "{",
    "}",
    ", ",
]
TOKENS += ["a/b", "m/q", "s", "s.txt", "1", "true", '"', "'", " #", "&a ", "*a", "[...]", f'"{ESCAPED}"', "::x", "##[x"]
LINES = [
    *("title: t", "sources: {s: {file: s.txt}}", "source: s", "people: {p: {name: P, role: r}}", "uses: m.yaml"),
    *("questions:", "- id: q", "- text: t", "- ref: q", "- ref: a", "- {id: a, text: t}", "  text: q", "  positions:"),
    *("  - id: a", "  - id: b", "  - ref: a", "  - t", "    text: t", "    by: p", "    quote: the words", "    pro:"),
    *("    con:", "    undercut: u", "    premises: [{ref: a}, {ref: b}]", "    - ref: a", "    - ref: b", "    - t"),
    *("    - {id: c, pro: {ref: a}}", "    quote: {text: words, line: 1, source: s}", "    rephrases: b"),
    *(
        "    conflicts: [a, b]",
        "    questions: [{ref: q}, w]",
        "    context: x",
        "  context: {ref: a}",
        "    weight: 2",
    ),
]


@given(
    st.lists(st.sampled_from(TOKENS), max_size=20).map("".join),
    st.text(st.sampled_from("the words\n\x1b\u202e"), max_size=30),
)
@STEADY
def test_any_pieces_of_a_map(written: str, source: str) -> None:
    examine(f"argmap: 1\n{written}".encode() + BETWEEN + source.encode())


@given(st.lists(st.sampled_from(LINES), max_size=20).map("\n".join))
@STEADY
def test_any_lines_of_a_map(written: str) -> None:
    examine(f"argmap: 1\n{written}\n".encode() + BETWEEN + b"the words\nthe words of it")


@pytest.mark.parametrize("case", {**ENCODINGS, **SYNTAX, **WORDS})
def test_a_small_hostile_map(case: str) -> None:
    content, _ = {**ENCODINGS, **SYNTAX, **WORDS}[case]
    examine(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("path", sorted(FOUND.glob("*")), ids=lambda path: path.name)
def test_what_the_fuzzer_has_found(path: Path) -> None:
    examine(path.read_bytes())
    same(path.read_bytes())
