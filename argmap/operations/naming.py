"""Names of nodes: how they are written in a map, new ones, and all that refers to a node by its name."""

from __future__ import annotations

import unicodedata
from itertools import count, islice

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.graph import data_of
from argmap.operations.places import meant, references
from argmap.operations.revision import Revision
from argmap.reading.document import MapDocument, Node
from argmap.reading.values import is_id
from argmap.text import placed, shown

_MAX_WORDS = 4
_MAX_LENGTH = 30


def document_of(debate: Debate, node: str) -> MapDocument:
    """The map in which a node is written."""
    return debate.map(data_of(debate.graph, node)["map"])


def written(debate: Debate, node: str) -> Node:
    """A node as its map has it."""
    return data_of(debate.graph, node)["written"]


def valid_id(words: str, document: MapDocument) -> str:
    """A new id as it is to be written. Raises ArgmapError for what is none, or taken."""
    words = unicodedata.normalize("NFC", words.strip())
    if "/" in words and words.partition("/")[0] == document.name:
        words = words.partition("/")[2]
    if not is_id(words):
        message = f"{shown(words) or 'nothing'} is no id: it holds letters, digits, '-', '_' and '.' only"
        raise ArgmapError(message, "a node goes into another map with argmap move" if "/" in words else None)
    if words in document.ids:
        raise ArgmapError(
            f"the id {shown(words)} is taken: {placed(document.ids[words].head_span)}", "choose another id"
        )
    return words


def fresh_id(document: MapDocument, words: str) -> str:
    """An id that no node of a map has, made of the first words of a text."""
    kept = "".join(c if is_id(c) and c not in "._" else " " for c in unicodedata.normalize("NFC", words.casefold()))
    made = ""
    for word in islice((word.strip("-") for word in kept.split()), _MAX_WORDS):
        if not made or len(made) + len(word) < _MAX_LENGTH:
            made = f"{made}-{word}".strip("-")
    made = made[:_MAX_LENGTH] or "node"
    return next(one for number in count(1) if (one := made if number == 1 else f"{made}-{number}") not in document.ids)


def name_in(document: MapDocument, debate: Debate, node: str) -> str:
    """How a map refers to a node that has an id. Raises ArgmapError where it does not use the map of the node."""
    home, _, identifier = node.partition("/")
    if home == document.name:
        return identifier
    if home not in document.used:
        file = debate.map(home).text.file
        message = f"{shown(document.text.file)} cannot refer to {shown(node)}, for it does not use that map"
        raise ArgmapError(message, f"add {shown(file)} to its uses first, as a path from its own folder")
    return node


def rewrite_references(revision: Revision, node: str, identifier: str) -> int:
    """Let all references to a node say a new id, bare or with its map, as they are written; how many there are."""
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
