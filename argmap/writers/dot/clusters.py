"""Frames: the nodes of a map, or a question with all its answers and arguments.

The title of a frame is a box in it above all that it frames, and no label of it: lines are drawn through those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.attribution import attribution, marks
from argmap.graph import Graph
from argmap.relations import ANSWERING, HIERARCHY, Kind
from argmap.style import Cluster
from argmap.writers.dot.boxes import is_plain, remark_font
from argmap.writers.dot.escaping import hint, label, remarked, safe, wrapped
from argmap.writers.dot.palettes import BOLD, Theme
from argmap.writers.dot.rows import Rows
from argmap.writers.steps import Edge

if TYPE_CHECKING:
    from argmap.debate import Debate

_COLUMNS = 36


def clusters_of(
    cluster: Cluster, graph: Graph, nodes: Mapping[str, Mapping[str, Any]], edges: Iterable[Edge], rows: Rows
) -> dict[str, str]:
    """The cluster of each node that has one: the name of its map, or of its question, which need not be drawn.

    A node is in the cluster of its written parent; if that is not drawn, of the node that first leads to it.
    """
    if cluster is Cluster.MAP:
        return {name: data["map"] for name, data in nodes.items()}
    if cluster is Cluster.NONE:
        return {}
    above = _above(nodes, edges, rows)
    found = {name: name for name, data in nodes.items() if data["kind"] is Kind.QUESTION}
    for name, data in nodes.items():
        if data["kind"] is Kind.POSITION:
            answered = [parent for _, parent, each in graph.out_edges(name, data=True) if _answers(each)]
            if answered and not any(parent in nodes for parent in answered):
                found[name] = answered[0]
    for name in nodes:
        way: dict[str, None] = {}
        at: str | None = name
        while at is not None and at not in found and at not in way:
            way[at] = None
            at = above.get(at)
        if at is not None and at in found:
            found |= dict.fromkeys(way, found[at])
    return found


def _above(nodes: Mapping[str, Mapping[str, Any]], edges: Iterable[Edge], rows: Rows) -> dict[str, str]:
    """The written parent of each node, or else the node that first leads to it."""
    above = {child: parent for parent, children in rows.tree if parent in nodes for child in children}
    for child, parent, data in edges:
        if data["relation"] in HIERARCHY and data.get("range") is not None:
            if data["range"] == nodes[child].get("range"):
                above[child] = parent
    return above


def _answers(edge: Mapping[str, Any]) -> bool:
    return edge["relation"] in ANSWERING


class Frames:
    """The frames of a drawing: the clusters, their titles, and the topmost nodes in each."""

    def __init__(
        self, debate: Debate, clusters: Mapping[str, str], edges: Iterable[Edge], ids: Mapping[str, str]
    ) -> None:
        self._debate = debate
        self._ids = ids
        self._maps = {each.name: each.title or each.name for each in debate.maps}
        below = {
            child
            for child, parent, data in edges
            if child != parent and data["relation"] in HIERARCHY and clusters.get(child) == clusters.get(parent, "")
        }
        self._tops: dict[str, list[str]] = {}
        for name, cluster in clusters.items():
            if name not in below:
                self._tops.setdefault(cluster, []).append(ids[name])
        for name, cluster in clusters.items():
            self._tops.setdefault(cluster, [ids[name]])  # a circle has no topmost node

    def all(self, within: Mapping[str, Sequence[str]], theme: Theme, kind: Cluster) -> Iterator[str]:
        """The statements of each cluster in its frame."""
        for number, (cluster, statements) in enumerate(within.items(), 1):
            name = self._ids.get(cluster) or (cluster if is_plain(cluster) else f"map~{number}")
            title = self._title(cluster)
            yield f'  subgraph "cluster {name}" {{'
            yield f'    graph [style="rounded,filled", fillcolor="{theme.panel}", color="{theme.frame}", label=""];'
            yield f'    graph [id="cluster:{name}", class="{kind}", margin=12, tooltip="{hint(title)} "];'
            if title:
                yield (
                    f'  "title of {name}" [label={self._label(title, cluster, theme)}, class="aux word", '
                    f'id="cluster:{name}:title", tooltip=" ", shape=plaintext, style="", margin="0.05,0.03", '
                    f'height=0.2, fontcolor="{theme.ink}", fontname="{BOLD}", fontsize=13];'
                )
                for top in self._tops[cluster]:
                    yield f'  "{top}" -> "title of {name}" [class=aux, style=invis, minlen=1];'
            yield from statements
            yield "  }"

    def _label(self, title: str, cluster: str, theme: Theme) -> str:
        """The title, with the speaker and hedge of a question."""
        lines = wrapped(title, _COLUMNS)
        if cluster not in self._debate.graph:
            return label(lines)
        said = attribution(self._debate, cluster, safe)
        special = marks(self._debate.graph.nodes[cluster])
        remarks = ([f"— {', '.join(said)}"] if said else []) + ([f"({', '.join(special)})"] if special else [])
        if not remarks:
            return label(lines)
        return remarked(lines, wrapped(" ".join(remarks), _COLUMNS), remark_font(theme.faint))

    def _title(self, cluster: str) -> str:
        """The title of a map, or the text of a question that is not drawn; a drawn one needs no title."""
        if cluster in self._ids:
            return ""
        if cluster in self._debate.graph:
            return safe(self._debate.graph.nodes[cluster]["text"]) or safe(cluster)
        return safe(self._maps.get(cluster, cluster))
