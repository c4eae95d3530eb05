"""Every relation and every key of a node through every writer, view and query; and rows that are new to all."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import argmap
from argmap.explorer.navigator import Navigator
from argmap.explorer.panes.details import node_lines
from argmap.format import VALUES, Type
from argmap.relations import KINDS, LINKS, RELATIONS, Kind, Relation, sign_of
from argmap.view.node_line import ASCII
from argmap.writers import WRITERS, csv, writer

ROOT = Path(__file__).parents[1]
VALUE = {Type.TEXT: "plumply", Type.TEXTS: "plumply", Type.FLAG: "true", Type.WEIGHT: "0.25"}
SHOWN = {Type.TEXT: "plumply", Type.TEXTS: "plumply", Type.WEIGHT: "0.25"}


def debate_of(relation: Relation) -> str:
    """A map with one edge of a relation: from the node "Alpha." to the node "Beta."."""
    row = RELATIONS[relation]
    parent = Kind.QUESTION if row.parents == {Kind.QUESTION} else Kind.ARGUMENT
    if row.child is None:
        below = "pro: [{id: alpha, text: Alpha., KEY: beta}, {id: beta, text: Beta.}]"
    elif parent is Kind.QUESTION:
        return f"argmap: 1\nname: m\nquestions: {{id: beta, text: Beta., {row.key}: {{id: alpha, text: Alpha.}}}}\n"
    else:
        above = "con" if relation is Relation.PRO else "pro"
        below = f"{above}: {{id: beta, text: Beta., KEY: {{id: alpha, text: Alpha.}}}}"
    head = "argmap: 1\nname: m\nquestions:\n- id: q\n  text: Q\n  positions:\n"
    return f"{head}  - {{id: p, text: P., {below.replace('KEY', row.key)}}}\n"


def written(debate: argmap.Debate) -> Iterator[tuple[str, str]]:
    """The debate in each format, as text."""
    for name in WRITERS:
        content, _ = writer(name)(debate, None)
        if name == "csv":
            content = "".join(csv.tables(debate)[0].values())
        if isinstance(content, bytes):
            database = sqlite3.connect(":memory:")
            database.deserialize(content)
            content = "\n".join(database.iterdump())
        yield name, content


@pytest.fixture
def one_edge(load_text: Callable[..., argmap.Debate], relation: Relation) -> argmap.Debate:
    debate = load_text(debate_of(relation))
    assert debate.findings == ()
    ((child, parent, data),) = [edge for edge in debate.graph.edges(data=True) if edge[2]["relation"] is relation]
    assert (child, parent) == ("m/alpha", "m/beta")
    assert (data["step"] is not None) == RELATIONS[relation].hits_step
    return debate


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_is_in_every_view(one_edge: argmap.Debate, relation: Relation, run: Callable) -> None:
    row = RELATIONS[relation]
    below = run("tree", "m.yaml", "--root", "beta").out
    child, parent = run("show", "alpha", "m.yaml").out, run("show", "beta", "m.yaml").out
    sign = sign_of(one_edge.graph.nodes["m/alpha"]["kind"], relation)
    assert f"{row.words.does} " in child
    assert "Beta." in child
    assert "Alpha." in parent
    if row.child is None:
        assert "Alpha." not in below
        assert (row.words.does if row.symmetric else row.words.undergoes) in parent
    else:
        assert f"{sign} Alpha." in below
        assert f"{sign} Alpha." in parent
    nav = Navigator(one_edge, ASCII)
    lines = ["".join(part.words for part in line.line) for line in node_lines(nav, "m/beta")]
    assert any("Alpha." in line for line in lines)
    assert row.child is None or row.words.title in lines
    stats = json.loads(run("stats", "m.yaml", "--format", "json").out)
    assert stats["relations"][relation] == 1


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_is_in_every_format(one_edge: argmap.Debate, relation: Relation) -> None:
    row = RELATIONS[relation]
    for name, content in written(one_edge):
        assert "Alpha." in content, name
        if name == "markdown":
            sign = re.escape(sign_of(one_edge.graph.nodes["m/alpha"]["kind"], relation))
            expected = row.words.does if row.child is None else rf"^##.*Alpha\.|- \*\*{sign}(\*\*)? Alpha\."
            assert re.search(expected, content, re.MULTILINE), name
        elif name == "html":
            assert (row.words.does if row.child is None else f'aria-label="{row.words.title}"') in content or (
                row.side is not None
            )
        elif name == "mermaid":
            drawn = [line for line in content.splitlines() if re.search(r"^  [njl]\d+ [-.=<]", line)]
            assert len(drawn) >= one_edge.graph.number_of_edges()
        else:
            assert relation in content, name
    dot = writer("dot")(one_edge, None)[0]
    assert isinstance(dot, str)
    both_ends = "dir=both" in dot or "dir=none" in dot
    assert both_ends == row.symmetric


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_can_be_asked_for(one_edge: argmap.Debate, relation: Relation, run: Callable) -> None:
    key, symmetric = RELATIONS[relation].key, RELATIONS[relation].symmetric

    def ids(query: str) -> list[str]:
        return run("find", query, "m.yaml", "--as", "ids").out.split()

    ends = ["m/alpha", "m/beta"]
    says, other = ("m/alpha", "m/beta") if key in LINKS else ("m/beta", "m/alpha")
    both = ends if symmetric else [says]
    assert set(ids(f"relation:{relation}")) == set(ends if symmetric else ["m/alpha"])
    assert set(ids(f"has:{key}")) >= set(both)
    assert says in ids(f"{key}(id:{other.partition('/')[2]})")


@pytest.mark.parametrize("key", VALUES)
def test_every_key_is_in_every_format_and_view(
    load_text: Callable[..., argmap.Debate], key: str, run: Callable
) -> None:
    Path("s.txt").write_text("This is plumply so.\n")
    line = f"{{id: a, text: Alpha., {key}: {VALUE[VALUES[key].type]}, quote: plumply}}"
    text = f"argmap: 1\nsources: {{s: {{file: s.txt}}}}\nquestions: {{text: Q, positions: {line}}}\n"
    before = dict(written(load_text(text.replace(f" {key}:", f" {'x-y'.ljust(len(key), 'y')[: len(key)]}:"))))
    debate = load_text(text)
    assert [finding.message for finding in debate.findings] == []
    expected = SHOWN.get(VALUES[key].type, key)
    losses = {name: " ".join(str(loss) for loss in writer(name)(debate, None)[1]) for name in WRITERS}
    for name, content in written(debate):
        flag = VALUES[key].type is Type.FLAG
        is_carried = content != before[name] if flag else content.count(expected) > before[name].count(expected)
        assert is_carried or key.removesuffix("s") in losses[name], f"{key} is neither in {name} nor named as lost"
    assert expected in run("show", "a", "m.yaml").out.partition("quotes")[0]
    lines = "\n".join("".join(part.words for part in line.line) for line in node_lines(Navigator(debate, ASCII), "m/a"))
    assert expected in lines.partition("made from")[0]
    assert run("find", f"has:{key}", "m.yaml", "--as", "ids").out == "m/a\n"
    assert run("find", f"no:{key} kind:position", "m.yaml", "--as", "ids").out == ""


def test_every_sign_is_told_from_every_other() -> None:
    signs = [row.sign for row in KINDS.values()] + [row.sign for row in RELATIONS.values() if row.sign]
    assert len(set(signs)) == len(signs)
    ascii_signs = [row.ascii for row in KINDS.values()] + [row.ascii for row in RELATIONS.values() if row.ascii]
    assert len(set(ascii_signs)) == len(ascii_signs)
    assert all(sign.isascii() for sign in ascii_signs)


def test_the_documentation_has_every_relation_and_kind() -> None:
    readme = (ROOT / "maps" / "README.md").read_text(encoding="utf-8")
    package = (ROOT / "argmap" / "README.md").read_text(encoding="utf-8")
    for row in RELATIONS.values():
        assert f"| `{row.key}` |" in readme
    assert "relations.py" in package


# A new row, in a copy of the package: the tables are all that is touched.

LINK = '''
    Relation.SUPERSEDES: RelationType(
        key="supersedes",
        child=None,
        parents=_ANY,
        meaning="Nodes that this one takes the place of.",
        words=Words("supersedes", "is superseded by", "supersedes", "supersedes"),
        look=Look(Tone.FAINT, "dotted", "normal", 1.6),
        price=5,
    ),
}
"""All relations'''
LIST = '''
    Relation.TRIAL: RelationType(
        key="trials",
        child=Kind.ARGUMENT,
        parents=CLAIMS,
        meaning="Cases in which it is so.",
        words=Words("is a trial of", "has the trial", "trials", "trial of"),
        look=Look(Tone.PRO, "solid", "normal", 1.4, "§"),
        price=2,
        sign="§",
        ascii="$",
        side=Side.FOR,
        has_step=True,
    ),
}
"""All relations'''
KEY = '    Key("translated", Type.TEXT, _NODES, "The language it was translated from.", Shown.DETAIL),\n'
MAP = """
argmap: 1
questions:
- id: q
  text: Q
  positions:
  - id: new
    text: New.
    supersedes: old
    translated: from Latin
    trials: {id: case, text: Case., undercut: {id: u, text: U.}}
  - {id: old, text: Old., con: [C.]}
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with two new relations and a new key, and a map that has them."""
    folder = tmp_path_factory.mktemp("grown")
    shutil.copytree(ROOT / "argmap", folder / "argmap", ignore=shutil.ignore_patterns("__pycache__", "cases"))
    table = folder / "argmap" / "relations.py"
    text = table.read_text(encoding="utf-8")
    text = text.replace(
        '    CONFLICTS = "conflicts"\n',
        '    CONFLICTS = "conflicts"\n    SUPERSEDES = "supersedes"\n    TRIAL = "trial"\n',
    )
    text = text.replace('\n}\n"""All relations', LINK, 1).replace('\n}\n"""All relations', LIST, 1)
    table.write_text(text, encoding="utf-8")
    keys = folder / "argmap" / "format.py"
    text = keys.read_text(encoding="utf-8")
    before = '    Key("tags", Type.TEXTS, _NODES'
    assert text.count(before) == 1
    keys.write_text(text.replace(before, KEY + before), encoding="utf-8")
    (folder / "m.yaml").write_text(textwrap.dedent(MAP), encoding="utf-8")
    return folder


def test_new_rows_are_all_that_a_relation_and_a_key_need(grown: Path) -> None:
    calls = [
        ["tree", "m.yaml"],
        ["show", "new", "m.yaml"],
        ["show", "old", "m.yaml"],
        ["compare", "q", "m.yaml"],
        ["stats", "m.yaml"],
        ["path", "case", "new", "m.yaml"],
        ["path", "u", "new", "m.yaml"],
        ["check", "m.yaml"],
        ["find", "for(id:new)", "m.yaml", "--as", "ids"],
        ["find", "against(id:new)", "m.yaml", "--as", "ids"],
        ["find", "has:translated", "m.yaml", "--as", "ids"],
        ["find", "trials(*)", "m.yaml", "--as", "ids"],
        ["find", "supersedes(id:old)", "m.yaml", "--as", "ids"],
        ["find", "pros=1", "m.yaml", "--as", "ids"],
        ["explore", "m.yaml", "--screenshot", "s.svg"],
        ["schema"],
        *(["export", "m.yaml", "--format", name, "-o", f"out.{name}"] for name in WRITERS),
    ]
    code = (
        "import contextlib, io, json, sys\n"
        "from argmap.__main__ import main\n"
        "results = []\n"
        "for call in json.loads(sys.argv[1]):\n"
        "    out, err = io.StringIO(), io.StringIO()\n"
        "    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):\n"
        "        status = main(call)\n"
        "    results.append([status, out.getvalue(), err.getvalue()])\n"
        "print(json.dumps(results))\n"
    )
    arguments = [sys.executable, "-c", code, json.dumps(calls)]
    environment = {"PYTHONPATH": str(grown), "PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(arguments, cwd=grown, capture_output=True, text=True, env=environment)
    assert ran.returncode == 0, ran.stderr
    results = {" ".join(call): result for call, result in zip(calls, json.loads(ran.stdout), strict=True)}
    for call, (status, _, err) in results.items():
        assert status == 0, (call, err)
    outputs = {call: out for call, (_, out, _) in results.items()}
    assert "$ Case." in outputs["tree m.yaml"]
    assert "supersedes > Old. [old]" in outputs["show new m.yaml"]
    assert "translated: from Latin" in outputs["show new m.yaml"]
    assert "is superseded by > New. [new]" in outputs["show old m.yaml"]
    assert "1 for, 0 against" in outputs["compare q m.yaml"]
    assert "speaks for" in outputs["path case new m.yaml"]
    assert "speaks against" in outputs["path u new m.yaml"]
    assert outputs["find for(id:new) m.yaml --as ids"] == "m/case\n"
    assert outputs["find against(id:new) m.yaml --as ids"] == "m/u\n"
    assert outputs["find has:translated m.yaml --as ids"] == "m/new\n"
    assert outputs["find trials(*) m.yaml --as ids"] == "m/new\n"
    assert outputs["find supersedes(id:old) m.yaml --as ids"] == "m/new\n"
    assert outputs["find pros=1 m.yaml --as ids"] == "m/new\n"
    assert '"supersedes"' in outputs["schema"]
    for name in WRITERS:
        content = (grown / f"out.{name}").read_bytes()
        assert b"Case." in content, name
        if name not in ("mermaid", "dot"):
            assert b"from Latin" in content, name
    dot = (grown / "out.dot").read_text()
    (line,) = [line for line in dot.splitlines() if line.startswith('  "m/new" -> "m/old"')]
    assert "dir=" not in line
    assert "arrowhead=normal" in line
    database = sqlite3.connect(":memory:")
    database.deserialize((grown / "out.sqlite").read_bytes())
    assert database.execute("SELECT pros, cons FROM positions WHERE id = 'm/new'").fetchall() == [(1, 0)]
    assert database.execute("SELECT id FROM below WHERE node = 'm/new'").fetchall() == [("m/case",), ("m/u",)]
    assert database.execute("SELECT translated FROM nodes WHERE id = 'm/new'").fetchall() == [("from Latin",)]
