"""The parts of a document: their places in its package, and their words."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from argmap.sources.extraction.archive import DAMAGED, Package
from argmap.sources.extraction.extract import UnreadableError
from argmap.sources.extraction.flow import Flow
from argmap.sources.extraction.progress import PROGRESS
from argmap.sources.extraction.readers.docx.pieces import Appearance
from argmap.sources.extraction.readers.docx.styles import Styles
from argmap.sources.extraction.readers.docx.words import Words
from argmap.sources.extraction.safe_xml import read_part

MAX_PARTS = 1_000
"""The maximum number of headers, footers, diagrams and charts that are read."""


class Relation(NamedTuple):
    """A part that another one refers to."""

    id: str
    kind: str
    target: str


class Document:
    """A package with the parts of a document."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.around_package = relations(package, "")
        main = next((one.target for one in self.around_package if one.kind == "officeDocument"), "word/document.xml")
        found = package.find(main)
        if found is None:
            raise UnreadableError(f"{DAMAGED}: {main} is missing from it")
        self.main = found
        self.relations = relations(package, found)
        self.appearance = self._styles()
        self._parts = 0

    def words(self, part: str) -> Words:
        """The words of a part; only the main part has pages."""
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise UnreadableError(f"has more than {MAX_PARTS:,} parts with words")
        is_main = part == self.main
        words = Words(self.appearance, has_pages=is_main)
        progress = PROGRESS if is_main else None
        read_part(part, self.package.read(part), words.start, words.end, words.text, progress)
        return words

    def notes(self, kind: str) -> dict[str, Flow]:
        """The notes of a kind by their ids."""
        part = next((one.target for one in self.relations if one.kind == kind and one.target in self.package), None)
        return {} if part is None else self.words(part).noted

    def around(self) -> list[Flow]:
        """The headers and footers of pages."""
        parts = dict.fromkeys(one.target for one in self.relations if one.kind in ("header", "footer"))
        return [self.words(part).flow for part in parts if part in self.package]

    def _styles(self) -> Appearance:
        styles = Styles()
        part = next((one.target for one in self.relations if one.kind == "styles"), "")
        if part in self.package:
            read_part(part, self.package.read(part), styles.start, styles.end, lambda _: None)
        return Appearance(styles.levels(), styles.hidden(), self._drawn)

    def _drawn(self, reference: str) -> Flow | None:
        part = next((one.target for one in self.relations if one.id == reference), "")
        return self.words(part).flow if part in self.package else None


def relations(package: Package, part: str) -> list[Relation]:
    """The references of a part within the package; without a part, those of the package itself."""
    folder, name = posixpath.split(part)
    listing = package.find(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: list[Relation] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        if element.rpartition(" ")[2] == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.append(Relation(attributes.get("Id", ""), kind, package.find(target) or target))

    if listing is not None:
        read_part(listing, package.read(listing), start, lambda _: None, lambda _: None)
    return found
