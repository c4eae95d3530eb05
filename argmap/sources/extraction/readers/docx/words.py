"""The words of a WordprocessingML part, the XML of DOCX, as Word shows them.

ECMA-376 part 1, section 17; without deleted and hidden words. A text box follows the paragraph that it hangs on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeAlias

from argmap.sources.extraction.extract import UnreadableError
from argmap.sources.extraction.flow import Break, Flow
from argmap.sources.extraction.raised_words import raised
from argmap.sources.extraction.readers.docx.pieces import Alternatives, Appearance, Note, Paragraph, Run, roman
from argmap.sources.extraction.readers.docx.symbols import symbol
from argmap.sources.extraction.readers.docx.wordml import is_on, known, outline_level, qualified

_LEFT_OUT = frozenset({
    "w:del", "w:moveFrom", "w:delText", "w:delInstrText", "w:instrText", "w:fldData", "w:sdtPr", "w:sectPr",
    "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:numPr", "w:pPrChange", "w:rPrChange", "w:sectPrChange",
    "w:tblPrChange", "c:numCache", "c:numLit",
})  # fmt: skip
"""Elements without shown words: the old words of a change, and formatting."""
_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
_OF_WORDS = frozenset({"w:t", "m:t", "a:t", "c:v"})
MAX_ELEMENTS = 1_000_000
"""The maximum number of elements in a part: a thousand pages of Word have a few hundred thousand."""
_LINE_ENDS = re.compile(r"[\r\n]+")
_HALF_POINTS = re.compile(r"-?\d{1,4}")
_MIN_MOVED = 4
"""The minimum shift of raised words, in half points."""


class Words:
    """Reads the elements of one part, in order, into ``flow``."""

    def __init__(self, appearance: Appearance, *, has_pages: bool = False) -> None:
        self.flow = Flow()
        self._has_pages = has_pages
        if has_pages:
            self.flow.page("1")
        self.notes: dict[tuple[str, str], Note] = {}
        """The notes referred to, in the order of their marks."""
        self._numbers: Counter[str] = Counter()
        self.noted: dict[str, Flow] = {}
        """The notes in this part, by their ids."""
        self.page_breaks = 0
        """The number of page ends marked by Word."""
        self.numbers_pages = False
        """Whether pages are numbered otherwise than from 1 to the last."""
        self._appearance = appearance
        self._elements = 0
        self._open: list[str] = []
        self._skipped = 0
        self._outer: list[Flow] = []
        self._paragraphs: list[Paragraph] = []
        self._joins = False
        self._runs: list[Run] = []
        self._alternatives: list[Alternatives] = []
        self._fields: list[bool] = []
        """For each open field, whether its code is being read."""
        self._readings: list[int] = []
        self._text: list[str] = []
        self._trims = False
        self._charted: set[str] = set()
        self._written = 0
        self._note = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise UnreadableError(f"has a part with more than {MAX_ELEMENTS:,} elements", "split it")
        name = qualified(name)
        self._open.append(name)
        if self._skipped:
            self._skipped += 1
            if name == "w:pgNumType":
                self._page_numbers(known(attributes))
        elif name in _LEFT_OUT:
            self._skipped = 1
            if self._open[-3:-1] == ["w:pPr", "w:rPr"] and self._paragraphs:  # not words: the end of the paragraph
                self._paragraphs[-1].joins_next = True
        elif name in ("mc:Choice", "mc:Fallback") and self._alternatives and self._alternatives[-1].are_read:
            self._skipped = 1
        elif name in _STARTS:
            _STARTS[name](self, known(attributes))

    def end(self, _: str) -> None:
        """End the element that began last."""
        name = self._open.pop()
        if self._skipped:
            self._skipped -= 1
        elif name in _ENDS:
            _ENDS[name](self)

    def text(self, words: str) -> None:
        """Add characters of the open element."""
        if not self._skipped and self._open and self._open[-1] in _OF_WORDS:
            self._text.append(words)

    def write(self, words: str) -> None:
        """Write shown words, unless their run is hidden."""
        run = self._runs[-1] if self._runs else None
        if not words or any(self._fields) or (run is not None and run.is_hidden):
            return
        self._written += 1
        if run is not None and run.is_raised:
            words = raised(words)
        start = self.flow.here
        self.flow.lines(words, indented=False)
        if run is not None and run.is_struck:
            self.flow.strike(start)

    def _begin_words(self, attributes: Mapping[str, str]) -> None:
        self._text = []
        self._trims = self._open[-1] == "w:t" and attributes.get("space") != "preserve"

    def _end_words(self) -> None:
        words = _LINE_ENDS.sub(" ", "".join(self._text))
        self.write(words.strip(" ") if self._trims else words)

    def _end_value(self) -> None:
        """Write the words of a chart, which repeats its categories with each series."""
        words = "".join(self._text)
        if words not in self._charted:
            self._charted.add(words)
            self.write(words)

    def _begin_paragraph(self, _: Mapping[str, str]) -> None:
        if not self._joins:
            self.flow.part(Break.PARAGRAPH)
        self._joins = False
        self._paragraphs.append(Paragraph())

    def _style_paragraph(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].level = self._appearance.levels.get(attributes.get("w:val", ""))

    def _outline(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].level = outline_level(attributes)

    def _end_properties(self) -> None:
        if self._paragraphs and (level := self._paragraphs[-1].level) is not None:
            self._paragraphs[-1].is_title = True
            self.flow.begin_title(level)

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        if paragraph.is_title:
            self.flow.end_title()
        self._fields = [False] * len(self._fields)  # end all codes, so that a field without an end swallows nothing
        self._joins = paragraph.joins_next and not paragraph.boxes
        if not self._joins:
            self.flow.part(Break.PARAGRAPH)
        for box in paragraph.boxes:
            self.flow.append(box)

    def _begin_run(self, _: Mapping[str, str]) -> None:
        self._runs.append(Run(is_raised="m:sup" in self._open[-4:]))

    def _style_run(self, attributes: Mapping[str, str]) -> None:
        if self._runs and attributes.get("w:val") in self._appearance.hidden:
            self._runs[-1].is_hidden = True

    def _hide(self, attributes: Mapping[str, str]) -> None:
        if self._open[-3:-1] == ["w:pPr", "w:rPr"]:
            if self._paragraphs and is_on(attributes):
                self._paragraphs[-1].joins_next = True
        elif self._runs:
            self._runs[-1].is_hidden = is_on(attributes)

    def _raise(self, attributes: Mapping[str, str]) -> None:
        if self._runs and self._open[-3:-1] != ["w:pPr", "w:rPr"]:
            self._runs[-1].is_raised = attributes.get("w:val") == "superscript"

    def _strike(self, attributes: Mapping[str, str]) -> None:
        if self._runs and self._open[-3:-1] != ["w:pPr", "w:rPr"]:
            self._runs[-1].is_struck = is_on(attributes)

    def _move(self, attributes: Mapping[str, str]) -> None:
        """Set words above or below their line by a number of half points."""
        half_points = _HALF_POINTS.match(attributes.get("w:val", ""))
        if half_points is not None and self._runs and self._open[-3:-1] != ["w:pPr", "w:rPr"]:
            self._runs[-1].is_raised = self._runs[-1].is_raised or int(half_points[0]) >= _MIN_MOVED

    def _character(self, _: Mapping[str, str]) -> None:
        if self._open[-2] == "w:r":  # else where a tab stop is
            self.write(_CHARACTERS[self._open[-1]])

    def _symbol(self, attributes: Mapping[str, str]) -> None:
        self.write(symbol(attributes.get("w:font", ""), attributes.get("w:char", "")))

    def _break(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("w:type", "textWrapping") == "textWrapping":
            self.flow.end_line()
        else:
            self.flow.part(Break.PARAGRAPH)

    def _page_break(self, _: Mapping[str, str]) -> None:
        if self._has_pages:
            self.page_breaks += 1
            self.flow.page(str(self.page_breaks + 1))

    def _page_numbers(self, attributes: Mapping[str, str]) -> None:
        if "w:start" in attributes or attributes.get("w:fmt", "decimal") != "decimal":
            self.numbers_pages = True

    def _field(self, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("w:fldCharType")
        if kind == "begin":
            self._fields.append(True)
        elif self._fields:
            self._fields.pop()
            if kind == "separate":
                self._fields.append(False)

    def _refer(self, attributes: Mapping[str, str]) -> None:
        kind = self._open[-1].removeprefix("w:").removesuffix("Reference")
        label = ""
        if not is_on({"w:val": attributes.get("w:customMarkFollows", "0")}):
            self._numbers[kind] += 1
            number = self._numbers[kind]
            label = f"[{number}]" if kind == "footnote" else f"[^{roman(number)}]"
        note = Note(kind, attributes.get("w:id", ""), label)
        self.notes.setdefault((note.kind, note.id), note)
        self.write(label)

    def _begin_note(self, attributes: Mapping[str, str]) -> None:
        self._note = attributes.get("w:id", "")
        self._begin_box(attributes)

    def _end_note(self) -> None:
        note, self.flow = self.flow, self._outer.pop()
        self.noted[self._note] = note

    def _begin_box(self, _: Mapping[str, str]) -> None:
        self._outer.append(self.flow)
        self.flow = Flow()

    def _end_box(self) -> None:
        box, self.flow = self.flow, self._outer.pop()
        self._joins = False
        self._put(box)

    def _put(self, box: Flow) -> None:
        """Postpone a text box until after its paragraph."""
        if self._paragraphs:
            self._paragraphs[-1].boxes.append(box)
        else:
            self.flow.append(box)

    def _draw(self, attributes: Mapping[str, str]) -> None:
        drawing = self._appearance.drawn(attributes.get("r:dm") or attributes.get("r:id") or "")
        if drawing is not None:
            self._written += 1
            self._put(drawing)

    def _word_art(self, attributes: Mapping[str, str]) -> None:
        if words := attributes.get("string", "").strip():
            box = Flow()
            box.words(words)
            self._written += 1
            self._put(box)

    def _begin_alternatives(self, _: Mapping[str, str]) -> None:
        self._alternatives.append(Alternatives(self._written))

    def _end_choice(self) -> None:
        if self._alternatives and self._written > self._alternatives[-1].written:
            self._alternatives[-1].are_read = True

    def _end_reading(self) -> None:
        self.flow.furniture(self._readings.pop())

    def _refuse(self, _: Mapping[str, str]) -> None:
        raise UnreadableError(
            "has parts in other files, which only a word processor can combine", "save it again in Word"
        )


_Start: TypeAlias = Callable[[Words, Mapping[str, str]], None]
_STARTS: dict[str, _Start] = {
    "w:p": Words._begin_paragraph,
    "w:pStyle": Words._style_paragraph,
    "w:outlineLvl": Words._outline,
    "w:r": Words._begin_run,
    "m:r": Words._begin_run,
    "w:rStyle": Words._style_run,
    "w:vanish": Words._hide,
    "w:vertAlign": Words._raise,
    "w:position": Words._move,
    "w:strike": Words._strike,
    "w:dstrike": Words._strike,
    "w:t": Words._begin_words,
    "m:t": Words._begin_words,
    "a:t": Words._begin_words,
    "c:v": Words._begin_words,
    "w:tab": Words._character,
    "w:ptab": Words._character,
    "w:noBreakHyphen": Words._character,
    "w:softHyphen": Words._character,
    "w:sym": Words._symbol,
    "w:br": Words._break,
    "w:cr": Words._break,
    "w:lastRenderedPageBreak": Words._page_break,
    "w:fldChar": Words._field,
    "w:footnoteReference": Words._refer,
    "w:endnoteReference": Words._refer,
    "w:footnote": Words._begin_note,
    "w:endnote": Words._begin_note,
    "w:txbxContent": Words._begin_box,
    "dgm:relIds": Words._draw,
    "c:chart": Words._draw,
    "v:textpath": Words._word_art,
    "mc:AlternateContent": Words._begin_alternatives,
    "w:rt": lambda words, _: words._readings.append(words.flow.here),
    "w:altChunk": Words._refuse,
    "w:subDoc": Words._refuse,
    "w:tbl": lambda words, _: words.flow.part(Break.PARAGRAPH),
    "w:tr": lambda words, _: words.flow.row(),
    "w:tc": lambda words, _: words.flow.cell(),
    "a:p": lambda words, _: words.flow.part(Break.PARAGRAPH),
    "m:den": lambda words, _: words.write("/"),
}
"""The actions at the beginning of an element."""
_ENDS: dict[str, Callable[[Words], object]] = {
    "w:p": Words._end_paragraph,
    "w:pPr": Words._end_properties,
    "w:r": lambda words: words._runs.pop(),
    "m:r": lambda words: words._runs.pop(),
    "w:t": Words._end_words,
    "m:t": Words._end_words,
    "a:t": Words._end_words,
    "c:v": Words._end_value,
    "w:footnote": Words._end_note,
    "w:endnote": Words._end_note,
    "w:txbxContent": Words._end_box,
    "mc:AlternateContent": lambda words: words._alternatives.pop(),
    "mc:Choice": Words._end_choice,
    "w:rt": Words._end_reading,
    "w:tbl": lambda words: words.flow.part(Break.PARAGRAPH),
    "w:tr": lambda words: words.flow.end_row(),
    "a:p": lambda words: words.flow.part(Break.PARAGRAPH),
    "c:pt": lambda words: words.flow.part(Break.LINE),
}
"""The actions at the end of an element."""
