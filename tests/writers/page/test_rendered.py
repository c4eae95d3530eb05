"""A source in Markdown as it is shown: its marks are not, its words are, and every offset is what it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.sources.matching.folding import Folded
from argmap.style import Style
from argmap.text import Text
from argmap.writers.page import html
from argmap.writers.page.page_outline import PageOutline
from argmap.writers.page.rendered import MAX_EFFORT, Rendered

from .test_content import tree_of, words_of

INLINE = {
    "some **bold** and *soft* words": "some <strong>bold</strong> and <em>soft</em> words",
    "***both*** and __bold__ and _soft_": "<strong><em>both</em></strong> and <strong>bold</strong> and <em>soft</em>",
    "*soft **and bold** again*": "<em>soft </em><em><strong>and bold</strong></em><em> again</em>",
    "`code *as it is*` and ~~gone~~": "<code>code *as it is*</code> and <s>gone</s>",
    'a [link](https://x.example "t") there': "a <u>link</u> there",
    "a snake_case_name, 2 * 3 * 4": "a snake_case_name, 2 * 3 * 4",
    "a \\*star\\* and a \\| line": "a *star* and a | line",
    "<b>tags</b> &amp; <!-- notes --> stay": "&lt;b&gt;tags&lt;/b&gt; &amp;amp; &lt;!-- notes --&gt; stay",
    "![a picture](x.png) stays": "![a picture](x.png) stays",
    "never *closed": "never *closed",
    "- an item": "• an item",
    "## A heading ##": "A heading",
}


def shown(content: str, file: str = "s.md") -> list[str]:
    """The words of each line with the elements that they are in."""
    rendered = Rendered(Folded(Text(file, content)))
    lines = []
    at = 0
    for line in content.splitlines(keepends=True):
        stretches = rendered.stretches(at, at + len(line.rstrip("\r\n")))
        pieces = [
            "".join(f"<{tag}>" for tag in look.tags) + _escaped(words) + "".join(f"</{tag}>" for tag in look.tags[::-1])
            for words, look in stretches
        ]
        lines.append("".join(pieces))
        at += len(line)
    return lines


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(("written", "expected"), INLINE.items(), ids=INLINE)
def test_marks_within_a_line(written: str, expected: str) -> None:
    assert shown(written) == [expected]


def test_emphasis_ends_with_its_paragraph() -> None:
    assert shown("one *two\n\nthree* four") == ["one *two", "", "three* four"]


def test_other_texts_stay_as_they_are() -> None:
    written = "*Title*\n=======\n\n``x`` and *y*"
    assert shown(written, "s.rst") == written.split("\n")


TABLE = """\
Before.

| Who | What is **said** |
|-----|:----:|
| Ann | yes \\| no |
| Bob | |

After.
"""


@pytest.fixture
def written_of(load_text: Callable[..., Any], tmp_path: Path) -> Callable[..., str]:
    def write(content: str, *quotes: str, name: str = "s.md") -> str:
        (tmp_path / name).write_text(content, encoding="utf-8")
        rows = "".join(f"\n- {{text: Q, quote: {quote!r}}}" for quote in quotes)
        debate = load_text(f"argmap: 1\nsources: {{s: {{file: {name}}}}}\nquestions:{rows}\n")
        return html.compose(PageOutline(debate, None), {}, Style())[0]

    return write


def test_tables_are_tables(written_of: Callable[..., str]) -> None:
    tree = tree_of(written_of(TABLE, "yes", "Bob"))
    (table,) = tree.iter("table")
    rows = [[(cell.tag, words_of(cell)) for cell in row] for row in table.iter("tr")]
    assert rows == [
        [("th", "Who"), ("th", "What is said")],
        [("td", "Ann"), ("td", "yes | no")],
        [("td", "Bob"), ("td", "")],
    ]
    assert [row.get("data-line") for row in table.iter("tr")] == ["3", "5", "6"]
    assert "|-----|" not in words_of(tree.find(".//article"))


def test_a_quote_over_cells_marks_its_words_in_each(written_of: Callable[..., str]) -> None:
    text = written_of(TABLE, "Ann yes", "After")
    marks = re.findall(r'<a class="m [^>]*>(.*?)</a>', text)
    assert marks == ["Ann", "yes", "After"]
    (held,) = re.findall(r'"marks":(\[.*?\]\])', text)
    assert held == "[[0],[0],[1]]"


def test_a_quote_that_begins_with_a_mark_is_led_to(written_of: Callable[..., str]) -> None:
    text = written_of("It is **not so** at all.\n", "**not so**", "not so at all")
    places = re.findall(r'class="p" href="#([^"]*)"', text)
    assert len(places) == 2
    assert all(text.count(f'id="{place}"') == 1 for place in places)


SIGNS = st.sampled_from(
    ["*", "**", "_", "`", "|", "\n", "\n\n", "a", "b c", " ", "[", "](x)", "\\", "|--|\n", "> ", "- "]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(SIGNS, max_size=25).map("".join))
def test_no_word_is_lost_and_none_is_moved(content: str) -> None:
    """What is shown of a text is the text without some of its marks: letters and their order stay."""
    for file in ("s.md", "s.txt"):
        rendered = Rendered(Folded(Text(file, content)))
        visible = "".join(words for words, look in rendered.stretches(0, len(content)) if look.instead is None)
        letters = re.compile(r"[^\W_]")
        hidden_links = content.count("](x)")
        kept = "".join(letters.findall(visible)).replace("x", "")
        assert kept == "".join(letters.findall(content)).replace("x", "")
        assert visible.count("x") <= hidden_links
        # Looked at piece by piece it is the same.
        pieces = "".join(
            w for at in range(len(content)) for w, look in rendered.stretches(at, at + 1) if look.instead is None
        )
        assert pieces == visible
        for cells in rendered.rows.values():
            assert all("\n" not in content[cell.start : cell.end] for cell in cells)


@pytest.mark.long
@pytest.mark.parametrize("sign", ["*a ", "**", "[", "](x)", "|", "> ", "`a", "_a_ ", "|a|\n|-|\n"])
def test_what_would_take_long_is_shown_as_it_is(sign: str) -> None:
    import time

    begun = time.process_time()
    Rendered(Folded(Text("s.md", sign * (MAX_EFFORT // 20))))
    assert time.process_time() - begun < 6


def test_the_words_of_the_source_are_the_same(written_of: Callable[..., str]) -> None:
    content = "a *b* **c** <i>d</i>\n\n- e\n\n| f | g |\n|---|---|\n| h | i |\n"
    text = written_of(content, "b c")
    article = unescape(re.sub("<[^>]*>", " ", re.findall("<article.*?</article>", text, re.DOTALL)[0]))
    assert "".join(re.findall(r"\b[a-i]\b", article.partition("s.md")[2])) == "abcidiefghi"
