"""The source beside the map: the text with what is quoted of it, and the passage of the node that one is at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from argmap.explorer.fitting import PaneLine
from argmap.explorer.session import Session
from argmap.graph import children
from argmap.marking import Mark, Marked, Piece
from argmap.styled import Line, Segment
from argmap.text import escaped, shown

_MOST_LINES = 1_500
_LONGEST_LINE = 20_000


class Passage(NamedTuple):
    """The lines of a source, and where among them the passage begins that is looked for; None where it has none."""

    lines: list[PaneLine]
    top: int | None


def source_lines(session: Session, node: str) -> Passage:
    """The source that a node quotes, its passage marked; a line leads to the nodes that quote it."""
    marked, here = _source_of(session, node)
    if marked is None:
        return Passage([PaneLine([Segment("no source: nothing here quotes one", "dim")])], None)
    source = marked.source
    title = shown(source.title) if source.title else escaped(source.folded.text.file)
    lines = [PaneLine([Segment(title, "title")]), PaneLine([])]
    looked_for = {one.node for one in here}
    if node not in looked_for:
        what = "marked is what bears on it" if here else "this is the source as it stands"
        lines += [PaneLine([Segment(f"this node itself quotes nothing; {what}", "dim")], 0), PaneLine([])]
    focus = source.folded.text.position(min(one.start for one in here))[0] if here else 1
    top = None
    content = source.folded.text.content
    for number, pieces in marked.lines():
        if abs(number - focus) > _MOST_LINES:
            continue
        if number == focus and here:
            top = len(lines)
        lines.append(_line(number, pieces, content, looked_for))
    return Passage(lines, top)


def _source_of(session: Session, node: str) -> tuple[Marked | None, list[Mark]]:
    """The source that holds a passage of the node, or else of what is next below it, or else the first."""
    sources = session.marked_sources
    for marked in sources:
        here = [mark for mark in marked.marks if mark.node == node]
        if here:
            return marked, here
    below = {edge.child for edge in children(session.graph, node)}
    for marked in sources:
        here = [mark for mark in marked.marks if mark.node in below]
        if here:
            return marked, here
    return (sources[0] if sources else None), []


def _line(number: int, pieces: Iterable[Piece], content: str, looked_for: set[str]) -> PaneLine:
    line: Line = [Segment(f"{number:>4} ", "dim")]
    target = None
    for piece in pieces:
        words = escaped(content[piece.start : min(piece.end, piece.start + _LONGEST_LINE)].rstrip("\r\n"))
        if not words:
            continue
        nodes = [mark.node for mark in piece.marks]
        line.append(Segment(words, _style(piece, looked_for)))
        if nodes and (target is None or looked_for.intersection(nodes)):
            target = next((node for node in nodes if node in looked_for), nodes[-1])
    return PaneLine(line, 5, target)


def _style(piece: Piece, looked_for: set[str]) -> str:
    if any(mark.node in looked_for for mark in piece.marks):
        return "passage"
    if piece.marks:
        return piece.marks[-1].stance
    return "dim" if piece.skipped else ""
