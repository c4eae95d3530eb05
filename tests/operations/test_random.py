"""Operations on random maps: what they say differs by just what was asked, and what was not touched is the same."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

import argmap
from argmap.errors import ArgmapError
from argmap.graph import data_of
from argmap.operations.adding import add
from argmap.operations.formatting import fmt
from argmap.operations.moving import move
from argmap.operations.plan import Plan, commit
from argmap.operations.removing import remove
from argmap.operations.renaming import rename
from argmap.operations.setting import set_key, unset_key
from argmap.operations.skipping import skip

from .random_files import LONG, comments, facts, written

SEEDS = st.integers(0, 100_000)
LOST, MORE = "comments, anchors or aliases would be lost", "more than what you asked"
"""What an edit may be refused for, and what none is."""
EXAMPLES = settings(max_examples=int(os.environ.get("OPERATIONS", "12")), deadline=None)


@pytest.fixture(scope="module", autouse=True)
def _folder() -> Iterator[None]:
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path(".argmap.toml").touch()
        Path("minutes.txt").write_text(LONG, encoding="utf-8")
        yield
        os.chdir(before)


def contents() -> dict[str, str]:
    return {name: Path(f"{name}.yaml").read_bytes().decode() for name in ("m", "o")}


def begun(seed: int) -> tuple[Random, argmap.Debate, list[str]]:
    """Two maps, of which one is named; its nodes."""
    random = Random(seed)
    for name, content in written(random).items():
        Path(f"{name}.yaml").write_bytes(content.encode())
    debate = argmap.load(["m.yaml"])
    return random, debate, list(debate.graph)


def said() -> Any:
    return facts(argmap.load(["m.yaml", "o.yaml"]))


def label(debate: argmap.Debate, node: str) -> str:
    return data_of(debate.graph, node)["written"].text.split()[0]


def attempted(call: Callable[[], Plan]) -> Plan | str:
    """The plan, or the reason why there is none; then nothing is changed."""
    before = contents()
    try:
        return call()
    except ArgmapError as error:
        assert contents() == before
        event(f"refused: {str(error)[-60:]}")
        return str(error)


def done(plan: Plan) -> None:
    """Commit a plan; it can be taken back to the byte, and made again."""
    before = contents()
    commit(plan)
    after = contents()
    commit(plan.undone())
    assert contents() == before
    commit(plan)
    assert contents() == after
    for name, content in before.items():
        assert ("\r" in content) == ("\r" in after[name])
        assert content.count("\n") != content.count("\r\n") or after[name].count("\n") == after[name].count("\r\n")


def kept(before: str, after: str, *spans: tuple[int, int]) -> None:
    """The lines that no span touches are there afterwards, in their order."""
    lines = iter(after.splitlines())
    at = 0
    for number, line in enumerate(before.splitlines(keepends=True)):
        end = at + len(line)
        if not any(start < end and at <= stop for start, stop in spans) and line.strip():
            assert any(other == line.rstrip("\r\n") for other in lines), (number, line)
        at = end


def kept_but_for(texts: dict[str, str], name: str, span: Any) -> None:
    """Nothing of the files has changed but what is written at a span of the map ``name``; all comments are there."""
    after = contents()
    assert comments(*texts.values()) == comments(*after.values())
    for other, text in texts.items():
        kept(text, after[other], *([(span.start, span.end)] if other == name else []))


@given(SEEDS)
@EXAMPLES
def test_rename_changes_a_name_and_all_that_refers_to_it(seed: int) -> None:
    random, debate, nodes = begun(seed)
    node = random.choice(nodes)
    before, texts = said(), contents()
    plan = attempted(lambda: rename(debate, node, "new-name"))
    if isinstance(plan, str):
        assert LOST in plan
        return
    done(plan)
    wanted = {**before[0], label(debate, node): {**before[0][label(debate, node)], "id": "new-name"}}
    assert said() == (wanted, before[1])
    after = contents()
    assert comments(*texts.values()) == comments(*after.values())
    if (old := data_of(debate.graph, node)["written"].id) is not None:
        for name, text in texts.items():
            changed = [(one, other) for one, other in zip(text.splitlines(), after[name].splitlines(), strict=True)]
            assert all(one == other or one.replace(old, "new-name") == other for one, other in changed)


@given(SEEDS)
@EXAMPLES
def test_set_changes_a_key(seed: int) -> None:
    random, debate, nodes = begun(seed)
    node = random.choice(nodes)
    values: dict[str, list[str]] = {
        "text": [f"{label(debate, node)} anew: #1 🙂"],
        "note": [f"it's {LONG}"],
        "by": ["lopez", "some: critics"],
        "tags": ["no", "a b"],
        "quote": ["half of them come by car"],
        "weight": ["0.5"],
        "draft": ["true"],
    }
    key = random.choice(list(values))
    before, texts = said(), contents()
    plan = attempted(lambda: set_key(debate, node, key, values[key]))
    if isinstance(plan, str):
        assert LOST in plan
        return
    done(plan)
    now: Any = {"weight": 0.5, "draft": True, "by": tuple(values["by"]), "tags": tuple(values["tags"])}
    one = {**before[0][label(debate, node)], key: now.get(key, values[key] if key == "quote" else values[key][0])}
    if key == "quote":
        one["source"] = ["m/minutes"]
    assert said() == ({**before[0], label(debate, node): one}, before[1])
    name, span = data_of(debate.graph, node)["map"], data_of(debate.graph, node)["range"]
    kept_but_for(texts, name, span)


@given(SEEDS)
@EXAMPLES
def test_unset_takes_a_key_away(seed: int) -> None:
    random, debate, nodes = begun(seed)
    keys = [(node, key) for node in nodes for key in ("note", "tags") if data_of(debate.graph, node)[key]]  # type: ignore[literal-required]
    if not keys:
        return
    node, key = random.choice(keys)
    before = said()
    done(unset_key(debate, node, key))
    one = {**before[0][label(debate, node)], key: None if key == "note" else ()}
    assert said() == ({**before[0], label(debate, node): one}, before[1])


@given(SEEDS)
@EXAMPLES
def test_move_changes_an_edge(seed: int) -> None:
    random, debate, nodes = begun(seed)
    node, under = random.choice(nodes), random.choice(nodes)
    key = random.choice([None, "pro", "con", "premises"])
    before, texts = said(), contents()
    plan = attempted(lambda: move(debate, node, under, key))
    if isinstance(plan, str):
        assert MORE not in plan
        assert "YAML would" not in plan
        return
    event("made")
    done(plan)
    nodes_now, edges_now = said()
    one, other = label(debate, node), label(debate, under)
    free = ("kind", "source")
    for name, values in before[0].items():
        assert {k: v for k, v in values.items() if k not in free} == {
            k: v for k, v in nodes_now[name].items() if k not in free
        }
        assert values["source"] == nodes_now[name]["source"]
    gone, come = before[1] - edges_now, edges_now - before[1]
    assert {edge[:2] for edge in come if edge[2] != "undercut" or edge[0] == one} <= {(one, other)}
    assert all(edge[0] == one or (edge[2] == "undercut" and edge[1] == one) for edge in gone + come)
    after = contents()
    if plan.changes:
        assert comments(*texts.values()) == comments(*after.values())
        assert Counter(edge[0] for edge in gone) == Counter(edge[0] for edge in come) or not gone


@given(SEEDS)
@EXAMPLES
def test_remove_takes_out_what_goes_and_nothing_else(seed: int) -> None:
    random, debate, nodes = begun(seed)
    node = random.choice(nodes)
    before, texts = said(), contents()
    plan = attempted(lambda: remove(debate, node, with_children=True, drop_references=True))
    if isinstance(plan, str):
        assert MORE not in plan
        return
    done(plan)
    nodes_now, edges_now = said()
    gone = before[0].keys() - nodes_now.keys()
    assert label(debate, node) in gone
    assert nodes_now == {name: one for name, one in before[0].items() if name not in gone}
    lost = before[1] - edges_now
    assert not edges_now - before[1]
    assert all(gone & {edge[0], edge[1], edge[3]} for edge in lost) or "ref" in "".join(texts.values())
    assert not Counter(comments(*contents().values())) - Counter(comments(*texts.values()))


@given(SEEDS)
@EXAMPLES
def test_add_makes_one_node_more(seed: int) -> None:
    random, debate, nodes = begun(seed)
    under = random.choice(nodes)
    key = random.choice(["pro", "con", "undercut", "premises", "caveat", "context", "questions", "positions"])
    before, texts = said(), contents()
    keys: Any = {"id": "new", "text": "T0 new: #1 🙂", "by": ["some: critics"], "quote": LONG}
    plan = attempted(lambda: add(debate, under, key, keys))
    if isinstance(plan, str):
        assert MORE not in plan
        assert "YAML would" not in plan
        return
    event("made")
    done(plan)
    nodes_now, edges_now = said()
    made = nodes_now.pop("T0")
    assert (made["id"], made["by"], made["quote"]) == ("new", ("some: critics",), [LONG])
    assert nodes_now == before[0]
    assert not before[1] - edges_now
    assert {edge[:2] for edge in edges_now - before[1]} == {("T0", label(debate, under))}
    name, span = data_of(debate.graph, under)["map"], data_of(debate.graph, under)["range"]
    kept_but_for(texts, name, span)


@given(SEEDS)
@EXAMPLES
def test_skip_adds_a_passage(seed: int) -> None:
    _, debate, _ = begun(seed)
    before, texts = said(), contents()
    words = LONG if seed % 2 else "half of them come by car"
    plan = attempted(lambda: skip(debate, debate.sources["m/minutes"], words, "an advertisement"))
    if isinstance(plan, str):
        assert LOST in plan
        return
    done(plan)
    assert said() == before
    assert [one.start for one in argmap.load(["m.yaml"]).sources["m/minutes"].skip][-1] == words
    assert comments(*texts.values()) == comments(*contents().values())


@given(SEEDS)
@EXAMPLES
def test_the_house_style_changes_nothing_that_is_said(seed: int) -> None:
    begun(seed)
    before, texts = said(), contents()
    plan = fmt(argmap.load(["m.yaml", "o.yaml"]))
    assert plan.notes == ()
    done(plan)
    assert said() == before
    after = contents()
    assert comments(*texts.values()) == comments(*after.values())
    assert fmt(argmap.load(["m.yaml", "o.yaml"])).changes == ()
    for content in after.values():
        assert "\n  - id: q" not in content.replace("\r", "")
