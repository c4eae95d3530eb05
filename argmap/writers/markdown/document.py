"""GitHub's Markdown: each question is a heading, with its nodes in nested lists, and quotes as footnotes.

A node with several places is written in full at the first one, and is a link elsewhere. A question that
something raises is a link there, and has a heading of its own below the section. So has what lies too deep for a list.
Contexts are folded.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from argmap import reading_order
from argmap.attribution import attribution, details, marks
from argmap.debate import Debate
from argmap.findings import Finding
from argmap.graph import Edge, links
from argmap.markdown import address, bold, plain
from argmap.relations import KINDS, RELATIONS, Kind, Relation, sign_of
from argmap.select import starts
from argmap.sources.verdicts import FAILURES
from argmap.text import line_or_page, shown
from argmap.unfold import RowKind, Unfolding
from argmap.writers.json import document
from argmap.writers.losses import left_out
from argmap.writers.markdown import names

_MAX_LEVEL = 7
"""The maximum levels of a list: Markdown readers have limits, CommonMark's reference 20 nested blocks."""
_TOP, _LOWEST = 2, 6  # levels of headings below the title
_GAP = re.compile("\n{3,}")  # two that meet are one
_ANCHOR = re.compile(r"[A-Za-z0-9._/-]+")
_HEAVY = frozenset({KINDS[Kind.QUESTION].sign, KINDS[Kind.POSITION].sign})  # what the eye should find first
_MEANINGS = {row.sign: row.meaning for row in KINDS.values()} | {
    row.sign: f"{row.words.does} the node above it" for row in RELATIONS.values() if row.sign
}


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[Finding | str, ...]]:
    """The text, the sources that could not be read (their quotes have no line), and what is left out."""
    made, losses = document(debate, nodes)
    return _Page(debate, made, nodes is None).text(), (*losses, *_not_carried(made))


def _not_carried(made: dict[str, Any]) -> tuple[str, ...]:
    nodes, sources = made["nodes"], made["sources"]
    words = [placed["note"] for placed in (*nodes, *made["edges"])]
    for node in nodes:
        words += [node["text"], node["qualifier"], *node["by"], *node["tags"]]
        words += [quote["text"] for quote in node["quotes"]]
    quotes = [quote for node in nodes for quote in node["quotes"]]
    things = {
        "ids": not all(node["derived"] for node in nodes),
        "offsets of quotes": any(quote["spans"] for quote in quotes),
        "files of sources": quotes and any(source["file"] for source in sources),
        "passages that sources skip": quotes and any(source["skip"] for source in sources),
    }
    return left_out("markdown", things, words)


class _Row(NamedTuple):
    """A line: its beginning, the node whose place it is, and its words."""

    begin: str
    node: str | None
    words: str


class _Section(NamedTuple):
    """A part with a heading: a node, its children, and the edge whose facts are shown there."""

    node: str
    edge: Edge | None
    below: Sequence[Edge]
    level: int


_Place: TypeAlias = tuple[str, Edge | None, int]
"""A node in a list: its edge to the parent there, and its depth."""


class _Page:
    """The state of writing: the nodes with a place, those that are linked to, and the footnotes."""

    def __init__(self, debate: Debate, made: dict[str, Any], whole: bool) -> None:
        self.debate = debate
        self.graph = debate.graph
        self.records: dict[str, dict[str, Any]] = {node["id"]: node for node in made["nodes"]}
        self.whole = whole
        self.unfolding = Unfolding(debate.graph, self.records)
        self.linked: set[str] = set()
        self.ahead: deque[_Section] = deque()
        self.notes: list[str] = []
        self.signs: set[str] = set()
        self.anchors = _anchors(self.records)
        self.people_names = names.people(debate)
        self.source_names = names.sources(debate)

    def text(self) -> str:
        maps = list(self.maps())
        rows = [*maps[:1], *self.legend(), *maps[1:], *self.people(), *self.sources()]
        lines = [f"{row.begin}{self.anchor(row.node)}{row.words}" for row in rows]
        lines += ["", *self.notes] if self.notes else []
        return _GAP.sub("\n\n", "\n".join(lines)) + "\n"

    def anchor(self, node: str | None) -> str:
        return f'<a id="{self.anchors[node]}"></a>' if node in self.linked and node is not None else ""

    def maps(self) -> Iterator[_Row]:
        """The maps with something to write, each under its title; for an empty debate, the titles."""
        begun: dict[str, list[str]] = defaultdict(list)
        for node in starts(self.graph, self.records):
            begun[self.records[node]["map"]].append(node)
        first = True
        for one in reading_order.maps(self.debate):
            if not begun[one.name] and self.records:
                continue
            yield _Row("# " if first else "\n# ", None, plain(one.title or one.name))
            first = False
            if one.note and shown(one.note):
                yield _Row("\n", None, f"*Note:* {plain(one.note)}")
            for node in begun[one.name]:
                yield from self.section(node)

    def section(self, start: str) -> Iterator[_Row]:
        """A top node with all below it; questions and parts that are too deep follow, each under a heading."""
        if self.records[start]["kind"] == Kind.QUESTION:
            self.ahead.append(_Section(start, None, self.unfolding.visit(start, None, 0).below, _TOP))
        else:
            yield _Row("", None, "")
            yield from self.listed([(start, None, 0)], _TOP)
        while self.ahead:
            section = self.ahead.popleft()
            self.unfolding.start_below([])
            yield from self.headed(section)

    def headed(self, section: _Section) -> Iterator[_Row]:
        """A question with its children, or the children of a node that is too deep in another list."""
        node, edge, below, level = section
        begin = f"\n{'#' * min(level, _LOWEST)} "
        is_question = self.records[node]["kind"] == Kind.QUESTION
        if is_question:
            yield _Row(begin, node, self.said(node, plain(self.words(node))))
        else:
            yield _Row(begin, None, f"Below: {self.link(node)}")
        yield _Row("", None, "")
        yield from self.facts(node if is_question else None, edge, "- ")
        yield from self.listed(self.places(below, 0), level, node if is_question else None)

    def places(self, below: Sequence[Edge], level: int) -> list[_Place | _Row]:
        """The nodes of a list, with the lines that fold its contexts."""
        contexts = [edge for edge in below if edge.relation is Relation.CONTEXT]
        places: list[_Place | _Row] = [(edge.child, edge, level) for edge in below if edge not in contexts]
        if contexts:
            indent = "  " * level
            title = RELATIONS[Relation.CONTEXT].words.title.capitalize()
            places.append(_Row(indent, None, f"<details><summary>{title} ({len(contexts)})</summary>\n"))
            places += [(edge.child, edge, level) for edge in contexts]
            places.append(_Row(f"\n{indent}", None, "</details>\n"))
        return places

    def listed(self, starts: Sequence[_Place | _Row], heading: int, question: str | None = None) -> Iterator[_Row]:
        """A list under a heading of a level, of a ``question`` or of another part."""
        pending = list(starts)[::-1]
        found: list[_Section] = []
        while pending:
            place = pending.pop()
            if isinstance(place, _Row):
                yield place
                continue
            node, edge, level = place
            visit = self.unfolding.visit(node, edge, level)
            whole = visit.row_kind is RowKind.WHOLE
            if whole and edge is not None and self.records[node]["kind"] == Kind.QUESTION:
                is_direct = question is not None and level == 0
                found.append(_Section(node, edge if is_direct else None, visit.below, heading + 1))
                if not is_direct:
                    yield from self.announced(node, edge, level)
                continue
            yield self.item(node, edge, level, whole)
            deeper = "  " * (level + 1) + "- "
            yield from self.facts(node if whole else None, edge, deeper)
            if visit.below and level + 1 >= _MAX_LEVEL:
                self.linked.add(node)
                found.append(_Section(node, None, visit.below, heading + 1))
                yield _Row(deeper, None, f"*… {len(visit.below)} more below*")
                continue
            pending += reversed(self.places(visit.below, level + 1))
        self.ahead.extendleft(reversed(found))

    def announced(self, node: str, edge: Edge, level: int) -> Iterator[_Row]:
        """The place of a question with a heading further below."""
        sign = sign_of(Kind.QUESTION, edge.relation)
        self.signs.add(sign)
        yield _Row("  " * level + "- ", None, f"**{sign}** {self.link(node)} ↓")
        yield from self.facts(None, edge, "  " * (level + 1) + "- ")

    def item(self, node: str, edge: Edge | None, level: int, first: bool) -> _Row:
        sign = sign_of(self.records[node]["kind"], edge.relation if edge else None)
        self.signs.add(sign)
        begin = "  " * level + "- "
        if not first:
            return _Row(begin, None, f"**{sign}** {self.link(node)} ↑")
        words = self.words(node)
        return _Row(
            begin, node, self.said(node, bold(f"{sign} {words}") if sign in _HEAVY else f"**{sign}** {plain(words)}")
        )

    def words(self, node: str) -> str:
        return self.records[node]["text"] if shown(self.records[node]["text"]) else node

    def link(self, node: str) -> str:
        self.linked.add(node)
        return f"[{plain(self.words(node))}](#{self.anchors[node]}){self.who(node)}"

    def said(self, node: str, words: str) -> str:
        """The words, then who says them and how firmly, what is special about the node, and its quotes."""
        data = self.records[node]
        special = marks(data)
        return (
            words
            + self.who(node)
            + (f" *({', '.join(special)})*" if special else "")
            + "".join(self.footnote(quote) for quote in data["quotes"])
        )

    def who(self, node: str) -> str:
        """The speaker and hedge, after a dash; empty for the source's own voice."""
        speakers = [self.speaker(node, by) for by in self.graph.nodes[node]["speakers"]]
        who = attribution(self.debate, node, plain, speakers=speakers)
        return f" — {', '.join(who)}" if who else ""

    def speaker(self, node: str, by: str) -> str:
        person = self.debate.person(node, by)
        return self.people_names[person.map, person.id] if person else by

    def footnote(self, quote: dict[str, Any]) -> str:
        source = self.debate.sources.get(quote["source"])
        place = [plain(self.source_names[source.key])] if source else []
        place += [line_or_page(quote["line"], quote.get("page"))] if quote["line"] else []
        place += [FAILURES[quote["verdict"]]] if quote["verdict"] in FAILURES else []
        number = len(self.notes) + 1
        self.notes.append(f"[^{number}]: “{plain(quote['text'])}”{' — ' if place else ''}{', '.join(place)}")
        return f"[^{number}]"

    def facts(self, node: str | None, edge: Edge | None, begin: str) -> Iterator[_Row]:
        """Other facts: of a node where it is written in full, and of its place here."""
        data = self.records[node] if node is not None else {}
        for key, words in details(data, plain):
            yield _Row(begin, None, f"*{key}:* {words}")
        for key, words in details(edge.data, plain) if edge is not None else ():
            yield _Row(begin, None, f"*{key} here:* {words}")
        for link in links(self.graph, node) if node is not None else ():
            if link.forward and link.other in self.records:
                yield _Row(begin, None, f"*{link.does}* {self.link(link.other)}")

    def legend(self) -> Iterator[_Row]:
        legend = [f"**{sign}** {meaning}" for sign, meaning in _MEANINGS.items() if sign in self.signs]
        if legend:
            yield _Row("\n", None, "; ".join(legend))

    def people(self) -> Iterator[_Row]:
        speakers = (self.debate.person(name, by) for name in self.records for by in self.graph.nodes[name]["speakers"])
        said = {(speaker.map, speaker.id) for speaker in speakers if speaker}
        declared = (one for declaring in self.debate.maps for one in declaring.people.values())
        found = [one for one in declared if self.whole or (one.map, one.id) in said]
        if found:
            yield _Row("\n## People\n", None, "")
        for one in found:
            name = self.people_names[one.map, one.id]
            role = f", {plain(one.role)}" if one.role and shown(one.role) and name != f"{one.name} ({one.role})" else ""
            yield _Row("- ", None, f"{bold(name)}{role}")

    def sources(self) -> Iterator[_Row]:
        quoted = {quote["source"] for data in self.records.values() for quote in data["quotes"]}
        found = [one for key, one in self.debate.sources.items() if self.whole or key in quoted]
        if found:
            yield _Row("\n## Sources\n", None, "")
        for one in found:
            about = [plain(words) for words in (one.author, one.publisher, one.date) if words and shown(words)]
            about += [address(one.url)] if one.url else []
            yield _Row("- ", None, ", ".join([bold(self.source_names[one.key]), *about]))


def _anchors(names: Iterable[str]) -> dict[str, str]:
    """An anchor for each name: the name itself if it needs no escape in an address."""
    anchors: dict[str, str] = {}
    taken = {""}
    for number, name in enumerate(names, 1):
        anchor = name.replace("/", "--") if _ANCHOR.fullmatch(name) else ""
        anchors[name] = anchor if anchor not in taken else f"node-{number}"
        taken.add(anchor)
    return anchors
