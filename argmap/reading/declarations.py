"""The sources and people that a map declares."""

from __future__ import annotations

from argmap.edits.splices import replaced
from argmap.files import MAX_FILES
from argmap.findings import Fix, Related
from argmap.format import KEYS_OF, REQUIRED, Element
from argmap.positions import Positions
from argmap.reading.map_document import MapDocument, Person, Source
from argmap.reading.values import Values, items
from argmap.yaml.nodes import Mapping, Node, Scalar


def read_sources(values: Values, written: Node, document: MapDocument) -> None:
    """Read ``sources``. If one of them is left out, the document notes it."""
    declared = _declarations(values, "sources", written)
    count = len(written.content) // 2 if isinstance(written, Mapping) else len(items(written))
    document.unread.sources |= len(declared) < count
    if len(declared) > MAX_FILES:
        span = values.span(declared[MAX_FILES][1])
        values.findings.add("Y105", span, f"more than {MAX_FILES:,} sources: split the map")
        document.unread.sources = True
    for identifier, name, entry in declared[:MAX_FILES]:
        fields = values.fields(Element.SOURCE, entry)
        fields["written"] = Positions(values.text, entry.start, entry.end, *values.positions(entry))
        document.sources[identifier] = Source(identifier, document.name, values.span(name), **fields)


def read_people(values: Values, written: Node, document: MapDocument) -> None:
    """Read ``people``."""
    for identifier, name, entry in _declarations(values, "people", written):
        fields = values.fields(Element.PERSON, entry)
        document.people[identifier] = Person(identifier, document.name, values.span(name), **fields)


def _declarations(values: Values, key: str, written: Node) -> list[tuple[str, Scalar, Mapping]]:
    """The entries: the id, the id as written, and the keys."""
    if not isinstance(written, Mapping):
        if items(written):
            values.wrong(key, written, KEYS_OF[Element.MAP][key].type)
        return []
    declared = []
    seen: dict[str, Scalar] = {}
    place = Element.SOURCE if key == "sources" else Element.PERSON
    for name, entry in written.items():
        if values.is_unread(name):
            continue
        identifier = values.identifier(place, name)
        if identifier is None:
            continue
        if not isinstance(entry, Mapping):
            _no_declaration(values, place, entry)
        else:
            first = seen.setdefault(identifier, name)
            if first is name:
                declared.append((identifier, name, entry))
            elif first.value != name.value:  # the same id in another spelling; an equal key has its own finding
                there = Related("first defined here", values.span(first))
                values.findings.add("S206", values.span(name), f"the id {identifier} is already used", there)
    return declared


def _no_declaration(values: Values, place: Element, entry: Node) -> None:
    """Report ``lopez: Ana Lopez``: a text, or a list, instead of the keys of a person or a source."""
    if values.is_unread(entry):
        return
    key, span = REQUIRED[place][0], values.span(entry)
    fix = None
    if isinstance(entry, Scalar) and entry.value and span.line == span.end_line:
        fix = Fix(f"make it the {key}", (replaced(span, {key: entry.value}),))
    values.findings.add("S203", span, f"a {place} must be a mapping of keys, such as {{{key}: ...}}", fix=fix)
