"""DOCX and DOCM: WordprocessingML in a ZIP archive.

The notes stand behind the text, each with its mark; behind them the heads and feet of pages, which have no place.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.sources.extract import Extract, UnreadableError
from argmap.sources.flow import Break, Flow
from argmap.sources.package import DAMAGED, Package
from argmap.sources.safe_xml import read_part
from argmap.sources.wordprocessing import Looks, Words, is_on, known, outline_level, qualified

MAX_PARTS = 1_000
"""How many heads, feet, diagrams and charts are read."""
_HEADING = re.compile(r"heading\s?([1-9])", re.IGNORECASE)
_NOTES = {"footnote": "footnotes", "endnote": "endnotes"}


def read(data: bytes) -> Extract:
    """The text of a DOCX, with its headings, and its pages if Word has marked them all. Raises UnreadableError."""
    document = _Document(Package(data))
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


class _Relation(NamedTuple):
    """A part that another one refers to."""

    id: str
    kind: str
    target: str


class _Document:
    """A package with the parts of a document."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.around_package = _relations(package, "")
        main = next((one.target for one in self.around_package if one.kind == "officeDocument"), "word/document.xml")
        found = package.find(main)
        if found is None:
            raise UnreadableError(f"{DAMAGED}: {main} is missing from it")
        self.main = found
        self.relations = _relations(package, found)
        self.looks = self._styles()
        self._parts = 0

    def words(self, part: str) -> Words:
        """What a part holds; pages are those of the main part."""
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise UnreadableError(f"has more than {MAX_PARTS:,} parts with words")
        words = Words(self.looks, has_pages=part == self.main)
        read_part(part, self.package.read(part), words.start, words.end, words.text)
        return words

    def notes(self, kind: str) -> dict[str, Flow]:
        """The notes of a kind by their ids."""
        part = next((one.target for one in self.relations if one.kind == kind and one.target in self.package), None)
        return {} if part is None else self.words(part).noted

    def around(self) -> list[Flow]:
        """The heads and feet of pages."""
        parts = dict.fromkeys(one.target for one in self.relations if one.kind in ("header", "footer"))
        return [self.words(part).flow for part in parts if part in self.package]

    def _styles(self) -> Looks:
        styles = _Styles()
        part = next((one.target for one in self.relations if one.kind == "styles"), "")
        if part in self.package:
            read_part(part, self.package.read(part), styles.start, styles.end, lambda _: None)
        return Looks(styles.levels(), styles.hidden(), self._drawn)

    def _drawn(self, reference: str) -> Flow | None:
        part = next((one.target for one in self.relations if one.id == reference), "")
        return self.words(part).flow if part in self.package else None


def _relations(package: Package, part: str) -> list[_Relation]:
    """What a part refers to within the package; of the package itself where no part is given."""
    folder, name = posixpath.split(part)
    listing = package.find(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: list[_Relation] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element.rpartition(" ")[2] == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.append(_Relation(attributes.get("Id", ""), kind, package.find(target) or target))

    if listing is not None:
        read_part(listing, package.read(listing), start, lambda _: None, lambda _: None)
    return found


@dataclass
class _Style:
    name: str = ""
    based_on: str = ""
    level: int | None = None
    is_hidden: bool | None = None
    is_outlined: bool = False


@dataclass
class _Styles:
    """Reads which styles are headings or hidden: by their level in the outline, or a name that all languages share."""

    found: dict[str, _Style] = field(default_factory=dict)
    style: _Style | None = None

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        name, said = qualified(element), known(attributes)
        if name == "w:style":
            self.style = self.found.setdefault(said.get("w:styleId", ""), _Style())
        elif self.style is None:
            return
        elif name == "w:name":
            self.style.name = said.get("w:val", "")
        elif name == "w:basedOn":
            self.style.based_on = said.get("w:val", "")
        elif name == "w:outlineLvl":
            self.style.level, self.style.is_outlined = outline_level(said), True
        elif name == "w:vanish":
            self.style.is_hidden = is_on(said)

    def end(self, element: str) -> None:
        if qualified(element) == "w:style":
            self.style = None

    def levels(self) -> dict[str, int]:
        found = {f"Heading{level}": level for level in range(1, 10)} if not self.found else {}
        for key in self.found:
            level = next((_own_level(style) for style in self._ancestry(key) if _tells_level(style)), None)
            if level is not None:
                found[key] = level
        return found

    def hidden(self) -> frozenset[str]:
        told = {key: [style.is_hidden for style in self._ancestry(key)] for key in self.found}
        return frozenset(key for key, those in told.items() if next((one for one in those if one is not None), False))

    def _ancestry(self, key: str) -> list[_Style]:
        """A style and those that it is based on."""
        seen: dict[str, _Style] = {}
        while key in self.found and key not in seen and len(seen) < 20:
            seen[key] = self.found[key]
            key = seen[key].based_on
        return list(seen.values())


def _tells_level(style: _Style) -> bool:
    return style.is_outlined or _own_level(style) is not None


def _own_level(style: _Style) -> int | None:
    if style.is_outlined:
        return style.level
    named = _HEADING.fullmatch(style.name)
    return int(named[1]) if named else 1 if style.name.lower() == "title" else None


def _tells_pages(document: _Document, body: Words) -> bool:
    """Whether the ends of all pages are marked, and pages are numbered from 1: so many as Word counted last."""
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
