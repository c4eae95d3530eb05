"""Names of nodes: how a map writes them, new ids, and renaming references."""

from __future__ import annotations

import unicodedata
from itertools import count, islice

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.graph import data_of
from argmap.operations.places import meant, references
from argmap.operations.revision import Revision
from argmap.reading.map_document import MapDocument, Node
from argmap.reading.values import is_id
from argmap.text import placed, shown

_MAX_WORDS = 4
_MAX_LENGTH = 30


def document_of(debate: Debate, node: str) -> MapDocument:
    """The map that contains a node."""
    return debate.map(data_of(debate.graph, node)["map"])


def written(debate: Debate, node: str) -> Node:
    """A node as written in its map."""
    return data_of(debate.graph, node)["written"]


def valid_id(words: str, document: MapDocument) -> str:
    """A new id, normalised for writing. Raises ArgmapError if it is invalid or taken."""
    words = unicodedata.normalize("NFC", words.strip())
    if "/" in words and words.partition("/")[0] == document.name:
        words = words.partition("/")[2]
    if not is_id(words):
        message = f"{shown(words)} is not a valid id" if words else "the id is empty"
        message += ": ids have letters, digits, '-', '_' and '.'"
        raise ArgmapError(message, "argmap move puts a node into another map" if "/" in words else None)
    if words in document.ids:
        raise ArgmapError(
            f"the id {shown(words)} is taken at {placed(document.ids[words].head_span)}", "choose another id"
        )
    return words


def fresh_id(document: MapDocument, words: str) -> str:
    """An unused id for a map, made of the first words of a text."""
    kept = "".join(c if is_id(c) and c not in "._" else " " for c in unicodedata.normalize("NFC", words.casefold()))
    made = ""
    for word in islice((word.strip("-") for word in kept.split()), _MAX_WORDS):
        if not made or len(made) + len(word) < _MAX_LENGTH:
            made = f"{made}-{word}".strip("-")
    made = made[:_MAX_LENGTH] or "node"
    return next(new for number in count(1) if (new := made if number == 1 else f"{made}-{number}") not in document.ids)


def name_in(document: MapDocument, debate: Debate, node: str) -> str:
    """How a map refers to a node with an id. Raises ArgmapError if it does not use the map of the node."""
    home, _, identifier = node.partition("/")
    if home == document.name:
        return identifier
    if home not in document.used:
        file = debate.map(home).text.file
        message = f"{shown(document.text.file)} cannot refer to {shown(node)}, because it does not use that map"
        raise ArgmapError(message, f"first add {shown(file)} to its uses, as a path from its own folder")
    return node


def rewrite_references(revision: Revision, node: str, identifier: str) -> int:
    """Change all references to a node to a new id, bare or with its map as before; return their number."""
    number = 0
    for document in revision.documents():
        debate = revision.holding(document)
        for reference in references(document):
            words = reference.name.words
            if meant(debate, document, words) == node:
                with revision.editing(document) as editor:
                    editor.replace(reference.name.span, words[: words.rfind("/") + 1] + identifier)
                number += 1
    return number
