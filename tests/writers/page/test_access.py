"""Everybody can read the page: in the dark, on a phone, by ear, without a colour."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path
from typing import Any

import pytest

from .browser import PHONE, WIDE, Page
from .test_content import FOLDING

pytestmark = pytest.mark.long

VIEWS = ("debate", "diagram", "speakers")
ALL = "rules: {'target-size': {enabled: true}}"
COLOURS = "runOnly: ['color-contrast', 'link-in-text-block']"
"""The rules that heed colours: they are asked in each scheme and palette, all others in each size and view."""


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe: that which ``AXE`` names, else the one that a package carries."""
    if named := os.environ.get("AXE"):
        return Path(named).read_text(encoding="utf-8")
    package = pytest.importorskip("selenium_axe_python")
    return (Path(package.__file__).parent / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def findings(page: Page, axe: str, rules: str = ALL) -> list[Any]:
    page.driver.execute_script(axe)
    page.driver.set_script_timeout(30)
    found = page.driver.execute_async_script(
        f"axe.run(document, {{resultTypes: ['violations'], {rules}}}).then((found) => arguments[0](found.violations))"
    )
    return [
        (one["id"], node["html"][:120])
        for one in found
        for node in one["nodes"]
        if not (one["id"] == "target-size" and node["html"].startswith('<a class="m '))  # in sentences these may be low
    ]


@pytest.mark.parametrize(
    ("size", "scheme", "rules"),
    [
        (WIDE, "light", ALL),
        pytest.param(WIDE, "dark", COLOURS, marks=pytest.mark.long),
        pytest.param(PHONE, "light", COLOURS, marks=pytest.mark.long),
        (PHONE, "dark", ALL),
    ],
    ids=["wide-light", "wide-dark", "phone-light", "phone-dark"],
)
def test_axe_finds_nothing(page: Page, axe: str, size: tuple[int, int], scheme: str, rules: str) -> None:
    page.resize(size)
    page.media(prefers_color_scheme=scheme)
    page.node("m/shops").click()
    for view in (*VIEWS, "source") if size == PHONE else VIEWS:
        page.view(view)
        assert findings(page, axe, rules) == [], view


def test_axe_finds_nothing_in_what_opens(page: Page, axe: str) -> None:
    page.tool("columns")
    page.tool("quotes")
    page.tool("details")
    page.search("the")
    assert findings(page, axe) == []
    page.click(".how > summary")
    assert findings(page, axe) == []
    page.tool("keys")
    assert findings(page, axe) == []


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_axe_finds_nothing_in_a_source_in_markdown(
    driver: Any, axe: str, tmp_path: Path, size: tuple[int, int]
) -> None:
    import argmap
    from argmap.writers.page import html as writer

    from .test_rendered import TABLE

    (tmp_path / "s.md").write_text(f"# A *title*\n\n> Cited [there](https://x.example).\n\n{TABLE}", encoding="utf-8")
    content = "argmap: 1\ntitle: T\nsources: {s: {file: s.md}}\nquestions: {text: Q, quote: Cited there}\n"
    (tmp_path / "m.yaml").write_text(content, encoding="utf-8")
    (tmp_path / "page.html").write_text(writer.write(argmap.load([tmp_path / "m.yaml"]))[0], encoding="utf-8")
    page = Page(driver).open(tmp_path / "page.html", "#source", size=size)
    assert page.one("table").is_displayed()
    assert findings(page, axe) == []


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("palette", ["classic", "grey"])
def test_axe_finds_nothing_in_other_palettes(page: Page, axe: str, palette: str, scheme: str) -> None:
    page.media(prefers_color_scheme=scheme)
    page.js("document.documentElement.dataset.palette = arguments[0]", palette)
    page.node("m/shops").click()
    for view in VIEWS:
        page.view(view)
        assert findings(page, axe, COLOURS) == [], view


def test_axe_finds_nothing_in_places_that_fold_again(driver: Any, axe: str, tmp_path: Path) -> None:
    import argmap
    from argmap.writers.page import html as writer

    debate = argmap.load(["m.yaml"], overlays={"m.yaml": textwrap.dedent(FOLDING)})
    (tmp_path / "page.html").write_text(writer.write(debate)[0], encoding="utf-8")
    page = Page(driver).open(tmp_path / "page.html")
    assert page.all("li.again summary")
    assert findings(page, axe) == []


@pytest.mark.parametrize("text", ["שאלה?", "A question?"])
def test_a_sign_is_where_the_text_begins(driver: Any, tmp_path: Path, text: str) -> None:
    import argmap
    from argmap.writers.page import html as writer

    debate = argmap.load(["m.yaml"], overlays={"m.yaml": f"argmap: 1\nquestions: {{text: {text}, context: {text}}}"})
    (tmp_path / "page.html").write_text(writer.write(debate)[0], encoding="utf-8")
    page = Page(driver).open(tmp_path / "page.html")
    left = "getBoundingClientRect().left"
    signs = page.js(
        f"[...document.querySelectorAll('.h > .s')].map((one) => one.{left} - one.nextElementSibling.{left})"
    )
    assert len(signs) == 2
    assert all((sign > 0) == (text == "שאלה?") for sign in signs)


def background(page: Page) -> str:
    return page.js("getComputedStyle(document.documentElement).backgroundColor")


def test_dark_as_the_system_has_it_or_as_the_reader_wants(page: Page) -> None:
    light = background(page)
    page.media(prefers_color_scheme="dark")
    dark = background(page)
    assert (light, dark) == ("rgb(252, 252, 250)", "rgb(20, 24, 28)")
    page.tool("tools")
    theme = page.one("#do-theme")
    seen = []
    for _ in range(3):
        theme.click()
        seen.append((theme.text, background(page)))
    assert seen == [("Theme: light", light), ("Theme: dark", dark), ("Theme: auto", dark)]


def test_a_theme_is_remembered(page: Page, folder: Path) -> None:
    page.tool("theme")
    page.open(folder / "page.html")
    try:
        assert page.one("#do-theme").get_attribute("textContent") == "Theme: light"
    finally:
        page.js("localStorage.clear()")


def test_stance_is_shown_without_colours(page: Page) -> None:
    sign = page.js("arguments[0].querySelector('.s')", page.node("m/shops"))
    assert (sign.text, sign.get_attribute("aria-label")) == ("−", "con")
    tree = page.command("Accessibility.queryAXTree", {"nodeId": root(page), "role": "DisclosureTriangle"})["nodes"]
    names = [one["name"]["value"] for one in tree]
    assert any(name.startswith("pro The air would be cleaner.") for name in names)
    assert any(name.startswith("question Should the centre be closed to cars?") for name in names)


def root(page: Page) -> int:
    return page.command("DOM.getDocument")["root"]["nodeId"]


def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page) -> None:
    page.resize(PHONE)
    for view in (*VIEWS, "source"):
        page.view(view)
        assert page.js("document.documentElement.scrollWidth") == PHONE[0], view
        assert page.one(f"#{view}").is_displayed()
    assert page.js("((bar) => bar.scrollWidth - bar.clientWidth)(document.querySelector('.views'))") == 0
    page.click("#do-tools")
    assert page.one("#do-columns").is_displayed()
    assert page.js("document.documentElement.scrollWidth") == PHONE[0]


NARROW = (390, 844)


def test_a_phone_shows_the_first_claim_and_all_tabs(page: Page) -> None:
    page.resize(NARROW)
    page.wait()
    assert page.js("arguments[0].getBoundingClientRect().bottom", page.node("m/close-it")) < NARROW[1]
    for axis in ("Width", "Height"):
        assert page.js(f"((bar) => bar.scroll{axis} - bar.client{axis})(document.querySelector('.views'))") <= 0, axis
    assert page.js("getComputedStyle(document.querySelector('.views')).overflowY") == "hidden"
    assert len([tab for tab in page.all(".views a") if tab.is_displayed()]) == 4


def test_the_sheet_makes_way(page: Page) -> None:
    page.resize(NARROW)
    page.node("m/shops").click()
    sheet = page.one(".sheet-card")
    high = sheet.size["height"]
    page.click(".lower")
    assert sheet.size["height"] < high
    assert page.one(".lower").get_attribute("aria-expanded") == "false"
    page.click(".lower")
    assert sheet.size["height"] == high
    page.js("void document.querySelector('.sheet-card .q').dispatchEvent(new WheelEvent('wheel', {bubbles: true}))")
    assert sheet.is_displayed()
    page.js("void document.querySelector('main').dispatchEvent(new WheelEvent('wheel', {bubbles: true}))")
    assert not sheet.is_displayed()
    page.node("m/shops").click()
    assert sheet.is_displayed()
    page.click("h1")
    assert (sheet.is_displayed(), page.ids("li.sel")) == (False, [])


def test_a_frame_around_the_focus_is_within_its_element(page: Page) -> None:
    page.press("\ue004")
    for element in ("#debate summary.h", ".views a", ".contents summary", "a.m"):
        page.driver.execute_script("document.querySelector(arguments[0]).focus({focusVisible: true})", element)
        assert page.js("getComputedStyle(document.querySelector(arguments[0])).outlineOffset", element) == "-2px"


def test_the_deepest_node_fits_a_phone(driver: Any, tmp_path: Path) -> None:
    import argmap
    from argmap.writers.page import html as writer

    lines = [
        "argmap: 1",
        "questions:",
        "- text: A question of weight",
        "  positions:",
        "  - text: A position of weight",
    ]
    for depth in range(60):
        lines += [
            f"{'  ' * (depth + 2)}pro:",
            f"{'  ' * (depth + 2)}- text: Considerations of a certain weight {depth}",
        ]
    (tmp_path / "deep.yaml").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "deep.html").write_text(writer.write(argmap.load([tmp_path / "deep.yaml"]))[0], encoding="utf-8")
    page = Page(driver).open(tmp_path / "deep.html", size=PHONE)
    assert page.js("document.documentElement.scrollWidth") == PHONE[0]
    widths = page.js(
        "[...document.querySelectorAll('#debate .h .t')].map((text) => text.getBoundingClientRect().width)"
    )
    assert len(widths) >= 62
    assert min(widths) > 100
    page.resize(WIDE)
    assert page.js("((pane) => pane.scrollWidth - pane.clientWidth)(document.querySelector('main'))") == 0


def test_nothing_moves_for_who_does_not_want_it(page: Page) -> None:
    page.click(".bg > summary")
    page.resize((1280, 300))
    page.node("m/tram").click()
    assert page.js("((box) => box.top >= 0 && box.bottom <= innerHeight)"
                   "(document.querySelector('a.m.sel').getBoundingClientRect())")  # fmt: skip


def test_the_source_is_what_a_phone_shows_mainly(page: Page) -> None:
    page.resize(PHONE)
    landmarks = "[...document.querySelectorAll('main, [role=main]')].filter((one) => one.checkVisibility())"
    mains = f"{landmarks}.map((one) => one.id)"
    assert page.js(mains) == [""]
    page.view("source")
    assert page.js(mains) == ["source"]
    page.resize(WIDE)
    page.wait()
    assert page.js(mains) == [""]


def outlines(page: Page, *selectors: str) -> list[str]:
    """The outline of the first of each: its style, where it is drawn at all."""
    return page.js(
        "arguments[0].map((one) => getComputedStyle(document.querySelector(one)).outlineStyle)", list(selectors)
    )


def test_what_is_lit_and_chosen_shows_in_forced_colours(page: Page) -> None:
    page.media(forced_colors="active")
    assert page.js("matchMedia('(forced-colors: active)').matches")
    page.node("m/shops").click()
    page.point_at(page.one("a.m[href='#m/air']"))
    chosen, lit = "#m\\/shops > .h", "#m\\/air > details > .h"
    assert outlines(page, chosen, "a.m.sel", lit, "a.m.lit", "#m\\/wait > details > .h") == [
        "dotted", "dotted", "solid", "solid", "none",
    ]  # fmt: skip
    tabs = page.js("[...document.querySelectorAll('.views a')].map((tab) => getComputedStyle(tab).borderBottomColor)")
    assert len({tabs[0], tabs[1]}) == 2


def test_what_is_lit_has_an_outline(page: Page) -> None:
    page.fold("m/close-it")
    page.point_at(page.one("a.m[href='#m/air']"))
    assert outlines(page, "a.m.lit", ".lit-within > details > .h") == ["solid", "dashed"]
    shadow = page.js("getComputedStyle(document.querySelector('.again.lit > .h')).boxShadow")
    assert shadow.endswith("inset")


def contrasts(page: Page, element: str) -> float:
    """How the words of an element stand out from the page or the box, in the terms of WCAG."""
    code = """((element) => {
      const luminance = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
        .map((part) => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
      const shape = element.querySelector("path, polygon"), words = element.querySelector("text");
      const fill = shape ? getComputedStyle(shape).fill : getComputedStyle(document.documentElement).backgroundColor;
      const [light, dark] = [fill, words ? getComputedStyle(words).fill : getComputedStyle(element).color]
        .map(luminance).sort((one, other) => other - one);
      return (light + .05) / (dark + .05);
    })(document.querySelector(arguments[0]))"""
    return page.js(code, element)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_where_a_browser_knows_one_scheme_only(page: Page, folder: Path, scheme: str) -> None:
    """Browsers of 2023 have no light-dark()."""
    text = (folder / "page.html").read_text(encoding="utf-8")
    (folder / "older.html").write_text(text.replace("light-dark(", "not-known("), encoding="utf-8")
    page.command("Page.setBypassCSP", {"enabled": True})  # the style is another now
    try:
        page.open(folder / "older.html")
        page.media(prefers_color_scheme=scheme)
        boxes = (
            [f".d.{kind}" for kind in ("question", "position", "argument", "context")] if page.all("#diagram") else []
        )
        for element in ("h1", "#debate .t", *boxes):
            assert contrasts(page, element) > 4.5, element
    finally:
        page.command("Page.setBypassCSP", {"enabled": False})
