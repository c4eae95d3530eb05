"""The table of the kinds of files from which argmap extracts text."""

from __future__ import annotations

from importlib.util import find_spec
from typing import NamedTuple

from argmap.media import DOCX, EPUB, HTML, PDF, Medium

EXTRA = "sources"
"""The extra with all the libraries."""


class Kind(NamedTuple):
    """A kind of file: its key as a source's ``format``, its medium, and its reader.

    ``needs`` are the distributions that the reader uses beside Python's own library, the one that makes the text first,
    each with the module that shows whether it is installed. ``revision`` is raised with every change of the reader that
    may change a text.
    """

    format: str
    medium: Medium
    module: str
    needs: tuple[tuple[str, str], ...]
    revision: int = 1
    binary: bool = True
    """Whether the digest of such a file is over its bytes."""

    @property
    def name(self) -> str:
        """The kind with an article, for messages."""
        return self.medium.name

    @property
    def installed(self) -> bool:
        return all(_is_there(module) for _, module in self.needs)

    @property
    def reader_name(self) -> str:
        """The reader of such a file, with its version: ``pypdfium2 5.15.2``. It must be installed."""
        from importlib.metadata import version  # takes as long as a small map

        if not self.needs:
            return f"argmap {self.format} {self.revision}"
        libraries = ", ".join(f"{distribution} {version(distribution)}" for distribution, _ in self.needs)
        return libraries + (f" ({self.revision})" if self.revision > 1 else "")


_READERS = "argmap.sources.extraction.readers"
KINDS = (
    Kind("pdf", PDF, f"{_READERS}.pdf", (("pypdfium2", "pypdfium2"),), 3),
    Kind("docx", DOCX, f"{_READERS}.docx", (), 3),  # Expat, which comes with Python
    Kind("epub", EPUB, f"{_READERS}.epub", (("selectolax", "selectolax"),), 3),
    Kind("html", HTML, f"{_READERS}.html", (("selectolax", "selectolax"),), 3, binary=False),
)
OF_FORMAT = {kind.format: kind for kind in KINDS}
"""The kinds by their keys."""
OF_MEDIUM = {kind.medium: kind for kind in KINDS}
"""The kinds by their medium."""


def kind_of(medium: Medium | None, declared: str | None) -> Kind | None:
    """The kind that reads a file, by its bytes and by the format that its source declares.

    None if it is read as text, or not at all. The declaration decides for HTML, which is text as well.
    """
    if declared in OF_FORMAT and (medium is None or medium is OF_FORMAT[declared].medium):
        return OF_FORMAT[declared]
    found = OF_MEDIUM.get(medium) if medium is not None else None
    return None if found is None or (not found.binary and declared is not None) else found


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False
