"""Web pages, Word documents and e-books as the sources of a map, from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .documents import docx, epub

PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def quoted(run: Callable, file: str, data: bytes, quote: str, declared: str = "") -> dict[str, str]:
    """What becomes of a quote from a file: its verdict and how it matched, and the findings."""
    Path(file).write_bytes(data)
    Path("m.yaml").write_text(
        f"argmap: 1\nsources: {{s: {{file: {file}{declared}}}}}\n"
        f"questions: {{text: Q?, undeveloped: true, quote: {json.dumps(quote)}}}\n"
    )
    findings = run("check", "m.yaml", "--format", "concise", "--select", "S2,P401,Y").out
    exported = json.loads(run("export", "m.yaml", "--format", "json").out)
    return {**exported["nodes"][0]["quotes"][0], "findings": findings}


def test_marks_of_notes_and_readings_are_passed_over(run: Callable) -> None:
    page = b'<p>The council<sup><a href="#n">12</a></sup> has met<sup>3</sup> again.'
    assert quoted(run, "a.html", page, "The council has met again")["match"] == "layout"
    ruby = "<p><ruby>漢<rt>かん</rt></ruby><ruby>字<rt>じ</rt></ruby>を読む".encode()
    assert quoted(run, "b.html", ruby, "漢字を読む")["match"] == "layout"
    mark = "</w:t><w:endnoteReference w:id='1'/><w:t xml:space='preserve'>"
    noted = docx(PARAGRAPH.format(f"The council{mark} has met"))
    assert quoted(run, "c.docx", noted, "The council has met")["match"] == "layout"


def test_a_quote_in_a_cell_and_over_cells(run: Callable) -> None:
    page = b"<table><tr><td>Costs<td>They are high</table>"
    assert quoted(run, "a.html", page, "They are high")["match"] == "exact"
    assert quoted(run, "a.html", page, "Costs | They are high")["match"] == "exact"


def test_the_encoding_that_a_map_declares(run: Callable) -> None:
    page = "<!doctype html><meta charset=windows-1252><p>Grün".encode("utf-16-le")
    assert quoted(run, "a.html", page, "Grün", ", format: html, encoding: utf-16")["match"] == "exact"
    wrong = quoted(run, "b.html", b"<!doctype html><p>Gr\xfcn", "Grün", ", encoding: utf-8")
    assert "S212" in wrong["findings"]
    assert "is not utf-8, which the map declares" in wrong["findings"]


def test_a_page_of_an_e_book(run: Callable) -> None:
    marked = '<p><b epub:type="pagebreak" title="xii"/>One</p><p><b epub:type="pagebreak" title="7"/>Two words</p>'
    assert quoted(run, "a.epub", epub({"a": marked}), "Two words")["page"] == "7"


def test_what_was_made_from_a_map_is_no_source(run: Callable) -> None:
    Path("other.yaml").write_text("argmap: 1\nquestions: {text: Who pays?, undeveloped: true}\n")
    assert run("export", "other.yaml", "--format", "html", "-o", "page.html").status == 0
    assert "S220" in quoted(run, "page.html", Path("page.html").read_bytes(), "Who pays")["findings"]


@pytest.mark.parametrize("file", ["a.html", "a.docx", "a.epub"])
def test_what_has_no_words_says_so(run: Callable, file: str) -> None:
    data = {"a.html": b"<!doctype html><img>", "a.docx": docx("<w:p/>"), "a.epub": epub({"a": "<img/>"})}[file]
    said = quoted(run, file, data, "word")
    assert "holds no words" in said["findings"]
    assert said["verdict"] == "unread"
