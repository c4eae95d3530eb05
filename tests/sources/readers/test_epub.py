"""What is made of EPUB files: the order, headings and pages, and what is refused."""

from __future__ import annotations

import pytest

from argmap.sources.extraction.extract import UnreadableError
from argmap.sources.extraction.readers.epub import read

from .documents import CONTAINER, chapter, epub, opf, zipped
from .test_html import as_data

PAGE_LIST = '<nav epub:type="page-list"><ol>{}</ol></nav>'


def test_chapters_in_their_order() -> None:
    book = epub({"z": "<h1>One</h1><p>a</p>", "a": "<h2>Two</h2><p>b<br/>c</p>"})
    assert as_data(read(book)) == {
        "text": "One\n\na\n\nTwo\n\nb\nc",
        "titles": ["1 One", "2 Two"],
        "pages": [],
        "furniture": [],
    }


def test_tables_of_contents_are_no_text_but_what_is_beside_them_is() -> None:
    nav = '<h1>Preface</h1><nav epub:type="toc"><h2>Contents</h2><ol><li><a href="a.xhtml">One</a></li></ol></nav>'
    assert read(epub({"a": "<p>a</p>"}, nav=nav)).content == "a\n\nPreface"


def test_pages_that_are_listed() -> None:
    listed = (
        '<li><a href="a.xhtml">i</a></li><li><a href="a.xhtml#p2">Page ii</a></li><li><a href="b.xhtml#p3">1</a></li>'
    )
    chapters = {
        "a": '<p>one <b epub:type="pagebreak" id="p2">ii</b>two <b epub:type="pagebreak" title="no">no</b>x</p>',
        "b": '<p>three <b id="p3">four</b></p>',
    }
    made = as_data(read(epub(chapters, nav=PAGE_LIST.format(listed))))
    assert made["text"] == "one two x\n\nthree four"
    assert made["pages"] == ["i one", "ii two", "1 four"]


def test_pages_that_the_older_format_lists() -> None:
    ncx = (
        "<pageList><pageTarget><navLabel><text>7</text></navLabel><content src='a.xhtml#p'/></pageTarget></pageList>"
        "<navMap><navPoint><navLabel><text>no page</text></navLabel><content src='a.xhtml'/></navPoint></navMap>"
    )
    assert as_data(read(epub({"a": "<p>one</p><p id='p'>two</p>"}, ncx=ncx)))["pages"] == ["7 two"]


def test_pages_that_are_marked_only() -> None:
    marked = '<p>a<b epub:type="pagebreak" title="7">7</b>b</p><div role="doc-pagebreak" aria-label="page 8"/><p>c</p>'
    assert as_data(read(epub({"a": marked})))["pages"] == ["7 b", "8 c"]


def test_notes_that_are_shown_when_they_are_touched() -> None:
    mark, note = (
        '<a epub:type="noteref" href="#n">1</a>',
        '<aside epub:type="footnote" id="n" hidden="">A note.</aside>',
    )
    body = f"<p>word{mark}.</p>{note}"
    assert read(epub({"a": body})).content == "word[1].\n\nA note."


def test_a_chapter_that_is_no_xml() -> None:
    assert read(epub({"a": "<p>a<br>b &nbsp; <i>c</p>"})).content == "a\nb \u00a0 c"


ITEM = '<item id="{0}" href="{0}.xhtml" media-type="application/xhtml+xml"/>'
PICTURE = '<item id="p" href="p.png" media-type="image/png" {}/>'


def book(manifest: str, spine: list[str], **more: str) -> bytes:
    parts = {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": opf(manifest, spine)}
    return zipped(parts | {f"OEBPS/{name}.xhtml": chapter(body) for name, body in more.items()})


def test_what_stands_in_for_what_has_no_words() -> None:
    manifest = PICTURE.format('fallback="f"') + ITEM.format("f") + ITEM.format("a")
    assert read(book(manifest, ["p", "a"], f="<p>words</p>", a="<p>b</p>")).content == "words\n\nb"
    assert read(book(PICTURE.format('fallback="p"') + ITEM.format("a"), ["p", "a"], a="<p>b</p>")).content == "b"


def test_names_with_escapes_and_other_capitals() -> None:
    manifest = '<item id="a" href="Ch%20one.XHTML" media-type="application/xhtml+xml"/>'
    assert read(book(manifest, ["a"], **{"ch one": "<p>a</p>"})).content == "a"


def encryption(name: str) -> bytes:
    listed = f'<EncryptedData><CipherData><CipherReference URI="{name}"/></CipherData></EncryptedData>'
    return epub({"a": "<p>a</p>"}, **{"META-INF/encryption.xml": f"<encryption>{listed}</encryption>"})


def test_fonts_may_be_scrambled() -> None:
    assert read(encryption("OEBPS/font.otf")).content == "a"


SUBSET = '<!DOCTYPE html [<!ENTITY nbsp "&#160;"><!-- ]> --><!ENTITY co "Acme]> Corp"><!ENTITY x SYSTEM "file:///x">]>'


def declaring(body: str) -> bytes:
    """A book whose chapter declares entities."""
    return epub({"a": ""}, **{"OEBPS/a.xhtml": SUBSET + chapter(body)})


@pytest.mark.parametrize("end", ["<p>c</p>", "<p>c"])
def test_what_a_document_type_declares_is_no_text(end: str) -> None:
    assert read(declaring(f"<p>a&nbsp;b</p>{end}")).content == "a\u00a0b\n\nc"


REFUSED = {
    "an entity of its own": (
        declaring("<p>of &co; now</p>"),
        "uses the entity &co; of its own",
    ),
    "an entity of another file": (
        declaring("<p>of &x; now</p>"),
        "uses the entity &x; of its own",
    ),
    "protected": (encryption("OEBPS/a.xhtml"), r"is protected \(DRM\)"),
    "no words": (epub({"a": "<p><img src='x' alt='words'/></p>"}), "holds no words"),
    "a missing chapter": (
        book(ITEM.format("a") + ITEM.format("b"), ["a", "b"], a="<p>a</p>"),
        "OEBPS/b.xhtml is missing",
    ),
    "an unknown chapter": (book(ITEM.format("a"), ["a", "b"], a="<p>a</p>"), "name 'b', which it does not list"),
    "a chapter of another kind": (
        book(ITEM.format("a").replace("application/xhtml+xml", "application/pdf"), ["a"], a="<p>a</p>"),
        "has an unreadable chapter",
    ),
    "no chapters": (book("", []), "lists no chapters"),
    "no container": (zipped({"mimetype": "application/epub+zip"}), "META-INF/container.xml is missing"),
    "no package document": (zipped({"META-INF/container.xml": CONTAINER}), "names no existing package document"),
    "another encoding": (epub({"a": "<p>a</p>"}, **{"OEBPS/a.xhtml": b"<p>Gr\xfcn</p>"}), "a.xhtml is not UTF-8"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    data, message = REFUSED[name]
    with pytest.raises(UnreadableError, match=message):
        read(data)
