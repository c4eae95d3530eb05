"""A reader finds, folds and follows: in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.style import Style
from argmap.writers.page import html as writer
from argmap.writers.page.page_outline import PageOutline

from .browser import PHONE, WIDE, Page

pytestmark = pytest.mark.long

NODES = ["close", "close-it", "air", "ring", "figures", "quiet", "shops", "wait", "tram", "größe"]
ALL = [*(f"m/{name}" for name in NODES), "other/when", "other/late"]
AT_FIRST = [name for name in ALL if name != "m/tram"]
"""Background is folded."""


def test_all_but_background_is_shown_at_first(page: Page) -> None:
    assert page.shown() == AT_FIRST
    assert page.one(".bg > summary").text == "Background (1)"
    page.click(".bg > summary")
    assert page.shown() == ALL
    assert page.log() == []


def test_nothing_is_asked_for(page: Page, folder: Path) -> None:
    page.requests()
    page.open(folder / "page.html")
    page.view("diagram")
    assert page.js("performance.getEntriesByType('resource').map((entry) => entry.name)") == []
    asked = [url.partition("#")[0] for url in page.requests() if not url.startswith("data:")]
    assert asked == [(folder / "page.html").as_uri()]


def test_search_keeps_what_matches_and_what_it_is_below(page: Page) -> None:
    assert page.search("ring ROAD") == "1 of 12 nodes; the rest is hidden"
    assert page.shown() == ["m/close", "m/close-it", "m/air", "m/ring"]
    assert page.ids("li.found") == ["m/ring"]
    page.wait()
    words = "range.startContainer.data.slice(range.startOffset, range.endOffset)"
    assert page.js(f"[...CSS.highlights.get('found')].map((range) => {words})") == ["ring", "road", "ring"]
    assert page.one("#count").get_attribute("role") == "status"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lopez", ["m/shops"]),
        ("traffic", ["m/close-it", "m/ring"]),
        ("may", ["m/shops", "m/close-it"]),
        ("figures city", ["m/figures"]),
        ("<b>", []),
    ],
    ids=["a speaker", "a tag", "a hedge", "two words", "nothing"],
)
def test_search_over(page: Page, words: str, found: list[str]) -> None:
    outcome = page.search(words)
    assert sorted(page.ids("li.found")) == sorted(found)
    assert outcome == (f"{len(found)} of 12 nodes; the rest is hidden" if found else "nothing of 12 nodes")


def test_escape_clears_the_search_and_folds_as_before(page: Page) -> None:
    page.fold("m/air")
    before = page.shown()
    assert "m/ring" not in before
    page.search("ring")
    assert "m/ring" in page.shown()
    page.press("\ue00c")
    assert page.shown() == before
    assert page.one("#count").text == ""


def test_filters(page: Page) -> None:
    page.js("(kind.value = 'position', kind.dispatchEvent(new Event('input')))")
    assert page.ids("li.found") == ["m/close-it", "m/wait", "other/late"]
    page.js("(speaker.selectedIndex = [...speaker.options].findIndex((o) => o.text.startsWith('others')), "
            "speaker.dispatchEvent(new Event('input')))")  # fmt: skip
    assert page.ids("li.found") == ["m/wait"]
    assert page.one("#count").text == "1 of 12 nodes; the rest is hidden"
    page.press("\ue00c")
    page.tool("tools")
    page.click("#open")
    assert page.ids("li.found") == ["m/ring", "m/figures", "m/quiet", "m/shops", "m/größe", "other/late"]


def test_folding(page: Page) -> None:
    page.fold("m/close-it")
    assert page.shown() == ["m/close", "m/close-it", "m/wait", "m/größe", "other/when", "other/late"]
    page.tool("fold")
    assert page.shown() == ["m/close", "other/when"]
    page.fold("other/when")
    page.tool("fold")
    assert page.shown() == ["m/close", "other/when"]
    page.fold("m/close")
    page.tool("unfold")
    assert page.shown() == ALL


def test_to_fold_while_searching_lasts(page: Page) -> None:
    page.search("ring")
    page.tool("fold")
    page.press("\ue00c")
    assert page.shown() == ["m/close", "other/when"]


@pytest.mark.parametrize("place", ["m/ring", "m/größe", "m/gr%C3%B6%C3%9Fe"])
def test_a_link_opens_the_way_to_a_node(page: Page, folder: Path, place: str) -> None:
    page.tool("fold")
    page.js(f"void (location.hash = '{place}')")
    page.wait()
    (node,) = page.ids("li.sel")
    assert node == ("m/ring" if place == "m/ring" else "m/größe")
    assert node in page.shown()
    assert page.focused() == node
    page.open(folder / "page.html", f"#{place}")
    assert page.ids("li.sel") == [node]


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_link_far_down_a_long_page_arrives(driver: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    claim = "  - {{id: p{0}, text: {1}, pro: [{{id: a{0}, text: {1}}}, {{id: b{0}, text: {1}}}]}}"
    lines = ["argmap: 1", "questions:"]
    for number in range(60):
        lines += [
            f"- text: Question {number}",
            "  positions:",
            claim.format(number, "Words and words. " * (number % 30 + 1)),
        ]
    debate = argmap.load(["m.yaml"], overlays={"m.yaml": "\n".join(lines)})
    (tmp_path / "long.html").write_text(writer.compose(PageOutline(debate, None), {}, Style())[0], encoding="utf-8")
    page = Page(driver)
    for place in ("m/b59", "m/b31"):
        page.open(tmp_path / "long.html", f"#{place}", size=size)
        page.driver.execute_async_script("setTimeout(arguments[0], 300)")
        assert in_view(page, page.node(place))


def test_a_link_to_a_filtered_node_ends_the_filter(page: Page) -> None:
    page.search("tram")
    page.js("void (location.hash = 'm/shops')")
    page.wait()
    assert page.shown() == AT_FIRST


def test_links_that_lead_nowhere_do_nothing(page: Page, folder: Path) -> None:
    for place in ("#nowhere", "#%", "#m/", "#source", "#s1-0", "#__proto__"):
        page.js("void (location.hash = arguments[0])", place)
        page.wait()
        assert page.log() == []
        assert page.ids("li.sel") == []


def test_the_link_of_a_node_can_be_copied(page: Page) -> None:
    page.command("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    page.node("m/shops").click()
    page.click("#m\\/shops .copy")
    page.wait()
    assert page.one(".copy").text == "copied"
    assert page.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])").endswith("#m/shops")


def lit(page: Page) -> list[str]:
    return page.js("[...document.querySelectorAll('a.m.lit')].map((mark) => mark.textContent)")


def test_pointing_at_a_node_lights_its_words(page: Page) -> None:
    page.point_at(page.node("m/shops"))
    assert lit(page) == ["shops may lose customers", "half of them come by car"]
    page.point_at(page.node("m/quiet"))
    assert "".join(lit(page)) == "the air would be cleaner and it would be quiet"
    page.point_at(page.node("m/ring"))
    assert lit(page) == []


def test_the_focus_lights_as_pointing_does(page: Page) -> None:
    page.driver.execute_script("document.getElementById('m/air').querySelector('summary').focus()")
    assert lit(page) == ["the air would be cleaner"]


def mark(page: Page, words: str) -> Any:
    return page.js("[...document.querySelectorAll('a.m')].find((mark) => mark.textContent === arguments[0])", words)


def test_pointing_at_words_lights_their_nodes(page: Page) -> None:
    page.point_at(mark(page, "the air would be cleaner"))
    assert page.ids("li.n.lit") == ["m/air", "m/quiet"]
    page.point_at(mark(page, "half of them come by car"))
    assert page.ids("li.lit") == ["m/shops"]
    assert lit(page) == ["shops may lose customers", "half of them come by car"]


def test_a_click_on_words_leads_to_each_of_their_nodes(page: Page) -> None:
    page.tool("fold")
    words = mark(page, "the air would be cleaner")
    words.click()
    assert page.ids("li.sel") == ["m/air"]
    assert "m/air" in page.shown()
    assert page.driver.current_url.endswith("#m/air")
    words.click()
    assert page.ids("li.sel") == ["m/quiet"]
    words.click()
    assert page.ids("li.sel") == ["m/air"]


def test_a_click_on_a_node_brings_its_words_into_view(page: Page) -> None:
    page.click(".bg > summary")
    page.resize((1280, 330))
    assert not in_view(page, mark(page, "which opens in 2030"))
    page.node("m/tram").click()
    assert in_view(page, mark(page, "which opens in 2030"))


def in_view(page: Page, element: Any) -> bool:
    return page.js(
        "((box) => box.top >= 0 && box.bottom <= innerHeight)(arguments[0].getBoundingClientRect())", element
    )


def test_the_diagram_leads_to_the_nodes(page: Page) -> None:
    if not page.all("#diagram"):
        pytest.skip("no Graphviz")
    page.view("diagram")
    assert page.shown() == []
    box = page.one('#diagram a.d[href="#m/shops"]')
    page.point_at(box)
    assert lit(page) == ["shops may lose customers", "half of them come by car"]
    box.click()
    page.wait()
    assert page.ids("li.sel") == ["m/shops"]
    assert page.one("#diagram").is_displayed()
    card = page.one(".sheet-card")
    assert [quote.text for quote in card.find_elements("css selector", ".q")] == [
        "shops may lose customers",
        "half of them come by car",
    ]
    assert "Shops lose customers. — Ana Lopez, “may”" in card.text
    page.click(".sheet-card .in-debate")
    page.wait()
    assert page.focused() == "m/shops"
    assert not card.is_displayed()


def test_pro_and_con_are_side_by_side(page: Page) -> None:
    def box(identifier: str) -> dict[str, float]:
        return page.js("arguments[0].getBoundingClientRect()", page.node(identifier))

    assert box("m/shops")["top"] > box("m/quiet")["bottom"] - 1
    page.tool("columns")
    assert page.one("#do-columns").get_attribute("aria-pressed") == "true"
    assert box("m/shops")["left"] > box("m/air")["right"] - 1
    assert abs(box("m/shops")["top"] - box("m/air")["top"]) < 8
    page.tool("columns")
    assert box("m/shops")["left"] == pytest.approx(box("m/air")["left"], abs=1)


def test_quotes_on_demand(page: Page) -> None:
    assert not page.one("#m\\/shops .q").is_displayed()
    page.tool("quotes")
    assert [quote.text for quote in page.all("#m\\/shops .q")] == [
        "shops may lose customers",
        "half of them come by car",
    ]


def test_who_says_what(page: Page) -> None:
    page.view("speakers")
    page.wait()
    lines = page.one("#speakers").text.split("\n")
    assert [line for line in lines if line.startswith(("Ana", "others", "the mayor"))] == [
        "Ana Lopez shop owner 1", "others 1", "the mayor 1",
    ]  # fmt: skip
    assert lines[lines.index("Ana Lopez shop owner 1") - 1].startswith("The source itself")
    page.click("#speakers details[open] .said a")
    page.wait()
    assert page.ids("li.sel") == ["m/shops"]


DOWN, UP, RIGHT, LEFT, HOME, END, ESCAPE = (
    "\ue015",
    "\ue013",
    "\ue014",
    "\ue012",
    "\ue011",
    "\ue010",
    "\ue00c",
)


def test_a_walk_on_the_keyboard(page: Page) -> None:
    page.driver.execute_script("document.querySelector('.lists summary').focus()")
    walked = []
    for keys in (DOWN, DOWN, DOWN, UP, LEFT, DOWN, UP, RIGHT, RIGHT, LEFT, LEFT, LEFT, END, HOME):
        page.press(keys)
        walked.append(page.focused().removeprefix("m/"))
    assert walked == ["close-it", "air", "ring", "air", "air", "quiet", "air", "air", "ring", "air", "air", "close-it",
                      "", "close"]  # fmt: skip
    page.press(" ")
    assert page.shown() == ["m/close", "other/when", "other/late"]


def test_every_node_is_walked_once_and_in_order(page: Page) -> None:
    page.driver.execute_script("document.querySelector('.lists summary').focus()")
    walked = [page.focused()]
    for _ in range(len(ALL) + 5):
        page.press(RIGHT if page.js("document.activeElement.matches('.bg:not([open]) > summary')") else DOWN)
        if (here := page.focused()) and here != walked[-1]:
            walked.append(here)
    assert walked == ALL


def test_keys_for_search_and_help(page: Page) -> None:
    page.press("/")
    assert page.js("document.activeElement.id") == "words"
    page.press("a/?b")
    assert page.one("#words").get_attribute("value") == "a/?b"
    page.press(ESCAPE)
    assert page.one("#words").get_attribute("value") == ""
    page.press("?")
    assert page.one("#help").is_displayed()
    page.press(ESCAPE)
    assert not page.one("#help").is_displayed()
    assert page.log() == []


def test_without_a_script_all_is_there(page: Page, folder: Path) -> None:
    page.command("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.driver.get("about:blank")
        page.driver.get((folder / "page.html").as_uri())
        assert not page.one("#do-fold").is_displayed()
        for selector in ("#debate", "#speakers", "#source", "#m\\/ring .t", "#m\\/shops .q"):
            assert page.one(selector).is_displayed()
        page.one("#m\\/air summary").click()
        assert not page.one("#m\\/ring .t").is_displayed()
    finally:
        page.command("Emulation.setScriptExecutionDisabled", {"value": False})


def test_what_is_read_stays_where_it_is(page: Page) -> None:
    page.tool("tools")
    page.resize((1280, 420))
    page.node("m/wait").click()
    page.js("void arguments[0].scrollIntoView({block: 'center'})", page.node("m/wait"))
    before = page.js("arguments[0].getBoundingClientRect().top", page.node("m/wait"))
    for toggle in ("#do-quotes", "#do-columns"):
        page.click(toggle)
        assert page.js("arguments[0].getBoundingClientRect().top", page.node("m/wait")) == pytest.approx(before, abs=2)


def test_diagrams_are_fitted_and_enlarged(page: Page) -> None:
    if not page.all("#diagram"):
        pytest.skip("no Graphviz")
    page.resize((1280, 860))
    page.view("diagram")

    def width() -> float:
        return page.js("document.querySelector('#diagram svg').getBoundingClientRect().width")

    natural = page.js("document.querySelector('#diagram svg').viewBox.baseVal.width")
    room = page.js("document.querySelector('.drawing').clientWidth")
    fitted = width()
    assert fitted <= natural
    page.click("#do-larger")
    assert width() == pytest.approx(1.25 * fitted, abs=1)
    page.click("#do-fit")
    assert width() <= room + 1
    assert page.log() == []


def test_a_large_diagram_opens_fitted_and_can_be_made_large_enough_to_read(driver: Any, tmp_path: Path) -> None:
    import argmap
    from argmap.writers.page import html as writer

    answers = "".join(f"\n  - Answer {number} has some more words that make it wide" for number in range(20))
    for name in ("a", "b"):
        content = f"argmap: 1\nquestions:\n- text: What of {name}?\n  positions:{answers}\n"
        (tmp_path / f"{name}.yaml").write_text(content, "utf-8")
    debate = argmap.load([tmp_path / "a.yaml", tmp_path / "b.yaml"])
    (tmp_path / "wide.html").write_text(writer.write(debate)[0], encoding="utf-8")
    page = Page(driver).open(tmp_path / "wide.html")
    if not page.all("#diagram"):
        pytest.skip("no Graphviz")
    page.view("diagram")
    room = page.js("document.querySelector('.drawing').getBoundingClientRect().toJSON()")
    drawn = page.js("document.querySelector('.drawing svg').getBoundingClientRect().toJSON()")
    assert room["left"] <= drawn["left"] < drawn["right"] <= room["right"]
    assert room["top"] <= drawn["top"] < drawn["bottom"] <= room["bottom"]
    page.click("#do-read")
    heights = ".map((one) => one.getBoundingClientRect().height)"
    letters = f"[...document.querySelector('.drawing').querySelectorAll('.d text')]{heights}"
    assert min(page.js(letters)) >= 8.9
    question = page.js("document.querySelector('.d.question').getBoundingClientRect().toJSON()")
    assert room["left"] <= question["left"] < question["right"] <= room["right"]
    widths = (
        "[...document.querySelectorAll('.drawing:not(.for-paper) svg')].map((one) => one.getBoundingClientRect().width)"
    )
    before = page.js(widths)
    page.click("#do-larger")
    after = page.js(widths)
    assert after[0] == pytest.approx(1.25 * before[0], abs=1)
    assert after[1] == pytest.approx(before[1], abs=0.1)
    page.click("#do-fit")
    assert page.js(widths)[0] <= room["width"]
    page.js("void document.querySelectorAll('figure')[1].scrollIntoView()")
    page.wait()
    page.click("#do-larger")
    assert page.js(widths)[1] == pytest.approx(1.25 * before[1], abs=1)
    assert page.log() == []


def test_the_diagram_is_opened_at_the_chosen_node(page: Page) -> None:
    if not page.all("#diagram"):
        pytest.skip("no Graphviz")
    seen = "((a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom)"
    boxes = "(arguments[0].getBoundingClientRect(), arguments[0].closest('.drawing').getBoundingClientRect())"
    page.driver.execute_script("document.querySelector('#diagram svg').style.zoom = 4")
    for node in ("m/ring", "other/late", "m/shops"):
        page.js("void (location.hash = arguments[0])", node)
        page.wait()
        page.view("diagram")
        page.wait()
        box = page.one(f'#diagram a.d.sel[href="#{node}"]')
        assert page.js(seen + boxes, box), node
        assert in_view(page, box)
