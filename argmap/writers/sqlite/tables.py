"""The tables of the database, which store each fact of a debate once."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.format import OF_PLACES, VALUES, Type
from argmap.relations import Kind, Relation

VERSION = 2
"""The version of the tables and views, kept as the database's ``user_version``."""

_TYPES = {Type.TEXT: "TEXT", Type.FLAG: "INTEGER NOT NULL", Type.WEIGHT: "REAL"}
COLUMNS = tuple(name for name, key in VALUES.items() if key.type in _TYPES)
"""The columns of nodes that are plain values; lists of texts have tables of their own."""


def _columns(names: Iterable[str]) -> str:
    return "\n".join(f'    "{name}" {_TYPES[VALUES[name].type]},' for name in names)


TABLES = f"""
CREATE TABLE maps (
    name TEXT PRIMARY KEY,
    title TEXT,
    note TEXT,
    file TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE sources (
    key TEXT PRIMARY KEY, -- map/id
    map TEXT NOT NULL REFERENCES maps,
    id TEXT NOT NULL,
    title TEXT,
    file TEXT,
    url TEXT,
    author TEXT,
    publisher TEXT,
    date TEXT,
    format TEXT,
    language TEXT,
    encoding TEXT,
    sha256 TEXT,
    read TEXT -- what read the file when sha256 was recorded
) WITHOUT ROWID;
CREATE TABLE source_speakers ( -- who speaks in a source, where a node that quotes it names nobody
    source TEXT NOT NULL REFERENCES sources,
    number INTEGER NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (source, number)
) WITHOUT ROWID;
CREATE TABLE skips ( -- passages of a source that carry no argument
    source TEXT NOT NULL REFERENCES sources,
    number INTEGER NOT NULL,
    start TEXT NOT NULL, -- the passage, or the words with which it begins
    until TEXT, -- those with which it ends
    reason TEXT,
    draft INTEGER NOT NULL,
    PRIMARY KEY (source, number)
) WITHOUT ROWID;
CREATE TABLE people (
    key TEXT PRIMARY KEY, -- map/id
    map TEXT NOT NULL REFERENCES maps,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT
) WITHOUT ROWID;
CREATE TABLE nodes (
    number INTEGER PRIMARY KEY, -- in the order of the maps
    id TEXT NOT NULL UNIQUE, -- map/id
    map TEXT NOT NULL REFERENCES maps,
    kind TEXT NOT NULL, -- {" or ".join(Kind)}
    text TEXT NOT NULL,
{_columns(COLUMNS)}
    derived INTEGER NOT NULL, -- whether the id is made from the place
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    depth INTEGER -- steps of the shortest way up to a root of the whole debate; NULL where none leads to one
);
CREATE TABLE edges (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES nodes (id),
    target TEXT NOT NULL REFERENCES nodes (id), -- what the source bears on
    relation TEXT NOT NULL, -- {" or ".join(Relation)}
    step_target TEXT, -- an undercut attacks the step from its target to this node
    step_relation TEXT,
{_columns(OF_PLACES)}
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    "column" INTEGER NOT NULL
);
CREATE INDEX edges_by_source ON edges (source, relation);
CREATE INDEX edges_by_target ON edges (target, relation);
CREATE INDEX edges_by_step ON edges (step_target, step_relation);
CREATE TABLE speakers ( -- who asserts a node; none for the source's own voice
    node TEXT NOT NULL REFERENCES nodes (id),
    number INTEGER NOT NULL,
    said TEXT NOT NULL, -- as the map has it
    person TEXT REFERENCES people, -- NULL for free text
    name TEXT NOT NULL, -- as it is shown
    PRIMARY KEY (node, number)
) WITHOUT ROWID;
CREATE TABLE tags (
    node TEXT NOT NULL REFERENCES nodes (id),
    number INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (node, number)
) WITHOUT ROWID;
CREATE TABLE quotes (
    number INTEGER PRIMARY KEY,
    node TEXT NOT NULL REFERENCES nodes (id),
    source TEXT REFERENCES sources,
    text TEXT NOT NULL, -- as the map has it
    line INTEGER, -- where it begins in the source
    page TEXT, -- the same, where the source has pages
    verdict TEXT NOT NULL, -- found, not-found, or why it was not searched for: unread, unsearched, unsourced, wordless
    match TEXT -- exact, typography or layout; none for a quote that is not found
);
CREATE INDEX quotes_by_node ON quotes (node);
CREATE TABLE spans ( -- where the parts of a quote are in the source; none for a quote that is not found
    quote INTEGER NOT NULL REFERENCES quotes,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL, -- in characters, from 0
    stop INTEGER NOT NULL, -- exclusive
    PRIMARY KEY (quote, number)
) WITHOUT ROWID;
"""

SEARCH = {
    "search": """
CREATE VIRTUAL TABLE search USING fts5 (
    id UNINDEXED, text, qualifier, note, quotes, speakers, tags, tokenize = 'unicode61');
""",
    "letters": """
CREATE VIRTUAL TABLE letters USING fts5 (
    id UNINDEXED, text, qualifier, note, quotes, speakers, tags, tokenize = 'trigram');
""",
}
"""Full-text search by name: of words, and of parts of words, for languages that have no spaces between them too."""

WORDS = """
SELECT id, text, qualifier, note,
    (SELECT group_concat(text, char(10)) FROM quotes WHERE quotes.node = nodes.id) AS quotes,
    (SELECT group_concat(name, char(10)) FROM speakers WHERE speakers.node = nodes.id) AS speakers,
    (SELECT group_concat(tag, char(10)) FROM tags WHERE tags.node = nodes.id) AS tags
FROM nodes ORDER BY number
"""
"""The searched words of each node."""
