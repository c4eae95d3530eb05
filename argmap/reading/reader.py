"""From YAML nodes to a map document: the format of map files, as the table in ``format`` has it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from argmap.findings import Edit, Findings, Fix, Related
from argmap.format import CLAIMS, KEYS, KEYS_OF, LISTS, PLACE_OF, STEPS, VERSION, Kind, Place, Type
from argmap.near import near
from argmap.reading.declarations import read_people, read_sources
from argmap.reading.document import UNKNOWN_SOURCE, Again, Entry, MapDocument, Node, NodeEntries
from argmap.reading.gaps import Gaps
from argmap.reading.misread_keys import continues_cut, no_key, of_another_tool, text_read_as_key
from argmap.reading.values import AMBIGUOUS, Values, items
from argmap.text import Span, Text
from argmap.yaml.nodes import Lost, Mapping, Parsed, Scalar, Sequence
from argmap.yaml.nodes import Node as Yaml
from argmap.yaml.problems import key_without_blank, misread, own_meaning

MOST_NODES = 250_000
"""How many nodes one map may have."""

_SOURCE_KEYS = ("source", "sources", "uses")  # where one of these is mistyped, names have no meaning
_LONGEST_KEY = max(len(key.name) for key in KEYS) + 1


class _Pending(NamedTuple):
    """A list that is yet to be read, and where its entries go."""

    key: str
    value: Yaml
    entries: list[Entry]
    source: str | None


def read_map(text: Text, parsed: Parsed, path: Path, findings: Findings) -> MapDocument:
    """What a parsed map file says; what it says wrongly is added to ``findings``."""
    return _Reader(text, findings).read(parsed, path)


class _Reader:
    def __init__(self, text: Text, findings: Findings) -> None:
        self.text = text
        self.findings = findings
        self.values = Values(text, findings)
        self.nodes = 0
        self.simple = {key: self._simple(PLACE_OF[of.kind]) for key, of in LISTS.items()}
        self.lists = {key: _lists_of(PLACE_OF[of.kind]) for key, of in LISTS.items()}
        self.ids: dict[str, Node] = {}
        self.first: dict[str, Related] = {}
        self.gaps = Gaps()
        self.map_name = ""

    def read(self, parsed: Parsed, path: Path) -> MapDocument:
        start = Span(self.text, 0, 0)
        name = unicodedata.normalize("NFC", path.stem)
        document = MapDocument(path, self.text, name, start, self.gaps)
        document.source_names, document.ids = self.values.source_names, self.ids
        document.ambiguous = self.values.ambiguous
        for stretch in parsed.lost:
            self.gaps.lose(self.text.content[slice(*stretch)])
        root = parsed.root
        if root is None or (isinstance(root, Scalar) and not root.value) or root.__class__ is Lost:
            if not parsed.lost and root.__class__ is not Lost:
                self.findings.add("S201", start, f"the file is empty: a map begins with argmap: {VERSION}")
            return document
        if not isinstance(root, Mapping):
            what = "a list" if isinstance(root, Sequence) else "a text"
            self.findings.add(
                "S203", Span(self.text, root.start, root.end), f"a map file is a mapping of keys, not {what}"
            )
            return document
        own = [key.value for key in root.keys if not key.value.startswith("x-") or key.__class__ is Lost]
        if "argmap" not in own and of_another_tool(own):
            what = "this is no map: it has no questions, and keys that no map has"
            advice = "exclude in [tool.argmap] passes such files over"
            self.findings.add("S201", self.values.span(root.content[0]), f"{what}; {advice}")
            self._lose(root)
            return document
        if "argmap" not in own and not any(key == "x-" or near(key, ("argmap",)) for key in own):
            self._no_version(root)
        self._map(root, document)
        return document

    def _no_version(self, root: Mapping) -> None:
        span = self.values.span(root.content[0] if root.content else root)
        start = root.start + (self.text.content[root.start] == "{")
        behind = ", " if start > root.start else self.text.newline + " " * (self.text.position(start)[1] - 1)
        edit = Edit(self.text.span(start, start), f"argmap: {VERSION}{behind}", ("argmap", VERSION))
        fix = Fix(f"begin with argmap: {VERSION}", (edit,)) if root.content else None
        self.findings.add("S201", span, f"a map begins with argmap: {VERSION}", fix=fix)

    def _simple(self, place: Place) -> dict[str, Callable[[str, Any], Any]]:
        """The converters of the keys whose values are the node's own."""
        converters = self.values.converters
        return {
            name: converters[key.type]
            for name, key in KEYS_OF[place].items()
            if key.type is not Type.NODES and name != "source"
        }

    def _map(self, root: Mapping, document: MapDocument) -> None:
        keys = KEYS_OF[Place.MAP]
        # Names and defaults first, wherever they stand: what is below depends on them.
        for key, value in sorted(root.items(), key=lambda item: item[0].value in ("questions", "sources", "people")):
            known = keys.get(key.value)
            if known is None:
                if not self.values.passes(Place.MAP, key, root):
                    self.gaps.sources |= bool(self.findings.hint(key.value, _SOURCE_KEYS))
                    self._lose(key)
                    self._lose(value)
            elif known.type is Type.SOURCES:
                read_sources(self.values, value, document)
            elif known.type is Type.PEOPLE:
                read_people(self.values, value, document)
            elif known.type is Type.NODES:
                self._nodes(value, document)
            elif known.name == "source":
                document.source = self._source_name(value)
            elif (converted := self.values.converters[known.type](key.value, value)) is not None:
                if key.value == "name":
                    document.name_span = Span(self.text, value.start, value.end)
                if key.value != "argmap":
                    setattr(document, key.value, converted)
                if key.value == "uses":
                    self.gaps.sources |= len(converted) < len(items(value))

    def _source_name(self, value: Yaml) -> str | None:
        name = self.values.name("source", value)
        if name is None:
            return UNKNOWN_SOURCE
        self.values.source_names.append(name)
        return name.words

    def _nodes(self, value: Yaml, document: MapDocument) -> None:
        """Read all nodes; the lists that are still to be read are a stack, never a recursion."""
        self.map_name = document.name
        pending = [_Pending("questions", value, document.questions, document.source)]
        while pending:
            key, value, entries, source = pending.pop()
            for item in items(value):
                if self.nodes >= MOST_NODES:
                    span = Span(self.text, item.start, item.start + 1)
                    self.findings.add("Y105", span, f"more than {MOST_NODES:,} nodes: split the map")
                    self.gaps.anything = True
                    return
                self.nodes += 1
                entry = self._entry(key, item, source, pending)
                if entry is not None:
                    entries.append(entry)

    def _entry(self, key: str, item: Yaml, source: str | None, pending: list[_Pending]) -> Entry | None:
        if item.__class__ is Mapping:
            again = "ref" in [name.value for name in item.content[::2]]
            return (self._again if again else self._node)(key, item, source, pending)
        if item.__class__ is Sequence:
            self._no_entry(key, item)
        if item.__class__ is not Scalar:
            return None
        assert isinstance(item, Scalar)
        node = Node(key, self.text, item)
        node.text = item.value.strip()
        if ":" in node.text[:_LONGEST_KEY]:
            self._check_blank(item)
        if "- " in node.text:
            self.values.check_dash(item)
        if node.text in AMBIGUOUS and item.length == len(node.text):
            self.values.ambiguous.append(item)
        if not node.text:
            self.findings.add("S204", self.values.span(item), f"an empty item: {_a(LISTS[key].kind)} was expected")
        return node

    def _check_blank(self, item: Scalar) -> None:
        """``- text:Close it`` is a text for YAML, and hardly for who wrote it."""
        problem = key_without_blank(self.text, item.start, item.value)
        if problem is not None:
            self.findings.add(problem.code, problem.span, problem.message, fix=problem.fix)

    def _no_entry(self, key: str, item: Sequence) -> None:
        """A list where a node was expected; ``- [sic]`` is meant as a text."""
        if any(inner.__class__ is Lost for inner in item.content):  # it may be a list because the text is broken
            return
        span = self.values.span(item)
        if len(item.content) == 1 and self.text.content[item.start] == "[" and span.line == span.end_line:
            problem = misread(span, own_meaning("["))
            self.findings.add(problem.code, span, problem.message, fix=problem.fix)
            return
        message = f"a list where {_a(LISTS[key].kind)} was expected: take one '-' away, or quote it if it is a text"
        self.findings.add("S203", span, message)
        self._lose(item)

    def _lose(self, value: Yaml | None) -> None:
        """Note the words of what is left out: an id among them, even in a mistyped form, is not unknown."""
        waiting = [value] if value is not None else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, Scalar):
                self.gaps.leave_out(node.value)
            else:
                waiting.extend(node.content)

    def _node(self, key: str, item: Mapping, source: str | None, pending: list[_Pending]) -> Node:
        node = Node(key, self.text, item)
        simple = self.simple[key]
        lists: list[tuple[str, Yaml]] = []
        met = self.findings.met
        for name, value in item.items():
            word = name.value
            convert = simple.get(word)
            if convert is not None:
                converted = convert(word, value)
                if converted is not None:
                    setattr(node, word, converted)
            elif word == "source":
                node.source = self._source_name(value)
            elif self._holds_nodes(key, name, value, item):
                lists.append((word, value))
        if self.findings.met > met:
            self._flawed(node, key, item)
        if node.id is not None:
            self._name(node, node.id)
        source = node.source or source
        if node.quote and source is not None:
            node.quote = tuple(quote if quote.source else quote._replace(source=source) for quote in node.quote)
        if not (node.text or node.quote or node.flawed) and not _premises(item):
            needed = "a text, a quote or premises" if LISTS[key].kind in CLAIMS else "a text or a quote"
            self.findings.add("S204", node.head_span, f"{_a(LISTS[key].kind)} needs {needed}")
        if lists:
            node.lists = self._open_lists(lists, source, pending)
        return node

    def _flawed(self, node: Node, key: str, item: Mapping) -> None:
        """Keep what can be kept of a node of which something could not be read."""
        node.flawed = True
        if node.id is None:
            self._lose(item.get("id"))
        if node.source is None and self.gaps.sources and any(name.__class__ is Lost for name in item.keys):
            node.source = UNKNOWN_SOURCE
        if len(item.content) == 2 and item.content[0].value not in self.simple[key]:  # more probably a text
            node.text = " ".join(self.values.span(item).words.split())

    def _holds_nodes(self, key: str, name: Scalar, value: Yaml, item: Mapping) -> bool:
        """Whether a key of a node is a list of nodes that may stand there; else it is a finding."""
        if name.value not in self.lists[key]:
            self._strange_key(key, name, value, item)
        elif name.value == "undercut" and key not in STEPS:
            self._impossible(key, name, value)
        else:
            return True
        return False

    def _name(self, node: Node, identifier: str) -> None:
        """Note the id of a node; of two with one id, the one that stands later in the file is the mistake."""
        first = self.ids.setdefault(identifier, node)
        if first is not node:
            if node.written.start < first.written.start:
                self.ids[identifier] = node
                first, node = node, first
                self.first.pop(identifier, None)
            if identifier not in self.first:
                self.first[identifier] = Related("first defined here", first.value_span("id"))
            there = self.first[identifier]
            self.findings.add("S206", node.value_span("id"), f"the id {identifier} is taken", there)
            node.id = None  # so that the node and what is below it are kept, under the name of their place
            node.name = ""
        first.name = f"{self.map_name}/{identifier}"

    def _again(self, key: str, item: Mapping, source: str | None, pending: list[_Pending]) -> Again | None:
        keys = KEYS_OF[Place.REF]
        read: dict[str, Any] = {}
        lists: list[tuple[str, Yaml]] = []
        met = self.findings.met
        for name, value in item.items():
            known = keys.get(name.value)
            if known is None:
                if not self.values.passes(Place.REF, name, item):
                    self._lose(value)
            elif known.type is Type.NODES:
                if self._holds_nodes(key, name, value, item):
                    lists.append((name.value, value))
            else:
                read[name.value] = self.values.converters[known.type](name.value, value)
        if read["ref"] is None:
            self.gaps.positions |= item.key("positions") is not None
            self._lose(item)
            return None
        again = Again(key, read["ref"], self.values.span(item), read.get("note"), read.get("weight"))
        again.flawed = self.findings.met > met
        again.lists = self._open_lists(lists, source, pending)
        return again

    def _open_lists(
        self, lists: list[tuple[str, Yaml]], source: str | None, pending: list[_Pending]
    ) -> tuple[NodeEntries, ...]:
        opened = tuple(NodeEntries(key, []) for key, _ in lists)
        for (key, value), (_, entries) in zip(lists, opened, strict=True):
            pending.append(_Pending(key, value, entries, source))
        return opened

    def _strange_key(self, key: str, name: Scalar, value: Yaml, item: Mapping) -> None:
        """A key that a node of this place does not have."""
        kind = LISTS[key].kind
        place, span = PLACE_OF[kind], self.values.span(name)
        if name.__class__ is Lost or continues_cut(self.text, name, item, KEYS_OF[place]):
            self.findings.met_again()
            self.gaps.leave_out(span.words)
            self._lose(value)
        elif name.value.startswith("x-"):
            pass
        elif name.value in LISTS:
            self._impossible(key, name, value)
        elif problem := text_read_as_key(self.text, name, value, item, KEYS_OF[place]):
            self.findings.add(problem.code, problem.span, problem.message, fix=problem.fix)
        else:
            alone = len(item.content) == 2
            fix = partial(self.values.respelt, place, name, item)
            self.findings.add("S202", span, lambda: f"{_a(kind)} {no_key(place, name.value, alone)}", fix=fix)
            self._lose(value)

    def _impossible(self, key: str, name: Scalar, value: Yaml) -> None:
        """A list of nodes that has no place here; where it is empty, nothing is wrong."""
        if not items(value):
            return
        self._lose(value)
        kind = LISTS[key].kind
        if name.value == "positions":
            why = "only a question has positions; arguments for or against it are its pro and con"
        elif name.value == "undercut":
            why = f"undercut attacks a step, and {_a(kind)} under {key} takes none"
        elif kind is Kind.QUESTION:
            why = f"a question has no {name.value}: nothing argues for or against it; use one of its positions"
        else:
            why = f"{_a(kind)} has no {name.value}: nothing argues for or against it"
        self.findings.add("S208", self.values.span(name), why)


def _lists_of(place: Place) -> frozenset[str]:
    return frozenset(name for name, key in KEYS_OF[place].items() if key.type is Type.NODES)


def _premises(item: Mapping) -> bool:
    return (written := item.get("premises")) is not None and bool(items(written))


def _a(kind: Kind) -> str:
    return f"an {kind}" if kind is Kind.ARGUMENT else f"a {kind}"
