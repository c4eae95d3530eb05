"""The source text with its marks: no text is lost, and quotes can be told apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.findings import Findings
from argmap.sources.marking import Mark, Marked, mark
from argmap.sources.matching.folding import Folded
from argmap.sources.texts import SourceText
from argmap.styled import plain, width
from argmap.text import Text
from argmap.view import source_lines as view
from argmap.view.node_line import ASCII

ROOT = Path(__file__).parents[2]
Load = Callable[..., argmap.Debate]


def marked(text: str, marks: list[Mark], skips: tuple[tuple[int, int], ...] = ()) -> Marked:
    ordered = tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.node)))
    return Marked(SourceText((), Folded(Text("s.txt", text)), (), skips), ordered)


def inline(made: Marked) -> list[str]:
    return [plain(line) for line in view.inline(made, ASCII)][1:]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "one two three four"),
        ([Mark(4, 7, "m/a", "pro")], "one [+ a: two] three four"),
        ([Mark(0, 18, "m/a", "pro"), Mark(4, 7, "m/b", "con")], "[+ a: one [- b: two] three four]"),
        ([Mark(0, 7, "m/a", "pro"), Mark(4, 13, "m/b", "con")], "[+ a: one [- b: two]][...- b:  three] four"),
        ([Mark(0, 3, "m/a", "question"), Mark(0, 3, "m/b", "context")], "[? a: [i b: one]] two three four"),
    ],
)
def test_quotes_are_told_apart(marks: list[Mark], expected: str) -> None:
    assert inline(marked("one two three four", marks)) == ["    1  " + expected]


def test_what_is_skipped_is_in_braces_and_lines_keep_their_numbers() -> None:
    made = marked("one\r\n\ntwo three\n", [Mark(0, 9, "m/a", "pro")], ((10, 15),))
    assert inline(made) == ["    1  [+ a: one]", "    2  [+ a: ]", "    3  [+ a: two] {three}"]


def test_gaps_are_what_nothing_accounts_for() -> None:
    made = marked("one two three four\n--\nfive\n", [Mark(4, 7, "m/a", "pro")], ((22, 26),))
    assert [plain(line) for line in view.gaps(made, ASCII)][1:] == ["    1  one ... three four"]


TEXT = st.text("ab \n-", max_size=60)


@given(TEXT, st.data())
def test_pieces_are_the_whole_text_and_agree_with_the_marks(text: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda s: s[0] < s[1])
    marks = [Mark(*span, f"m/{n}", "pro") for n, span in enumerate(data.draw(st.lists(spans, max_size=6)))]
    made = marked(text, marks)
    pieces = list(made.pieces())
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text
    for piece in pieces:
        assert piece.line == text.count("\n", 0, piece.start) + 1
        for at in range(piece.start, piece.end):
            assert set(piece.marks) == {mark for mark in made.marks if mark.start <= at < mark.end}


@given(TEXT, st.integers(40, 120))
def test_wrapping_loses_no_word_and_keeps_its_width(text: str, columns: int) -> None:
    made = marked(text, [Mark(0, 1, "m/" + "x" * 50, "pro")] if text.strip() else [])
    rows = [plain(line) for line in view.with_margin(made, ASCII, columns)][1:]
    words = " ".join(re.sub(r"  +[+] x+[.]*$|^ [+] x+[.]*$", "", row) for row in rows).split()
    assert "".join(words) == "".join(text.split())
    if max(map(len, text.split()), default=0) <= 16:
        assert all(width(row) <= columns for row in rows)


def test_the_article_is_shown_whole() -> None:
    (made,) = mark(argmap.load(ROOT / "maps"), Findings())
    text = made.source.folded.text.content
    rows = [plain(line) for line in view.with_margin(made, ASCII, 200)][1:]
    assert "".join(re.sub(r"  +\S+ \S+$", "", row) for row in rows).split()[:8] == text.split()[:8]
    ids = {mark.node for mark in made.marks}
    shown = "\n".join(inline(made))
    assert all(f" {name.partition('/')[2]}: " in shown for name in ids)
    assert [plain(line) for line in view.gaps(made, ASCII)][1:] == []


def test_the_command(run: Callable, load_text: Load) -> None:
    Path("s.txt").write_text("The \x1b[31mfirst and \u202ethe last.\n")
    load_text('argmap: 1\nsources: {s: {file: s.txt, title: "T\\e[0m"}}\nquestions: {id: q, text: Q, quote: The}\n')
    ran = run("source", "m.yaml", "--ascii")
    assert ran.out == "s.txt (s): T\\x1b[0m\n    1  [? q: The] \\x1b[31mfirst and \\u202ethe last.\n"
    assert ran.status == 0
    assert run("source", "m.yaml", "--missing", "--ascii").out.endswith("    1  \\x1b[31mfirst and \\u202ethe last.\n")
    ran = run("source", "m.yaml", "--source", "t")
    assert ran.status == 2
    assert "the maps declare s" in ran.err
