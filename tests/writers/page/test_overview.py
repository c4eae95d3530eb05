"""The overview: a cell a node, in the order and the depth of the lists; in a browser a way to each of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.style import Style
from argmap.writers.page import html
from argmap.writers.page.icicle import MAX_CELLS, MAX_LEVELS, Row, icicle
from argmap.writers.page.page_outline import PageOutline

from .browser import PHONE, Page

CELL = re.compile(
    r'<a class="([^"]*)" href="#([^"]*)" tabindex="-1"><rect x="(\d+)" y="(\d+)" width="1" height="(\d+)"/>'
)


def cells(text: str) -> list[tuple[str, int, int, int]]:
    """Of each cell its node, its level, where it begins and how long it is."""
    return [(name, int(x), int(y), int(height)) for _, name, x, y, height in CELL.findall(text)]


def test_each_node_has_a_cell_beside_what_it_bears_on(load_text: Callable[..., Any]) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - id: q
          text: Q
          positions:
          - {id: p, text: P., pro: {id: a, text: A., con: {id: b, text: B.}}}
          - {id: r, text: R., con: {ref: a}}
        """)
    text = html.compose(PageOutline(debate, None), {}, Style())[0]
    assert cells(text) == [("m/q", 0, 0, 5), ("m/p", 1, 1, 3), ("m/a", 2, 2, 2), ("m/b", 3, 3, 1), ("m/r", 1, 4, 1)]
    looks = {name: classes for classes, name, *_ in CELL.findall(text)}
    assert (looks["m/a"], looks["m/b"]) == ("argument pro tone-pro", "argument con tone-con")
    assert 'aria-hidden="true"><svg viewBox="0 0 4 5"' in text


@given(st.lists(st.integers(0, MAX_LEVELS + 3), max_size=60))
def test_cells_are_nested_and_without_gaps(steps: list[int]) -> None:
    rows: list[Row] = []
    for number, step in enumerate(steps):
        level = min(step, rows[-1].level + 1) if rows else 0
        rows.append(Row(f"m/{number}", level, "argument"))
    found = {name: (level, begin, begin + size) for name, level, begin, size in cells(icicle(rows))}
    assert set(found) == {row.node for row in rows if row.level < MAX_LEVELS}
    for number, row in enumerate(rows):
        if row.level >= MAX_LEVELS:
            continue
        level, begin, end = found[row.node]
        assert (level, begin) == (row.level, number)
        assert all(one.level > level for one in rows[begin + 1 : end])
        assert end == len(rows) or rows[end].level <= level


def test_of_a_large_debate_only_what_can_be_seen_is_drawn() -> None:
    rows = [Row("m/q", 0, "question")]
    for number in range(3 * MAX_CELLS):
        rows += [Row(f"m/p{number}", 1, "position"), Row(f"m/a{number}", 2, "argument")]
    assert [name for name, *_ in cells(icicle(rows))] == ["m/q"]
    assert icicle([]) == ""


# In a browser.


def seen(page: Page) -> tuple[float, float]:
    """From which row to which the overview marks as in view."""
    return tuple(page.js("((seen) => [+seen.getAttribute('y'), +seen.getAttribute('y') + +seen.getAttribute('height')])"
                         "(document.querySelector('.overview .seen'))"))  # fmt: skip


@pytest.mark.long
def test_a_click_leads_to_the_node_and_marks_it(page: Page) -> None:
    page.click('.overview a[href="#m/shops"]')
    page.wait()
    assert (page.ids("li.sel"), page.focused()) == (["m/shops"], "m/shops")
    chosen = "document.querySelector('.overview .here').getAttribute('d')"
    number = page.js("[...document.querySelectorAll('li.n')].findIndex((n) => n.id === 'm/shops')")
    assert page.js(chosen).startswith(f"M0 {number}h")
    page.press("\ue00c")
    assert page.js(chosen) == ""


@pytest.mark.long
def test_it_follows_the_search(page: Page) -> None:
    page.search("ring road")
    page.wait()
    bright = "[...document.querySelectorAll('.overview a:not(.out)')].map((cell) => cell.getAttribute('href'))"
    assert page.js(bright) == ["#m/ring"]
    assert page.js("document.querySelector('.overview .hits').getAttribute('d')").count("M") == 1
    page.press("\ue00c")
    page.wait()
    assert page.js("document.querySelectorAll('.overview .out').length") == 0
    assert page.js("document.querySelector('.overview .hits').getAttribute('d')") == ""


@pytest.mark.long
def test_it_marks_what_is_in_view(page: Page) -> None:
    page.resize((1280, 1400))
    page.wait()
    assert seen(page) == (0, 12)
    page.resize((1280, 420))
    page.wait()
    first, last = seen(page)
    assert first == 0
    assert last < 12
    for _ in range(4):  # what is drawn late may take more room than was thought, and is looked at once more
        page.js("void (document.querySelector('main').scrollTop = 9999)")
        page.wait()
    first, last = seen(page)
    assert first > 0
    assert last == 12


@pytest.mark.long
@pytest.mark.parametrize("size", [(1440, 900), (1000, 700), PHONE])
def test_it_fits_where_it_is(page: Page, size: tuple[int, int]) -> None:
    page.resize(size)
    page.wait()
    box = page.js("document.querySelector('.overview').getBoundingClientRect().toJSON()")
    cells = page.js(
        "[...document.querySelectorAll('.overview a rect')].map((one) => one.getBoundingClientRect().toJSON())"
    )
    assert len(cells) == 12
    for cell in cells:
        assert box["left"] - 1 <= cell["left"] < cell["right"] <= box["right"] + 1
        assert box["top"] - 1 <= cell["top"] < cell["bottom"] <= box["bottom"] + 1
    is_across = size == PHONE
    root = cells[0]
    assert (root["width"] > root["height"]) == is_across
