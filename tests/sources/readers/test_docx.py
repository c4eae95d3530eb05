"""What is made of DOCX files: cases, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.sources.extraction.extract import UnreadableError
from argmap.sources.extraction.readers.docx import read

from .documents import NAMESPACES, PARTS, docx, zipped
from .test_html import as_data, wanted

CASES = yaml.safe_load(Path(__file__).with_name("docx.yaml").read_text(encoding="utf-8"))
STRICT = {
    **NAMESPACES,
    "w": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "m": "http://purl.oclc.org/ooxml/officeDocument/math",
    "r": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def declared(namespaces: dict[str, str]) -> str:
    return " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items())


@pytest.mark.parametrize("namespaces", [NAMESPACES, STRICT], ids=["transitional", "strict"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_document(case: dict[str, Any], namespaces: dict[str, str]) -> None:
    parts = {name: case[name] for name in PARTS if name in case}
    data = docx(case["body"], case.get("pages_counted"), declared(namespaces), **parts)
    assert as_data(read(data)) == wanted(case)


REFUSED = {
    "no words": (docx("<w:p/>"), "holds no words"),
    "no document": (zipped({"word/other.xml": "<a/>"}), "word/document.xml is missing"),
    "no archive": (b"PK\x03\x04 word/document.xml", "the end of the archive is missing"),
    "cut": (docx(P.format("a"))[:-30], "the end of the archive is missing"),
    "no XML": (zipped({"word/document.xml": "<w:document"}), "is not readable XML"),
    "in several files": (docx('<w:altChunk r:id="a"/>'), "parts in other files"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    data, message = REFUSED[name]
    with pytest.raises(UnreadableError, match=message):
        read(data)


def test_the_document_is_where_the_package_says() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Type="{relation}" Target="/other/main.xml"/></Relationships>',
        "other/main.xml": f"<w:document {declared(NAMESPACES)}><w:body>{P.format('here')}</w:body></w:document>",
        "word/document.xml": f"<w:document {declared(NAMESPACES)}><w:body>{P.format('not here')}</w:body></w:document>",
    }
    assert read(zipped(parts)).content == "here"


def test_elements_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.sources.extraction.readers.docx.words.MAX_ELEMENTS", 20)
    assert read(docx(P.format("a") * 6)).content
    with pytest.raises(UnreadableError, match="more than 20 elements"):
        read(docx(P.format("a") * 7))
