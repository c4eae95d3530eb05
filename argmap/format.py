"""The map format: the one table of which keys exist, where they may stand, and what their values are.

The reader, the JSON Schema and the documentation are made from it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

VERSION = "1"


class Kind(StrEnum):
    """What a node is, from the place where it is written."""

    QUESTION = "question"
    POSITION = "position"
    ARGUMENT = "argument"
    PREMISE = "premise"
    CONTEXT = "context"


class Relation(StrEnum):
    """How a node bears on another: the kinds of edges."""

    ANSWERS = "answers"
    PRO = "pro"
    CON = "con"
    PREMISE = "premise"
    UNDERCUT = "undercut"
    RAISES = "raises"
    CONTEXT = "context"
    REPHRASES = "rephrases"
    CONFLICTS = "conflicts"


class NodeList(NamedTuple):
    """A list of nodes below a node: what its nodes are, and how they bear on that node."""

    kind: Kind
    relation: Relation


LISTS = {
    "positions": NodeList(Kind.POSITION, Relation.ANSWERS),
    "pro": NodeList(Kind.ARGUMENT, Relation.PRO),
    "con": NodeList(Kind.ARGUMENT, Relation.CON),
    "undercut": NodeList(Kind.ARGUMENT, Relation.UNDERCUT),
    "premises": NodeList(Kind.PREMISE, Relation.PREMISE),
    "questions": NodeList(Kind.QUESTION, Relation.RAISES),
    "context": NodeList(Kind.CONTEXT, Relation.CONTEXT),
}
LINKS = {"rephrases": Relation.REPHRASES, "conflicts": Relation.CONFLICTS}
CLAIMS = frozenset({Kind.POSITION, Kind.ARGUMENT, Kind.PREMISE})
"""The kinds that say something one can be for or against."""
STEPS = frozenset({"pro", "con", "undercut", "premises"})
"""The lists whose nodes take a step that can be undercut."""


class Place(StrEnum):
    """What a mapping in a map file describes."""

    MAP = "map"
    QUESTION = "question"
    CLAIM = "position, argument or premise"
    CONTEXT = "context"
    REF = "ref"
    SOURCE = "source"
    PERSON = "person"
    QUOTE = "quote"
    SKIP = "skip"


class Type(StrEnum):
    """What the value of a key is."""

    VERSION = "the number 1"
    TEXT = "a text"
    TEXTS = "a text, or a list of texts"
    ID = "an id: letters, digits, '-', '_' and '.'"
    NAME = "the name of a node: its id, or map/id"
    NAMES = "the name of a node, or a list of names"
    QUOTES = "a quote, or a list of quotes"
    FLAG = "true or false"
    WEIGHT = "a number from 0 to 1"
    LINE = "a line number, from 1"
    NODES = "a node, or a list of nodes"
    FILE = "the path of a file, relative to this one"
    FILES = "a path, or a list of paths, relative to this file"
    URL = "an address that begins with http:// or https://"
    SHA256 = "64 hexadecimal digits"
    SOURCES = "a mapping of ids to sources"
    PEOPLE = "a mapping of ids to people"
    SKIPS = "a text, a mapping of from and to, or a list of these"


class Key(NamedTuple):
    """One key: where it may stand, what its value is, and what it says."""

    name: str
    type: Type
    places: frozenset[Place]
    meaning: str


_NODES = frozenset({Place.QUESTION, Place.CLAIM, Place.CONTEXT})
_NODES_AND_REF = _NODES | {Place.REF}
_MAP = frozenset({Place.MAP})
_SOURCE = frozenset({Place.SOURCE})
_PERSON = frozenset({Place.PERSON})
_QUOTE = frozenset({Place.QUOTE})
_SKIP = frozenset({Place.SKIP})

KEYS = (
    Key("argmap", Type.VERSION, _MAP, "The version of the format. Every map begins with it."),
    Key("name", Type.ID, _MAP, "The map's name, in front of its nodes' ids; without it, the file's name."),
    Key("title", Type.TEXT, _MAP, "What the debate is about."),
    Key("note", Type.TEXT, _MAP, "A remark on the map, for its readers."),
    Key("sources", Type.SOURCES, _MAP, "The texts that the map is made from."),
    Key("people", Type.PEOPLE, _MAP, "Who speaks: persons, governments, groups."),
    Key("uses", Type.FILES, _MAP, "Maps whose nodes, sources and people this map refers to."),
    Key("source", Type.ID, _MAP, "The source of all quotes of this map that name no other."),
    Key("questions", Type.NODES, _MAP, "The questions of the debate."),
    Key("id", Type.ID, _NODES, "The node's own name, unique in its map, by which others refer to it."),
    Key("text", Type.TEXT, _NODES, "The claim or question itself, without who says it."),
    Key(
        "quote", Type.QUOTES, _NODES, "The words of the source that the node was made from; [...] is what is left out."
    ),
    Key("source", Type.ID, _NODES, "The source of the quotes of this node and of all that is below it."),
    Key(
        "by", Type.TEXTS, _NODES, "Who asserts it: keys of people, free text, or unnamed; else the source's own voice."
    ),
    Key("qualifier", Type.TEXT, _NODES, "The hedge or the reporting words, verbatim from a quote of the node."),
    Key("implied", Type.FLAG, _NODES, "The source does not state it; its quote is what it is inferred from."),
    Key("tags", Type.TEXTS, _NODES, "Words to find the node by."),
    Key("note", Type.TEXT, _NODES_AND_REF, "A remark for the readers of the map."),
    Key("weight", Type.WEIGHT, _NODES_AND_REF, "A base score from 0 to 1."),
    Key("undeveloped", Type.FLAG, _NODES, "Known to be unargued yet: the checks do not complain."),
    Key(
        "rephrases", Type.NAMES, _NODES, "Nodes that say the same in other words, by another speaker or another hedge."
    ),
    Key("conflicts", Type.NAMES, _NODES, "Nodes that exclude this one without being offered as a reason against it."),
    Key("ref", Type.NAME, frozenset({Place.REF}), "The named node stands here too; lists beside it are added to it."),
    Key("positions", Type.NODES, frozenset({Place.QUESTION, Place.REF}), "The answers to the question."),
    Key("pro", Type.NODES, frozenset({Place.CLAIM, Place.REF}), "Arguments for it."),
    Key("con", Type.NODES, frozenset({Place.CLAIM, Place.REF}), "Arguments against it."),
    Key("undercut", Type.NODES, frozenset({Place.CLAIM, Place.REF}), "Attacks on the step to what stands above it."),
    Key(
        "premises", Type.NODES, frozenset({Place.CLAIM, Place.REF}), "Linked reasons: only together do they support it."
    ),
    Key("questions", Type.NODES, _NODES_AND_REF, "Questions that it raises."),
    Key("context", Type.NODES, _NODES_AND_REF, "Information that takes no stance."),
    Key("file", Type.FILE, _SOURCE, "The file that holds the text, plain or Markdown."),
    Key("title", Type.TEXT, _SOURCE, "The source's title."),
    Key("url", Type.URL, _SOURCE, "Where the source was published."),
    Key("author", Type.TEXT, _SOURCE, "Who wrote it."),
    Key("publisher", Type.TEXT, _SOURCE, "Who published it."),
    Key(
        "date",
        Type.TEXT,
        _SOURCE,
        "When it was published: 2025, 2025-05 or 2025-05-03, or two of these with / between.",
    ),
    Key("sha256", Type.SHA256, _SOURCE, "The SHA-256 of the file that the map was made from."),
    Key("skip", Type.SKIPS, _SOURCE, "Passages that carry no argument: they count as accounted for."),
    Key("name", Type.TEXT, _PERSON, "The person's name, as it is shown."),
    Key("role", Type.TEXT, _PERSON, "The person's office or part in the debate."),
    Key("text", Type.TEXT, _QUOTE, "The words, verbatim."),
    Key("source", Type.ID, _QUOTE, "The source that holds the words."),
    Key("line", Type.LINE, _QUOTE, "The line where the words begin, if they stand more than once."),
    Key("from", Type.TEXT, _SKIP, "The words with which the passage begins."),
    Key("to", Type.TEXT, _SKIP, "The words with which it ends."),
    Key("reason", Type.TEXT, _SKIP, "Why it carries no argument."),
)

REQUIRED = {
    Place.MAP: ("argmap",),
    Place.SOURCE: ("file",),
    Place.PERSON: ("name",),
    Place.QUOTE: ("text",),
    Place.SKIP: ("from", "to"),
    Place.REF: ("ref",),
}

KEYS_OF = {place: {key.name: key for key in KEYS if place in key.places} for place in Place}
"""The keys of each place by name."""

PLACE_OF = {
    Kind.QUESTION: Place.QUESTION,
    Kind.POSITION: Place.CLAIM,
    Kind.ARGUMENT: Place.CLAIM,
    Kind.PREMISE: Place.CLAIM,
    Kind.CONTEXT: Place.CONTEXT,
}
