"""A source text with what is quoted of it: inline marks in a pipe, colours and a margin in a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.sources.marking import Mark, Marked, Piece
from argmap.styled import Line, Segment, width
from argmap.text import escaped, shown
from argmap.view.words import Signs, roles_sign

_MARGIN = 30
_MAX_LINE = 88
_MIN_LINE = 16
_WORDS = re.compile(r"\s+|\S+")
_WORD = re.compile(r"\w")


def heading(marked: Marked) -> Line:
    """The file, its title and the ids under which maps declare it."""
    source = marked.source
    title = f": {shown(source.title)}" if source.title else ""
    return [Segment(f"{escaped(source.folded.text.file)} ({', '.join(source.names)}){title}", "title")]


def inline(marked: Marked, signs: Signs) -> Iterator[Line]:
    """Each line of the text on one line, each quote in brackets that begin with its stance and its id."""
    yield heading(marked)
    content = marked.source.folded.text.content
    is_open: list[Mark] = []
    page = None
    for number, pieces in marked.lines():
        page, label = page_turned(marked, pieces[0].start, page)
        yield from label
        line = [Segment(f"{number:>5}  ", "dim")]
        for piece in pieces:
            line += _turn(is_open, piece.marks, signs)
            words = escaped(content[piece.start : piece.end].rstrip("\r\n"))
            line.append(Segment(f"{{{words}}}" if piece.skipped and not piece.marks and words else words))
        line += _turn(is_open, (), signs)
        yield line


def gaps(marked: Marked, signs: Signs) -> Iterator[Line]:
    """Only the lines that hold words which nothing accounts for, and of these only those words."""
    yield heading(marked)
    content = marked.source.folded.text.content
    for number, pieces in marked.lines():
        page = marked.source.folded.text.page(pieces[0].start)
        at = f"{number:>5}" if page is None else f"page {shown(page)}"
        words = [shown(content[piece.start : piece.end]) for piece in pieces if not piece.marks and not piece.skipped]
        missing = [one for one in words if _WORD.search(one)]
        if missing:
            yield [Segment(f"{at}  ", "dim"), Segment(f" {signs.more} ".join(missing), "con")]


def with_margin(marked: Marked, signs: Signs, columns: int) -> Iterator[Line]:
    """The text wrapped, each quote in the colour of its stance, and its id in the margin where it begins."""
    yield heading(marked)
    margin = min(_MARGIN, columns // 3)
    room = max(_MIN_LINE, min(_MAX_LINE, columns - margin - 3))
    content = marked.source.folded.text.content
    waiting: list[Segment] = []
    met: set[Mark] = set()
    page = None
    for _, pieces in marked.lines():
        page, label = page_turned(marked, pieces[0].start, page)
        yield from label
        for row, begun in _wrapped(pieces, content, room):
            waiting += [_label(mark, signs, margin) for mark in begun if mark not in met]
            met.update(begun)
            yield _beside(row, waiting, room)
    while waiting:
        yield _beside([], waiting, room)


def page_turned(marked: Marked, offset: int, page: str | None) -> tuple[str | None, list[Line]]:
    """The page at an offset of a source, and a line that names it if the one before was another."""
    here = marked.source.folded.text.page(offset)
    return here, [[Segment(f"page {shown(here)}", "dim")]] if here is not None and here != page else []


def _turn(is_open: list[Mark], wanted: tuple[Mark, ...], signs: Signs) -> Iterator[Segment]:
    """Close and open brackets until those are open that hold the next piece; a crossing quote is opened again."""
    reopened: list[Mark] = []
    while any(mark not in wanted for mark in is_open):
        closed = is_open.pop()
        yield Segment("]", closed.style)
        if closed in wanted:
            reopened.append(closed)
    for mark in wanted:
        if mark not in is_open:
            is_open.append(mark)
            again = signs.more if mark in reopened else ""
            yield Segment(f"[{again}{_sign(mark, signs)} {_id(mark)}: ", mark.style)


def _wrapped(pieces: list[Piece], content: str, room: int) -> Iterator[tuple[Line, list[Mark]]]:
    """The rows of a line, broken at spaces, and the marks that are met on each."""
    row: Line = []
    met: list[Mark] = []
    used = at = 0
    for found in _WORDS.finditer(content, pieces[0].start, pieces[-1].end):
        columns = width(escaped(found[0].strip("\r\n")))
        if used and used + columns > room:
            yield row, met
            row, met, used = [], [], 0
        if not used and not found[0].strip():
            continue
        used += columns
        while at < len(pieces) and pieces[at].start < found.end():
            piece = pieces[at]
            met += [mark for mark in piece.marks if mark not in met]
            words = content[max(piece.start, found.start()) : min(piece.end, found.end())]
            row.append(Segment(escaped(words.strip("\r\n")), _style(piece)))
            if piece.end > found.end():
                break
            at += 1
    yield row, met


def _beside(row: Line, waiting: list[Segment], room: int) -> Line:
    """A row with the next of the waiting labels in the margin."""
    if not waiting:
        return row
    used = sum(width(segment.words) for segment in row)
    return [*row, Segment(" " * max(1, room - used + 2)), waiting.pop(0)]


def _style(piece: Piece) -> str:
    if piece.marks:
        inner = piece.marks[-1].style
        return f"{inner} nested" if len({mark.node for mark in piece.marks}) > 1 else inner
    return "dim" if piece.skipped else ""


def _label(mark: Mark, signs: Signs, room: int) -> Segment:
    words = f"{_sign(mark, signs)} {_id(mark)}"
    return Segment(words if len(words) <= room else words[: room - len(signs.more)] + signs.more, mark.style)


def _sign(mark: Mark, signs: Signs) -> str:
    return roles_sign(signs, mark.roles or (mark.stance,)).words


def _id(mark: Mark) -> str:
    return shown(mark.node.partition("/")[2])
