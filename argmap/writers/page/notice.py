"""What a page had to do without, told as a finding; no rule of the check, as nothing is wrong with the map."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.catalogue import Severity
from argmap.document import MapDocument
from argmap.findings import Finding


@dataclass(frozen=True, slots=True)
class Notice(Finding):
    """A remark on an export; ``for_all`` says that it holds for all maps of the page."""

    for_all: bool = False

    @classmethod
    def of(cls, document: MapDocument, message: str, for_all: bool = False) -> Notice:
        """A remark on a map as a whole."""
        return cls("export", message, document.text.span(0, 0), for_all=for_all)

    @property
    def name(self) -> str:
        return "export"

    @property
    def severity(self) -> Severity:
        return Severity.INFO
