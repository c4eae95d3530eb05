"""The page on paper, as a browser prints it: in PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.style import Style
from argmap.writers.page import figures
from argmap.writers.page import html as writer
from argmap.writers.page.page_outline import PageOutline
from argmap.writers.picture import renderers

from .browser import Page

pytestmark = pytest.mark.long


def text_of(pdf: bytes) -> str:
    pypdf = pytest.importorskip("pypdf")
    return " ".join(" ".join(leaf.extract_text() for leaf in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_print_is_whole(page: Page, folder: Path) -> None:
    page.tool("fold")
    page.view("speakers")
    printed = text_of(page.pdf())
    texts = page.js(
        "[...document.querySelectorAll('#debate .n > .h .t, .n > details > .h .t')].map((text) => text.textContent)"
    )
    assert len(texts) == 12
    assert [text for text in texts if text not in printed] == []
    assert "You may also like: ten ways to cook fish." in printed
    assert printed.index("Traffic would only move") < printed.index("You may also like")
    assert "Columns" not in printed
    assert "copy link" not in printed
    page.driver.execute_script("document.getElementById('with-source').click()")
    assert "You may also like" not in text_of(page.pdf())


def test_a_short_edition_has_positions_and_their_direct_reasons(page: Page) -> None:
    page.js("document.getElementById('short').click()")
    printed = text_of(page.pdf())
    for text in (
        "Should the centre be closed",
        "Close it.",
        "The air would be cleaner.",
        "Shops lose customers.",
        "Late.",
    ):
        assert text in printed
    for text in (
        "Traffic would only move",
        "You may also like",
        "The tram opens in 2030.",
        "How to read",
        "shop owner",
    ):
        assert text not in printed
    page.js("document.getElementById('short').click()")
    assert "Traffic would only move" in text_of(page.pdf())


def test_no_sentence_is_cut_on_paper(driver: Any, tmp_path: Path) -> None:
    long = "It is so, as a great many people have said for a very long time in very many places and in as many words"
    content = f"argmap: 1\nquestions: {{text: Q, positions: [{{id: p, text: {long!r}}}, {{text: R., rephrases: p}}]}}\n"
    (tmp_path / "m.yaml").write_text(content, encoding="utf-8")
    (tmp_path / "m.html").write_text(writer.write(argmap.load([tmp_path / "m.yaml"]))[0], encoding="utf-8")
    page = Page(driver).open(tmp_path / "m.html")
    printed = text_of(page.pdf())
    assert f"rephrases {long}" in printed
    assert "…" not in printed


def test_print_is_whole_without_a_script(page: Page, folder: Path) -> None:
    page.command("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.driver.get("about:blank")
        page.driver.get((folder / "page.html").as_uri())
        printed = text_of(page.pdf())
    finally:
        page.command("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "Traffic would only move to the ring road." in printed
    assert "ten ways to cook fish" in printed


def sheets(pdf: bytes) -> list[tuple[bool, str]]:
    """Of each sheet whether it is turned, and its text."""
    pypdf = pytest.importorskip("pypdf")
    leaves = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return [(leaf.mediabox.width > leaf.mediabox.height, " ".join(leaf.extract_text().split())) for leaf in leaves]


def test_paper_is_turned_for_a_wide_drawing(page: Page) -> None:
    if not page.all("#diagram .turned"):
        pytest.skip("no Graphviz")
    printed = sheets(page.pdf())
    turned = [text for is_turned, text in printed if is_turned]
    assert len(turned) == 1
    assert "Close it." in turned[0]
    assert not printed[0][0]
    assert not printed[-1][0]


def test_a_drawing_too_wide_for_a_sheet_is_folded_to_fit(driver: Any, tmp_path: Path) -> None:
    """It takes one sheet, and says there how much it shows; on the screen nothing is left out."""
    names = [f"Answer{number}" for number in range(12)]
    answers = "".join(f"\n  - {name} has some more words that make it wide" for name in names)
    (tmp_path / "wide.yaml").write_text(f"argmap: 1\nquestions:\n- text: What?\n  positions:{answers}\n", "utf-8")
    (tmp_path / "wide.html").write_text(writer.write(argmap.load([tmp_path / "wide.yaml"]))[0], encoding="utf-8")
    page = Page(driver).open(tmp_path / "wide.html")
    if not page.all("#diagram"):
        pytest.skip("no Graphviz")
    page.view("diagram")
    assert [len(one.find_elements("css selector", ".d")) for one in page.all(".drawing") if one.is_displayed()] == [13]
    (turned,) = [text for is_turned, text in sheets(page.pdf()) if is_turned]
    assert "of 13 nodes." in turned
    assert 4 <= sum(name in turned for name in names) < 12
    assert "folded]" in turned


def test_a_drawing_that_fits_no_sheet_is_not_printed(
    load_text: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not renderers.available("svg"):
        pytest.skip("no Graphviz")
    monkeypatch.setattr(figures, "SHEET", (20.0, 10.0))
    answers = ", ".join(f"{{text: Answer {number}.}}" for number in range(9))
    text, _ = writer.write(load_text(f"argmap: 1\nquestions: {{text: What?, positions: [{answers}]}}"))
    assert '<figure class="not-on-paper">' in text
    assert text.count('class="drawing') == 1


def test_very_many_links_are_not_printed(driver: Any, page: Page, tmp_path: Path) -> None:
    """They make printing slow out of all proportion; on the screen they are there again."""
    links = "document.querySelectorAll('a[href^=\"#\"]').length"
    printed = f"(dispatchEvent(new Event('beforeprint')), {links})"
    assert page.js(printed) == page.js(links) > 20
    lines = ["argmap: 1", "questions:", "- text: What?", "  positions:", *("  - This" for _ in range(2_100))]
    debate = argmap.load(["many.yaml"], overlays={"many.yaml": "\n".join(lines)})
    (tmp_path / "many.html").write_text(writer.compose(PageOutline(debate, None), {}, Style())[0], encoding="utf-8")
    page.open(tmp_path / "many.html")
    before = page.js(links)
    assert before > 2_100
    assert page.js(printed) == 0
    assert page.js(f"(dispatchEvent(new Event('afterprint')), {links})") == before
