"""What is shown where somebody asks for it: what is known of a node, its words in a sheet, diagrams that fit."""

from __future__ import annotations

import pytest

from .browser import PHONE, Page

pytestmark = pytest.mark.long
TAB, ESCAPE = "\ue004", "\ue00c"


def feet(page: Page) -> list[str]:
    """The nodes of which one sees what else is known."""
    return page.js("[...document.querySelectorAll('li.n')].filter((n) => footOf(n).checkVisibility()).map((n) => n.id)"
                   .replace("footOf(n)", "n.querySelector('.f')"))  # fmt: skip


def test_ids_and_lines_are_shown_of_the_chosen_node(page: Page) -> None:
    assert feet(page) == []
    page.node("m/shops").click()
    assert feet(page) == ["m/shops"]
    text = page.one("#m\\/shops .f").text
    assert "shops" in text
    assert "unanswered" in text
    assert "line 4" in text


def test_they_are_shown_where_the_keyboard_is(page: Page) -> None:
    page.driver.execute_script("arguments[0].focus()", page.node("m/close-it"))
    page.press("\ue015")
    assert feet(page) == ["m/air"]
    page.press(TAB)
    assert feet(page) == ["m/air"]  # the first link of what is shown
    assert page.js("document.activeElement.matches('.f a')")


def test_they_are_shown_of_all_on_demand(page: Page) -> None:
    page.tool("details")
    assert len(feet(page)) == 11  # all but the one in the background
    page.tool("details")
    assert feet(page) == []


def test_who_asks_for_what_is_unanswered_sees_it(page: Page) -> None:
    page.tool("tools")
    page.click("#open")
    assert feet(page) == page.ids("li.found")
    assert all("unanswered" in page.one(f"#{name.replace('/', chr(92) + '/')} .f").text for name in feet(page)[:3])
    page.press(ESCAPE)
    assert feet(page) == []


def test_lines_have_numbers_where_one_points(page: Page) -> None:
    line = page.one("p[data-line='4']")
    opacity = "getComputedStyle(arguments[0], '::before').opacity"
    assert page.js(opacity, line) == "0"
    page.point_at(line)
    assert page.js(opacity, line) == "1"


def test_a_tap_on_a_phone_shows_the_words(page: Page) -> None:
    page.resize(PHONE)
    card = page.one(".sheet-card")
    assert not card.is_displayed()
    page.node("m/shops").click()
    assert card.is_displayed()
    assert "Shops lose customers. — Ana Lopez, “may”" in card.text
    assert [one.text for one in card.find_elements("css selector", ".q")] == [
        "shops may lose customers",
        "half of them come by car",
    ]
    overlap = "arguments[0].getBoundingClientRect().bottom <= arguments[1].getBoundingClientRect().top"
    assert page.js(overlap, page.node("m/shops"), card)
    page.click(".sheet-card .p")
    page.wait()
    assert page.one("#source").is_displayed()
    assert not card.is_displayed()
    page.view("debate")
    assert card.is_displayed()
    page.click(".sheet-card .close")
    assert not card.is_displayed()
    assert page.ids("li.sel") == []
    assert page.log() == []


def test_a_tap_on_what_quotes_nothing_says_so(page: Page) -> None:
    page.resize(PHONE)
    page.node("m/ring").click()
    assert "No words of a source are quoted for it." in page.one(".sheet-card").text
    assert "(not stated in the source)" in page.one(".sheet-card").text


def drawing(page: Page, script: str) -> object:
    return page.js(f"((drawing) => {script})(document.querySelector('.drawing'))")


@pytest.mark.parametrize("size", [(1280, 860), (1000, 420), PHONE])
def test_a_diagram_opens_as_wide_as_the_window_if_it_can_be_read_so(page: Page, size: tuple[int, int]) -> None:
    if not page.all("#diagram"):
        pytest.skip("no Graphviz")
    page.resize(size)
    page.view("diagram")
    letters = "Math.min(...[...drawing.querySelectorAll('.d text')].map((one) => one.getAttribute('font-size')))"
    scale = "drawing.firstElementChild.getBoundingClientRect().width / drawing.firstElementChild.viewBox.baseVal.width"
    is_smallest = drawing(page, f"Math.abs({letters} * {scale} - 9) < .1")
    assert is_smallest or drawing(page, "drawing.scrollWidth <= drawing.clientWidth")
    page.click("#do-fit")
    assert drawing(page, "drawing.scrollWidth <= drawing.clientWidth && drawing.scrollHeight <= drawing.clientHeight")
    assert drawing(page, "drawing.getBoundingClientRect().height <= innerHeight")


def test_a_diagram_follows_the_search(page: Page) -> None:
    if not page.all("#diagram"):
        pytest.skip("no Graphviz")
    page.view("diagram")
    for _ in range(6):
        page.click("#do-larger")
    page.search("ring road")
    page.wait()
    inside = (
        "((box, pane) => box.left >= pane.left && box.right <= pane.right && box.top >= pane.top)"
        "(...[arguments[0], arguments[0].closest('.drawing')].map((one) => one.getBoundingClientRect()))"
    )
    assert page.js(inside, page.one('#diagram a.d[href="#m/ring"]'))
    assert [one.is_displayed() for one in page.all("#diagram figure")] == [True, False]
    page.press(ESCAPE)
    page.wait()
    assert [one.is_displayed() for one in page.all("#diagram figure")] == [True, True]


def test_a_link_in_the_sheet_leads_on_within_the_diagram(page: Page) -> None:
    if not page.all("#diagram"):
        pytest.skip("no Graphviz")
    page.view("diagram")
    page.one('#diagram a.d[href="#m/wait"]').click()
    page.one('.sheet-card a[href="#m/close-it"]').click()
    page.wait()
    assert page.ids("li.sel") == ["m/close-it"]
    assert page.one("#diagram").is_displayed()


def test_the_help_closes_with_escape(page: Page) -> None:
    page.click(".how > summary")
    assert page.one(".panel").is_displayed()
    page.press(ESCAPE)
    assert not page.one(".panel").is_displayed()
