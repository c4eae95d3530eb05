"""Headings and paragraphs: texts of many kinds, in which ``H>`` marks a heading and ``P>`` a further paragraph."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.sources.headings import headings, paragraphs
from argmap.text import Text

CASES = sorted(path for path in Path(__file__).with_name("headings").iterdir() if path.name != "README.md")
ROOT = Path(__file__).parents[2]
MARK = re.compile(r"^[HP]> ?", re.MULTILINE)


def marked(path: Path, kinds: str) -> tuple[Text, list[int]]:
    """A text without its marks, and the lines that have one of some kinds."""
    content = path.read_text(encoding="utf-8")
    lines = [number for number, line in enumerate(content.split("\n"), 1) if line[:2] in {f"{k}>" for k in kinds}]
    return Text(path.name, MARK.sub("", content)), lines


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_the_headings_of_a_text_are_found_and_nothing_else(path: Path, line_end: str) -> None:
    text, expected = marked(path, "H")
    found = list(headings(Text(text.file, text.content.replace("\n", line_end))))
    assert [one.line for one in found] == expected, [one.title for one in found]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_heading_has_its_words_and_its_place(path: Path) -> None:
    text, _ = marked(path, "H")
    for heading in headings(text):
        two_lines = " ".join((text.line(heading.line) + " " + text.line(heading.line + 1)).split())
        assert heading.title in text.line(heading.line) or heading.title in two_lines
        assert heading.title == heading.title.strip() != ""
        assert heading.offset == text.line_start(heading.line)


@pytest.mark.parametrize(
    "path", [path for path in CASES if "P>" in path.read_text(encoding="utf-8")], ids=lambda p: p.name
)
def test_paragraphs_begin_where_people_see_them(path: Path) -> None:
    text, expected = marked(path, "HP")
    assert [text.position(start)[0] for start in paragraphs(text)] == expected


def test_the_questions_at_the_end_of_the_article_are_a_section() -> None:
    source = ROOT / "seeds" / "000_2c61f88521b52545.txt"
    found = list(headings(Text(source.name, source.read_text(encoding="utf-8"))))
    assert [one.title for one in found] == [
        "Is diplomacy with Russia possible?",
        "Is Russia interested in serious negotiations?",
        "Is diplomacy delaying sanctions against Russia?",
        "Is diplomacy hiding the reality of Russian power?",
        "Is diplomacy scared of Putin's intentions?",
        "Frequently asked questions",
    ]


WORDS = st.lists(st.text("abc", min_size=1, max_size=8), min_size=12, max_size=60)


@given(st.lists(WORDS, min_size=1, max_size=5), st.integers(20, 100))
def test_however_paragraphs_are_wrapped_none_of_their_lines_is_a_heading(texts: list[list[str]], width: int) -> None:
    wrapped = []
    for words in texts:
        lines = [words[0].capitalize()]
        for word in words[1:]:
            if len(lines[-1]) + 1 + len(word) > width:
                lines.append(word)
            else:
                lines[-1] += f" {word}"
        wrapped.append("\n".join(lines) + ".")
    text = Text("a.txt", "\n\n".join(wrapped))
    assert list(headings(text)) == []
    assert len(list(paragraphs(text))) == len(texts)


@given(st.text(st.sampled_from("aB1 #=-~.:|>`\t\n\r§—“"), max_size=60), st.sampled_from(["a.txt", "a.md", "a.rst"]))
def test_any_text_has_its_headings_in_order(content: str, file: str) -> None:
    found = list(headings(Text(file, content)))
    assert sorted({one.line for one in found}) == [one.line for one in found]
    assert all(one.title for one in found)
