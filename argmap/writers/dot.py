"""Graphviz DOT: the debate as a diagram, questions on top and what bears on them below.

Each node and each edge is drawn once. What else is in the drawing, such as the joints at which undercuts end, has the
class ``aux``, so that a reader of the SVG can tell it apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.findings import Finding
from argmap.format import LINKS, Relation
from argmap.writers.dot_joints import Edge, Joint, Line, joints_of, lines
from argmap.writers.dot_legend import heading
from argmap.writers.dot_looks import BOLD, LIGHT, REGULAR, EdgeLook, NodeLook, Theme
from argmap.writers.dot_rows import rows_of
from argmap.writers.dot_text import identifier, label, safe, tooltip, wrapped

if TYPE_CHECKING:
    from argmap.debate import Debate

_NAME = re.compile(r"[\w./-]+")
_LINKS = frozenset(LINKS.values())
_ROW = 2  # ranks: nodes stand on the even ones, joints between them
# Positions stay close below their questions, and links pull at nothing.
_PULL = {Relation.ANSWERS: 2} | dict.fromkeys(_LINKS, 0)


def write(
    debate: Debate, nodes: Collection[str] | None = None, theme: Theme = LIGHT
) -> tuple[str, tuple[Finding, ...]]:
    """The DOT text of a debate, or of the part of it that some nodes make; nothing is lost on the way."""
    return "\n".join(_Drawing(debate, nodes, theme).statements()) + "\n", ()


class _Drawing:
    """What is drawn of a debate, and how."""

    def __init__(self, debate: Debate, nodes: Collection[str] | None, theme: Theme) -> None:
        graph = debate.graph
        chosen = graph.nodes if nodes is None else set(nodes)
        self.debate = debate
        self.theme = theme
        self.nodes: list[tuple[str, dict[str, Any]]] = [item for item in graph.nodes(data=True) if item[0] in chosen]
        self.edges: list[Edge] = [edge for edge in graph.edges(data=True) if edge[0] in chosen and edge[1] in chosen]
        # The names that a map can have are safe, and keep a drawing alike when the map grows; any other gets a number.
        self.ids = {
            name: name if _NAME.fullmatch(name) else f"node~{number}" for number, (name, _) in enumerate(self.nodes, 1)
        }
        self.boxes = {kind: _box(look) for kind, look in theme.nodes.items()}
        self.strokes = {relation: _stroke(relation, look) for relation, look in theme.edges.items()}
        self.rows = rows_of(self.edges)
        self.edge_ids: dict[str, int] = {}

    def statements(self) -> Iterator[str]:
        joints = joints_of(self.edges, self.ids)
        yield from self.frame()
        for name, data in self.nodes:
            yield self.node(name, data)
        for joint in joints.values():
            yield self.joint(joint)
        for line in lines(self.edges, joints, self.ids):
            yield self.line(line)
        yield "}"

    def frame(self) -> Iterator[str]:
        title = self.title()
        legend = heading(
            title,
            {data["kind"] for _, data in self.nodes},
            {data["relation"] for _, _, data in self.edges},
            any(data["implied"] for _, data in self.nodes),
            self.theme,
        )
        yield f"digraph {identifier(title)} {{"
        yield f'  graph [rankdir=BT, nodesep=0.25, ranksep=0.3, pad=0.3, outputorder=edgesfirst, charset="UTF-8"];'
        yield f'  graph [bgcolor="{self.theme.background}", fontname="{REGULAR}", fontsize=12, fontcolor="{self.theme.ink}"];'
        yield f"  graph [labelloc=t, labeljust=l, label={legend}];"
        yield '  node [shape=box, style="rounded,filled", margin="0.13,0.08", width=1.2, height=0.4];'
        yield f'  edge [minlen={_ROW}, arrowsize=0.8, fontname="{BOLD}", fontsize=14];'

    def title(self) -> str:
        """The titles of the maps that the nodes are from."""
        maps = {data["map"] for _, data in self.nodes}
        return safe(" · ".join(each.title or each.name for each in self.debate.maps if each.name in maps))

    def node(self, name: str, data: Mapping[str, Any]) -> str:
        words = safe(data["text"]) or safe(name)
        # A long text makes a wider box, not a tower.
        columns = max(self.theme.nodes[data["kind"]].columns, int((4 * len(words)) ** 0.5))
        text = label(wrapped(words, columns), self.remarks(name, data, columns))
        dashed = ', style="rounded,filled,dashed"' if data["implied"] else ""
        quotes = [f"“{quote.text}”" for quote in data["quotes"]]
        tip = tooltip(f"{data['kind']} {name}", *quotes, data["note"] or "")
        return f'  "{self.ids[name]}" [label={text}, {self.boxes[data["kind"]]}{dashed}, id="{self.ids[name]}", tooltip={tip}];'

    def remarks(self, name: str, data: Mapping[str, Any], columns: int) -> list[str]:
        """Who says it and with what hedge, and what else has to be known of it."""
        said = [", ".join(map(safe, self.debate.speakers(name)))] if data["by"] else []
        if data["qualifier"]:
            said.append(f"“{safe(data['qualifier'])}”")
        lines = wrapped(f"— {', '.join(said)}", columns) if said else []
        if data["implied"]:
            lines.append("(implied)")
        if data["undeveloped"]:
            lines.append("(undeveloped)")
        return lines

    def joint(self, joint: Joint) -> str:
        look = self.theme.edges[joint.relation]
        return (
            f'  "{joint.name}" [class=aux, shape=circle, style=filled, fixedsize=true, width=0.2, height=0.2, margin=0, '
            f'label="{look.sign}", fillcolor="{look.colour}", color="{look.colour}", fontcolor="{self.theme.background}", '
            f'fontname="{BOLD}", fontsize=12, tooltip="{joint.relation}"];'
        )

    def line(self, line: Line) -> str:
        """A line to a joint bears neither arrow nor sign, for the joint does; a line from a joint bears the arrow."""
        look = self.theme.edges[line.relation]
        attributes = self.strokes[line.relation]
        if line.halved and line.edge:
            attributes += ", arrowhead=none"
        elif line.edge and look.sign:
            attributes += f', label="{look.sign}"'
        if line.ranks < _ROW:
            attributes += f", minlen={line.ranks}"
        if line.edge is None:
            attributes += ", class=aux"
        else:
            attributes += self.told(line.edge)
        return f'  "{line.tail}" -> "{line.head}" [{attributes}];'

    def told(self, edge: Edge) -> str:
        child, parent, data = edge
        relation = data["relation"]
        row = self.rows.get(child, 0) if relation not in _LINKS else 0
        rows = f", minlen={_ROW + _ROW * row}" if row else ""
        name = f"{self.ids[child]}:{relation}:{self.ids[parent]}"
        step = f", {data['step'].relation} of {data['step'].target}" if data["step"] else ""
        tip = tooltip(f"{relation}: {child} → {parent}{step}", data["note"] or "")
        return f'{rows}, id="{self.unique(name)}", tooltip={tip}'

    def unique(self, name: str) -> str:
        """An id for one of several edges between two nodes."""
        count = self.edge_ids[name] = self.edge_ids.get(name, 0) + 1
        return name if count == 1 else f"{name}:{count}"


def _box(look: NodeLook) -> str:
    return (
        f'fillcolor="{look.fill}", color="{look.outline}", fontcolor="{look.ink}", penwidth={look.penwidth}, '
        f'fontname="{look.font}", fontsize={look.size}'
    )


def _stroke(relation: Relation, look: EdgeLook) -> str:
    line = f'color="{look.colour}", fontcolor="{look.colour}", style={look.style}, penwidth={look.penwidth}'
    pull = f", weight={_PULL[relation]}" if relation in _PULL else ""
    if relation in _LINKS:
        return f'{line}{pull}, dir=none, constraint=false, fontname="{REGULAR}", fontsize=10'
    return f"{line}{pull}, arrowhead={look.arrow}"
