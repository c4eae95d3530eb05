"""What Graphviz draws of the article's debate can be read: nothing stands on anything else, with frames or without."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.graph import Step
from argmap.relations import Relation
from argmap.style import Cluster, Direction, Style
from argmap.writers.dot import diagram

from ..drawings import Debate, graph_of
from ..layout import Layout, faults, layout_of

pytestmark = pytest.mark.long

MAPS = Path(__file__).parents[3] / "maps"
NAMES = sorted(path.stem for path in MAPS.glob("*.yaml"))
FRAMED = [Cluster.MAP, Cluster.QUESTION]


@cache
def article() -> Any:
    return argmap.load(MAPS)


def neighbours(name: str) -> Collection[str]:
    """The nodes of a map with those of others that they bear on, and that bear on them."""
    graph = article().graph
    return {end for edge in graph.edges() if any(one.startswith(f"{name}/") for one in edge) for end in edge}


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("cluster", Cluster)
def test_the_whole_debate(cluster: Cluster, direction: Direction) -> None:
    layout = layout_of(diagram.write(article(), None, Style(cluster=cluster, direction=direction))[0])
    assert faults(layout) == []


@pytest.mark.parametrize("direction", [Direction.UP, Direction.LEFT])
@pytest.mark.parametrize("cluster", FRAMED)
@pytest.mark.parametrize("name", NAMES)
def test_a_map_and_what_is_beside_it(name: str, cluster: Cluster, direction: Direction) -> None:
    layout = layout_of(diagram.write(article(), neighbours(name), Style(cluster=cluster, direction=direction))[0])
    assert faults(layout) == []
    assert len(layout.frames) > 1


def test_the_faults_are_found() -> None:
    """A drawing with all of them, so that the tests above can fail."""
    layout = layout_of("""
        digraph {
          layout=neato; a [pos="0,0!", shape=box, width=2]; b [pos="1,0!", shape=box, width=2]
          c [pos="-4,0!"]; d [pos="4,0!"]; c -> d [label="through", splines=line]; e [pos="2.4,0!"]
          c -> d [label="on box", lp="2.4,0!"]
        }
    """)
    found = {fault.what for fault in faults(layout)}
    assert {"box on box", "line under box"} <= found


# Positions

RIVALS = """
    argmap: 1
    questions:
    - id: q
      text: Should the tram be built?
      context: [It is planned., It is known., It is old.]
      questions: {text: Who pays?, positions: [We do., They do.]}
      positions:
      - {id: a, text: Yes., pro: [{id: p, text: It is quiet.}, It is clean.]}
      - {id: b, text: No., con: {ref: p}}
      - {id: c, text: Not yet., con: It is late.}
"""


@pytest.mark.parametrize("argued", [False, True])
def test_positions_of_a_question_are_side_by_side(load_text: Any, argued: bool) -> None:
    """Also where one of them is a reason against another: its line then decides no level."""
    debate = load_text(RIVALS + ("      - {id: d, text: Never., con: {ref: b}}\n" if argued else ""))
    boxes = {box.name: box for box in layout_of(diagram.write(debate)[0]).boxes}
    rivals = [boxes[name] for name in ("m/a", "m/b", "m/c", "m/d") if name in boxes]
    assert len(rivals) == 3 + argued
    middles = [(box.low + box.high) / 2 for box in rivals]
    assert max(middles) - min(middles) < 2
    first, last = min(box.left for box in rivals), max(box.right for box in rivals)
    between = [box.name for box in boxes.values() if first < box.left < last and box.low < middles[0] < box.high]
    assert sorted(between) == sorted(box.name for box in rivals if box.left > first)


# The legend


def legend_of(layout: Layout) -> dict[str, tuple[float, float]]:
    """Where the middle of each sample is."""
    boxes = (box for box in layout.boxes if box.name.startswith("legend "))
    return {box.name: ((box.left + box.right) / 2, (box.low + box.high) / 2) for box in boxes}


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("name", ["faq", "possible"])
def test_the_legend_is_compact_and_makes_the_drawing_hardly_larger(name: str, direction: Direction) -> None:
    with_it, without = (
        layout_of(diagram.write(article(), neighbours(name), Style(direction=direction, legend=legend))[0])
        for legend in (True, False)
    )
    across, along = [at[0] for at in legend_of(with_it).values()], [at[1] for at in legend_of(with_it).values()]
    sideways = direction in (Direction.LEFT, Direction.RIGHT)
    if sideways:
        assert with_it.width < without.width + 220
        assert max(across) - min(across) < 260
        assert max(along) > with_it.height - 140  # in a corner, below the title
    else:
        assert with_it.height < without.height + 60
        assert max(along) - min(along) < 2  # in one row, at the foot
        assert max(along) < min(box.low for box in with_it.boxes if not box.name.startswith("legend"))
        assert with_it.width < max(1.65 * without.width, 800)  # the row may begin below the middle


@pytest.mark.parametrize("direction", [Direction.LEFT, Direction.RIGHT])
def test_lines_of_the_legend_point_where_those_of_the_drawing_do(direction: Direction) -> None:
    samples = legend_of(layout_of(diagram.write(article(), None, Style(direction=direction))[0]))
    (x, y), (to_x, to_y) = samples["legend con"], samples["legend con line"]
    assert abs(to_y - y) < 2
    assert (to_x < x) is (direction is Direction.LEFT)


def test_the_legend_explains_counts_where_there_are_some() -> None:
    graph = graph_of(("m/b", "m/a", Relation.PRO), ("m/c", "m/a", Relation.PRO))
    assert "legend counts" not in diagram.write(Debate(graph))[0]
    assert "legend counts" in diagram.write(Debate(graph), ["m/a", "m/b"])[0]
    assert "legend counts" not in diagram.write(Debate(graph), ["m/b", "m/c"])[0]


def test_the_legend_of_a_circle_is_beside_it() -> None:
    graph = graph_of(("m/a", "m/b", Relation.PRO), ("m/b", "m/a", Relation.CON))
    assert faults(layout_of(diagram.write(Debate(graph))[0])) == []


# Frames


def test_a_node_is_framed_with_the_question_it_is_written_under(load_text: Any) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - id: top
          text: Top?
          positions: {id: p, text: P., pro: [{ref: x}]}
          questions: {id: low, text: Low?, positions: {id: q, text: Q., con: {id: x, text: X., pro: {id: y, text: Y.}}}}
    """)
    assert framed(diagram.write(debate, None, Style(cluster=Cluster.QUESTION))[0]) == {
        "m/top": {"m/top", "m/p"},
        "m/low": {"m/low", "m/q", "m/x", "m/y"},
    }


def test_a_position_is_framed_with_its_question_even_if_that_is_not_drawn(load_text: Any) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - {id: why, text: 'Why "so"?', positions: {id: p, text: P., pro: {id: a, text: A.}}}
    """)
    text, _ = diagram.write(debate, ["m/p", "m/a"], Style(cluster=Cluster.QUESTION))
    assert framed(text) == {"m/why": {"m/p", "m/a"}}
    assert r'"title of m/why" [label="Why \"so\"?\l"' in text
    assert faults(layout_of(text)) == []


def framed(text: str) -> dict[str, set[str]]:
    """The nodes that stand in each frame."""
    found: dict[str, set[str]] = {}
    frame = None
    for line in text.splitlines():
        if line.startswith('  subgraph "cluster '):
            frame = found.setdefault(line.split('"')[1].removeprefix("cluster "), set())
        elif line == "  }":
            frame = None
        elif frame is not None and line.startswith('  "m/') and " " not in line.split('"')[1]:
            frame |= {line.split('"')[1]} if "->" not in line else set()
    return found


def test_an_undercut_in_a_frame_whose_step_is_not_drawn() -> None:
    graph = graph_of(("m/x", "m/t", Relation.CON), ("m/u", "m/x", Relation.UNDERCUT, Step("m/t", Relation.CON)))
    text, _ = diagram.write(Debate(graph), ["m/x", "m/u"], Style(cluster=Cluster.MAP))
    assert faults(layout_of(text)) == []
