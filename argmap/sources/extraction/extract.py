"""The result of a reader for a file that is not plain text: its text, and places in it.

Offsets count the characters of the extracted text, from 0; ends are exclusive.
"""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """A page: its label for citations (``xii``, ``7``), and the offset of its beginning.

    ``again`` is set if the text returns to a page: for its footnotes, or after those of the page before.
    """

    label: str
    offset: int
    again: bool = False


class Title(NamedTuple):
    """A heading marked by the file itself: its level from 1, and its place."""

    level: int
    start: int
    end: int


class Extract(NamedTuple):
    """The text of a file. Lines end with a line feed, and paragraphs with an empty line.

    ``pages`` and ``titles`` are in order; each is empty if the file does not list any. ``furniture`` are
    the stretches of running heads, running feet and page numbers: they do not interrupt quotes, and coverage
    does not count them as missing. ``unread`` has the labels of pages that could not be read because they are scanned
    or damaged. ``lost`` has the labels of pages with characters for which the file has only the shape.
    """

    content: str
    pages: tuple[Page, ...] = ()
    titles: tuple[Title, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    unread: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


class UnreadableError(Exception):
    """A file that its reader cannot turn into a text: damaged, encrypted, without words, or over a limit.

    The message gives the reason and follows the file's name; ``hint`` says what to do.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint
