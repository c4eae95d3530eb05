"""The article in print: its quotes are found, its words accounted for, and each quote has a page."""

from __future__ import annotations

import json
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
    assert len(found) == 157
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
