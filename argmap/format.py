"""The map format: the one table of the keys, where they are allowed, and what their values are.

The reader, the JSON Schema and the documentation are made from it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from argmap.relations import CLAIMS, LINKS, RELATIONS, Kind

VERSION = "1"
DRAFT_NOTE = "Unsure. "
"""How a note begins in which a program doubts its own draft: it goes when the draft is accepted."""

FORMATS = ("text", "markdown", "rst", "html", "pdf", "docx", "epub")
"""The formats of sources that can be read."""
ENCODINGS = ("utf-8", "utf-16")
"""The encodings of sources that can be read."""


class Element(StrEnum):
    """What a mapping in a map file describes."""

    MAP = "map"
    QUESTION = "question"
    CLAIM = "position, argument, premise or caveat"
    CONTEXT = "context"
    REF = "ref"
    SOURCE = "source"
    PERSON = "person"
    QUOTE = "quote"
    SKIP = "skip"


class Type(StrEnum):
    """The type of a key's value."""

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
    FORMAT = "one of " + ", ".join(FORMATS)
    LANGUAGE = "a language tag, such as en or pt-BR"
    ENCODING = "one of " + ", ".join(ENCODINGS)


class Shown(StrEnum):
    """Where people see the value of a node's key. None of these, if views show the key in a place of its own."""

    ATTRIBUTION = "with the speaker"
    MARK = "as a remark in parentheses"
    DETAIL = "as a line of its own"


UNNAMED = "unnamed"
"""The value of ``by`` for somebody whom the source does not name."""


class Key(NamedTuple):
    """One key: where it is allowed, the type of its value, its meaning, and where views show it."""

    name: str
    type: Type
    places: frozenset[Element]
    meaning: str
    shown: Shown | None = None


ELEMENT_OF = {
    kind: Element.QUESTION if kind is Kind.QUESTION else Element.CLAIM if kind in CLAIMS else Element.CONTEXT
    for kind in Kind
}
"""The element that describes a node of each kind."""

_NODES = frozenset({Element.QUESTION, Element.CLAIM, Element.CONTEXT})
_NODES_AND_REF = _NODES | {Element.REF}
_MAP = frozenset({Element.MAP})
_SOURCE = frozenset({Element.SOURCE})
_PERSON = frozenset({Element.PERSON})
_QUOTE = frozenset({Element.QUOTE})
_SKIP = frozenset({Element.SKIP})

_OF_NODES = (
    Key("id", Type.ID, _NODES, "The node's own name, unique in its map, by which others refer to it."),
    Key("text", Type.TEXT, _NODES, "The claim or question itself, without its speaker."),
    Key(
        "quote", Type.QUOTES, _NODES, "The words of the source that the node was made from; [...] marks omitted words."
    ),
    Key("source", Type.ID, _NODES, "The source of the quotes of this node and of all nodes below it."),
    Key(
        "by",
        Type.TEXTS,
        _NODES,
        "Who asserts it: keys of people, free text, or unnamed; without it, the by of the sources that it quotes, or "
        "else the source's own voice.",
        Shown.ATTRIBUTION,
    ),
    Key(
        "when",
        Type.TEXT,
        _NODES,
        "When it was asserted, in the source's words, verbatim from a quote of the node.",
        Shown.ATTRIBUTION,
    ),
    Key(
        "qualifier",
        Type.TEXT,
        _NODES,
        "The hedge or the reporting words, verbatim from a quote of the node.",
        Shown.ATTRIBUTION,
    ),
    Key(
        "implied",
        Type.FLAG,
        _NODES,
        "The source does not state it; its quote is what it is inferred from.",
        Shown.MARK,
    ),
    Key("undeveloped", Type.FLAG, _NODES, "Known to have no arguments yet: the checks do not report it.", Shown.MARK),
    Key("draft", Type.FLAG, _NODES, "Proposed by a program, and not yet reviewed by a person.", Shown.MARK),
    Key("tags", Type.TEXTS, _NODES, "Words to find the node by.", Shown.DETAIL),
    Key("note", Type.TEXT, _NODES_AND_REF, "A remark for the readers of the map.", Shown.DETAIL),
    Key("weight", Type.WEIGHT, _NODES_AND_REF, "A base score from 0 to 1.", Shown.DETAIL),
)
_LINKS = tuple(Key(key, Type.NAMES, _NODES, RELATIONS[relation].meaning) for key, relation in LINKS.items())
_LISTS = tuple(
    Key(row.key, Type.NODES, frozenset({ELEMENT_OF[kind] for kind in row.parents} | {Element.REF}), row.meaning)
    for row in RELATIONS.values()
    if row.child is not None
)

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
    Key(
        "positions",
        Type.NODES,
        _MAP,
        "Claims that answer no question yet; a ref here only adds lists to its node.",
    ),
    *_OF_NODES,
    *_LINKS,
    Key(
        "ref",
        Type.NAME,
        frozenset({Element.REF}),
        "Repeats the named node here; lists beside it are added to that node.",
    ),
    *_LISTS,
    Key("file", Type.FILE, _SOURCE, "The file with the text: plain, Markdown, HTML, PDF, DOCX or EPUB."),
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
    Key("by", Type.TEXTS, _SOURCE, "Who speaks in it, if a node that quotes it names nobody."),
    Key("format", Type.FORMAT, _SOURCE, "How the file is read; without it, its suffix and content decide."),
    Key("language", Type.LANGUAGE, _SOURCE, "The language of the text."),
    Key("encoding", Type.ENCODING, _SOURCE, "The encoding of the file; without it, its byte-order mark, or UTF-8."),
    Key(
        "sha256",
        Type.SHA256,
        _SOURCE,
        "The SHA-256 of the text that the map was made from: in UTF-8, with LF, without a byte-order mark; for a PDF, "
        "DOCX or EPUB, that of the file.",
    ),
    Key(
        "read",
        Type.TEXT,
        _SOURCE,
        "What read the file when sha256 was recorded, unless it is plain text: a library and its version.",
    ),
    Key("skip", Type.SKIPS, _SOURCE, "Passages that carry no argument: they count as accounted for."),
    Key("name", Type.TEXT, _PERSON, "The person's name, as it is shown."),
    Key("role", Type.TEXT, _PERSON, "The person's office or role in the debate."),
    Key("text", Type.TEXT, _QUOTE, "The words, verbatim."),
    Key("source", Type.ID, _QUOTE, "The source that has the words."),
    Key("line", Type.LINE, _QUOTE, "The line where the words begin, if they occur more than once."),
    Key("page", Type.TEXT, _QUOTE, "The page where the words begin, as its file names it: 7, xii."),
    Key("from", Type.TEXT, _SKIP, "The words with which the passage begins."),
    Key("to", Type.TEXT, _SKIP, "The words with which it ends; without it, the words of from are the passage."),
    Key("reason", Type.TEXT, _SKIP, "Why it carries no argument."),
    Key("draft", Type.FLAG, _SKIP, "Proposed by a program, and not yet reviewed by a person."),
)

REQUIRED = {
    Element.MAP: ("argmap",),
    Element.SOURCE: ("file",),
    Element.PERSON: ("name",),
    Element.QUOTE: ("text",),
    Element.SKIP: ("from",),
    Element.REF: ("ref",),
}

KEYS_OF = {place: {key.name: key for key in KEYS if place in key.places} for place in Element}
"""The keys of each element by name."""

_DEFAULTS: dict[Type, Any] = {Type.TEXT: None, Type.TEXTS: (), Type.FLAG: False, Type.WEIGHT: None}

VALUES = {key.name: key for key in _OF_NODES if key.shown is not None}
"""The keys of nodes with plain values. The graph, JSON and tables use their names."""
DEFAULTS = {name: _DEFAULTS[key.type] for name, key in VALUES.items()}
"""The value of each of these if the key is not written."""
OF_PLACES = tuple(name for name, key in VALUES.items() if Element.REF in key.places)
"""Those that are also allowed beside a ``ref``, for one place of a node."""


def shown_as(shown: Shown) -> tuple[str, ...]:
    """The keys of nodes that views show in this way, in the order of the table."""
    return tuple(name for name, key in VALUES.items() if key.shown is shown)
