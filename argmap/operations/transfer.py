"""Prepare a node for its new place: it keeps its source, and names keep their meaning in another map."""

from __future__ import annotations

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.graph import data_of
from argmap.operations.new_ids import document_of, written
from argmap.operations.places import Place, home, meant, nodes_within, references, source_above, within
from argmap.operations.revision import Revision
from argmap.reading.map_document import MapDocument, Node
from argmap.text import escaped, placed, shown


def require_room(debate: Debate, place: Place, there: MapDocument) -> None:
    """Raise ArgmapError if an id, a source or a person of a moved node would mean something else in another map."""
    file, origin = escaped(there.text.file), escaped(place.document.text.file)
    uses = f"first add {origin} to the uses of {file}, as a path from its own folder"
    for node in nodes_within(place.entry):
        if node.id is not None and node.id in there.ids:
            taken = f"{file} already has a node {shown(node.id)}: {placed(there.ids[node.id].head_span)}"
            raise ArgmapError(taken, f"first rename one of them: argmap rename {shown(node.name)} NEW")
        for quote in data_of(debate.graph, node.name)["quotes"]:
            identifier = (quote.source or "").partition("/")[2]
            known = there.visible_sources.get(identifier)
            if quote.source is not None and (known is None or known.key != quote.source):
                raise ArgmapError(
                    f"{file} does not know {shown(identifier)}, the source of a quote that would move", uses
                )
        for by in node.by:
            here, other = debate.person(node.name, by.words), there.visible_people.get(by.words)
            if (here and (here.name, here.role)) != (other and (other.name, other.role)):
                meaning = "is somebody else" if other is not None else "is not declared"
                raise ArgmapError(f"{shown(by.words)}, the speaker of a moved node, {meaning} in {file}", uses)


def prepare(revision: Revision, place: Place, under: str | MapDocument) -> None:
    """Write sources and names of nodes explicitly where they would change their meaning, in a separate step."""
    debate = revision.debate
    there = under if isinstance(under, MapDocument) else document_of(debate, under)
    source = _source_to_keep(debate, place, under)
    if source is not None:
        with revision.editing(place.document) as editor:
            editor.set(place.entry.span, "source", source)
    if not isinstance(under, MapDocument):
        with revision.editing(there) as editor:
            editor.unfold(written(debate, under).span)
    if there is not place.document:
        _rewrite_names(revision, place, there)
    revision.step()


def _source_to_keep(debate: Debate, place: Place, under: str | MapDocument) -> str | None:
    """The source that a node must name itself at its new place, if any."""
    entry = place.entry
    quotes = [quote for node in nodes_within(entry) for quote in node.quote]
    if not isinstance(entry, Node) or entry.source is not None or not quotes:
        return None
    here = source_above(place) or _only(place.document)
    if isinstance(under, MapDocument):
        there = under.source or _only(under)
    else:
        there = written(debate, under).source or source_above(home(debate, under)) or _only(document_of(debate, under))
    return here if here != there else None


def _only(document: MapDocument) -> str | None:
    """The source of a map that has only one."""
    return next(iter(document.visible_sources)) if len(document.visible_sources) == 1 else None


def _rewrite_names(revision: Revision, place: Place, there: MapDocument) -> None:
    """Rewrite references, in all maps, so that they still refer to the same nodes after the move."""
    moved = {node.name for node in nodes_within(place.entry) if node.id is not None}
    inside = {id(one) for one in within(place.entry)}
    for document in revision.documents():
        debate = revision.holding(document)
        for reference in references(document):
            words = reference.name.words
            node = meant(debate, document, words)
            is_inside = id(reference.entry) in inside
            if node is None or not (is_inside or node in moved):
                continue
            home_then = there.name if node in moved else node.partition("/")[0]
            reader = there if is_inside else document
            new = f"{home_then}/{node.partition('/')[2]}"
            if home_then == reader.name:
                new = node.partition("/")[2]
            elif home_then not in reader.used:
                raise _not_used(debate, reader, home_then, node)
            if new != words:
                with revision.editing(document) as editor:
                    editor.replace(reference.name.span, new)


def _not_used(debate: Debate, reader: MapDocument, name: str, node: str) -> ArgmapError:
    file = next((one.text.file for one in debate.maps if one.name == name), name)
    message = f"{escaped(reader.text.file)} would refer to {shown(node)} in {escaped(file)}, which it does not use"
    return ArgmapError(message, f"first add {escaped(file)} to its uses, as a path from its own folder")
