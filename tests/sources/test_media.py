"""Files that are no text: they are named as what they are, with what to do, and no byte of them is shown."""

from __future__ import annotations

import io
import json
import shlex
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extras import install
from argmap.media import BINARY, EPUB, HTML, medium_of, medium_of_undecodable
from argmap.sources.extraction.kinds import OF_MEDIUM

SECRET = b"\xd3SECRET\x9b\x1b[31m"


def packed(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, b"application/epub+zip" if name == "mimetype" else SECRET)
    return made.getvalue()


FILES = {
    "minutes.pdf": (b"%PDF-1.4\n%" + SECRET, "a PDF", "pdftotext minutes.pdf minutes.txt"),
    "ascii.pdf": (b"%PDF-1.4\nSECRET", "a PDF", "pdftotext ascii.pdf ascii.txt"),
    "minutes.txt": (b"%PDF-1.7\n" + SECRET, "a PDF", "pdftotext minutes.txt minutes.txt.txt"),
    "the minutes.docx": (packed("[Content_Types].xml", "word/document.xml"), "a DOCX", "pandoc -t plain"),
    "book.epub": (packed("mimetype", "OEBPS/a.xhtml"), "an EPUB", "pandoc -t plain"),
    "sheet.xlsx": (packed("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet", "soffice"),
    "texts.zip": (packed("a.txt"), "an archive", "unpack it"),
    "a.gz": (b"\x1f\x8b\x08\x00" + SECRET, "an archive", "unpack it"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + SECRET, "an old Word", "soffice"),
    "minutes.docm": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + SECRET + "EncryptedPackage".encode("utf-16-le"),
        "an encrypted Office file",
        "save it without a password",
    ),
    "word.epub": (packed("mimetype", "OEBPS/password/a.xhtml"), "an EPUB", "pandoc -t plain"),
    "a.rtf": (b"{\\rtf1\\ansi SECRET}", "RTF", "pandoc"),
    "scan.png": (b"\x89PNG\r\n\x1a\n" + SECRET, "an image", "tesseract scan.png"),
    "scan.jpg": (b"\xff\xd8\xff\xe0" + SECRET, "an image", "tesseract"),
    "talk.mp3": (b"ID3\x03" + SECRET, "a recording", "write down"),
    "talk.mp4": (b"\x00\x00\x00\x20ftypisom" + SECRET, "a recording", "write down"),
    "page.html": (b"<p>SECRET &amp; more</p>", "HTML", "format: text"),
    "page.txt": (b"\n<!-- x -->\n<!DOCTYPE html>\n<title>SECRET</title>", "HTML", "pandoc"),
    "unknown.bin": (bytes(range(32)) * 9 + SECRET, "not text", "UTF-8"),
    "wide.txt": ("SECRET words of a text".encode("utf-16-le"), "UTF-16", "say encoding: utf-16"),
    "-rf.pdf": (b"%PDF-1.4\n" + SECRET, "a PDF", "pdftotext ./-rf.pdf"),
    "$(touch x).pdf": (b"%PDF-1.4\n" + SECRET, "a PDF", "pdftotext '$(touch x).pdf'"),
}


READ = [name for name in FILES if (medium := medium_of(FILES[name][0], name)) in OF_MEDIUM]
ALWAYS_READ = [name for name in READ if not OF_MEDIUM[medium_of(FILES[name][0], name)].needs]


@pytest.mark.parametrize("name", [name for name in FILES if name not in ALWAYS_READ])
def test_a_source_that_is_no_text_is_named(name: str, run: Callable, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    data, what, advice = FILES[name]
    if name in READ:
        monkeypatch.setattr("argmap.sources.extraction.kinds._is_there", lambda _module: False)
        advice = f"needs a library that is not installed: {install('sources')}"
    Path(name).write_bytes(data)
    question = "questions: {text: Q?, quote: SECRET, undeveloped: true}\n"
    Path("m.yaml").write_text(f"argmap: 1\nsources: {{s: {{file: {json.dumps(name)}}}}}\n{question}")
    ran = run("check", "m.yaml", "--ignore", "P415")
    assert ran.status == 1
    assert f"is {what}" in ran.out
    assert advice in ran.out
    assert "1 error" in ran.out
    assert "m.yaml:2:" in ran.out, "it is the map that is to be changed"
    assert "SECRET" not in ran.out
    shown = run("coverage", "m.yaml", "--missing")
    assert shown.status == 1
    assert "SECRET" not in shown.out + shown.err


@pytest.mark.parametrize("name", READ)
def test_one_that_breaks_its_reader_is_named_too(name: str, run: Callable, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(FILES[name][0])
    Path("m.yaml").write_text(
        f"argmap: 1\nsources: {{s: {{file: {json.dumps(name)}}}}}\nquestions: {{text: Q?, quote: x y}}\n"
    )
    if not OF_MEDIUM[medium_of(FILES[name][0], name)].installed or "HTML" in FILES[name][1]:
        pytest.skip("its library is not installed, or there is nothing wrong with it")
    ran = run("check", "m.yaml", "--select", "S,P401")
    assert (ran.status, ran.out.count("error S212")) == (1, 1)
    assert "SECRET" not in ran.out


@pytest.mark.parametrize("name", [name for name in FILES if "HTML" not in FILES[name][1] and name != "wide.txt"])
def test_a_map_that_is_no_text_is_named(name: str, run: Callable, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    data, what, _ = FILES[name]
    Path("m.yaml").write_bytes(data)
    ran = run("check", "m.yaml")
    assert ran.status == 1
    assert f"this is {what}" in ran.out
    assert "SECRET" not in ran.out


def test_who_wants_to_quote_tags_may(run: Callable, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text("<p>One <em>two</em></p>")
    Path("m.yaml").write_text(
        "argmap: 1\nsources: {s: {file: page.html, format: text}}\nquestions: {text: Q?, quote: One <em>two</em>}\n"
    )
    assert run("check", "m.yaml", "--select", "S,P401").status == 0


@pytest.mark.parametrize(
    "words", ["BMW and PKK", "PK is a name", "ID cards", "RIFFRAFF", "%! or not", "GIFs", "<3", "{r"]
)
def test_a_text_that_begins_oddly_is_a_text(words: str) -> None:
    assert medium_of(words.encode(), "a.txt") is None


def test_a_book_is_no_sheet_because_of_bytes_in_a_picture() -> None:
    """Three bytes are in any megabyte of pictures; not all programs store the kind of a book without compression."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", b"application/epub+zip")
        archive.writestr("META-INF/container.xml", b"<container/>")
        archive.writestr("a.jpg", b"\xff\xd8 xl/ ppt/ word/", zipfile.ZIP_STORED)
    assert medium_of(made.getvalue(), "book.epub") is EPUB


def test_an_article_on_pdf_is_a_text() -> None:
    assert medium_of(b"A file that begins with %PDF-1.4 is a PDF.", "a.md") is None
    assert medium_of(b"<p>Markdown may begin with a tag.</p>", "a.md") is None
    assert medium_of(b"<p>A page.</p>", "a.HTM") is HTML


@given(st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=200))
def test_another_encoding_is_no_other_kind(words: str) -> None:
    assert medium_of_undecodable(words.encode("cp1252")) is None


@given(st.binary(min_size=400))
def test_random_bytes_are_no_text(data: bytes) -> None:
    noise = b"\x07".join(data[at : at + 20] for at in range(0, len(data), 20))
    assert medium_of_undecodable(b"\x00" + noise) in (None, BINARY)
    assert medium_of_undecodable(bytes(256) + noise) is BINARY


@given(st.text(st.sampled_from("a' $`;|&\n\t\\\"(){}-."), min_size=1, max_size=12))
def test_the_advice_can_be_pasted_into_a_shell(name: str) -> None:
    medium = medium_of(b"%PDF-1.4", name)
    assert medium is not None
    command = shlex.split(medium.for_file(name))
    assert command[0] == "pdftotext"
    assert len(command) == 3
    assert not command[1].startswith("-")


def test_who_says_that_it_is_utf_16_is_believed(run: Callable, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wide.txt").write_bytes("One two".encode("utf-16-le"))
    Path("m.yaml").write_text(
        "argmap: 1\nsources: {s: {file: wide.txt, encoding: utf-16}}\nquestions: {text: Q?, quote: One two}\n"
    )
    assert run("check", "m.yaml", "--select", "Y,S,P401").status == 0


@pytest.mark.parametrize(
    ("name", "said"), [("cut.docx", "is not complete"), ("cut.epub", "is not complete"), ("cut.zip", "is an archive")]
)
def test_an_archive_that_is_cut_short_is_what_its_suffix_says(
    name: str, said: str, run: Callable, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(packed("[Content_Types].xml")[:60] + SECRET)
    Path("m.yaml").write_text(f"argmap: 1\nsources: {{s: {{file: {name}}}}}\nquestions: {{text: Q?, quote: x y}}\n")
    assert f"{name} {said}" in run("check", "m.yaml", "--select", "P401").out
