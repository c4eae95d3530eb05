"""A node is chosen, and its words come into view; words are pointed at, and the nodes that hold them are shown."""

from __future__ import annotations

from typing import Any

import pytest

from .browser import Page

DOWN, RIGHT, END, ENTER, TAB = "\ue015", "\ue014", "\ue010", "\ue007", "\ue004"


def mark(page: Page, words: str) -> Any:
    return page.js("[...document.querySelectorAll('a.m')].find((mark) => mark.textContent === arguments[0])", words)


def in_view(page: Page, words: str) -> bool:
    return page.js(
        "((box, pane) => box.top >= pane.top && box.bottom <= pane.bottom)"
        "(arguments[0].getBoundingClientRect(), document.getElementById('source').getBoundingClientRect())",
        mark(page, words),
    )


def focus(page: Page, identifier: str) -> None:
    page.driver.execute_script("arguments[0].focus()", page.node(identifier))


def hint(page: Page) -> str:
    return page.js("((hint) => hint.hidden ? '' : hint.textContent)(document.querySelector('.hint'))")


def test_who_asks_for_the_words_of_a_node_does_not_fold_it(page: Page) -> None:
    before = page.shown()
    page.node("m/air").click()
    assert page.ids("li.sel") == ["m/air"]
    assert page.shown() == before
    page.node("m/air").click()
    assert page.ids("li.sel") == ["m/air"]
    assert "m/ring" not in page.shown()
    page.fold("m/air")
    assert page.shown() == before


def test_the_arrow_folds_and_chooses_nothing(page: Page) -> None:
    page.fold("m/air")
    assert "m/ring" not in page.shown()
    assert page.ids("li.sel") == []


def test_words_dragged_over_are_not_a_choice(page: Page) -> None:
    from selenium.webdriver import ActionChains

    text = page.js("arguments[0].querySelector('.t')", page.node("m/air"))
    ActionChains(page.driver, duration=0).move_to_element(text).click_and_hold().move_by_offset(
        40, 0
    ).release().perform()
    assert page.js("getSelection().toString().length") > 0
    assert page.ids("li.sel") == []
    assert "m/ring" in page.shown()


@pytest.mark.parametrize("node", ["m/shops", "m/air", "m/tram"], ids=["a leaf", "one that folds", "a context"])
def test_enter_chooses(page: Page, node: str) -> None:
    page.click(".bg > summary")
    before = page.shown()
    focus(page, "m/close")
    for _ in (*before, "an item of background"):
        if page.focused() == node:
            break
        page.press(DOWN)
    page.press(ENTER)
    assert page.ids("li.sel") == [node]
    assert page.focused() == node
    assert page.shown() == before


def test_enter_follows_a_node_that_appears_again(page: Page) -> None:
    focus(page, "m/wait")
    page.press(DOWN)
    assert page.focused() == ""
    page.press(ENTER)
    page.wait()
    assert (page.ids("li.sel"), page.focused()) == (["m/air"], "m/air")
    assert page.driver.current_url.endswith("#m/air")


def test_a_walk_brings_the_words_along(page: Page) -> None:
    page.resize((1280, 260))
    assert not in_view(page, "wait for the new tram")
    focus(page, "m/wait")
    page.press(DOWN, DOWN, RIGHT, RIGHT)  # the repeated node, the background, what is in it
    assert page.focused() == "m/tram"
    assert in_view(page, "which opens in 2030")


def test_the_next_field_brings_its_words_along(page: Page) -> None:
    page.resize((1280, 260))
    focus(page, "m/close-it")
    assert not in_view(page, "wait for the new tram")
    for _ in range(30):
        page.press(TAB)
        if page.focused() == "m/wait":
            break
    assert in_view(page, "wait for the new tram")


def test_words_light_the_places_where_their_nodes_appear_again(page: Page) -> None:
    page.point_at(mark(page, "the air would be cleaner"))
    assert page.js(
        "[...document.querySelectorAll('li.again.lit')].map((item) => item.parentElement.closest('li').id)"
    ) == ["m/wait"]


def test_words_light_what_their_nodes_are_folded_in(page: Page) -> None:
    page.fold("m/close-it")
    page.point_at(mark(page, "half of them come by car"))
    assert page.ids("li.lit-within") == ["m/close-it"]
    assert hint(page) == "1 node, folded"
    page.point_at(mark(page, "which opens in 2030"))
    assert (page.ids("li.lit-within"), hint(page)) == ([], "1 node, folded")
    assert page.js("document.querySelectorAll('.bg.lit-within').length") == 1


def test_where_some_nodes_are_folded_and_others_not(page: Page) -> None:
    page.fold("m/air")
    page.point_at(mark(page, "the air would be cleaner"))
    assert hint(page) == ""  # its own children are folded, which hides none of those that hold the words
    page.point_at(page.one("h1"))
    page.resize((1280, 400))
    bottoms = "arguments[0].getBoundingClientRect().bottom - main.getBoundingClientRect().bottom"
    page.driver.execute_script(
        f"const main = document.querySelector('main'); main.scrollTop += {bottoms} + 2", page.node("m/air")
    )
    page.point_at(mark(page, "the air would be cleaner"))
    assert hint(page) == "2 nodes: 1 below"


def test_where_the_nodes_are_is_reported(page: Page) -> None:
    page.resize((1280, 400))
    page.point_at(mark(page, "the air would be cleaner"))
    assert hint(page) == "2 nodes, below"
    page.driver.execute_script("document.querySelector('main').scrollTop = 9999")
    page.point_at(mark(page, " and it would be quiet"))
    assert hint(page) == "1 node, above"
    page.point_at(page.one("h1"))
    assert hint(page) == ""
    page.search("tram")
    page.point_at(mark(page, "half of them come by car"))
    assert hint(page) == "1 node, not among what was found"


def test_each_click_on_shared_words_shows_whose_turn_it_is(page: Page) -> None:
    words = mark(page, "the air would be cleaner")
    words.click()
    assert hint(page) == "node 1 of 2: a click leads to the next"
    words.click()
    assert (hint(page), page.ids("li.sel")) == ("node 2 of 2: a click leads to the next", ["m/quiet"])
    mark(page, "half of them come by car").click()
    assert hint(page) == ""
