"""DOCX and DOCM: WordprocessingML in a ZIP archive.

The notes come after the text, each with its mark; then the headers and footers of pages, which have no place.
"""

from __future__ import annotations

from argmap.sources.extraction.archive import Package
from argmap.sources.extraction.extract import Extract
from argmap.sources.extraction.flow import Break
from argmap.sources.extraction.readers.docx.parts import Document
from argmap.sources.extraction.readers.docx.words import Words
from argmap.sources.extraction.safe_xml import read_part

_NOTES = {"footnote": "footnotes", "endnote": "endnotes"}


def read(data: bytes) -> Extract:
    """The text of a DOCX, with its headings, and its pages if Word has marked them all. Raises UnreadableError."""
    document = Document(Package(data))
    body = document.words(document.main)
    flow = body.flow
    if not _tells_pages(document, body):
        flow.forget_pages()
    notes = {kind: document.notes(part) for kind, part in _NOTES.items()}
    for note in body.notes.values():
        written = notes.get(note.kind, {}).get(note.id)
        if written is not None:
            flow.part(Break.PARAGRAPH)
            flow.words(note.label)
            flow.append(written, Break.BLANK)
    start = flow.here
    for words in document.around():
        flow.append(words)
    flow.furniture(start)
    return flow.extract("holds no words: it is empty, or its pages are pictures", "recognize their words first (OCR)")


def _tells_pages(document: Document, body: Words) -> bool:
    """Whether all pages that Word counted last have a marked end, and pages are numbered from 1."""
    part = next((one.target for one in document.around_package if one.kind == "extended-properties"), "")
    if not body.page_breaks or body.numbers_pages or part not in document.package:
        return False
    counted: list[str] = []
    names: list[str] = []
    read_part(
        part,
        document.package.read(part),
        lambda name, _: names.append(name.rpartition(" ")[2]),
        lambda _: None,
        lambda words: counted.append(words) if names and names[-1] == "Pages" else None,
    )
    return "".join(counted).strip() == str(body.page_breaks + 1)
