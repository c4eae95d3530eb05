"""From map documents to the graph: names the nodes, resolves references, and checks relations against kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from argmap.findings import Findings, Related
from argmap.format import DEFAULTS
from argmap.graph import Attributed, Graph, Joined, Step, assemble
from argmap.reading.map_document import Again, Entry, MapDocument, Name, Node, NodeEntries, Quote, Source
from argmap.relations import ANSWERING, CLAIMS, HITS_STEP, JOINT, LINKS, LISTS, RELATIONS, Kind, Relation, a
from argmap.text import Span, brief, shown

_MAX_TEXT_LENGTH = 1_000
_MAX_JOINED = 10_000_000
_MAX_SHORTENED_LENGTH = 100
"""The longest text from premises, once such texts have this many characters together: each may double."""
_MAX_SOURCES_NAMED = 10
MAX_NAME_CHARACTERS = 32_000_000
"""How long the names of all nodes without an id may be together, as each repeats the names above it."""

_Pending: TypeAlias = "tuple[Entry, str, int, _Above]"


class Scope(NamedTuple):
    """What the names in a map can refer to: its own nodes, and the maps that it uses, by name."""

    document: MapDocument
    maps: Mapping[str, MapDocument]
    loaded: Mapping[str, MapDocument]
    sure: bool = True  # that these are all maps and sources; otherwise some could not be read


class _Above(NamedTuple):
    """The place of a list: the node that it bears on (None at the top), that node's own step, and its name for
    children.
    """

    node: Node | None
    step: Step | None
    prefix: str


def link(scopes: Iterable[Scope], findings: Findings) -> Graph:
    """The graph of all documents. References and relations that do not work are added to ``findings`` and left out."""
    linkers = [_Linker(scope, findings) for scope in scopes]
    graph = assemble((node for linker in linkers for node in linker.nodes()), lambda: _edges(linkers))
    for linker in linkers:
        for name in linker.answering:
            graph.nodes[name]["kind"] = Kind.POSITION
        linker.join_premises(graph)
    return graph


def _edges(linkers: Iterable[_Linker]) -> Iterator[Joined]:
    """The edges of all maps, without repeated ones that only add to a node."""
    linkers = list(linkers)
    repeating = {id(edge[2]) for linker in linkers for edge in linker.adding}
    said = set()
    if repeating:
        edges = (edge for linker in linkers for edge in linker.edges)
        said = {_identity(edge) for edge in edges if id(edge[2]) not in repeating}
    for linker in linkers:
        for edge in linker.edges:
            if id(edge[2]) in repeating:
                if _identity(edge) in said:
                    continue
                said.add(_identity(edge))
            yield edge


def _identity(edge: Joined) -> tuple[object, ...]:
    child, parent, data = edge
    return child, parent, data["relation"], data["step"]


class _Linker:
    """Links one map. Definitions come first, then what ``ref`` adds to nodes, so that numbered places are stable."""

    def __init__(self, scope: Scope, findings: Findings) -> None:
        self.scope = scope
        self.findings = findings
        self.edges: list[Joined] = []
        self.adding: list[Joined] = []  # the edges of references that only add to their node
        self.answering: list[str] = []
        self.textless: list[Node] = []
        self.sourceless = 0
        self.characters = 0
        self._unnamed = 0
        sources = scope.document.visible_sources.values()
        self.only = next(iter(sources)) if len({id(source) for source in sources}) == 1 else None
        self.speakers: dict[str | None, tuple[str, ...]] = {
            source.key: tuple(name.words for name in source.by) for source in sources if source.by
        }
        self._heads: dict[int, Related] = {}
        self._added: list[tuple[Again, Node | None, _Above]] = []
        self._numbers: dict[str, int] = {}

    def nodes(self) -> Iterator[Attributed]:
        """Every node with its attributes, in the order of the file. Edges are collected on the way."""
        document = self.scope.document
        top = _Above(None, None, "")
        yield from self._lists([(entries, top) for entries in reversed(document.lists)])
        waiting = self._added
        while waiting:
            self._added = []
            for again, target, above in waiting:
                step = self._step(again.list_key, above)
                prefix = target.name.partition("/")[2] if target else again.target.words.rpartition("/")[2]
                here = _Above(target, step, prefix + ".")
                yield from self._lists([(entries, here) for entries in reversed(again.lists)])
            waiting = self._added

    def _lists(self, lists: Iterable[tuple[NodeEntries, _Above]]) -> Iterator[Attributed]:
        """The nodes of lists and of everything below them, parents before their children."""
        pending: list[_Pending] = []
        for entries, above in lists:
            self._open(entries, above, pending)
        while pending:
            entry, place, number, above = pending.pop()
            if not isinstance(entry, Node):
                self._again(entry, above)
                continue
            yield self._node(entry, place, number, above)
            if entry.lists:
                short = entry.id or entry.name.partition("/")[2]
                here = _Above(entry, self._step(entry.list_key, above), short + ".")
                for entries in reversed(entry.lists):
                    self._open(entries, here, pending)

    def _open(self, entries: NodeEntries, above: _Above, pending: list[_Pending]) -> None:
        """Put the entries of a list on the stack, the first on top, each with its number in the list."""
        if not entries.entries:
            return
        place = above.prefix + entries.key
        last = self._numbers.get(place, 0) + len(entries.entries)
        self._numbers[place] = last
        for back, entry in enumerate(reversed(entries.entries)):
            pending.append((entry, place, last - back, above))

    def _node(self, node: Node, place: str, number: int, above: _Above) -> Attributed:
        if node.id is None:
            if self.characters > MAX_NAME_CHARACTERS:
                place = self._short_place(node)
            node.name = f"{self.scope.document.name}/{place}.{number}"
            node.derived = True
            self.characters += len(node.name)
        span = node.span
        list_of = LISTS[node.list_key]
        if above.node is not None:
            self._edge(node.name, list_of.relation, above, span)
        for key, name in node.links:
            self._link(node, key, name)
        quotes = self._quotes(node) if node.quote else ()
        data = {
            "kind": list_of.kind,
            "text": node.text or self._words(node),
            "quotes": quotes,
            **DEFAULTS,
            **node.values,
            "speakers": (),
            "map": self.scope.document.name,
            "derived": node.derived,
            "range": span,
            "written": node,
        }
        data["speakers"] = data["by"] or (self._inherited(quotes, data) if quotes else ())
        return node.name, data

    def _inherited(self, quotes: Iterable[Quote], data: Mapping[str, Any]) -> tuple[str, ...]:
        """The speakers of the quoted sources, if the node says it: not for questions or implied nodes."""
        if not self.speakers or data["implied"] or data["kind"] is Kind.QUESTION:
            return ()
        quoted = dict.fromkeys(quote.source for quote in quotes)
        return tuple(dict.fromkeys(by for key in quoted for by in self.speakers.get(key, ())))

    def _short_place(self, node: Node) -> str:
        """The number of a deeply nested node without an id.

        Full names would fill the memory, which is reported once.
        """
        self._unnamed += 1
        if self._unnamed == 1:
            message = f"the names of nodes without an id take more than {MAX_NAME_CHARACTERS:,} characters: give ids"
            self.findings.add("Y105", node.head_span, message)
        return f"~{self._unnamed}"

    def _words(self, node: Node) -> str:
        """The text of a node without one of its own: its quotes, else its premises once they are known."""
        if not node.quote:
            self.textless.append(node)
        return " … ".join(" ".join(quote.text.split()) for quote in node.quote)[:_MAX_TEXT_LENGTH]

    def _quotes(self, node: Node) -> tuple[Quote, ...]:
        sources = self.scope.document.visible_sources
        resolved = []
        for quote in node.quote:
            source = sources.get(quote.source) if quote.source is not None else self.only
            if source is None and quote.source is None and self.scope.sure:
                self._needs_source(quote, sources)
            resolved.append(quote._replace(source=source.key if source else None))
        return tuple(resolved)

    def _needs_source(self, quote: Quote, sources: Mapping[str, Source]) -> None:
        """Report a quote without a source. If the map has no sources, that is one mistake, however many quotes."""
        if sources:
            more = ", ..." if len(sources) > _MAX_SOURCES_NAMED else ""
            names = ", ".join(sorted(islice(sources, _MAX_SOURCES_NAMED)))
            message = f"a quote needs its source: one of {names}{more}"
            self.findings.add("P404", quote.span, message)
        elif not self.sourceless:
            message = "a quote needs its source, but the map declares no sources"
            self.findings.add("P404", quote.span, message)
        self.sourceless += not sources

    def _edge(self, child: str, relation: Relation, above: _Above, span: Span, again: Again | None = None) -> None:
        assert above.node is not None
        data = {
            "relation": relation,
            "note": None,
            "range": span,
            "step": above.step if relation in HITS_STEP else None,
        }
        edge = child, above.node.name, data
        self.edges.append(edge)
        if again is not None:
            data.update(again.values)
            if again.lists and not again.values:
                self.adding.append(edge)

    def _step(self, list_key: str, above: _Above) -> Step | None:
        return Step(above.node.name, LISTS[list_key].relation) if above.node is not None else None

    def _again(self, again: Again, above: _Above) -> None:
        target = self.resolve(again.target)
        if target is not None and self._repeats(again, target, above):
            target.flawed |= again.flawed
        else:  # everything below it is in no place, and may be missing from its proper place
            target = None
            self.scope.document.unread.positions |= any(entries.key == "positions" for entries in again.lists)
        if again.lists:
            self._added.append((again, target, above))

    def _repeats(self, again: Again, target: Node, above: _Above) -> bool:
        """Repeat a node where it is referred to, if it fits there. Returns whether it does."""
        wanted = LISTS[again.list_key]
        if above.node is None and wanted.relation in ANSWERING:
            return self._adds(again, target)
        if not _fits(target.kind, wanted.kind):
            message = f"{brief(again.target.words)} is {a(target.kind)}, which cannot be under {again.list_key}"
            self.findings.add("S208", again.target.span, message, self._here(target))
            return False
        if target is above.node:
            message = f"{brief(again.target.words)} refers to itself under its own {again.list_key}"
            self.findings.add("S207", again.target.span, message, self._here(target))
            return False
        if wanted.relation in ANSWERING and target.kind is not Kind.POSITION:
            self.answering.append(target.name)
        if above.node is not None:
            self._edge(target.name, wanted.relation, above, again.span, again)
        return True

    def _adds(self, again: Again, target: Node) -> bool:
        """Whether everything that a reference at the top adds to a node can bear on it."""
        for key, entries in again.lists:
            if entries and target.kind not in RELATIONS[LISTS[key].relation].parents:
                message = f"{brief(again.target.words)} is {a(target.kind)}, which has no {key}"
                self.findings.add("S208", again.target.span, message, self._here(target))
                return False
        return True

    def _here(self, target: Node) -> Related:
        """Where a node is written. It is kept, because there may be very many wrong references to it."""
        if id(target) not in self._heads:
            self._heads[id(target)] = Related("written here", target.head_span)
        return self._heads[id(target)]

    def _link(self, node: Node, key: str, name: Name) -> None:
        target = self.resolve(name)
        if target is None:
            return
        if target is node:
            self.findings.add("S207", name.span, f"{brief(name.words)} {RELATIONS[LINKS[key]].words.does} itself")
        elif (target.kind is Kind.QUESTION) != (node.kind is Kind.QUESTION):
            message = f"{a(node.kind)} cannot be in {key} with {a(target.kind)}"
            self.findings.add("S208", name.span, message, self._here(target))
        else:
            self._edge(node.name, LINKS[key], _Above(target, None, ""), name.span)

    def resolve(self, name: Name) -> Node | None:
        """The node that a name in this map means; None, with a finding, if there is none."""
        document = self.scope.document
        map_name, slash, identifier = name.words.rpartition("/")
        target = self.scope.maps.get(map_name) if slash else document
        if target is not None:
            node = target.ids.get(identifier)
            if node is None and not target.unread.may_hold(identifier, self.findings):
                self.findings.add("S205", name.span, lambda: self._unknown(name, target, identifier))
            return node
        if not self.scope.sure:
            return None
        self.findings.add("S205", name.span, lambda: self._unknown_map(map_name))
        return None

    def _unknown_map(self, name: str) -> str:
        if name in self.scope.loaded:
            return f"this map does not use the map {shown(name)}: add its file to uses"
        return f"this map uses no map {brief(name)}{self.findings.hint(name, self.scope.maps)}"

    def _unknown(self, name: Name, target: MapDocument, identifier: str) -> str:
        hint = self.findings.hint(identifier, target.ids)
        if not hint:
            elsewhere = [other.name for other in self.scope.maps.values() if identifier in other.ids]
            hint = f"; did you mean {elsewhere[0]}/{identifier}?" if elsewhere else ""
        return f"no node has the id {brief(name.words)}{hint}"

    def join_premises(self, graph: Graph) -> None:
        """Give each node without text and quote the text of its premises, joined by "and".

        Children are written after their parents, so the nodes are taken from the last to the first.
        """
        longest, made = _MAX_TEXT_LENGTH, 0
        for node in reversed(self.textless):
            parts: list[str] = []
            length = 0
            for child, edges in graph.pred[node.name].items():
                if any(data["relation"] in JOINT for data in edges.values()):
                    parts.append(graph.nodes[child]["text"][:longest] or child)
                    length += len(parts[-1])
                    if length > longest:
                        break
            joined = " and ".join([*(part.rstrip(".") for part in parts[:-1]), *parts[-1:]])
            graph.nodes[node.name]["text"] = joined[:longest]
            made += min(len(joined), longest)
            longest = _MAX_TEXT_LENGTH if made < _MAX_JOINED else _MAX_SHORTENED_LENGTH


def _fits(kind: Kind, wanted: Kind) -> bool:
    return kind is wanted or (kind in CLAIMS and wanted in CLAIMS)
