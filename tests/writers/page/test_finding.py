"""A search finds what the page shows, and every view keeps to it."""

from __future__ import annotations

import pytest

from .browser import Page

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nobody named", ["m/figures"]),
        ("later", ["m/air"]),
        ("m/shops", ["m/shops"]),
        ("m/größe", ["m/größe"]),
        ("half of them", ["m/shops"]),
        ("mayor proposed", ["m/close-it"]),
        ("council minutes", []),
    ],
    ids=["a note", "a note of a place", "a full name", "a name in other letters", "a quote", "a quote and a speaker",
         "the title of the source"],
)  # fmt: skip
def test_search_takes_what_is_shown(page: Page, words: str, found: list[str]) -> None:
    page.search(words)
    assert page.ids("li.found") == found


def test_a_quote_that_was_found_is_shown(page: Page) -> None:
    page.search("half of them")
    assert [quote.text for quote in page.all("#m\\/shops .q")] == [
        "shops may lose customers",
        "half of them come by car",
    ]
    page.wait()
    words = "range.startContainer.data.slice(range.startOffset, range.endOffset)"
    assert page.js(f"[...CSS.highlights.get('found')].map((range) => {words})") == ["half", "of", "them"]
    page.press("\ue00c")
    assert not page.one("#m\\/shops .q").is_displayed()


def test_a_place_is_shown_for_its_note(page: Page) -> None:
    page.search("later")
    assert page.shown() == ["m/close", "m/close-it", "m/air", "m/ring", "m/figures", "m/wait"]
    assert page.one("li.again .note").is_displayed()


def test_a_claim_is_found_with_what_speaks_against_it(page: Page) -> None:
    page.search("m/close-it")
    assert page.ids("li.found") == ["m/close-it"]
    assert page.shown() == ["m/close", "m/close-it", "m/shops"]
    page.search("m/air")
    assert page.shown() == ["m/close", "m/close-it", "m/air", "m/ring", "m/figures"]


def test_what_was_found_is_marked_in_the_source_too(page: Page) -> None:
    page.search("ten")
    page.wait()
    words = "range.startContainer.data.slice(range.startOffset, range.endOffset)"
    marked = f"[...CSS.highlights.get('found-in-source')].map((range) => {words})"
    assert page.js(marked) == ["ten"]
    page.search("TRAM")
    page.wait()
    assert page.js(marked) == ["tram"]
    page.press("\ue00c")
    page.wait()
    assert page.js(marked) == []


def test_who_says_what_keeps_to_the_search(page: Page) -> None:
    page.search("tram")
    page.view("speakers")
    page.wait()
    assert page.one("#count").text == "2 of 12 nodes; the rest is hidden"
    said = "[...document.querySelectorAll('#speakers .said li')].filter((li) => li.checkVisibility())"
    assert page.js(f"{said}.map((li) => li.innerText)") == ["► Wait for the new tram."]
    assert [one.text for one in page.all("#speakers summary") if one.is_displayed()] == [
        "The source itself 4",
        "others 1",
    ]
    page.press("\ue00c")
    page.wait()
    assert len(page.js(said)) == 3


def test_a_search_without_hits_says_so_and_can_be_cleared(page: Page) -> None:
    assert not page.one("#nothing").is_displayed()
    page.search("zebra")
    page.wait()
    assert page.one("#nothing").is_displayed()
    page.click("#do-clear")
    page.wait()
    assert not page.one("#nothing").is_displayed()
    assert "m/close-it" in page.shown()


def test_a_search_leaves_the_view_as_it_is(page: Page) -> None:
    page.view("speakers")
    page.press("/")
    page.search("lopez")
    page.wait()
    assert page.one("#speakers").is_displayed()
    assert page.all("#speakers .said li:not([hidden])")[0].text.endswith("Shops lose customers. (“may”)")


def test_the_diagram_keeps_to_the_search(page: Page) -> None:
    if not page.all("#diagram"):
        pytest.skip("no Graphviz")
    page.search("lopez")
    page.view("diagram")
    page.wait()
    kept = "[...document.querySelectorAll('#diagram a.d:not(.out)')].map((box) => box.getAttribute('href'))"
    assert page.js(kept) == ["#m/shops"]
    page.press("\ue00c")
    page.wait()
    assert page.js("document.querySelectorAll('#diagram .out').length") == 0


def test_the_list_of_maps_leads_to_what_the_search_hides(page: Page) -> None:
    page.search("ring road")
    page.click('.contents a[href="#other/"]')
    page.wait()
    assert page.one("#words").get_attribute("value") == ""
    assert "other/when" in page.shown()
