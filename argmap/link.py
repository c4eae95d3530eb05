"""From map documents to the graph: names are given, references resolved, relations checked against kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from argmap.document import Again, Entry, MapDocument, Name, Node, NodeEntries, Quote, Source
from argmap.findings import Findings, Related
from argmap.format import CLAIMS, KEYS_OF, LINKS, LISTS, PLACE_OF, Kind, Relation
from argmap.graph import Attributed, Graph, Joined, Step, assemble
from argmap.near import did_you_mean
from argmap.text import Span, shown

_LONGEST_TEXT = 1_000

_Pending: TypeAlias = "tuple[Entry, str, int, _Above]"


class Scope(NamedTuple):
    """What the names in a map can refer to: its own nodes, and the maps that it uses, by name."""

    document: MapDocument
    maps: Mapping[str, MapDocument]
    loaded: Mapping[str, MapDocument]
    sure: bool = True  # that there are no maps and sources but these; else some could not be read


class _Above(NamedTuple):
    """Where a list stands: the node it bears on (None at the top), that node's own step, and its name for children."""

    node: Node | None
    step: Step | None
    prefix: str


def link(scopes: Iterable[Scope], findings: Findings) -> Graph:
    """The graph of all documents; what cannot be joined is added to ``findings`` and left out."""
    linkers = [_Linker(scope, findings) for scope in scopes]
    graph = assemble(
        (node for linker in linkers for node in linker.nodes()),
        lambda: (edge for linker in linkers for edge in linker.edges),
    )
    for linker in linkers:
        for name in linker.answering:
            graph.nodes[name]["kind"] = Kind.POSITION
        linker.join_premises(graph)
    return graph


class _Linker:
    """Links one map. Homes come first, then what ``ref`` adds to nodes, so that numbers of places are stable."""

    def __init__(self, scope: Scope, findings: Findings) -> None:
        self.scope = scope
        self.findings = findings
        self.edges: list[Joined] = []
        self.answering: list[str] = []
        self.textless: list[Node] = []
        self.sourceless = 0
        self._added: list[tuple[Again, Node | None, _Above]] = []
        self._numbers: dict[str, int] = {}

    def nodes(self) -> Iterator[Attributed]:
        """Every node with its attributes, in the order of the file; the edges are collected on the way."""
        document = self.scope.document
        top = _Above(None, None, "")
        yield from self._lists([(NodeEntries("questions", document.questions), top)])
        waiting = self._added
        while waiting:
            self._added = []
            for again, target, above in waiting:
                step = self._step(again.list_key, above)
                prefix = target.name.partition("/")[2] if target else again.target.words.rpartition("/")[2]
                here, alone = _Above(target, step, prefix + "."), _Above(None, None, prefix + ".")
                lists = [(e, here if self._may_have(again, target, e) else alone) for e in reversed(again.lists)]
                yield from self._lists(lists)
            waiting = self._added

    def _lists(self, lists: Iterable[tuple[NodeEntries, _Above]]) -> Iterator[Attributed]:
        """The nodes of lists and of all that is below them, parents before their children."""
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
                short = entry.id or f"{place}.{number}"
                here = _Above(entry, self._step(entry.list_key, above), short + ".")
                for entries in reversed(entry.lists):
                    self._open(entries, here, pending)

    def _open(self, entries: NodeEntries, above: _Above, pending: list[_Pending]) -> None:
        """Put the entries of a list on the stack, the first on top, each with its number in the list."""
        place = above.prefix + entries.key
        last = self._numbers.get(place, 0) + len(entries.entries)
        self._numbers[place] = last
        for back, entry in enumerate(reversed(entries.entries)):
            pending.append((entry, place, last - back, above))

    def _node(self, node: Node, place: str, number: int, above: _Above) -> Attributed:
        if node.id is None:
            node.name = f"{self.scope.document.name}/{place}.{number}"
            node.derived = True
        span = node.span
        list_of = LISTS[node.list_key]
        if above.node is not None:
            self._edge(node.name, list_of.relation, above, span)
        if node.rephrases:
            self._links(node, node.rephrases, "rephrases")
        if node.conflicts:
            self._links(node, node.conflicts, "conflicts")
        return node.name, {
            "kind": list_of.kind,
            "text": node.text or self._words(node),
            "quotes": self._quotes(node) if node.quote else (),
            "by": tuple(name.words for name in node.by) if node.by else (),
            "qualifier": node.qualifier,
            "implied": node.implied,
            "tags": tuple(name.words for name in node.tags) if node.tags else (),
            "note": node.note,
            "weight": node.weight,
            "undeveloped": node.undeveloped,
            "map": self.scope.document.name,
            "derived": node.derived,
            "range": span,
            "written": node,
        }

    def _words(self, node: Node) -> str:
        """The text of a node that has none of its own: its quotes; else its premises, once they are known."""
        if not node.quote:
            self.textless.append(node)
        return " … ".join(" ".join(quote.text.split()) for quote in node.quote)[:_LONGEST_TEXT]

    def _quotes(self, node: Node) -> tuple[Quote, ...]:
        sources = self.scope.document.visible_sources
        only = next(iter(sources.values())) if len({id(s) for s in sources.values()}) == 1 else None
        resolved = []
        for quote in node.quote:
            source = sources.get(quote.source) if quote.source is not None else only
            if source is None and quote.source is None and self.scope.sure:
                self._needs_source(quote, sources)
            resolved.append(quote._replace(source=source.key if source else None))
        return tuple(resolved)

    def _needs_source(self, quote: Quote, sources: Mapping[str, Source]) -> None:
        """Where there is no source at all, that is one mistake, whatever the number of quotes."""
        if sources:
            message = f"a quote needs its source: one of {', '.join(sorted(sources))}"
            self.findings.add("P404", quote.span, message)
        elif not self.sourceless:
            message = "a quote needs its source, but the map declares none under sources"
            self.findings.add("P404", quote.span, message)
        self.sourceless += not sources

    def _edge(self, child: str, relation: Relation, above: _Above, span: Span, again: Again | None = None) -> None:
        assert above.node is not None
        data = {
            "relation": relation,
            "note": again.note if again else None,
            "weight": again.weight if again else None,
            "range": span,
            "step": above.step if relation is Relation.UNDERCUT else None,
        }
        self.edges.append((child, above.node.name, data))

    def _step(self, list_key: str, above: _Above) -> Step | None:
        return Step(above.node.name, LISTS[list_key].relation) if above.node is not None else None

    def _again(self, again: Again, above: _Above) -> None:
        target = self.resolve(again.target)
        if again.lists:
            self._added.append((again, target, above))
        if target is None:
            self._miss(again)
            return
        target.flawed |= again.flawed
        wanted = LISTS[again.list_key]
        if not _fits(target.kind, wanted.kind):
            message = f"{shown(again.target.words)} is a {target.kind}, which cannot stand under {again.list_key}"
            self.findings.add("S208", again.target.span, message, Related("written here", target.head_span))
            return
        if target is above.node:
            message = f"{shown(again.target.words)} stands in its own {again.list_key}"
            self.findings.add("S207", again.target.span, message, Related("written here", target.head_span))
            return
        if wanted.kind is Kind.POSITION and target.kind is not Kind.POSITION:
            self.answering.append(target.name)
        if above.node is not None:
            self._edge(target.name, wanted.relation, above, again.span, again)

    def _miss(self, again: Again) -> None:
        """Of a question whose positions stand by a reference that leads nowhere, no position is missing."""
        if any(entries.key == "positions" for entries in again.lists):
            self.scope.document.unplaced = True

    def _may_have(self, again: Again, target: Node | None, entries: NodeEntries) -> bool:
        """Whether the named node may have such a list; the nodes of a refused list stand alone, with a finding."""
        if target is None or entries.key in KEYS_OF[PLACE_OF[target.kind]]:
            return True
        message = f"{shown(again.target.words)} is a {target.kind}, which has no {entries.key}"
        span = again.key_span(entries.key)
        self.findings.add("S208", span, message, Related("written here", target.head_span))
        return False

    def _links(self, node: Node, names: Iterable[Name], key: str) -> None:
        for name in names:
            target = self.resolve(name)
            if target is None:
                continue
            if target is node:
                self.findings.add("S207", name.span, f"{shown(name.words)} {key} itself")
            elif (target.kind is Kind.QUESTION) != (node.kind is Kind.QUESTION):
                message = f"a {node.kind} cannot stand in {key} with a {target.kind}"
                self.findings.add("S208", name.span, message, Related("written here", target.head_span))
            else:
                self._edge(node.name, LINKS[key], _Above(target, None, ""), name.span)

    def resolve(self, name: Name) -> Node | None:
        """The node that a name in this map means; None, with a finding, where there is none."""
        document = self.scope.document
        map_name, slash, identifier = name.words.rpartition("/")
        target = self.scope.maps.get(map_name) if slash else document
        if target is not None:
            node = target.ids.get(identifier)
            if node is None and target.complete and identifier not in target.lost:
                self.findings.add("S205", name.span, lambda: self._unknown(name, target, identifier))
            return node
        if not self.scope.sure:
            return None
        if map_name in self.scope.loaded:
            message = f"the map {shown(map_name)} is not among the uses of this map: add its file to uses"
        else:
            message = f"no map {shown(map_name)} is used here{did_you_mean(map_name, self.scope.maps)}"
        self.findings.add("S205", name.span, message)
        return None

    def _unknown(self, name: Name, target: MapDocument, identifier: str) -> str:
        hint = did_you_mean(identifier, target.ids)
        if not hint:
            elsewhere = [other.name for other in self.scope.maps.values() if identifier in other.ids]
            hint = f"; did you mean {elsewhere[0]}/{identifier}?" if elsewhere else ""
        return f"no node has the id {shown(name.words)}{hint}"

    def join_premises(self, graph: Graph) -> None:
        """The text of a node without text and quote: its premises, joined by "and".

        Children are written after their parents, so the nodes are taken from the last to the first.
        """
        for node in reversed(self.textless):
            parts = [
                graph.nodes[child]["text"] or child
                for child, edges in graph.pred[node.name].items()
                if any(data["relation"] is Relation.PREMISE for data in edges.values())
            ]
            joined = " and ".join([*(part.rstrip(".") for part in parts[:-1]), *parts[-1:]])
            graph.nodes[node.name]["text"] = joined[:_LONGEST_TEXT]


def _fits(kind: Kind, wanted: Kind) -> bool:
    return kind is wanted or (kind in CLAIMS and wanted in CLAIMS)
