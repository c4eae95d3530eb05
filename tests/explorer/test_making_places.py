"""Where nodes go while a map is made: to the top, to a second place, and up where the node above is removed."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap

from .making import MAP, edges, maps_in, nodes, press_keys

DEEP = """\
argmap: 1
questions:
- id: q
  text: Why?
  positions:
  - id: a
    text: A.
    con:
    - id: b
      text: B.
      pro:
      - {id: c, text: C., by: someone}
      - ref: f
      con:
      - id: d
        text: D.
        undercut:
        - {id: e, text: E.}
      - ref: t
      undercut:
      - {id: g, text: G.}
      caveat:
      - {id: h, text: H.}
      questions:
      - {id: r, text: R?}
    - id: f
      text: F.
- id: s
  text: Also?
  positions:
  - {id: t, text: T.}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.long
def test_what_is_below_a_removed_node_can_be_kept_one_level_up(tmp_path: Path) -> None:
    path = maps_in(tmp_path, DEEP)
    before = path.read_text()
    app = press_keys(path, ["d", "k"], "b")
    assert app.session.note == "removed b, kept 6 nodes; u undoes it"
    assert edges(path) == {
        ("a", "answers", "q"),
        ("c", "con", "a"),
        ("d", "pro", "a"),
        ("e", "undercut", "d"),
        ("f", "con", "a"),
        ("g", "pro", "a"),
        ("h", "caveat", "a"),
        ("r", "raises", "a"),
        ("t", "answers", "s"),
        ("t", "pro", "a"),
    }
    assert nodes(path)["c"]["by"] == ("someone",)
    press_keys(path, ["u"], "a")
    path.write_text(before)
    press_keys(path, ["d", "k", "u"], "b")
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("at", "keys", "kept"),
    [
        ("s", ["d", "k"], "t"),
        ("a", ["d", "k"], None),
    ],
)
def test_only_what_fits_is_kept(tmp_path: Path, at: str, keys: list[str], kept: str | None) -> None:
    path = maps_in(tmp_path, DEEP)
    press_keys(path, keys, at)
    if kept is None:
        assert path.read_text() == DEEP
    else:
        assert at not in nodes(path)
        assert nodes(path)[kept]["kind"] == "position"
        assert (kept, "answers", at) not in edges(path)


def test_a_node_without_others_below_it_offers_none_to_keep(tmp_path: Path) -> None:
    path = maps_in(tmp_path, DEEP)
    press_keys(path, ["d", "k", "escape"], "f")
    assert path.read_text() == DEEP


@pytest.mark.parametrize(
    ("at", "keys", "kind"),
    [("b", ["m", "A"], "position"), ("r", ["m", "Q"], "question"), ("a", ["m", "end", "A"], "position")],
)
def test_a_node_is_moved_to_the_top(tmp_path: Path, at: str, keys: list[str], kind: str) -> None:
    path = maps_in(tmp_path, DEEP.replace("      undercut:\n      - {id: g, text: G.}\n", ""))
    app = press_keys(path, keys, at)
    assert app.session.note == f"moved {at} to the top of cars; u undoes it"
    assert at not in {child for child, _, _ in edges(path)}
    assert nodes(path)[at]["kind"] == kind
    assert app.session.navigator.node == f"cars/{at}"


@pytest.mark.parametrize(
    ("at", "keys", "note"),
    [
        ("h", ["m", "Q"], "a caveat cannot be in questions at the top of a map"),
        ("q", ["m", "Q"], "q is already at the top of cars"),
        ("b", ["M", "A"], "not at the top"),
        ("b", ["M", "down", "p"], "cannot be below itself"),
        ("c", ["M", "home", "down", "p", "M"], "will also appear at another place"),
    ],
)
def test_what_fits_nowhere_is_reported(tmp_path: Path, at: str, keys: list[str], note: str) -> None:
    path = maps_in(tmp_path, DEEP)
    app = press_keys(path, keys, at)
    assert note in app.session.note


def test_a_node_without_an_id_is_put_at_a_second_place(tmp_path: Path) -> None:
    path = maps_in(tmp_path, MAP.replace("    - id: bus\n      text", "    - text"))
    before = path.read_text()
    node = next(name for name, data in argmap.load([path]).graph.nodes(data=True) if "bus" in data["text"])
    press_keys(path, ["M", "end", "c"], node.partition("/")[2])
    assert {relation for child, relation, _ in edges(path) if "half" in child} == {"con"}
    assert len([one for one in edges(path) if "half" in one[0]]) == 2
    press_keys(path, ["M", "end", "c"], "close")
    assert path.read_text() != before
