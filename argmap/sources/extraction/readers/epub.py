"""EPUB 2 and 3: XHTML in a ZIP archive, read in the order of its spine."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from argmap.sources.extraction.archive import DAMAGED, Package
from argmap.sources.extraction.charsets import decoded
from argmap.sources.extraction.extract import Extract, UnreadableError
from argmap.sources.extraction.flow import Flow
from argmap.sources.extraction.hypertext import Hypertext, page_label
from argmap.sources.extraction.hypertext_parsing import EPUB_TYPE, parse_html, parse_xhtml
from argmap.sources.extraction.progress import PROGRESS
from argmap.sources.extraction.safe_xml import MalformedError, read_part, read_xml

MAX_CHAPTERS = 10_000
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PACKAGE = "application/oebps-package+xml"
_HYPERTEXT = (
    "application/xhtml+xml",
    "text/html",
    "application/xml",
    "text/xml",
    "image/svg+xml",
    "text/x-oeb1-document",
)
_TABLES = frozenset({"toc", "page-list", "landmarks", "doc-toc", "doc-pagelist"})
"""Parts of a navigation document that are not part of the text."""


class _Item(NamedTuple):
    """A file of the book, from its manifest."""

    name: str
    media_type: str
    properties: frozenset[str]
    fallback: str


class _Book:
    """The package document: the files, their order, and the place of the page list."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = _root(package)
        self.items: dict[str, _Item] = {}
        self.spine: list[str] = []
        self.ncx = ""
        read_part(self.root, package.read(self.root), self._start, lambda _: None, lambda _: None)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "item":
            self.items[attributes.get("id", "")] = _Item(
                _resolved(self.root, attributes.get("href", ""))[0],
                attributes.get("media-type", "").lower().strip(),
                frozenset(attributes.get("properties", "").split()),
                attributes.get("fallback", ""),
            )
        elif local == "spine":
            self.ncx = attributes.get("toc", "")
        elif local == "itemref":
            self.spine.append(attributes.get("idref", ""))
            if len(self.spine) > MAX_CHAPTERS:
                raise UnreadableError(f"has more than {MAX_CHAPTERS:,} chapters")

    def chapters(self) -> list[_Item]:
        """The files with the text, in order, each once."""
        found: dict[str, _Item] = {}
        for reference in self.spine:
            item = self._readable(reference)
            if item is not None:
                found.setdefault(item.name, item)
        if not self.spine:
            raise UnreadableError("is damaged: it lists no chapters")
        return list(found.values())

    def _readable(self, reference: str) -> _Item | None:
        """The file at a place of the spine, or its fallback; None if it has no words, such as a picture."""
        seen: set[str] = set()
        while True:
            item = self.items.get(reference)
            if item is None:
                raise UnreadableError(f"is damaged: its contents name {reference!r}, which it does not list")
            if item.media_type in _HYPERTEXT:
                return item
            seen.add(reference)
            if not item.fallback or item.fallback in seen:
                break
            reference = item.fallback
        if not item.media_type.startswith(("image/", "audio/", "video/")):
            raise UnreadableError(f"has an unreadable chapter: {item.name} is {item.media_type or 'of no known kind'}")
        return None


def read(data: bytes) -> Extract:
    """The text of an EPUB, with its headings and, if it lists them, its pages. Raises UnreadableError."""
    book = _Book(Package(data))
    chapters = book.chapters()
    _refuse_protected(book.package, {chapter.name for chapter in chapters})
    pages = _listed_pages(book)
    flow = Flow()
    for number, chapter in enumerate(chapters):
        PROGRESS.reach(number / len(chapters))
        targets = None if pages is None else pages.get(chapter.name, {})
        if targets and (label := targets.pop("", None)):
            flow.page(page_label(label))
        flow.append(_chapter(book.package, chapter, targets))
    return flow.extract("holds no words: its pages are pictures, or empty", "recognize their words first (OCR)")


def _root(package: Package) -> str:
    """The name of the package document."""
    if _CONTAINER not in package:
        raise UnreadableError(f"{DAMAGED}: {_CONTAINER} is missing")
    roots: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(" ")[2] == "rootfile" and attributes.get("media-type", _PACKAGE) == _PACKAGE:
            roots.append(attributes.get("full-path", ""))

    read_part(_CONTAINER, package.read(_CONTAINER), start, lambda _: None, lambda _: None)
    found = next(filter(None, map(package.find, roots)), None)
    if found is None:
        raise UnreadableError(f"{DAMAGED}: {_CONTAINER} names no existing package document")
    return found


def _resolved(base: str, reference: str) -> tuple[str, str]:
    """The part named by a reference in another part, and the place in it."""
    try:
        path, fragment = urlsplit(reference)[2:5:2]
    except ValueError:
        path, fragment = reference, ""
    name = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path))) if path else base
    return name, unquote(fragment)


def _refuse_protected(package: Package, wanted: set[str]) -> None:
    """Raise UnreadableError if files with text are encrypted; encrypted fonts do not matter."""
    if _ENCRYPTION not in package:
        return
    encrypted: set[str] = set()

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name.rpartition(" ")[2] == "CipherReference":
            encrypted.add(posixpath.normpath(unquote(attributes.get("URI", "")).lstrip("/")))

    read_part(_ENCRYPTION, package.read(_ENCRYPTION), start, lambda _: None, lambda _: None)
    if encrypted & wanted:
        raise UnreadableError("is protected (DRM): its text is encrypted", "use a copy without protection")


def _listed_pages(book: _Book) -> dict[str, dict[str, str]] | None:
    """The beginnings of pages: the ids in each part, with their labels. None if the book does not list them."""
    found: dict[str, dict[str, str]] = {}
    listing = next((item.name for item in book.items.values() if "nav" in item.properties), None)
    for name in (listing, book.items[book.ncx].name if book.ncx in book.items else None):
        if name is None or found or (part := book.package.find(name)) is None:
            continue
        pages = _PageList()
        try:
            read_xml(book.package.read(part), pages.start, pages.end, pages.text)
        except MalformedError:
            continue
        for reference, label in pages.found:
            target, place = _resolved(part, reference)
            found.setdefault(book.package.find(target) or target, {}).setdefault(place, label)
    return found or None


class _PageList:
    """Reads the list of pages in a navigation document (``nav``) or in an NCX (``pageList``)."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._depth = 0
        self._within = 0
        self._label = ""
        self._reference = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._depth += 1
        kind = f"{attributes.get(EPUB_TYPE, '')} {attributes.get('role', '')}".split()
        if not self._within and (local == "pageList" or (local == "nav" and {"page-list", "doc-pagelist"} & set(kind))):
            self._within = self._depth
        if local in ("a", "pageTarget"):
            self._label, self._reference = "", attributes.get("href", "")
        elif local == "content":
            self._reference = attributes.get("src", "")

    def text(self, words: str) -> None:
        if self._within:
            self._label += words

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if self._within and local in ("a", "pageTarget") and self._label.strip() and self._reference:
            self.found.append((self._reference, " ".join(self._label.split())))
        if self._within == self._depth:
            self._within = 0
        self._depth -= 1


def _chapter(package: Package, chapter: _Item, targets: Mapping[str, str] | None) -> Flow:
    """Write the text of one file of the book."""
    if (name := package.find(chapter.name)) is None:
        raise UnreadableError(f"is not complete: its chapter {chapter.name} is missing", "get the file again")
    try:
        content = decoded(package.read(name))
    except UnreadableError as error:
        raise UnreadableError(f"has a chapter that cannot be read: {name} {error}", error.hint) from None
    skipped = _TABLES if "nav" in chapter.properties else frozenset()
    flow = Flow()
    try:
        parse_xhtml(content, Hypertext(flow, targets, skipped))
    except MalformedError:  # many books are not XML, but e-book readers show them anyway
        flow = Flow()
        parse_html(content, Hypertext(flow, targets, skipped))
    return flow
