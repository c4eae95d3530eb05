"""The source beside the map: the text with what is quoted of it, and the passage of the node that one is at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from argmap.explorer.line_fitting import PaneLine
from argmap.explorer.navigator import Navigator
from argmap.graph import children
from argmap.sources.marking import Mark, Marked, Piece
from argmap.styled import Line, Segment
from argmap.text import escaped, shown
from argmap.view.source_lines import page_turned

_MAX_AROUND = 100_000
"""Characters of the source shown before and after the passage: more would take time, and nobody scrolls that far."""
_MAX_PIECE = 20_000
"""Characters shown of one piece of a line."""


class SourceView(NamedTuple):
    """The lines of a source, and the index of the line where the node's passage begins (None if it has none).

    The target of a line is its number in the source; ``nodes`` has the nodes that quote it, the ones looked for first.
    """

    lines: list[PaneLine]
    top: int | None
    nodes: dict[str, tuple[str, ...]]


def source_lines(nav: Navigator, node: str) -> SourceView:
    """The source that a node quotes, with its passage marked. A line leads to the nodes that quote it."""
    marked, here = _source_of(nav, node)
    failures = [words for quote in nav.graph.nodes[node]["quotes"] if (words := nav.sources.failure(node, quote))]
    if marked is None:
        none = "no source could be read" if nav.sources.problems.met else "no source is quoted here"
        why = failures[0] if failures else none
        return SourceView([PaneLine([Segment(why, "error" if failures else "dim")])], None, {})
    source = marked.source
    title = shown(source.title) if source.title else escaped(source.folded.text.file)
    lines = [PaneLine([Segment(title, "title")]), PaneLine([])]
    looked_for = {one.node for one in here}
    if node not in looked_for:
        why = f"its quote is {failures[0]}" if failures else "this node itself quotes nothing"
        what = "marked is what bears on it" if here else "this is the source as it stands"
        lines += [PaneLine([Segment(f"{why}; {what}", "dim")], 0), PaneLine([])]
    focus = min((one.start for one in here), default=0)
    top = None
    nodes = {}
    page = None
    for number, pieces in nav.sources.lines(marked):
        if pieces[-1].end < focus - _MAX_AROUND or pieces[0].start > focus + _MAX_AROUND:
            continue
        if here and top is None and pieces[-1].end > focus:
            top, page = len(lines), None  # the page is named at the passage, too
        page, label = page_turned(marked, pieces[0].start, page)
        lines += map(PaneLine, label)
        quoting = _nodes(pieces, looked_for)
        if quoting:
            nodes[str(number)] = quoting
        line = _line(number, pieces, source.folded.text.content, looked_for)
        lines.append(PaneLine(line, 5, str(number) if quoting else None))
    return SourceView(lines, top, nodes)


def nodes_quoting(nav: Navigator, line: str) -> tuple[str, ...]:
    """The nodes that quote a line of the source shown for the node at the cursor; ``line`` is its number."""
    return source_lines(nav, nav.node).nodes.get(line, ()) if nav.node is not None else ()


def _source_of(nav: Navigator, node: str) -> tuple[Marked | None, list[Mark]]:
    """The source that has a passage of the node, else of one of its children, else the first source."""
    sources = nav.sources.marked
    for marked in sources:
        here = [mark for mark in marked.marks if mark.node == node]
        if here:
            return marked, here
    below = {edge.child for edge in children(nav.graph, node)}
    for marked in sources:
        here = [mark for mark in marked.marks if mark.node in below]
        if here:
            return marked, here
    return (sources[0] if sources else None), []


def _nodes(pieces: Iterable[Piece], looked_for: set[str]) -> tuple[str, ...]:
    found = dict.fromkeys(mark.node for piece in pieces for mark in piece.marks)
    return tuple(sorted(found, key=lambda node: node not in looked_for))


def _line(number: int, pieces: Iterable[Piece], content: str, looked_for: set[str]) -> Line:
    line: Line = [Segment(f"{number:>4} ", "dim")]
    for piece in pieces:
        words = escaped(content[piece.start : min(piece.end, piece.start + _MAX_PIECE)].rstrip("\r\n"))
        if words:
            line.append(Segment(words, _style(piece, looked_for)))
    return line


def _style(piece: Piece, looked_for: set[str]) -> str:
    if any(mark.node in looked_for for mark in piece.marks):
        return "passage"
    if piece.marks:
        return piece.marks[-1].style
    return "dim" if piece.skipped else ""
