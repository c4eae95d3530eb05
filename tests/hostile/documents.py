"""Hostile web pages, Word documents and e-books, by the names of their files; each is made when it is needed."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable

from ..sources.readers.documents import CONTAINER, NAMESPACES, chapter, docx, epub, opf, zipped

MEBIBYTE = 1024 * 1024
WORDS = "<w:p><w:r><w:t>The council met</w:t></w:r></w:p>"
DOCUMENT = "<w:document {}><w:body>{}</w:body></w:document>"
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
)
SECRET = "/etc/passwd"


def word_of(document: str | bytes, **more: str | bytes) -> bytes:
    """A DOCX by the whole XML of its text, and more parts by their names."""
    return zipped({"word/document.xml": document} | more)


def blown(size: int, inside: bytes = b"a") -> bytes:
    """A DOCX whose text is a run of one letter, of so many bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        part.write(f"<w:document {DECLARED}><w:body><w:p><w:r><w:t>The council met".encode())
        for _ in range(size // MEBIBYTE):
            part.write(inside * (MEBIBYTE // len(inside)))
        part.write(b"</w:t></w:r></w:p></w:body></w:document>")
    return made.getvalue()


def ten_gigabytes() -> bytes:
    """What an archive of ten gigabytes of zeros is: deflated once, and put in the place of what it holds."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = b"".join(compressor.compress(bytes(MEBIBYTE)) for _ in range(64)) + compressor.flush(zlib.Z_FULL_FLUSH)
    packed = piece * 2 + compressor.flush()
    name = b"word/document.xml"
    size = 10 * 1024**3 & 0xFFFFFFFF
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, 0, len(packed), size, len(name), 0)
    local = b"PK\x03\x04" + head + name + packed
    entry = b"PK\x01\x02\x14\x00" + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    return local + entry + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)


def lying(size: int) -> bytes:
    """A DOCX whose directory says another size of its text than it has."""
    data = docx(WORDS)
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def twice() -> bytes:
    """A DOCX that holds its text twice, with different words."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for words in ("The council met", "The council did not meet"):
            archive.writestr(
                "word/document.xml", DOCUMENT.format(DECLARED, f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
            )
    return made.getvalue()


def encrypted() -> bytes:
    """A DOCX whose parts are said to be encrypted."""
    data = bytearray(docx(WORDS))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def many_entries(count: int) -> bytes:
    """A DOCX with so many parts, each without a byte."""
    made = io.BytesIO(docx(WORDS))
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(count):
            archive.writestr(f"{number}", b"")
    return made.getvalue()


def overlapping(count: int) -> bytes:
    """An e-book whose chapters are all the same bytes of the archive, of a megabyte each."""
    names = [f"c{number:05}" for number in range(count)]
    listed = "".join(ITEM.format(name, "") for name in names)
    chapters = {f"OEBPS/{name}.xhtml": "" for name in names[1:]}
    data = book(listed, names, **{f"OEBPS/{names[0]}.xhtml": chapter("<p>a</p>" * 125_000)} | chapters)
    start = data.index(b"PK\x01\x02")
    entries = data[start:].split(b"PK\x01\x02")[1:]
    first = next(entry for entry in entries if names[0].encode() in entry)
    made = [
        entry if b".xhtml" not in entry else entry[:12] + first[12:24] + entry[24:38] + first[38:42] + entry[42:]
        for entry in entries
    ]
    return data[:start] + b"".join(b"PK\x01\x02" + entry for entry in made)


def giant_picture() -> bytes:
    """The beginning of a PNG of 65,535 times 65,535 points."""
    size = struct.pack(">IIBBBBB", 65_535, 65_535, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + size + struct.pack(">I", zlib.crc32(b"IHDR" + size))


def nested_archives() -> bytes:
    data = docx(WORDS)
    for _ in range(50):
        data = zipped({"word/document.xml": DOCUMENT.format(DECLARED, WORDS), "inner.docx": data})
    return data


def book(manifest: str, spine: list[str], **more: str) -> bytes:
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    return zipped(parts | {"OEBPS/book.opf": opf(manifest, spine)} | more)


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body><p>The council met</p>{body}".encode()


ITEM = '<item id="{0}" href="{0}.xhtml" media-type="application/xhtml+xml"{1}/>'
HTML: dict[str, Callable[[], bytes]] = {
    "a million elements": lambda: page("<p>a" * 1_000_000),
    "as many elements as are read": lambda: page("<p>a" * 590_000),
    "nested 100,000 deep": lambda: page("<div>" * 100_000),
    "nested as deep as is read": lambda: page("<div>" * 4_990),
    "formatting that is never closed": lambda: page("".join(f"<b id={n}><p>" for n in range(4_000))),
    "formatting that is opened anew in each paragraph": lambda: page(
        "<p>" + "".join(f"<b id={n}>" for n in range(2_000)) + "</p><p>x" * 20_000
    ),
    "links in links": lambda: page("<a href=x><table>" * 2_000),
    "a huge attribute": lambda: page(f"<p title='{'a' * 20_000_000}'>b"),
    "a hundred thousand attributes": lambda: page(f"<p {' '.join(f'a{n}' for n in range(100_000))}>b"),
    "many elements with many attributes": lambda: page(f"<p {' '.join(f'a{n}' for n in range(4_000))}>b" * 500),
    "tables in tables": lambda: page("<table><tr><td>" * 1_600),
    "rows without an end": lambda: page("<table>" + "<tr><td>a<td><p>b<p>c" * 100_000),
    "an element without an end": lambda: page("<p " * 1_000_000),
    "a comment without an end": lambda: page("<!--" + "a" * 5_000_000),
    "entities": lambda: page("&lt;&#x41;&bogus;&#xFFFFFFFF;&#xD800;" * 100_000),
    "blanks": lambda: page(" \n\t" * 8_000_000),
    "preserved blanks": lambda: page("<pre>" + " \n" * 5_000_000 + "x"),
    "broken encodings": lambda: b"<meta charset=utf-8>The council met" + bytes(range(128, 256)) * 50_000,
    "an encoding that unpacks": lambda: b"<meta charset=zlib_codec><p>The council met",
    "an encoding of 10,000 letters": lambda: b"<meta charset=" + b"a" * 10_000 + b"><p>The council met",
    "UTF-16 that is cut": lambda: b"\xff\xfe" + "<p>The council met".encode("utf-16-le") + b"\x00",
    "controls": lambda: page("\x1b]0;t\x07\u202e::error::\x00\x08" * 10_000),
    "a page of entities that are defined": lambda: (
        f"<?xml version='1.0'?>{BOMB}<html xmlns='http://www.w3.org/1999/xhtml'><p>The council met &i;</p></html>"
    ).encode(),
    "a page that asks for a file": lambda: (
        f"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file://{SECRET}'>]>"
        "<html xmlns='http://www.w3.org/1999/xhtml'><p>The council met &x;</p></html>"
    ).encode(),
    "marks of notes in marks of notes": lambda: page("<sup><a>" * 2_400 + "1"),
    "hidden in hidden": lambda: page("<div hidden>" * 4_000 + "x" * 100_000),
    "many quotation marks": lambda: page("<q>" * 4_000),
    "anything": lambda: b"<html>" + os.urandom(100_000),
    "a table of a million cells": lambda: page("<table>" + ("<tr>" + "<td>a" * 1_000) * 1_000),
    "a giant picture": lambda: page(f"<img src='data:image/png;base64,{giant_picture().hex() * 200_000}'>"),
    "references without an end": lambda: page("&amp" * 2_000_000),
    "lines of text that is struck": lambda: page("<s>a<p>" * 100_000),
}
DOCX: dict[str, Callable[[], bytes]] = {
    "ten gigabytes": ten_gigabytes,
    "a gigabyte of a letter": lambda: blown(1024 * MEBIBYTE),
    "as much as is read": lambda: blown(60 * MEBIBYTE, os.urandom(48 * 1024).hex().encode()[: 64 * 1024]),
    "many small paragraphs": lambda: docx(WORDS + "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 400_000),
    "nested archives": nested_archives,
    "names that lead out": lambda: word_of(
        DOCUMENT.format(DECLARED, WORDS), **{"../../../tmp/out": "x", "/etc/x": "y"}
    ),
    "text that is there twice": twice,
    "entities": lambda: word_of(BOMB + DOCUMENT.format(DECLARED, WORDS.replace("met", "&i;"))),
    "a file that is asked for": lambda: word_of(
        f"<!DOCTYPE x [<!ENTITY x SYSTEM 'file://{SECRET}'>]>" + DOCUMENT.format(DECLARED, WORDS.replace("met", "&x;"))
    ),
    "a document type from elsewhere": lambda: word_of(
        "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>" + DOCUMENT.format(DECLARED, WORDS)
    ),
    "nested 1,000,000 deep": lambda: docx("<w:sdt>" * 1_000_000 + WORDS + "</w:sdt>" * 1_000_000),
    "nested as deep as is read": lambda: docx(
        "<w:tbl><w:tr><w:tc>" * 30_000 + WORDS + "</w:tc></w:tr></w:tbl>" * 30_000
    ),
    "text boxes in text boxes": lambda: docx(
        "<w:p><w:r><w:txbxContent>" * 20_000 + WORDS + "</w:txbxContent></w:r></w:p>" * 20_000
    ),
    "a hundred thousand attributes": lambda: docx(
        "<w:p " + " ".join(f'a{n}="b"' for n in range(100_000)) + "/>" + WORDS
    ),
    "a huge attribute": lambda: docx(f"<w:p a='{'a' * 20_000_000}'/>" + WORDS),
    "a size that is too small": lambda: lying(10),
    "a size that is too large": lambda: lying(2**31),
    "encrypted parts": encrypted,
    "a hundred thousand parts": lambda: many_entries(100_000),
    "a million notes": lambda: docx(
        "<w:p><w:r>" + "<w:footnoteReference w:id='1'/>" * 100_000 + "</w:r></w:p>" + WORDS
    ),
    "a note that is referred to again and again": lambda: docx(
        "<w:p><w:r>" + "<w:footnoteReference w:id='1'/>" * 20_000 + "</w:r></w:p>" + WORDS,
        footnotes=f"<w:footnote w:id='1'><w:p><w:r><w:t>{'a ' * 50_000}</w:t></w:r></w:p></w:footnote>",
    ),
    "a chart that draws itself": lambda: docx(WORDS + "<c:chart r:id='chart'/>", chart="<c:chart r:id='chart'/>"),
    "styles that are based on each other": lambda: docx(
        WORDS,
        styles="".join(
            f"<w:style w:styleId='s{n}'><w:name w:val='n'/><w:basedOn w:val='s{(n + 1) % 50_000}'/></w:style>"
            for n in range(50_000)
        ),
    ),
    "fields in fields": lambda: docx(
        "<w:p><w:r>" + "<w:fldChar w:fldCharType='begin'/>" * 100_000 + "</w:r></w:p>" + WORDS
    ),
    "elements that are closed too often": lambda: word_of(DOCUMENT.format(DECLARED, WORDS + "</w:p>")),
    "another encoding": lambda: word_of(
        b"<?xml version='1.0' encoding='rot13'?>" + DOCUMENT.format(DECLARED, WORDS).encode()
    ),
    "broken bytes": lambda: word_of(DOCUMENT.format(DECLARED, WORDS).encode().replace(b"met", b"m\xff\xfet")),
    "a directory that is cut": lambda: docx(WORDS)[:-40],
    "anything in an archive": lambda: zipped({"word/document.xml": os.urandom(100_000)}),
    "a table of half a million cells": lambda: docx(
        "<w:tbl>"
        + ("<w:tr>" + "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>" * 500 + "</w:tr>") * 300
        + "</w:tbl>"
        + WORDS
    ),
    "tables in a cell of a table": lambda: docx(
        "<w:tbl><w:tr><w:tc>" + "<w:tbl><w:tr><w:tc>" * 3 + WORDS * 20_000 + "</w:tc></w:tr></w:tbl>" * 4
    ),
    "a giant picture": lambda: word_of(DOCUMENT.format(DECLARED, WORDS), **{"word/media/a.png": giant_picture()}),
    "as many elements as are read": lambda: docx(WORDS + "<w:p><w:r><w:t>a b</w:t></w:r></w:p>" * 333_000),
    "a main part that is somewhere else": lambda: word_of(
        DOCUMENT.format(DECLARED, WORDS),
        **{
            "_rels/.rels": "<Relationships><Relationship Type='x/officeDocument' Target='../../../etc/passwd'/>"
            "</Relationships>"
        },
    ),
    "an archive of anything": lambda: b"PK\x03\x04word/" + os.urandom(100_000) + b"PK\x05\x06" + bytes(18),
}
EPUB: dict[str, Callable[[], bytes]] = {
    "a spine that names a chapter again and again": lambda: book(
        ITEM.format("a", ""),
        ["a"] * 9_000,
        **{"OEBPS/a.xhtml": chapter("<p>The council met</p>" + "<p>a b</p>" * 9_000)},
    ),
    "a spine without an end": lambda: book(ITEM.format("a", ""), ["a"] * 200_000),
    "fallbacks that name each other": lambda: book(
        ITEM.format("a", ' fallback="b"').replace("application/xhtml+xml", "x/y")
        + ITEM.format("b", ' fallback="a"').replace("application/xhtml+xml", "x/y"),
        ["a"],
    ),
    "chapters that lead out": lambda: book(
        f'<item id="a" href="../../../../..{SECRET}" media-type="application/xhtml+xml"/>', ["a"]
    ),
    "a package document of entities": lambda: zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": BOMB + "<package>&i;</package>",
        }
    ),
    "chapters of entities": lambda: book(
        ITEM.format("a", ""), ["a"], **{"OEBPS/a.xhtml": BOMB + chapter("<p>The council met &i;</p>")}
    ),
    "a hundred thousand pages": lambda: epub(
        {"a": "<p>The council met</p>"},
        nav='<nav epub:type="page-list"><ol>' + "<li><a href='a.xhtml#x'>1</a></li>" * 100_000 + "</ol></nav>",
    ),
    "a chapter of a hundred megabytes": lambda: epub({"a": "<p>The council met</p>" + "a " * 50_000_000}),
    "chapters that are large together": lambda: epub(
        {f"c{n}": "<p>The council met</p>" + "a b " * MEBIBYTE for n in range(20)}
    ),
    "a container that names a thousand books": lambda: zipped(
        {"META-INF/container.xml": "<container>" + "<rootfile full-path='x'/>" * 100_000 + "</container>"}
    ),
    "nested 100,000 deep": lambda: epub({"a": "<div>" * 100_000 + "The council met" + "</div>" * 100_000}),
    "no XML, and nested 100,000 deep": lambda: epub({"a": "<div>" * 100_000 + "The council met"}),
    "a million small paragraphs": lambda: epub({"a": "<p>The council met</p>" + "<p>a</p>" * 1_000_000}),
    "chapters that share their bytes": lambda: overlapping(2_000),
    "a chapter that asks for a file": lambda: book(
        ITEM.format("a", ""),
        ["a"],
        **{
            "OEBPS/a.xhtml": f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file://{SECRET}'>]>"
            + chapter("<p>The council met &x;</p>")
        },
    ),
    "a protected chapter": lambda: epub(
        {"a": "<p>The council met</p>"},
        **{
            "META-INF/encryption.xml": "<encryption><CipherReference URI='OEBPS/a.xhtml'/></encryption>",
        },
    ),
    "a huge attribute": lambda: epub({"a": f"<p title='{os.urandom(10_000_000).hex()}'>The council met</p>"}),
    "a hundred thousand attributes": lambda: epub(
        {"a": "<p " + " ".join(f"a{n}='b'" for n in range(100_000)) + ">The council met</p>"}
    ),
    "a table of a million cells": lambda: epub(
        {"a": "<p>The council met</p><table>" + ("<tr>" + "<td>a</td>" * 1_000 + "</tr>") * 1_000 + "</table>"}
    ),
    "a giant picture": lambda: epub({"a": "<p>The council met</p>"}, **{"OEBPS/a.png": giant_picture()}),
    "a chapter that is an archive": lambda: epub({"a": "x"}, **{"OEBPS/a.xhtml": docx(WORDS)}),
    "a book that is cut": lambda: epub({"a": "<p>The council met</p>" * 1_000})[:-200],
}
FILES = {
    f"{name}.{suffix}": made
    for suffix, files in (("html", HTML), ("docx", DOCX), ("epub", EPUB))
    for name, made in files.items()
}
