"""From the lists of nodes in a map file to the entries of a document: nodes, and references to nodes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from argmap.findings import Related
from argmap.format import ELEMENT_OF, KEYS, KEYS_OF, VALUES, Element, Type
from argmap.reading.map_document import UNKNOWN_SOURCE, Again, Entry, MapDocument, Node, NodeEntries, Quote
from argmap.reading.misread_keys import continues_cut, no_key, text_read_as_key
from argmap.reading.unread import Unread
from argmap.reading.values import Values, items
from argmap.relations import ANSWERING, CLAIMS, HITS_STEP, LINKS, LISTS, STEPS, Kind, a
from argmap.text import Span
from argmap.yaml.emitter import AMBIGUOUS
from argmap.yaml.nodes import Mapping, Placeholder, Scalar, Sequence
from argmap.yaml.nodes import Node as Yaml
from argmap.yaml.problems import key_without_space, misread, own_meaning

MAX_NODES = 250_000
"""How many nodes one map may have."""

_NAMING = frozenset({*LINKS, *(name for name, key in VALUES.items() if key.type is Type.TEXTS)})
_MAX_KEY_LENGTH = max(len(key.name) for key in KEYS) + 1


class _Pending(NamedTuple):
    """A list that is still to be read, and where its entries go."""

    key: str
    value: Yaml
    entries: list[Entry]
    source: str | None


class NodeReader:
    """Reads the nodes of one map. ``ids`` has those with an id."""

    def __init__(self, values: Values, unread: Unread) -> None:
        self.text = values.text
        self.findings = values.findings
        self.values = values
        self.unread = unread
        self.count = 0
        self.own = {key: self._converters(ELEMENT_OF[of.kind]) for key, of in LISTS.items()}
        self.lists = {key: _lists_of(ELEMENT_OF[of.kind]) for key, of in LISTS.items()}
        self.ids: dict[str, Node] = {}
        self.first: dict[str, Related] = {}
        self.map_name = ""
        self.only_adds = False  # whether references in the current list only add to their node

    def _converters(self, place: Element) -> dict[str, Callable[[str, Any], Any]]:
        """The converters of a node's own keys, without lists of nodes and names."""
        converters = self.values.converters
        others = _NAMING | {"source"}
        return {
            name: converters[key.type]
            for name, key in KEYS_OF[place].items()
            if key.type is not Type.NODES and name not in others
        }

    def read(self, lists: list[tuple[str, Yaml]], document: MapDocument) -> None:
        """Read all nodes. The lists still to be read are a stack, so nothing recurses."""
        self.map_name = document.name
        pending: list[_Pending] = []
        document.lists = self._open_lists(lists, document.source, pending)
        tops = {id(entries) for _, entries in document.lists}
        while pending:
            key, value, entries, source = pending.pop()
            self.only_adds = id(entries) in tops and LISTS[key].relation in ANSWERING
            for item in items(value):
                if self.count >= MAX_NODES:
                    span = Span(self.text, item.start, item.start + 1)
                    self.findings.add("Y105", span, f"more than {MAX_NODES:,} nodes: split the map")
                    self.unread.anything = True
                    return
                self.count += 1
                entry = self._entry(key, item, source, pending)
                if entry is not None:
                    entries.append(entry)

    def _entry(self, key: str, item: Yaml, source: str | None, pending: list[_Pending]) -> Entry | None:
        if item.__class__ is Mapping:
            keys = tuple([name.value for name in item.content[::2]])
            if "ref" in keys:
                return self._again(key, item, source, pending)
            return self._node(key, item, keys, source, pending)
        if item.__class__ is Sequence:
            self._no_entry(key, item)
        if item.__class__ is not Scalar:
            return None
        assert isinstance(item, Scalar)
        node = Node(key, self.text, item.start, item.end)
        node.text = item.value.strip()
        if ":" in node.text[:_MAX_KEY_LENGTH]:
            self._check_space(item)
        if "- " in node.text:
            self.values.check_dash(item)
        if node.text in AMBIGUOUS and item.length == len(node.text):
            self.values.ambiguous.append(self.values.span(item))
        if not node.text:
            self.findings.add("S204", self.values.span(item), f"an empty item: {a(LISTS[key].kind)} was expected")
        return node

    def _check_space(self, item: Scalar) -> None:
        """Report ``- text:Close it``: a text for YAML, but hardly for its author."""
        problem = key_without_space(self.text, item.start, item.value)
        if problem is not None:
            self.findings.add(problem.code, problem.span, problem.message, fix=problem.fix)

    def _no_entry(self, key: str, item: Sequence) -> None:
        """Report a list where a node was expected; ``- [sic]`` is meant as a text."""
        if any(
            inner.__class__ is Placeholder for inner in item.content
        ):  # it may be a list only because the text is broken
            return
        span = self.values.span(item)
        if len(item.content) == 1 and self.text.content[item.start] == "[" and span.line == span.end_line:
            problem = misread(span, own_meaning("["))
            self.findings.add(problem.code, span, problem.message, fix=problem.fix)
            return
        message = f"a list where {a(LISTS[key].kind)} was expected: remove one '-', or quote it if it is a text"
        self.findings.add("S203", span, message)
        lose(self.unread, item)

    def _node(
        self, key: str, item: Mapping, keys: tuple[str, ...], source: str | None, pending: list[_Pending]
    ) -> Node:
        node = Node(key, self.text, item.start, item.end)
        own = self.own[key]
        lists: list[tuple[str, Yaml]] = []
        values: dict[str, Any] = {}
        offsets: list[int] = []
        met = self.findings.met
        for name, value in item.items():
            word = name.value
            offsets += name.start, name.length, value.start, value.length
            convert = own.get(word)
            if convert is not None:
                converted = convert(word, value)
                if converted is not None:
                    if word in VALUES:
                        values[word] = converted
                    else:
                        setattr(node, word, converted)
            elif word in _NAMING:
                self._names(node, word, value, values)
            elif word == "source":
                node.source = self.values.source_name(value)
            elif self._holds_nodes(key, name, value, item):
                lists.append((word, value))
        node.keys, node.offsets = self.values.compact(keys, offsets)
        node.values = values or node.values
        if self.findings.met > met:
            self._flawed(node, key, item)
        if node.id is not None:
            self._name(node, node.id)
        source = node.source or source
        if node.quote and source is not None:
            node.quote = _from_source(node.quote, source)
        if not (node.text or node.quote or node.flawed) and not _premises(item):
            self._says_nothing(node)
        node.lists = self._open_lists(lists, source, pending) if lists else ()
        return node

    def _says_nothing(self, node: Node) -> None:
        needed = "a text, a quote or premises" if node.kind in CLAIMS else "a text or a quote"
        self.findings.add("S204", node.head_span, f"{a(node.kind)} needs {needed}")

    def _names(self, node: Node, key: str, value: Yaml, values: dict[str, Any]) -> None:
        """Read speakers, tags and names of other nodes."""
        names = self.values.names(key, value)
        if key in LINKS:
            node.links += tuple((key, name) for name in names)
            return
        values[key] = tuple([name.words for name in names])
        if key == "by":
            node.by = names

    def _flawed(self, node: Node, key: str, item: Mapping) -> None:
        """Keep the readable parts of a node with unreadable ones."""
        node.flawed = True
        node.has_unread = Placeholder in [part.__class__ for part in item.content]
        if node.id is None:
            lose(self.unread, item.get("id"))
        if node.source is None and self.unread.sources and any(name.__class__ is Placeholder for name in item.keys):
            node.source = UNKNOWN_SOURCE
        if (
            len(item.content) == 2 and item.content[0].value not in self.own[key].keys() | _NAMING
        ):  # a text is more likely
            node.text = " ".join(self.values.span(item).words.split())

    def _holds_nodes(self, key: str, name: Scalar, value: Yaml, item: Mapping) -> bool:
        """Whether a key of a node is a list of nodes that is allowed there; otherwise report it."""
        if name.value not in self.lists[key]:
            self._strange_key(key, name, value, item)
        elif LISTS[name.value].relation in HITS_STEP and key not in STEPS:
            self._impossible(key, name, value)
        else:
            return True
        return False

    def _name(self, node: Node, identifier: str) -> None:
        """Note the id of a node. If two nodes have the same id, the later one in the file is the mistake."""
        first = self.ids.setdefault(identifier, node)
        if first is not node:
            if node.start < first.start:
                self.ids[identifier] = node
                first, node = node, first
                self.first.pop(identifier, None)
            if identifier not in self.first:
                self.first[identifier] = Related("first defined here", first.value_span("id"))
            there = self.first[identifier]
            self.findings.add("S206", node.value_span("id"), f"the id {identifier} is taken", there)
            node.id = None  # keeps the node and everything below it, under the name of their place
            node.name = ""
        first.name = f"{self.map_name}/{identifier}"

    def _again(self, key: str, item: Mapping, source: str | None, pending: list[_Pending]) -> Again | None:
        keys = KEYS_OF[Element.REF]
        read: dict[str, Any] = {}
        lists: list[tuple[str, Yaml]] = []
        met = self.findings.met
        for name, value in item.items():
            known = keys.get(name.value)
            if known is None:
                if not self.values.passes(Element.REF, name, item):
                    lose(self.unread, value)
            elif known.type is Type.NODES:
                # Which lists the node can take is known when all maps are read.
                adds = self.only_adds and LISTS[name.value].relation not in HITS_STEP
                if adds or self._holds_nodes(key, name, value, item):
                    lists.append((name.value, value))
            else:
                read[name.value] = self.values.converters[known.type](name.value, value)
        if read["ref"] is None:
            self.unread.positions |= item.key("positions") is not None
            lose(self.unread, item)
            return None
        target = read.pop("ref")
        values = {name: value for name, value in read.items() if value is not None}
        again = Again(key, target, self.values.span(item), values)
        again.flawed = self.findings.met > met
        again.lists = self._open_lists(lists, source, pending)
        return again

    def _open_lists(
        self, lists: list[tuple[str, Yaml]], source: str | None, pending: list[_Pending]
    ) -> tuple[NodeEntries, ...]:
        """The lists with content, to be filled later."""
        opened: list[NodeEntries] = []
        for key, value in lists:
            if items(value):
                one = NodeEntries(key, [])
                opened.append(one)
                pending.append(_Pending(key, value, one.entries, source))
        return tuple(opened)

    def _strange_key(self, key: str, name: Scalar, value: Yaml, item: Mapping) -> None:
        """Report a key that a node of this kind does not have."""
        kind = LISTS[key].kind
        place, span = ELEMENT_OF[kind], self.values.span(name)
        if name.__class__ is Placeholder or continues_cut(self.text, name, item, KEYS_OF[place]):
            self.findings.met_again()
            self.unread.leave_out(span.words)
            lose(self.unread, value)
        elif name.value.startswith("x-"):
            pass
        elif name.value in LISTS:
            self._impossible(key, name, value)
        elif problem := text_read_as_key(self.text, name, value, item, KEYS_OF[place]):
            self.findings.add(problem.code, problem.span, problem.message, fix=problem.fix)
        else:
            alone = len(item.content) == 2
            fix = partial(self.values.respelt, place, name, item)
            self.findings.add("S202", span, lambda: f"{a(kind)} {no_key(place, name.value, alone)}", fix=fix)
            lose(self.unread, value)

    def _impossible(self, key: str, name: Scalar, value: Yaml) -> None:
        """Report a list of nodes that is not allowed here, unless it is empty."""
        if not items(value):
            return
        lose(self.unread, value)
        kind = LISTS[key].kind
        if name.value == "positions":
            why = "only a question has positions; arguments for or against it are its pro and con"
        elif name.value == "undercut":
            why = f"undercut attacks a step, and {a(kind)} under {key} takes none"
        elif kind is Kind.QUESTION:
            why = f"a question has no {name.value}: nothing argues for or against it; use one of its positions"
        else:
            why = f"{a(kind)} has no {name.value}: nothing argues for or against it"
        self.findings.add("S208", self.values.span(name), why)


def lose(unread: Unread, value: Yaml | None) -> None:
    """Note the words that are left out, so that an id among them, even mistyped, is not reported as unknown."""
    waiting = [value] if value is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            unread.leave_out(node.value)
        else:
            waiting.extend(node.content)


def _from_source(quotes: tuple[Quote, ...], source: str) -> tuple[Quote, ...]:
    """The quotes, with the source that applies where they name none."""
    return tuple(quote if quote.source else quote._replace(source=source) for quote in quotes)


def _lists_of(place: Element) -> frozenset[str]:
    return frozenset(name for name, key in KEYS_OF[place].items() if key.type is Type.NODES)


def _premises(item: Mapping) -> bool:
    return (written := item.get("premises")) is not None and bool(items(written))
