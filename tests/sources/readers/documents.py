"""DOCX and EPUB files made of their parts, for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": _OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
PARTS = {
    "styles": ("styles", "w:styles"),
    "footnotes": ("footnotes", "w:footnotes"),
    "endnotes": ("endnotes", "w:endnotes"),
    "header": ("header", "w:hdr"),
    "footer": ("footer", "w:ftr"),
    "diagram": ("diagramData", "dgm:dataModel"),
    "chart": ("chart", "c:chartSpace"),
}
"""The parts beside the text: the kind of the relation, and the outermost element."""


def zipped(parts: Mapping[str, str | bytes] | Iterable[tuple[str, str | bytes]]) -> bytes:
    """A ZIP archive of parts by their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items() if isinstance(parts, Mapping) else parts:
            archive.writestr(name, content)
    return made.getvalue()


def docx(body: str, pages: int | None = None, namespaces: str = _DECLARED, **parts: str) -> bytes:
    """A DOCX: what is in ``w:body``, how many pages Word has counted, and what is in the parts by their names.

    A part is referred to by its name (``r:id="chart"``).
    """
    made = {
        "word/document.xml": f"<w:document {namespaces}><w:body>{body}</w:body></w:document>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>',
        "docProps/app.xml": f"<Properties>{'' if pages is None else f'<Pages>{pages}</Pages>'}</Properties>",
    }
    relations = ""
    for name, content in parts.items():
        kind, root = PARTS[name]
        made[f"word/{name}.xml"] = f"<{root} {namespaces}>{content}</{root}>"
        relations += f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
    made["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'
    return zipped(made)


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">{}</html>'


def chapter(body: str) -> str:
    """A file of a book, by what is in ``body``."""
    return XHTML.format(f"<head><title>not read</title></head><body>{body}</body>")


def opf(manifest: str, spine: Iterable[str], toc: str = "") -> str:
    """The package document of a book: its manifest, and the ids in its order."""
    order = "".join(f'<itemref idref="{one}"/>' for one in spine)
    table = f' toc="{toc}"' if toc else ""
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f"<manifest>{manifest}</manifest><spine{table}>{order}</spine></package>"
    )


def epub(chapters: Mapping[str, str], nav: str = "", ncx: str = "", **more: str | bytes) -> bytes:
    """An EPUB: chapters by their names, each the content of ``body``; ``nav`` and ``ncx`` list pages."""
    listed = "".join(f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in chapters)
    parts: dict[str, str | bytes] = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    if nav:
        listed += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        parts["OEBPS/nav.xhtml"] = chapter(nav)
    if ncx:
        listed += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        parts["OEBPS/toc.ncx"] = f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/">{ncx}</ncx>'
    parts["OEBPS/book.opf"] = opf(listed, [*chapters, *(["nav"] if nav else [])], "ncx" if ncx else "")
    parts |= {f"OEBPS/{name}.xhtml": chapter(body) for name, body in chapters.items()}
    return zipped(parts | more)
