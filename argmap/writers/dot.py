"""Graphviz DOT: the debate as a diagram, questions on top and what bears on them below.

Each node and each edge is drawn once. What else is in the drawing, such as the joints at which undercuts end, has the
class ``aux``, so that a reader of the SVG can tell it apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.findings import Finding
from argmap.format import Relation
from argmap.graph import SYMMETRIC
from argmap.writers.dot_joints import Edge, Joint, Line, joints_of, lines
from argmap.writers.dot_legend import heading
from argmap.writers.dot_looks import BOLD, LIGHT, REGULAR, EdgeLook, NodeLook, Theme
from argmap.writers.dot_rows import TOP, rows_of
from argmap.writers.dot_text import identifier, label, safe, tooltip, wrapped

if TYPE_CHECKING:
    from argmap.debate import Debate

_NAME = re.compile(r"[\w./-]+")
_ROW = 2  # ranks: nodes stand on the even ones, joints between them
# Positions stay near their question; what is only linked is not drawn together.
_PULL = {Relation.ANSWERS: 2} | dict.fromkeys(SYMMETRIC, 0)


def write(
    debate: Debate, nodes: Collection[str] | None = None, theme: Theme = LIGHT
) -> tuple[str, tuple[Finding, ...]]:
    """The DOT text of a debate, or of the part of it that some nodes make. Nothing is lost, so there are no findings."""
    return "\n".join(_Drawing(debate, nodes, theme).statements()) + "\n", ()


class _Drawing:
    """What is drawn of a debate, and how."""

    def __init__(self, debate: Debate, nodes: Collection[str] | None, theme: Theme) -> None:
        graph = debate.graph
        chosen = graph.nodes if nodes is None else set(nodes)
        self.debate = debate
        self.theme = theme
        self.nodes: dict[str, dict[str, Any]] = {name: data for name, data in graph.nodes(data=True) if name in chosen}
        self.edges: list[Edge] = [edge for edge in graph.edges(data=True) if edge[0] in chosen and edge[1] in chosen]
        # A name that a map can have is safe, and keeps two drawings alike when the map grows; any other gets a number.
        self.ids = {
            name: name if _NAME.fullmatch(name) else f"node~{number}" for number, name in enumerate(self.nodes, 1)
        }
        self.rows = rows_of(self.nodes, self.edges)
        self.boxes = {kind: _box(look) for kind, look in theme.nodes.items()}
        self.strokes = {relation: _stroke(relation, look) for relation, look in theme.edges.items()}
        self.uses: dict[str, int] = {}

    def statements(self) -> Iterator[str]:
        joints = joints_of(self.edges, self.ids)
        yield from self.frame()
        for name, data in self.nodes.items():
            yield self.node(name, data)
        for joint in joints.values():
            yield self.joint(joint)
        for line in lines(self.edges, joints, self.ids):
            yield self.line(line)
        yield from self.hangers()
        yield "}"

    def frame(self) -> Iterator[str]:
        title = self.title()
        legend = heading(
            title,
            {data["kind"] for data in self.nodes.values()},
            {data["relation"] for _, _, data in self.edges},
            any(data["implied"] for data in self.nodes.values()),
            self.theme,
        )
        yield f"digraph {identifier(title)} {{"
        yield '  graph [rankdir=BT, nodesep=0.25, ranksep=0.3, pad=0.3, outputorder=edgesfirst, charset="UTF-8"];'
        yield f'  graph [bgcolor="{self.theme.background}", fontname="{REGULAR}", fontsize=12, fontcolor="{self.theme.ink}"];'
        yield f"  graph [labelloc=t, labeljust=l, label={legend}];"
        yield '  node [shape=box, style="rounded,filled", margin="0.13,0.08", width=1.2, height=0.4];'
        yield f'  edge [minlen={_ROW}, arrowsize=0.8, fontname="{BOLD}", fontsize=14];'

    def title(self) -> str:
        """The titles of the maps that the nodes are from."""
        maps = {data["map"] for data in self.nodes.values()}
        return safe(" · ".join(each.title or each.name for each in self.debate.maps if each.name in maps))

    def node(self, name: str, data: Mapping[str, Any]) -> str:
        words = safe(data["text"]) or safe(name)
        # A long text makes a wider box, not a tower.
        columns = max(self.theme.nodes[data["kind"]].columns, int((4 * len(words)) ** 0.5))
        text = label(wrapped(words, columns), self.remarks(name, data, columns))
        style = ', style="rounded,filled,dashed"' if data["implied"] else ""
        quotes = (f"“{quote.text}”" for quote in data["quotes"])
        tip = tooltip(f"{data['kind']} {name}", *quotes, data["note"] or "")
        name = self.ids[name]
        return f'  "{name}" [label={text}, {self.boxes[data["kind"]]}{style}, id="{name}", tooltip={tip}];'

    def remarks(self, name: str, data: Mapping[str, Any], columns: int) -> list[str]:
        """Who says it and with what hedge, and what else has to be known of it."""
        said = [", ".join(map(safe, self.debate.speakers(name)))] if data["by"] else []
        if data["qualifier"]:
            said.append(f"“{safe(data['qualifier'])}”")
        remarks = wrapped(f"— {', '.join(said)}", columns) if said else []
        if data["implied"]:
            remarks.append("(implied)")
        if data["undeveloped"]:
            remarks.append("(undeveloped)")
        return remarks

    def joint(self, joint: Joint) -> str:
        look = self.theme.edges[joint.relation]
        return (
            f'  "{joint.name}" [class=aux, shape=circle, style=filled, fixedsize=true, width=0.2, height=0.2, margin=0, '
            f'label="{look.sign}", tooltip="{joint.relation}", color="{look.colour}", fillcolor="{look.colour}", '
            f'fontcolor="{self.theme.background}", fontname="{BOLD}", fontsize=12];'
        )

    def line(self, line: Line) -> str:
        """A line to the joint on its step bears neither sign nor arrow; the joint bears the one, its helper the other."""
        attributes = [self.strokes[line.relation]]
        ranks = line.ranks
        if line.edge is None:
            attributes.append("class=aux")
        else:
            child, parent, _ = line.edge
            ranks += _ROW * self.rows.lower.get((child, parent), 0)
            sign = self.theme.edges[line.relation].sign
            attributes.append(f'label=" {sign} "' if sign and not line.halved else "")
            attributes.append("arrowhead=none" if line.halved else "")
            attributes.append(self.told(line.edge))
        if ranks != _ROW:
            attributes.append(f"minlen={ranks}")
        return f'  "{line.tail}" -> "{line.head}" [{", ".join(filter(None, attributes))}];'

    def told(self, edge: Edge) -> str:
        """What an edge says of itself where it is pointed at."""
        child, parent, data = edge
        name = f"{self.ids[child]}:{data['relation']}:{self.ids[parent]}"
        count = self.uses[name] = self.uses.get(name, 0) + 1
        step = f", against its step {data['step'].relation}: → {data['step'].target}" if data["step"] else ""
        tip = tooltip(f"{data['relation']}: {child} → {parent}{step}", data["note"] or "")
        return f'id="{name}{f":{count}" if count > 1 else ""}", tooltip={tip}'

    def hangers(self) -> Iterator[str]:
        """Unseen lines from which debates hang that would else stand on one floor, side by side."""
        if len(self.rows.tops) < 2:
            return
        yield '  "~top" [class=aux, style=invis, shape=point, width=0.01, height=0.01];'
        for name in self.rows.tops:
            ranks = _ROW + _ROW * self.rows.lower.get((name, TOP), 0)
            yield f'  "{self.ids[name]}" -> "~top" [class=aux, style=invis, minlen={ranks}];'


def _box(look: NodeLook) -> str:
    return (
        f'fillcolor="{look.fill}", color="{look.outline}", fontcolor="{look.ink}", penwidth={look.penwidth}, '
        f'fontname="{look.font}", fontsize={look.size}'
    )


def _stroke(relation: Relation, look: EdgeLook) -> str:
    line = f'color="{look.colour}", fontcolor="{look.colour}", style={look.style}, penwidth={look.penwidth}'
    pull = f", weight={_PULL[relation]}" if relation in _PULL else ""
    if relation in SYMMETRIC:
        return f'{line}{pull}, dir=none, constraint=false, fontname="{REGULAR}", fontsize=10'
    return f"{line}{pull}, arrowhead={look.arrow}"
