"""The kinds of files that are read into text by a library of the extra ``sources``: the one table of them."""

from __future__ import annotations

from importlib.util import find_spec
from typing import NamedTuple

from argmap.media import DOCX, EPUB, HTML, PDF, Medium

EXTRA = "sources"
"""The extra that brings all the libraries."""


class Kind(NamedTuple):
    """A kind of file: its key as a source's ``format``, how it is recognised, and what reads it.

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
    """Whether the digest of such a file is that of its bytes."""

    @property
    def name(self) -> str:
        """The kind with an article, for people."""
        return self.medium.name

    @property
    def installed(self) -> bool:
        return all(_is_there(module) for _, module in self.needs)

    @property
    def reader_name(self) -> str:
        """What reads such a file here, with its version: ``pypdfium2 5.15.2``. It has to be installed."""
        from importlib.metadata import version  # takes as long as a small map

        if not self.needs:
            return f"argmap {self.format} {self.revision}"
        libraries = ", ".join(f"{distribution} {version(distribution)}" for distribution, _ in self.needs)
        return libraries + (f" ({self.revision})" if self.revision > 1 else "")


_READERS = "argmap.sources.extraction.readers"
KINDS = (
    Kind("pdf", PDF, f"{_READERS}.pdf", (("pypdfium2", "pypdfium2"),), 2),
    Kind("docx", DOCX, f"{_READERS}.docx", (), 3),  # Expat, which comes with Python
    Kind("epub", EPUB, f"{_READERS}.epub", (("selectolax", "selectolax"),), 3),
    Kind("html", HTML, f"{_READERS}.html", (("selectolax", "selectolax"),), 3, binary=False),
)
OF_FORMAT = {kind.format: kind for kind in KINDS}
"""The kinds by their keys."""
OF_MEDIUM = {kind.medium: kind for kind in KINDS}
"""The kinds by how they are recognised."""


def kind_of(medium: Medium | None, declared: str | None) -> Kind | None:
    """What reads a file, by the kind that its bytes are of and by the format that its source declares.

    None where it is read as a text, or not at all. What a source declares decides for HTML, which is a text as well.
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
