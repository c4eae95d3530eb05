"""The database is opened by sqlite3, holds what the JSON document holds, and answers what it is made to answer."""

from __future__ import annotations

import importlib.util
import shlex
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.relations import SYMMETRIC
from argmap.writers.json import document
from argmap.writers.sqlite import database as writer
from argmap.writers.sqlite.views import VIEWS

ROOT = Path(__file__).parents[3]
DEBATE = """
argmap: 1
people: {ann: {name: Ann}}
questions:
- id: q
  text: Q?
  positions:
  - id: yes
    text: Yes.
    by: ann
    pro:
    - {id: a, text: A., by: bob}
    - {id: b, text: B., implied: true, pro: {ref: a}}
    con:
    - {id: c, text: C., by: bob, con: {id: d, text: D., con: {id: e, text: E.}}, undercut: {id: u, text: U.}}
    - {id: f, text: F.}
  - {id: nay, text: No., implied: true, conflicts: yes, qualifier: perhaps}
  - {id: both, premises: [{id: x, text: X.}, {id: y, text: Y., rephrases: a}]}
  questions: {id: open, text: Open?}
"""
ANSWERS: dict[str, list[tuple[Any, ...]]] = {
    "positions": [
        ("Q?", "Yes.", 2, 2, "m/yes", "m/q"),
        ("Q?", "No.", 0, 0, "m/nay", "m/q"),
        ("Q?", "X and Y.", 1, 0, "m/both", "m/q"),
    ],
    "single_answers": [],
    "more_against": [("C.", 0, 1, "m/c"), ("D.", 0, 1, "m/d")],
    "serves_both_sides": [],
    "unargued": [("No.", 0, "m", "m/nay")],
    "unattacked_premises": [("X.", "m/x"), ("Y.", "m/y")],
    "excluding": [("m", "position", 2)],
    "own_voice": [
        *(("argument", "D.", "m/d"), ("argument", "E.", "m/e"), ("argument", "U.", "m/u"), ("argument", "F.", "m/f")),
        *(("position", "X and Y.", "m/both"), ("premise", "X.", "m/x"), ("premise", "Y.", "m/y")),
    ],
    "ends": [
        *((4, "argument", "E.", "m/e"), (3, "argument", "U.", "m/u"), (2, "argument", "A.", "m/a")),
        *((2, "argument", "F.", "m/f"), (2, "premise", "X.", "m/x"), (2, "premise", "Y.", "m/y")),
        *((1, "position", "No.", "m/nay"), (1, "question", "Open?", "m/open")),
    ],
    "open_questions": [("Open?", "m/open")],
    "both_sides": [("Yes.", 2, 2, "m/yes")],
    "most_argued": [
        ("Yes.", 2, 2, 0, "m/yes"),
        ("C.", 0, 1, 1, "m/c"),
        ("B.", 1, 0, 0, "m/b"),
        ("D.", 0, 1, 0, "m/d"),
        ("X and Y.", 1, 0, 0, "m/both"),
    ],
    "unsupported": [("No.", "m/nay")],
    "unanswered_objections": [
        ("E.", "con", "D.", "m/e"),
        ("U.", "undercut", "C.", "m/u"),
        ("F.", "con", "Yes.", "m/f"),
    ],
    "undercuts": [("U.", "C.", "con", "Yes.", "m/u")],
    "linked_reasons": [("X and Y.", "X. + Y.", "m/both")],
    "longest_exchanges": [
        (3, "Yes.", "E.", "m/yes", "m/e"),
        (2, "Yes.", "D.", "m/yes", "m/d"),
        (2, "Yes.", "U.", "m/yes", "m/u"),
        (2, "C.", "E.", "m/c", "m/e"),
        (1, "Yes.", "C.", "m/yes", "m/c"),
        (1, "Yes.", "F.", "m/yes", "m/f"),
        (1, "C.", "D.", "m/c", "m/d"),
        (1, "C.", "U.", "m/c", "m/u"),
        (1, "D.", "E.", "m/d", "m/e"),
    ],
    "shared": [("A.", 2, "m/a")],
    "rephrased": [("Y.", "A.", "m/y", "m/a")],
    "conflicting": [("No.", "Yes.", "m/nay", "m/yes")],
    "who_says_what": [("Ann", None, "Yes.", "m/yes"), ("bob", None, "A.", "m/a"), ("bob", None, "C.", "m/c")],
    "speakers_in_figures": [("bob", 2, 2, 1), ("Ann", 1, 0, 0)],
    "who_objects_to_whom": [
        ("bob", "C.", "Ann", "Yes.", "m/c"),
        (None, "D.", "bob", "C.", "m/d"),
        (None, "U.", "bob", "C.", "m/u"),
        (None, "F.", "Ann", "Yes.", "m/f"),
    ],
    "hedged": [("perhaps", "No.", "m/nay")],
    "implied_only": [("position", "No.", "m/nay")],
    "passages": [],
}


def beside(name: str) -> Any:
    """A module that stands beside this one."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def opened(debate: Any, nodes: Any = None) -> sqlite3.Connection:
    content, notes = writer.write(debate, nodes)
    assert notes == ()
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    database.row_factory = sqlite3.Row
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    return database


def rows(database: sqlite3.Connection, query: str) -> list[dict[str, Any]]:
    return [dict(row) for row in database.execute(query)]


def nothing_is_lost(debate: Any) -> None:
    database = opened(debate)
    made, _ = document(debate)
    spans = rows(database, "SELECT * FROM spans ORDER BY quote, number")
    quotes = rows(database, "SELECT * FROM quotes ORDER BY number")
    for quote in quotes:
        quote["spans"] = [[span["start"], span["stop"]] for span in spans if span["quote"] == quote["number"]]
    found = []
    for node in rows(database, "SELECT * FROM nodes ORDER BY number"):
        name = node["id"]
        said = database.execute("SELECT said FROM speakers WHERE node = ? ORDER BY number", (name,))
        tags = database.execute("SELECT tag FROM tags WHERE node = ? ORDER BY number", (name,))
        own = [{key: quote[key] for key in ("source", "text", "spans", "line", "verdict", "match")} for quote in quotes]
        found.append(
            {key: value for key, value in node.items() if key not in ("number", "depth")}
            | {"by": [each[0] for each in said], "tags": [each[0] for each in tags]}
            | {"quotes": [quote for quote, whole in zip(own, quotes, strict=True) if whole["node"] == name]}
        )
    assert found == made["nodes"]
    edges = rows(database, "SELECT * FROM edges ORDER BY number")
    for edge, expected in zip(edges, made["edges"], strict=True):
        step = expected.pop("step", {})
        assert (edge["step_target"], edge["step_relation"]) == (step.get("target"), step.get("relation"))
        assert {key: edge[key] for key in expected} == expected
    for table in ("maps", "people", "sources"):
        for value in made[table]:
            value.pop("skip", None)
            value.pop("by", None)
        columns = ", ".join(made[table][0])
        kept = {tuple(row.values()) for row in rows(database, f"SELECT {columns} FROM {table}")}
        assert kept == {tuple(value.values()) for value in made[table]}
    sources = document(debate)[0]["sources"]
    speakers = [(f"{one['map']}/{one['id']}", said) for one in sources for said in one["by"]]
    found = database.execute("SELECT source, said FROM source_speakers ORDER BY source, number")
    assert sorted(tuple(row) for row in found) == sorted(speakers)
    skips = [(f"{one['map']}/{one['id']}", *skip.values()) for one in sources for skip in one["skip"]]
    found = database.execute("SELECT source, start, until, reason, draft FROM skips ORDER BY source, number")
    assert [tuple(row) for row in found] == skips


def test_nothing_is_lost(town: Callable[[], Any]) -> None:
    nothing_is_lost(town())


def test_nothing_is_lost_of_the_article(article: Any) -> None:
    nothing_is_lost(article)


def test_hostile_words(filled: Callable[[str], Any], hostile: str) -> None:
    nothing_is_lost(filled(hostile))


@given(st.text(max_size=30))
@settings(max_examples=30, deadline=None)
def test_any_words(filled: Callable[[str], Any], words: str) -> None:
    nothing_is_lost(filled(words))


def test_what_only_the_database_knows(town: Callable[[], Any]) -> None:
    database = opened(town())
    assert rows(database, "SELECT url, date FROM sources") == [
        {"url": "https://example.org/minutes", "date": "2025-05-03"}
    ]
    assert rows(database, "SELECT person, name FROM speakers WHERE said = 'lopez'") == [
        {"person": "town/lopez", "name": "Ana Lopez"}
    ]
    assert rows(database, "SELECT note FROM maps WHERE name = 'town'") == [{"note": "A remark on the map."}]
    assert database.execute("PRAGMA user_version").fetchone()[0] == 2


@pytest.mark.parametrize("view", VIEWS)
def test_what_the_views_answer(load_text: Callable[..., Any], view: str) -> None:
    database = opened(load_text(DEBATE))
    found = [tuple(row) for row in database.execute(f"SELECT * FROM {view}")]
    if view == "for_and_against":
        assert {row[1:] for row in found if row[0] == "m/yes"} == {
            ("for", "A.", "m/a"),
            ("for", "B.", "m/b"),
            ("for", "D.", "m/d"),
            ("for", "U.", "m/u"),
            ("against", "C.", "m/c"),
            ("against", "E.", "m/e"),
            ("against", "F.", "m/f"),
        }
    elif view in ("below", "above"):
        down = {(row[0], row[3]) for row in found}
        graph = load_text(DEBATE).graph
        graph.remove_edges_from([edge for edge in graph.edges(keys=True) if graph.edges[edge]["relation"] in SYMMETRIC])
        way = nx.ancestors if view == "below" else nx.descendants
        assert down == {(node, other) for node in graph for other in way(graph, node)}
        assert len(found) == len(down)
    elif view == "unquoted":
        assert {row[2] for row in found} == set(load_text(DEBATE).graph) - {"m/b", "m/nay"}
    else:
        assert found == ANSWERS[view]


def test_passages(town: Callable[[], Any]) -> None:
    found = [tuple(row)[1:5] for row in opened(town()).execute("SELECT * FROM passages")]
    assert found == [(1, 0, 8, 1), (1, 0, 21, 1), (1, 16, 21, 1), (1, 23, 48, 1), (2, 64, 76, 1)]


def test_views_end_on_circular_debates(load_text: Callable[..., Any]) -> None:
    text = "argmap: 1\nquestions:\n- text: Q?\n  positions:\n  - id: p0\n    text: P.\n    con: {ref: p4}\n"
    text += "".join(
        f"  - {{id: p{n}, text: P., con: [{{ref: p{n - 1}}}, {{ref: p{(n + 2) % 5}}}]}}\n" for n in range(1, 5)
    )
    database = opened(load_text(text))
    for view in VIEWS:
        database.execute(f"SELECT * FROM {view}").fetchall()


def test_undercuts_count_where_their_step_is_on_the_way(load_text: Callable[..., Any]) -> None:
    database = opened(
        load_text("""
            argmap: 1
            questions:
            - text: Q?
              positions:
              - {id: one, text: One., pro: {id: a, text: A., undercut: {id: u, text: U., undercut: {id: v, text: V.}}}}
              - {id: two, text: Two., con: {ref: a}}
        """)
    )
    found = rows(database, "SELECT claim, side, id FROM for_and_against WHERE claim IN ('m/one', 'm/two', 'm/a')")
    assert {(row["claim"], row["side"], row["id"]) for row in found} == {
        ("m/one", "for", "m/a"),
        ("m/one", "against", "m/u"),
        ("m/one", "for", "m/v"),
        ("m/two", "against", "m/a"),
        ("m/a", "against", "m/u"),
        ("m/a", "for", "m/v"),
    }


def steps(database: sqlite3.Connection, query: str, most: int) -> int:
    """How many thousands of SQLite's instructions an answer takes; more than ``most`` is an error."""
    taken = 0

    def count() -> bool:
        nonlocal taken
        taken += 1
        return taken > most

    database.set_progress_handler(count, 1000)
    database.execute(query).fetchall()
    database.set_progress_handler(None, 0)
    return taken


@pytest.mark.parametrize(
    ("view", "column"),
    [("longest_exchanges", "claim_id"), ("for_and_against", "claim"), ("below", "node"), ("above", "node")],
)
def test_one_node_is_quick(load_text: Callable[..., Any], view: str, column: str) -> None:
    """Each view that walks, asked of one node in a chain: as long as the way from it, not as the square of it."""
    head = "argmap: 1\nquestions:\n- text: Q?\n  positions:\n"
    chain = "".join(f"  - {{id: n{n}, text: N., con: {{ref: n{n + 1}}}}}\n" for n in range(800))
    database = opened(load_text(f"{head}{chain}  - {{id: n800, text: The last.}}\n"))
    ends = "'m/n0'" if view != "above" else "'m/n800'"
    query = f"SELECT * FROM {view} WHERE {column} = {ends}"
    assert database.execute(query).fetchone() is not None
    assert 0 < steps(database, query, 500) < 500


def test_other_views_scale(load_text: Callable[..., Any]) -> None:
    positions = "".join("  - {text: N., pro: [A.], con: [B., C.]}\n" for n in range(400))
    database = opened(load_text(f"argmap: 1\nquestions:\n- text: Q?\n  positions:\n{positions}"))
    for view in VIEWS:
        assert steps(database, f"SELECT * FROM {view}", 3000) < 3000, view


@pytest.mark.parametrize("question", beside("questions").questions(), ids=lambda question: question.number)
def test_the_questions_of_queries_have_the_same_answer_in_sql(
    run: Callable, monkeypatch: pytest.MonkeyPatch, article: Any, question: Any
) -> None:
    monkeypatch.chdir(ROOT)
    found = [tuple(row) for row in opened(article).execute(question.sql)]
    _, command, query, *options = shlex.split(question.command)
    assert command == "find"
    assert found
    if "--count" in options:
        ran = run("find", query, *options)
        counted = [line.split(None, 1) for line in ran.out.splitlines()]
        assert sorted(found, key=str) == sorted(
            ((None if name == "(none)" else name, int(count)) for count, name in counted), key=str
        )
    else:
        ran = run("find", query, "--as", "ids")
        assert len(set(found)) == len(found)
        assert {row[0] for row in found} == set(ran.out.split())


def test_search(town: Callable[[], Any]) -> None:
    database = opened(town())
    for words, found in (
        ("tram NOT wait", 2),
        ('"cleaner air"', 1),
        ("doubt", 1),
        ("lopez", 1),
        ("traffic", 1),
        ("zzz", 0),
    ):
        assert len(database.execute("SELECT id FROM search WHERE search MATCH ?", (words,)).fetchall()) == found


def test_search_without_blanks_between_words(load_text: Callable[..., Any]) -> None:
    database = opened(load_text("argmap: 1\nquestions: [これは漢字です, Effectiveness?]\n"))
    for words, found in (("漢字で", 1), ("fective", 1), ("字漢字", 0)):
        assert len(database.execute("SELECT id FROM letters WHERE letters MATCH ?", (words,)).fetchall()) == found
    assert len(database.execute("SELECT id FROM nodes WHERE text LIKE '%漢字%'").fetchall()) == 1


@pytest.mark.parametrize("missing", [["search", "letters"], ["letters"]])
def test_without_full_text_search(town: Callable[[], Any], monkeypatch: pytest.MonkeyPatch, missing: list[str]) -> None:
    for name in missing:
        monkeypatch.setitem(writer.SEARCH, name, f"CREATE VIRTUAL TABLE {name} USING no_such_module (id)")
    content, notes = writer.write(town())
    assert notes == (
        f"sqlite: this Python's SQLite cannot make tables for search: the database has no {', '.join(missing)}",
    )
    database = sqlite3.connect(":memory:")
    database.deserialize(content)
    assert database.execute("SELECT count(*) FROM nodes").fetchone()[0] == len(town().graph)


def test_the_bytes_are_the_same_each_time(town: Callable[[], Any]) -> None:
    assert writer.write(town()) == writer.write(town())


def test_a_part_and_nothing(town: Callable[[], Any]) -> None:
    database = opened(town(), {"town/air", "town/wait", "town/air.undercut.1"})
    assert {row[0] for row in database.execute("SELECT id FROM nodes")} == {
        "town/air",
        "town/wait",
        "town/air.undercut.1",
    }
    assert database.execute("SELECT count(*) FROM edges").fetchone()[0] == 2
    empty = opened(town(), [])
    assert empty.execute("SELECT count(*) FROM nodes").fetchone()[0] == 0
    for view in VIEWS:
        assert empty.execute(f"SELECT * FROM {view}").fetchall() == []


def test_the_document_shows_what_the_views_answer() -> None:
    examples = beside("examples")
    assert examples.DOCUMENT.read_text(encoding="utf-8") == examples.page(), "run tests/writers/sqlite/examples.py"


def test_from_the_command_line(run: Callable, tmp_path: Path) -> None:
    ran = run("export", str(ROOT / "maps"), "-o", str(tmp_path / "debate.db"))
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    database = sqlite3.connect(tmp_path / "debate.db")
    assert database.execute("SELECT count(*) FROM maps").fetchone()[0] == 7
    database.close()
    assert run("export", str(ROOT / "maps"), "--format", "sqlite", "-o", f"{tmp_path}/out/").status == 0
    assert (tmp_path / "out" / "power.db").read_bytes().startswith(b"SQLite format 3\0")
