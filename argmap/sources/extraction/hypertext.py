"""HTML as people see it: which elements are paragraphs, cells, headings and marks, and which are hidden.

Menus, banners and footers around the text are read as well: people see these words, and only a person can decide that
they are not part of the argument. Style sheets are not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from argmap.sources.extraction.flow import Break, Flow
from argmap.sources.extraction.inline_style import style_of
from argmap.sources.extraction.raised_words import raised

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p",
    "plaintext", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead", "ul", "xmp",
})  # fmt: skip
_APART = frozenset({"button", "embed", "img", "input", "meter", "object", "progress", "select", "svg", "textarea"})
"""Elements within a line that are never part of a word."""
_NOT_SHOWN = frozenset({
    "annotation", "annotation-xml", "area", "audio", "base", "basefont", "bgsound", "canvas", "datalist",
    "frameset", "head", "iframe", "link", "meta", "noembed", "noframes", "noscript", "param", "rp", "script",
    "source", "style", "template", "title", "track", "video",
})  # fmt: skip
"""Elements that browsers hide or show only as a fallback; of MathML, the source beside a formula."""
_NOT_SHOWN_IN_SVG = frozenset({"defs", "desc", "metadata", "symbol", "title"})
_PRESERVED = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})
_STRUCK = frozenset({"del", "s", "strike"})
_NOTES = frozenset({"footnote", "endnote", "rearnote", "note"})
"""Notes that e-books show when their mark is touched."""
_REFERENCES = frozenset({"noteref", "doc-noteref"})
_PAGE_BREAKS = frozenset({"pagebreak", "doc-pagebreak"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PAGE = re.compile(r"^(?:page|p\.|pg\.?|seite|página|pagina|стр\.)\s*", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,4}")
_LETTER = re.compile(r"[^\W\d_]{1,3}")


def mark_of_note(words: str) -> str:
    """The mark of a note in plain text: ``[7]``, ``[^a]``; symbols such as ``*`` stay the same."""
    if _NUMBER.fullmatch(words):
        return f"[{words}]"
    return f"[^{words}]" if _LETTER.fullmatch(words) else words


class _Open(NamedTuple):
    """An open element, and whether its surroundings are shown and keep their white space."""

    tag: str
    is_shown: bool
    is_visible: bool
    is_block: bool
    is_title: bool
    is_preserved: bool
    is_struck: bool


class Hypertext:
    """Writes a text from the elements of an HTML document, which come in order.

    ``targets`` are the ids at which pages begin, with their labels; without them, the page breaks that the document
    marks. ``skipped`` are the kinds of ``nav`` that are no part of the text (of an e-book, its table of contents).
    """

    def __init__(
        self, flow: Flow, targets: Mapping[str, str] | None = None, skipped: frozenset[str] = frozenset()
    ) -> None:
        self.flow = flow
        self._targets = targets
        self._skipped = skipped
        self._open: list[_Open] = []
        self._is_shown = True
        self._is_visible = True
        """Whether words of shown elements are visible: ``visibility``, which an inner element may reset."""
        self._is_preserved = False
        self._in_svg = 0
        self._note: list[str] | None = None
        """The words of the mark that is being read."""
        self._note_depth = 0
        self._is_link = False
        self._links = 0
        self._struck_from: int | None = None
        self._readings: list[int] = []

    def start(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Begin an element. Names are in small letters, ``epub:type`` has its prefix."""
        before, was_visible = self._is_shown, self._is_visible
        style = style_of(attributes.get("style") if attributes else None)
        if style.is_visible is not None:
            self._is_visible = style.is_visible
        if before and (style.is_hidden or self._hides(tag, attributes)):
            self._is_shown = False
        is_block, level = False, None
        if self._is_shown:
            is_block = tag in _BLOCKS or style.is_block
            level = _level(tag, attributes)
            self._begin(tag, attributes, is_block)
        if level is not None:
            self.flow.begin_title(level)
        is_struck = self._struck_from is None and (tag in _STRUCK or style.is_struck)
        if is_struck:
            self._struck_from = self.flow.here
        self._open.append(_Open(tag, before, was_visible, is_block, level is not None, self._is_preserved, is_struck))
        if tag in _PRESERVED:
            self._is_preserved = True

    def text(self, words: str) -> None:
        """Add words of the open element."""
        if not (self._is_shown and self._is_visible):
            return
        if self._note is not None:
            self._note.append(words)
        elif self._is_preserved:
            self.flow.lines(words)
        else:
            self.flow.words(words)

    def end(self) -> None:
        """End the element that was opened last."""
        element = self._open.pop()
        self._is_preserved = element.is_preserved
        if element.is_struck and self._struck_from is not None:
            self.flow.strike(self._struck_from)
            self._struck_from = None
        if self._is_shown:
            self._end(element)
        self._is_shown, self._is_visible = element.is_shown, element.is_visible

    def _hides(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        if tag in _NOT_SHOWN or (self._in_svg and tag in _NOT_SHOWN_IN_SVG):
            return True
        if tag == "dialog" and "open" not in attributes:
            return True
        if not attributes:
            return False
        types = _types(attributes)
        if types & _PAGE_BREAKS:
            self._break_page(attributes)
            return True
        if tag == "nav" and types & self._skipped:
            return True
        if "hidden" in attributes:
            return (attributes["hidden"] or "").lower() != "until-found" and not types & _NOTES
        return "popover" in attributes

    def _break_page(self, attributes: Mapping[str, str | None]) -> None:
        """Begin a page; its number is the page's label and not a word of the text."""
        label = attributes.get("title") or attributes.get("aria-label") or ""
        name = attributes.get("id") or ""
        if self._targets is not None:
            label = self._targets.get(name, "")
        if label.strip():
            self.flow.page(page_label(label))

    def _begin(self, tag: str, attributes: Mapping[str, str | None], is_block: bool) -> None:
        flow = self.flow
        if self._targets and (label := self._targets.get(attributes.get("id") or attributes.get("name") or "")):
            flow.page(page_label(label))
        if is_block:
            flow.part(Break.PARAGRAPH)
        elif tag in _APART:
            flow.part(Break.BLANK)
        if tag in _BEGIN:
            _BEGIN[tag](self)
        if self._note is None and (tag == "sup" or (attributes and _types(attributes) & _REFERENCES)):
            self._note, self._note_depth, self._is_link = [], len(self._open), tag != "sup" or self._links > 0

    def _end(self, element: _Open) -> None:
        flow, tag = self.flow, element.tag
        if self._note is not None:
            self._is_link = self._is_link or tag == "a"
            if self._note_depth == len(self._open):
                self._end_note()
        if tag in _END:
            _END[tag](self)
        if element.is_title:
            flow.end_title()
        if element.is_block:
            flow.part(Break.PARAGRAPH)
        elif tag in _APART:
            flow.part(Break.BLANK)

    def _end_note(self) -> None:
        words, self._note = "".join(self._note or ()), None
        bare = words.strip()
        self.text(words.replace(bare, mark_of_note(bare) if self._is_link else raised(bare)) if bare else words)

    def _mark(self) -> None:
        self.text('"')

    def _begin_link(self) -> None:
        self._links += 1

    def _end_link(self) -> None:
        self._links -= 1

    def _begin_picture(self) -> None:
        self._in_svg += 1

    def _end_picture(self) -> None:
        self._in_svg -= 1

    def _begin_reading(self) -> None:
        self._readings.append(self.flow.here)

    def _end_reading(self) -> None:
        if self._readings:
            self.flow.furniture(self._readings.pop())


_BEGIN: dict[str, Callable[[Hypertext], None]] = {
    "br": lambda writer: writer.flow.end_line(),
    "tr": lambda writer: writer.flow.row(),
    "td": lambda writer: writer.flow.cell(),
    "th": lambda writer: writer.flow.cell(),
    "a": Hypertext._begin_link,
    "svg": Hypertext._begin_picture,
    "rt": Hypertext._begin_reading,
    "q": Hypertext._mark,
}
"""The actions at the beginning of an element, besides block breaks."""
_END: dict[str, Callable[[Hypertext], None]] = {
    "tr": lambda writer: writer.flow.end_row(),
    "a": Hypertext._end_link,
    "svg": Hypertext._end_picture,
    "rt": Hypertext._end_reading,
    "q": Hypertext._mark,
}
"""The actions at its end."""


def page_label(words: str) -> str:
    """A page's number without the words around it: ``7`` of ``Page 7.``"""
    words = " ".join(words.split())
    return _PAGE.sub("", words).strip("[]. ") or words


def _types(attributes: Mapping[str, str | None]) -> set[str]:
    """The declared types of an element, for e-books and screen readers."""
    if "epub:type" not in attributes and "role" not in attributes:
        return set()
    return set(f"{attributes.get('epub:type') or ''} {attributes.get('role') or ''}".lower().split())


def _level(tag: str, attributes: Mapping[str, str | None]) -> int | None:
    """The level of a heading; None for other elements."""
    if tag in _HEADINGS:
        return _HEADINGS[tag]
    if not attributes or attributes.get("role") != "heading":
        return None
    level = attributes.get("aria-level") or "2"
    return int(level) if level in "123456" else 6
