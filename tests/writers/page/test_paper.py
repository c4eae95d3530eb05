"""The page on paper, as a browser prints it: in PDF."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from .browser import Page

pytestmark = pytest.mark.xdist_group("browser")


def text_of(pdf: bytes) -> str:
    pypdf = pytest.importorskip("pypdf")
    return " ".join(" ".join(leaf.extract_text() for leaf in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_print_is_whole(page: Page, folder: Path) -> None:
    page.click("#do-fold")
    page.click('.views a[href="#speakers"]')
    told = text_of(page.pdf())
    texts = page.js(
        "[...document.querySelectorAll('#debate .n > .h .t, .n > details > .h .t')].map((text) => text.textContent)"
    )
    assert len(texts) == 12
    assert [text for text in texts if text not in told] == []
    assert "You may also like: ten ways to cook fish." in told
    assert told.index("Traffic would only move") < told.index("You may also like")
    assert "Columns" not in told
    assert "copy link" not in told
    page.driver.execute_script("document.getElementById('with-source').click()")
    assert "You may also like" not in text_of(page.pdf())


def test_print_is_whole_without_a_script(page: Page, folder: Path) -> None:
    page.command("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.driver.get("about:blank")
        page.driver.get((folder / "page.html").as_uri())
        told = text_of(page.pdf())
    finally:
        page.command("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "Traffic would only move to the ring road." in told
    assert "ten ways to cook fish" in told
