"""Hostile PDFs, made by code: each breaks a rule, or keeps all of them and asks for too much."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from ..pdfs import CATALOG, PAGES, assembled, objects_of, pdf, stream, written

WORDS = [(40.0, 500.0, "The council met to close the centre.")]
GOOD = pdf(WORDS)


def _flate(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, f"/Filter[{'/FlateDecode ' * times}]")


def _with(number: int, content: bytes, *pages: bytes) -> bytes:
    """A file in which one object is another."""
    return assembled(objects_of(pages or [written(WORDS)]) | {number: content})


def _contents(content: bytes) -> bytes:
    """A file whose page has this object as its content."""
    return _with(6, content)


def _pages(count: int) -> bytes:
    """So many pages that are one and the same."""
    return _with(PAGES, f"<</Type/Pages/Count {count}/Kids[{'5 0 R ' * count}]>>".encode())


def _tree(depth: int) -> bytes:
    """A page at the end of a long chain of page trees."""
    objects = objects_of([written(WORDS)])
    first = max(objects) + 1
    for number in range(first, first + depth):
        objects[number] = f"<</Type/Pages/Count 1/Kids[{number + 1} 0 R]>>".encode()
    objects[first + depth] = objects.pop(5)
    return assembled(objects | {PAGES: f"<</Type/Pages/Count 1/Kids[{first} 0 R]>>".encode()})


def _form_loop() -> bytes:
    """Two forms that draw each other many times."""
    objects = objects_of([b"/A Do"], page="")
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 20 0 R/B 21 0 R>>>>"
    objects[20] = stream(b"/B Do " * 99, form)
    objects[21] = stream(b"/A Do " * 99, form)
    objects[5] = objects[5].replace(b"/I 4 0 R", b"/A 20 0 R")
    return assembled(objects)


def _form_bomb() -> bytes:
    """Forms that draw the next one ten times, twelve deep."""
    objects = objects_of([b"/A Do"])
    for level in range(12):
        form = f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A {21 + level} 0 R>>>>"
        objects[20 + level] = stream(b"/A Do " * 10, form)
    objects[32] = stream(written(WORDS), "/Type/XObject/Subtype/Form/BBox[0 0 400 600]")
    objects[5] = objects[5].replace(b"/I 4 0 R", b"/A 20 0 R")
    return assembled(objects)


def _outline(*entries: str) -> bytes:
    objects = objects_of([written(WORDS)], "/Outlines 20 0 R")
    objects[20] = b"<</Type/Outlines/First 21 0 R/Last 21 0 R/Count 9>>"
    return assembled(objects | {21 + number: entry.encode() for number, entry in enumerate(entries)})


def _labels(tree: str) -> bytes:
    return pdf(WORDS, WORDS, catalog=f"/PageLabels{tree}")


def _encrypted() -> bytes:
    """A file that asks for a password: RC4 of 40 bits, with keys that fit none."""
    keys = "/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">"
    return assembled(
        objects_of([written(WORDS)]),
        f"/Encrypt<</Filter/Standard/V 1/R 2/P -4{keys}>>/ID[<00112233445566778899AABBCCDDEEFF><00>]",
    )


def _cmap(count: int) -> bytes:
    """A font whose table of characters makes many of each."""
    ranges = b"".join(b"<%02x><%02x><%s>\n" % (one, one, b"0041" * count) for one in range(256))
    return b"1 begincodespacerange<00><ff>endcodespacerange\n256 beginbfrange\n" + ranges + b"endbfrange"


def _expanding() -> bytes:
    objects = objects_of([b"BT /F 9 Tf 9 9 Td (" + b"a" * 60_000 + b") Tj ET"])
    objects[3] = objects[3].replace(b">>", b"/ToUnicode 20 0 R>>")
    return assembled(objects | {20: stream(_cmap(500))})


def _glyphs() -> bytes:
    """A font whose letters are drawn by words in the same font."""
    objects = objects_of([written([(40, 500, "aaaaaaaaaa")])])
    objects[3] = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]"
        b"/CharProcs<</a 20 0 R>>/Encoding<</Differences[97/a]>>/Resources<</Font<</F 3 0 R>>>>>>"
    )
    return assembled(objects | {20: stream(b"9 0 d0 BT /F 9 Tf (aaaaaaaaaa) Tj ET")})


def _object_stream() -> bytes:
    """Objects that are packed in a stream, which is packed in itself."""
    packed = b"20 0 6 9 <<>> <</Length 1>>"
    return _with(6, stream(packed, "/Type/ObjStm/N 2/First 10/Extends 6 0 R"))


def _many_objects(count: int) -> bytes:
    return assembled(objects_of([written(WORDS)]) | dict.fromkeys(range(20, count), b"<<>>"))


def _drawn(pages: int, drawing: bytes) -> bytes:
    """Pages with words and a drawing, in a file that is padded, so that its size buys time."""
    objects = objects_of([written(WORDS)])
    objects[PAGES] = f"<</Type/Pages/Count {pages}/Kids[{'5 0 R ' * pages}]>>".encode()
    objects[6] = _flate(written(WORDS) + b"\n" + drawing)
    objects[max(objects) + 1] = stream(bytes(3 * 1024 * 1024))
    return assembled(objects)


def _notes(count: int) -> bytes:
    """A page with so many notes that are beside its text."""
    return assembled(
        objects_of([written(WORDS)], page=f"/Annots[{'<</Type/Annot/Subtype/Text/Rect[0 0 9 9]>>' * count}]")
    )


MANY_WORDS = b"BT /F 9 Tf 1 0 0 1 9 9 Tm (council ) Tj " + b"0 1 Td (council words ) Tj\n" * 2_000_000 + b" ET"

FILES: dict[str, Callable[[], bytes]] = {
    "only a beginning": lambda: b"%PDF-1.7\n",
    "nothing but zeros": lambda: b"%PDF-1.7\n\x80" + bytes(100_000),
    "cut in the middle": lambda: GOOD[: len(GOOD) // 2],
    "500 pages of curves": lambda: _drawn(500, b"1 1 m 2 2 l 30 40 50 60 70 80 c S\n" * 20_000),
    "200 pages of many strokes": lambda: _drawn(200, b"1 1 m 2 2 l S\n" * 100_000),
    "20,000 pages of a sentence": lambda: _drawn(20_000, b""),
    "cut before the table": lambda: GOOD[: GOOD.index(b"xref")],
    "noise in the middle": lambda: GOOD[:300] + bytes(range(256)) * 40 + GOOD[300:],
    "a table that points anywhere": lambda: GOOD.replace(b"00000 n", b"99999 n").replace(b"000000", b"999999"),
    "a table that points to itself": lambda: GOOD.replace(b"/Root", b"/Prev %d/Root" % GOOD.index(b"xref")),
    "no catalog": lambda: GOOD.replace(b"/Type/Catalog", b"/Type/Nothing").replace(b"/Pages 2 0 R", b"/Other 2 0 R"),
    "a catalog that is a number": lambda: _with(CATALOG, b"7"),
    "a page tree that holds itself": lambda: _with(PAGES, b"<</Type/Pages/Count 9/Kids[2 0 R 5 0 R 2 0 R]>>"),
    "two page trees that hold each other": lambda: assembled(
        objects_of([written(WORDS)])
        | {
            PAGES: b"<</Type/Pages/Count 2/Kids[20 0 R 20 0 R]>>",
            20: b"<</Type/Pages/Parent 2 0 R/Count 2/Kids[2 0 R 2 0 R]>>",
        }
    ),
    "a count of two thousand million pages": lambda: _with(PAGES, b"<</Type/Pages/Count 2000000000/Kids[5 0 R]>>"),
    "a count below zero": lambda: _with(PAGES, b"<</Type/Pages/Count -5/Kids[5 0 R]>>"),
    "a million pages": lambda: _pages(1_000_000),
    "nineteen thousand pages": lambda: _pages(19_000),
    "a page tree ten thousand deep": lambda: _tree(10_000),
    "a bomb": lambda: _contents(_flate(b"0" * 300_000_000)),
    "a bomb in a bomb in a bomb": lambda: _contents(_flate(bytes(200_000_000), 3)),
    "a bomb of words": lambda: _contents(_flate(MANY_WORDS)),
    "a hundred megabytes of words in a row": lambda: _contents(
        _flate(b"BT /F 9 Tf 9 9 Td (" + b"council " * 12_500_000 + b") Tj ET")
    ),
    "forms that draw each other": _form_loop,
    "forms that draw ten others each": _form_bomb,
    "arrays in arrays": lambda: _contents(stream(b"[" * 1_000_000)),
    "dictionaries in dictionaries": lambda: _with(CATALOG, b"<</A " * 200_000 + b"1" + b">>" * 200_000),
    "a million saved states": lambda: _contents(stream(b"q " * 1_000_000)),
    "brackets without an end": lambda: _contents(stream(b"BT /F 9 Tf (" + b"(" * 2_000_000)),
    "a length that is too long": lambda: _contents(b"<</Length 999999999999>>stream\nBT ET\nendstream"),
    "a length that is its own": lambda: _contents(b"<</Length 6 0 R>>stream\nBT ET\nendstream"),
    "contents that are themselves": lambda: _with(6, b"[6 0 R 6 0 R]"),
    "an encrypted file": _encrypted,
    "an encryption nobody knows": lambda: assembled(
        objects_of([written(WORDS)]), "/Encrypt<</Filter/Secret/V 99/R 99>>/ID[<00><00>]"
    ),
    "bookmarks in a circle": lambda: _outline(
        "<</Title(A)/Parent 20 0 R/Next 22 0 R/Dest[5 0 R/Fit]>>",
        "<</Title(B)/Parent 20 0 R/Next 21 0 R/Dest[5 0 R/Fit]>>",
    ),
    "a bookmark below itself": lambda: _outline("<</Title(A)/Parent 20 0 R/First 21 0 R/Last 21 0 R/Dest[5 0 R/Fit]>>"),
    "labels that go wrong": lambda: _labels("<</Nums[0<</S/r/St 2147483647>>1<</S/A/St 999999999>>]>>"),
    "labels in a circle": lambda: assembled(
        objects_of([written(WORDS)] * 2, "/PageLabels 20 0 R") | {20: b"<</Kids[20 0 R 20 0 R]>>"}
    ),
    "labels of escapes": lambda: _labels("<</Nums[0<</P(\\033]0;title\\007\\012::error::x)/S/D>>]>>"),
    "a page without an end": lambda: assembled(
        objects_of([written(WORDS)], page="/CropBox[-1e38 -1e38 1e38 1e38]/UserUnit 1e30")
    ),
    "words outside of the page": lambda: pdf([(1e30, -1e30, "The council"), (-1e9, 1e9, "met to")]),
    "characters that become five hundred": _expanding,
    "words that steer a terminal": lambda: pdf([(40, 500, "\x1b[31m ::error::no ##[command] \x07 council")]),
    "a picture of four gigabytes": lambda: _with(
        4,
        stream(b"\0", "/Type/XObject/Subtype/Image/Width 65535/Height 65535/ColorSpace/DeviceRGB/BitsPerComponent 8"),
        b"q 9 0 0 9 0 0 cm /I Do Q",
    ),
    "a bomb of words after twenty megabytes of noise": lambda: assembled(
        objects_of([b""]) | {6: _flate(MANY_WORDS), 20: stream(bytes(range(250, 256)) * 3_500_000)}
    ),
    "letters that are drawn by themselves": _glyphs,
    "a stream of objects that holds itself": _object_stream,
    "half a million objects": lambda: _many_objects(500_000),
    "a hundred thousand notes": lambda: _notes(100_000),
    "a page of tiny words in a table": lambda: pdf(
        [(40 + 4.0 * (n % 80), 560 - 0.01 * (n // 80), "a") for n in range(160_000)]
    ),
    "words one upon the other": lambda: pdf([(40, 500, "council " * 10)] * 20_000),
    "a program that runs when it is opened": lambda: pdf(
        WORDS, catalog="/OpenAction<</S/JavaScript/JS(while\\(1\\);)>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>"
    ),
}
"""The files by what is wrong with them."""
