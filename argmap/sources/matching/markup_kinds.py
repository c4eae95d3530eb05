"""How the second reading of a source takes its markup."""

from __future__ import annotations

PLAIN, TEXT, MARKDOWN, RST = "plain", "text", "markdown", "rst"
EXTRACTED = "extracted"
"""A text without markup, made by a reader that has already marked its running heads."""
_SUFFIXES = {".md": MARKDOWN, ".markdown": MARKDOWN, ".mkd": MARKDOWN, ".mdown": MARKDOWN, ".rst": RST}


def markup_of(file: str, declared: str | None = None) -> str:
    """The kind of markup of a file: by its format, else by its suffix, else that of plain text."""
    if declared is not None:
        return PLAIN if declared == TEXT else declared
    stem, dot, suffix = file.rpartition(".")
    return _SUFFIXES.get((dot + suffix).lower(), TEXT) if stem else TEXT
