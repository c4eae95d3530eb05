"""The source texts with the quoted passages, which link to their nodes."""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from argmap.debate import Debate
from argmap.findings import Findings
from argmap.reading.map_document import Quote, Source
from argmap.relations import RELATIONS, Kind, Relation, Tone
from argmap.sources.headings import headings
from argmap.sources.marking import Mark, Marked, Piece, mark
from argmap.sources.matching.folding import OMISSION
from argmap.sources.texts import Located
from argmap.sources.verdicts import FAILURES, Verdict, verdict
from argmap.text import line_or_page
from argmap.writers.page.html_text import address, anchor, verbatim, words
from argmap.writers.page.rendered import Rendered

_CREDITS = ("author", "publisher", "date")


class Passage(NamedTuple):
    """The place of a quote: the anchor of its first words, the source's title, line or page, and the kind of match."""

    anchor: str
    title: str
    at: str
    how: str


class Passages:
    """The passages that the nodes of a page quote; ``failures`` say of nodes why a quote of theirs is not proven.

    ``verdicts`` and ``hows`` count the quotes by what became of them, and those that were found by how they were
    matched; ``omitting`` is how many of these leave words out.
    """

    def __init__(self, debate: Debate, nodes: Mapping[str, object], findings: Findings) -> None:
        self.texts: list[Marked] = []
        self.places: dict[str, dict[Quote, Passage]] = defaultdict(dict)
        self.failures: dict[str, list[str]] = {}
        self.files = debate.files
        self.losses: list[str] = []
        self.verdicts: Counter[Verdict] = Counter()
        self.hows: Counter[str] = Counter()
        self.omitting = 0
        looked_for: dict[tuple[str, Quote], Located] = {}
        every = mark(debate, findings)
        for marked in every:
            quoted = [found for found in marked.source.quotes if found.node in nodes]
            if not quoted:
                continue
            self.texts.append(marked._replace(marks=tuple(one for one in marked.marks if one.node in nodes)))
            for found in quoted:
                looked_for[found.node, found.quote] = found
                if found.match is not None:
                    self.hows[found.match.how] += 1
                    self.omitting += OMISSION.search(found.quote.text) is not None
                    place = f"s{len(self.texts)}-{found.match.spans[0][0]}"
                    at = line_or_page(found.match.line, found.match.page)
                    self.places[found.node][found.quote] = Passage(place, title_of(marked), at, found.match.how)

        read = {declared.key for marked in every for declared in marked.source.declared}
        for node in nodes:
            quotes = debate.graph.nodes[node]["quotes"]
            verdicts = [verdict(debate, quote, looked_for.get((node, quote)), read) for quote in quotes]
            self.verdicts.update(verdicts)
            if failures := list(dict.fromkeys(FAILURES[one] for one in verdicts if one in FAILURES)):
                self.failures[node] = failures

    def html(self, numbers: Mapping[str, int]) -> tuple[str, list[list[int]]]:
        """The texts, and for each marked piece the numbers of its nodes.

        What is too much for that is added to ``losses``.
        """
        held: list[list[int]] = []
        parts: list[str] = []
        for number, marked in enumerate(self.texts, 1):
            begun = len(held)
            parts += _Text(number, marked, self._file(marked), numbers, held).html()
            lit = {node for piece in held[begun:] for node in piece}
            left = {numbers[one.node] for one in marked.marks} - lit
            if left:
                name = marked.source.folded.text.file
                self.losses.append(
                    f"{name}: too many nodes quote the same words, which do not lead to {len(left):,} of them"
                )
        return "\n".join(parts), held

    def _file(self, marked: Marked) -> str:
        """The file of a source, independent of the directory in which argmap was run."""
        path = next((declared.path for declared in marked.source.declared if declared.path is not None), None)
        return marked.source.folded.text.file if path is None else self.files.in_project(path)


class _Text:
    """Writes one source text, and adds to ``held`` the nodes of each marked piece."""

    def __init__(
        self, number: int, marked: Marked, file: str, numbers: Mapping[str, int], held: list[list[int]]
    ) -> None:
        self.number = number
        self.marked = marked
        self.file = file
        self.content = marked.source.folded.text.content
        self.starts = {one.start for one in marked.marks}
        self.rendered = Rendered(marked.source.folded)
        self.waiting: list[str] = []
        self.numbers = numbers
        self.held = held

    def html(self) -> Iterator[str]:
        yield f'<article class="text" aria-labelledby="s{self.number}">{_heading(self.number, self.marked, self.file)}'
        text = self.marked.source.folded.text
        titles = {heading.line for heading in headings(text)}
        shown_page = None
        in_table = False
        for line, pieces in self.marked.lines(self.marked.bearable):
            if line in self.rendered.dropped:
                continue
            if in_table != (line in self.rendered.rows):
                in_table = not in_table
                yield "<table><tbody>" if in_table else "</tbody></table>"
            if (page := text.page(pieces[0].start)) != shown_page:
                shown_page = page
                yield "" if in_table else f'<p class="page-number">page {words(page or "")}</p>'
            if in_table:
                yield self._row(line, pieces)
            elif self.content[pieces[0].start : pieces[-1].end].strip():
                inside = "".join(map(self._piece, pieces))
                looks = [look for look, has in (("heading", titles), ("cited", self.rendered.cited)) if line in has]
                classes = f' class="{" ".join(looks)}"' if looks else ""
                yield f'<p{classes} data-line="{line}" dir="auto">{inside}</p>'
        yield f"{'</tbody></table>' if in_table else ''}{self._places()}</article>"

    def _row(self, line: int, pieces: list[Piece]) -> str:
        """A line of a table: its cells, each with its pieces."""
        cells = []
        for cell in self.rendered.rows[line]:
            clipped = (one._replace(start=max(one.start, cell.start), end=min(one.end, cell.end)) for one in pieces)
            inside = "".join(self._piece(one) for one in clipped if one.start < one.end)
            name = "th" if line in self.rendered.headers and inside.strip() else "td"
            cells.append(f'<{name}{" scope=col" * (name == "th")} dir="auto">{inside}</{name}>')
        return f'<tr data-line="{line}">{"".join(cells)}</tr>'

    def _piece(self, piece: Piece) -> str:
        if piece.start in self.starts:
            self.waiting.append(f"s{self.number}-{piece.start}")
        content = "".join(self._words(piece))
        if not piece.marks or not content:
            return self._set_aside(piece, content) if piece.skipped and content else content
        nodes = list(dict.fromkeys(one.node for one in reversed(piece.marks)))
        self.held.append([self.numbers[node] for node in nodes])
        name = f' id="{self.waiting.pop()}"' if self.waiting else ""
        many = " many" if len(nodes) > 1 else ""
        link = f'<a class="m {_looks(piece.marks)}{many}"{name} href="#{anchor(nodes[0])}">{content}</a>'
        return self._places() + link

    def _set_aside(self, piece: Piece, content: str) -> str:
        """Skipped words, with the reason as a tooltip, which a tap or click shows too."""
        reasons = self.marked.source.reasons
        place = bisect.bisect_right(reasons, piece.start, key=lambda one: one[0][0]) - 1
        is_given = place >= 0 and piece.start < reasons[place][0][1]
        why = f"set aside: {words(reasons[place][1]) if is_given else 'no reason is given'}"
        return f'<span class="skip" tabindex="-1" title="{why}">{content}</span>'

    def _words(self, piece: Piece) -> Iterator[str]:
        """The words of a piece as shown, with their elements."""
        for stretch, look in self.rendered.stretches(piece.start, piece.end):
            if shown := verbatim(stretch.rstrip("\r\n")):
                opening = "".join(f"<{tag}>" for tag in look.tags)
                closing = "".join(f"</{tag}>" for tag in reversed(look.tags))
                yield f"{opening}{shown}{closing}"

    def _places(self) -> str:
        """The anchors of words that begin with hidden marks."""
        anchors = "".join(f'<span id="{place}"></span>' for place in self.waiting)
        self.waiting.clear()
        return anchors


_LINES = {str(relation): str(row.look.tone) for relation, row in RELATIONS.items() if row.side is not None} | {
    str(row.child): str(row.look.tone) for row in RELATIONS.values() if row.joint
}


_SIDES = {str(Tone.PRO), str(Tone.CON)}


def _looks(marks: tuple[Mark, ...]) -> str:
    """The class of the line under words: that of the side which their nodes take, ``both`` sides, or else a kind.

    A node that answers a question takes no side there, whatever else it is for or against.
    """
    sided = [one for one in marks if Relation.ANSWERS not in one.roles]
    taken = {_LINES.get(role, role) for one in sided for role in (one.stance, *one.roles)}
    if taken >= _SIDES:
        return "both"
    return next(iter(taken & _SIDES), _LINES.get(sided[-1].stance, sided[-1].stance) if sided else str(Kind.POSITION))


def _heading(number: int, marked: Marked, path: str) -> str:
    """The title of a source, with its publisher, date and place."""
    source = marked.source
    details = "".join(f" · {part}" for part in credits_of(source.declared))
    file = words(path)
    return (
        f'<h3 id="s{number}"><bdi>{words(title_of(marked))}</bdi></h3><p class="about"><bdi>{file}</bdi>{details}</p>'
    )


def title_of(marked: Marked) -> str:
    """The title of a source, or else the name of its file."""
    return marked.source.title or marked.source.folded.text.file.rpartition("/")[2]


def credits_of(declared: tuple[Source, ...], is_brief: bool = False) -> Iterator[str]:
    """The author, publisher, date and web address of a source, as HTML; in brief only the site."""
    for name in _CREDITS:
        value = next((getattr(source, name) for source in declared if getattr(source, name)), None)
        if value:
            yield f"<bdi>{words(value)}</bdi>"
    for url in dict.fromkeys(source.url for source in declared if source.url):
        link = address(url)
        shown = words(urlsplit(url).netloc) if link and is_brief else link
        yield f'<a href="{link}" rel="noopener noreferrer">{shown}</a>' if link else f"<bdi>{words(url)}</bdi>"
