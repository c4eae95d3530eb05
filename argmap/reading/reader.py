"""Turns YAML nodes into a map document, by the table in ``format``."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from argmap.edits.splices import added_first
from argmap.findings import Findings, Fix
from argmap.format import KEYS_OF, VERSION, Element, Type
from argmap.near import near
from argmap.reading.declarations import read_people, read_sources
from argmap.reading.map_document import MapDocument
from argmap.reading.misread_keys import of_another_tool
from argmap.reading.node_reader import NodeReader, lose
from argmap.reading.unread import Unread
from argmap.reading.values import Values, items
from argmap.text import Span, Text
from argmap.yaml.nodes import Mapping, Parsed, Placeholder, Scalar, Sequence
from argmap.yaml.nodes import Node as Yaml

_LATER = frozenset({"sources", "people"})  # because their names contain the map's name
_SOURCE_KEYS = ("source", "sources", "uses")  # if one of these is mistyped, names have no meaning


def read_map(text: Text, parsed: Parsed, path: Path, findings: Findings) -> MapDocument:
    """The content of a parsed map file. Mistakes are added to ``findings``."""
    return _Reader(text, findings).read(parsed, path)


class _Reader:
    def __init__(self, text: Text, findings: Findings) -> None:
        self.text = text
        self.findings = findings
        self.values = Values(text, findings)
        self.unread = Unread()
        self.nodes = NodeReader(self.values, self.unread)

    def read(self, parsed: Parsed, path: Path) -> MapDocument:
        start = Span(self.text, 0, 0)
        name = unicodedata.normalize("NFC", path.stem)
        document = MapDocument(path, self.text, name, start, self.unread)
        document.source_names, document.ids = self.values.source_names, self.nodes.ids
        document.ambiguous = self.values.ambiguous
        for stretch in parsed.unread:
            self.unread.lose(self.text.content[slice(*stretch)])
        root = parsed.root
        if root is None or (isinstance(root, Scalar) and not root.value) or root.__class__ is Placeholder:
            if not parsed.unread and root.__class__ is not Placeholder:
                self.findings.add("S201", start, f"the file is empty: a map begins with argmap: {VERSION}")
            return document
        if not isinstance(root, Mapping):
            what = "a list" if isinstance(root, Sequence) else "a text"
            self.findings.add(
                "S203", Span(self.text, root.start, root.end), f"a map file must be a mapping of keys, not {what}"
            )
            return document
        own = [key.value for key in root.keys if not key.value.startswith("x-") or key.__class__ is Placeholder]
        if "argmap" not in own and of_another_tool(own):
            what = "this is not a map: it has no questions, but keys that no map has"
            advice = "exclude in [tool.argmap] leaves out such files"
            self.findings.add("S201", self.values.span(root.content[0]), f"{what}; {advice}")
            lose(self.unread, root)
            return document
        if "argmap" not in own and not any(key == "x-" or near(key, ("argmap",)) for key in own):
            self._no_version(root)
        self._map(root, document)
        return document

    def _no_version(self, root: Mapping) -> None:
        span = self.values.span(root.content[0] if root.content else root)
        fix = None
        if root.content:
            fix = Fix(f"begin with argmap: {VERSION}", (added_first(self.values.span(root), "argmap", VERSION),))
        self.findings.add("S201", span, f"a map begins with argmap: {VERSION}", fix=fix)

    def _map(self, root: Mapping, document: MapDocument) -> None:
        keys = KEYS_OF[Element.MAP]
        lists: list[tuple[str, Yaml]] = []
        # Names and defaults first, wherever they are, because everything below depends on them.
        for key, value in sorted(root.items(), key=lambda item: item[0].value in _LATER):
            known = keys.get(key.value)
            if known is None:
                if not self.values.passes(Element.MAP, key, root):
                    self.unread.sources |= bool(self.findings.hint(key.value, _SOURCE_KEYS))
                    lose(self.unread, key)
                    lose(self.unread, value)
            elif known.type is Type.SOURCES:
                read_sources(self.values, value, document)
            elif known.type is Type.PEOPLE:
                read_people(self.values, value, document)
            elif known.type is Type.NODES:
                lists.append((known.name, value))
            elif known.name == "source":
                document.source = self.values.source_name(value)
            elif (converted := self.values.converters[known.type](key.value, value)) is not None:
                if key.value == "name":
                    document.name_span = Span(self.text, value.start, value.end)
                if key.value != "argmap":
                    setattr(document, key.value, converted)
                if key.value == "uses":
                    self.unread.sources |= len(converted) < len(items(value))
        self.nodes.read(lists, document)
