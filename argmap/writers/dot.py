"""Graphviz DOT: the debate as a diagram, questions on top and what bears on them below.

Each node and each edge is drawn once. What else is in the drawing, such as the joints at which undercuts end, has the
class ``aux``, so that a reader of the SVG can tell it apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.findings import Finding
from argmap.format import Kind, Relation
from argmap.graph import SYMMETRIC
from argmap.writers.dot_joints import Edge, Joint, Line, joints_of, lines
from argmap.writers.dot_legend import heading
from argmap.writers.dot_looks import BOLD, LIGHT, REGULAR, EdgeLook, NodeLook, Theme
from argmap.writers.dot_rows import TOP, rows_of
from argmap.writers.dot_text import hint, identifier, label, safe, wrapped

if TYPE_CHECKING:
    from argmap.debate import Debate

_NAME = re.compile(r"[\w./-]+")
_ROW = 2  # ranks: nodes stand on the even ones, joints between them
_PULL = {Relation.ANSWERS: 2} | dict.fromkeys(SYMMETRIC, 0)  # positions stay near their question, links pull at nothing
_VAST = 1500  # nodes: beyond, it would take Graphviz minutes to draw well what nobody can look at whole


def write(
    debate: Debate, nodes: Collection[str] | None = None, theme: Theme = LIGHT
) -> tuple[str, tuple[Finding, ...]]:
    """The DOT text of a debate, or of the part of it that some nodes make; nothing is lost, so there are no losses."""
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
        self.ids = {name: name if _is_plain(name) else f"node~{number}" for number, name in enumerate(self.nodes, 1)}
        self.rows = rows_of(self.nodes, self.edges)
        self.vast = len(self.nodes) > _VAST
        self.boxes = {kind: f", {_box(look)}" for kind, look in theme.nodes.items()}
        self.boxes[Kind.ARGUMENT] = ""  # the default, as most nodes are
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
        kinds = {data["kind"] for data in self.nodes.values()}
        relations = {data["relation"] for _, _, data in self.edges}
        implied = any(data["implied"] for data in self.nodes.values())
        theme = self.theme
        hurry = "nslimit=0.5, " if self.vast else ""
        yield f"digraph {identifier(title)} {{"
        yield f'  graph [{hurry}charset="UTF-8", rankdir=BT, nodesep=0.25, ranksep=0.3, outputorder=edgesfirst];'
        yield f'  graph [bgcolor="{theme.background}", fontname="{REGULAR}", fontsize=12, fontcolor="{theme.ink}"];'
        yield f"  graph [pad=0.3, labelloc=t, labeljust=l, label={heading(title, kinds, relations, implied, theme)}];"
        yield '  node [shape=box, style="rounded,filled", margin="0.13,0.08", width=1.2, height=0.4];'
        yield f"  node [{_box(theme.nodes[Kind.ARGUMENT])}];"
        yield f'  edge [minlen={_ROW}, arrowsize=0.8, fontname="{BOLD}", fontsize=14];'

    def title(self) -> str:
        """The titles of the maps that the nodes are from."""
        maps = {data["map"] for data in self.nodes.values()}
        return safe(" · ".join(each.title or each.name for each in self.debate.maps if each.name in maps))

    def node(self, name: str, data: Mapping[str, Any]) -> str:
        kind = data["kind"]
        words = safe(data["text"]) or safe(name)
        # A long text makes a wider box, not a tower.
        columns = max(self.theme.nodes[kind].columns, int((4 * len(words)) ** 0.5))
        text = label(wrapped(words, columns), self.remarks(name, data, columns))
        style = ', style="rounded,filled,dashed"' if data["implied"] else ""
        tip = f"{kind} {self.named(name)}"
        for quote in data["quotes"]:
            tip += f"\\n“{hint(quote.text)}”"
        if data["note"]:
            tip += f"\\n{hint(data['note'])}"
        name = self.ids[name]
        return f'  "{name}" [label={text}{self.boxes[kind]}{style}, id="{name}", tooltip="{tip}"];'

    def named(self, name: str) -> str:
        """A name inside a tooltip."""
        return name if self.ids[name] == name else hint(name)

    def remarks(self, name: str, data: Mapping[str, Any], columns: int) -> list[str]:
        """Who says it and with what hedge, and what else has to be known of it."""
        said = [safe(speaker) for speaker in self.debate.speakers(name)] if data["by"] else []
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
            f'  "{joint.name}" [class=aux, shape=circle, style=filled, fixedsize=true, width=0.2, height=0.2, '
            f'margin=0, label="{look.sign}", tooltip="{joint.relation}", fillcolor="{look.colour}", '
            f'color="{look.colour}", fontcolor="{self.theme.background}", fontname="{BOLD}"];'
        )

    def line(self, line: Line) -> str:
        """A line to the joint on its step has neither sign nor arrow; the joint has the one, its helper the other."""
        attributes = self.strokes[line.relation]
        ranks = line.ranks
        if line.edge is None:
            attributes += ", class=aux"
        else:
            child, parent, _ = line.edge
            ranks += _ROW * self.rows.lower.get((child, parent), 0)
            attributes += ", arrowhead=none" if line.halved else self.sign(line.relation)
            attributes += self.told(line.edge)
        if ranks != _ROW:
            attributes += f", minlen={ranks}"
        return f'  "{line.tail}" -> "{line.head}" [{attributes}];'

    def sign(self, relation: Relation) -> str:
        sign = self.theme.edges[relation].sign
        place = "taillabel" if self.vast else "label"
        return f', {place}=" {sign} "' if sign else ""

    def told(self, edge: Edge) -> str:
        """What an edge says of itself where it is pointed at."""
        child, parent, data = edge
        relation = data["relation"]
        name = f"{self.ids[child]}:{relation}:{self.ids[parent]}"
        count = self.uses[name] = self.uses.get(name, 0) + 1
        again = f":{count}" if count > 1 else ""
        tip = f"{relation}: {self.named(child)} → {self.named(parent)}"
        if data["step"]:
            tip += f", against its step {data['step'].relation}: → {hint(data['step'].target)}"
        if data["note"]:
            tip += f"\\n{hint(data['note'])}"
        return f', id="{name}{again}", tooltip="{tip}"'

    def hangers(self) -> Iterator[str]:
        """Unseen lines from which debates hang that would else stand on one floor, side by side."""
        if len(self.rows.tops) < 2:
            return
        yield '  "~top" [class=aux, style=invis, shape=point, width=0.01, height=0.01];'
        for name in self.rows.tops:
            ranks = _ROW + _ROW * self.rows.lower.get((name, TOP), 0)
            yield f'  "{self.ids[name]}" -> "~top" [class=aux, style=invis, minlen={ranks}];'


def _is_plain(name: str) -> bool:
    """Whether a name is made of what full names are made of, so that it can stand in quotes as it is."""
    if _NAME.fullmatch(name):
        return True
    return bool(name) and all(char in "./-_" or unicodedata.category(char)[0] in "LMN" for char in name)


def _box(look: NodeLook) -> str:
    return (
        f'fillcolor="{look.fill}", color="{look.outline}", fontcolor="{look.ink}", penwidth={look.penwidth}, '
        f'fontname="{look.font}", fontsize={look.size}'
    )


def _stroke(relation: Relation, look: EdgeLook) -> str:
    line = f'color="{look.colour}", fontcolor="{look.colour}", penwidth={look.penwidth}, style={look.style}'
    pull = f", weight={_PULL[relation]}" if relation in _PULL else ""
    if relation in SYMMETRIC:
        return f'{line}{pull}, dir=none, constraint=false, fontname="{REGULAR}", fontsize=10'
    return f"{line}{pull}, arrowhead={look.arrow}"
