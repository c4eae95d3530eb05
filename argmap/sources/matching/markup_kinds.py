"""How the second reading of a source takes its markup."""

from __future__ import annotations

PLAIN, TEXT, MARKDOWN, RST = "plain", "text", "markdown", "rst"
EXTRACTED = "extracted"
"""A text without markup that a reader has made: it has told what running heads there are."""
_SUFFIXES = {".md": MARKDOWN, ".markdown": MARKDOWN, ".mkd": MARKDOWN, ".mdown": MARKDOWN, ".rst": RST}


def markup_of(file: str, declared: str | None = None) -> str:
    """How the markup of a file is read: as its format says, else as its suffix does, else with care."""
    if declared is not None:
        return PLAIN if declared == TEXT else declared
    stem, dot, suffix = file.rpartition(".")
    return _SUFFIXES.get((dot + suffix).lower(), TEXT) if stem else TEXT
