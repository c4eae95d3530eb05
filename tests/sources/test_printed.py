"""The article in print: its quotes are found, its words accounted for, and each quote has a page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from . import printed

MISSING = 2
"""How many quotes may be lost: what stands in the cells of a table is set apart there."""


@pytest.fixture(scope="module", params=["Typst", pytest.param("Chromium", marks=pytest.mark.long)])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the article as a PDF, and maps that point at it."""
    made = tmp_path_factory.mktemp("printed")
    (made / ".argmap.toml").touch()
    if request.param == "Chromium" and printed.CHROMIUM is None:
        pytest.skip("no Chromium: apt install chromium")
    (printed.typeset if request.param == "Typst" else printed.browsed)(made / "article.pdf")
    printed.maps_of(made / "article.pdf", made)
    return made


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(folder)
    return folder


def quotes(run: Callable[..., Any]) -> list[dict[str, Any]]:
    document = json.loads(run("export", ".", "--format", "json").out)
    return [quote for node in document["nodes"] for quote in node["quotes"]]


@pytest.mark.usefixtures("here")
def test_its_quotes_are_found_on_their_pages(run: Callable[..., Any]) -> None:
    found = quotes(run)
    assert len(found) == 162
    lost = [quote["text"] for quote in found if quote["verdict"] != "found"]
    assert len(lost) <= MISSING, lost
    assert {quote["page"] for quote in found if quote["verdict"] == "found"} <= set("123456")
    assert sum(quote["match"] == "layout" for quote in found) > 20


@pytest.mark.usefixtures("here")
def test_its_words_are_accounted_for(run: Callable[..., Any]) -> None:
    (source,) = json.loads(run("coverage", ".", "--format", "json").out)["sources"]
    assert source["percent"] >= 97
    missing = run("coverage", ".", "--missing").out
    assert "How serious is diplomacy?" not in missing, "a running head is missing from no map"


@pytest.mark.usefixtures("here")
def test_nothing_turns_the_sense(run: Callable[..., Any]) -> None:
    """What holds of the article holds of it in print: no running head is taken for words that are left out."""
    assert run("check", ".", "--select", "P43,P402", "--format", "concise").out == ""


@pytest.mark.usefixtures("here")
def test_every_view_of_a_source_shows_its_pages(run: Callable[..., Any]) -> None:
    """``show``, ``source``, ``coverage``, the page and Markdown name pages, and no line that nobody can find."""
    node = run("show", "regroup", ".").out
    assert re.search(r"article\.pdf, page \d: ", node)
    marked = run("source", ".").out
    pages = re.findall(r"^page (\d)$", marked, re.MULTILINE)
    assert pages == sorted(set(pages)), "each page is named once, in order"
    assert len(pages) > 1
    by_page = [line.split()[1] for line in run("coverage", ".", "--pages").out.splitlines() if line[:7] == "  page "]
    assert by_page == pages
    document = json.loads(run("coverage", ".", "--format", "json").out)["sources"][0]
    assert [page["page"] for page in document["pages"]] == pages
    assert sum(page["words"] for page in document["pages"]) == document["words"]
    html = run("export", ".", "--format", "html").out
    assert re.findall(r'<p class="page-number">page (\d)</p>', html) == pages
    assert "line 1" not in re.sub(r"(?s)<(script|style).*?</\1>", "", html)
    markdown = run("export", ".", "--format", "markdown").out
    assert len(re.findall(r"(?m)^\[\^\d+\]: .*, page \d$", markdown)) > 100


@pytest.mark.usefixtures("here")
def test_missing_passages_are_reported_with_their_pages(run: Callable[..., Any], here: Path) -> None:
    (here / "alone.yaml").write_text(
        "argmap: 1\nsources: {s: {file: article.pdf, title: A, author: B}}\n"
        "questions:\n- {text: Q?, undeveloped: true}\n"
    )
    try:
        assert re.match(r"article\.pdf, page 1: \S", run("coverage", "alone.yaml", "--missing").out)
        assert re.search(r"(?m)^page 2  \S", run("source", "alone.yaml", "--missing").out)
    finally:
        (here / "alone.yaml").unlink()


@pytest.mark.usefixtures("here")
def test_what_was_read_is_written(run: Callable[..., Any]) -> None:
    text = run("source", ".", "--text").out
    exact = [quote for quote in quotes(run) if quote["match"] == "exact" and len(quote["spans"]) == 1]
    assert len(exact) > 20
    for quote in exact:
        ((start, end),) = quote["spans"]
        assert text[start:end].split() == quote["text"].split()
