"""Graphviz DOT: the debate as a diagram, with questions on top and the nodes that bear on them below.

Each node and each edge is drawn once. What else is in the drawing, such as the junctions at which undercuts end and the
legend, has the class ``aux``, so that a reader of the SVG can tell it apart. Nodes have their kind as a class, lines
their relation, and the drawing its palette: a picture is made to follow the reader's dark mode by them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from argmap import reading_order
from argmap.findings import Finding
from argmap.graph import parents
from argmap.overview import folded
from argmap.relations import ANSWERING, HIERARCHY, JOINT, LINKS, SYMMETRIC, Kind, Relation
from argmap.select import starts
from argmap.style import Cluster, Direction, Style
from argmap.writers.dot.boxes import Boxes, box, is_plain, remark_font
from argmap.writers.dot.clusters import Frames, clusters_of
from argmap.writers.dot.escaping import hint, identifier, quoted, readable, remarked, safe, wrapped
from argmap.writers.dot.junctions import JOINED, EdgeLine, Junction, Junctions, disc
from argmap.writers.dot.legend import Occurring, Place, legend
from argmap.writers.dot.palettes import BOLD, EdgeStyle, theme_of
from argmap.writers.dot.rows import TOP, Rows, rows_of
from argmap.writers.steps import Edge

if TYPE_CHECKING:
    from argmap.debate import Debate

_RANKS = {Direction.UP: "BT", Direction.DOWN: "TB", Direction.LEFT: "RL", Direction.RIGHT: "LR"}
_SIDES = {Direction.LEFT: "l", Direction.RIGHT: "r"}  # of the title: where the legend is
_ROW = 2  # ranks: nodes are on the even ones, junctions between them
_LINKS = frozenset(LINKS.values())
_PULL = dict.fromkeys(ANSWERING, 20) | dict.fromkeys(_LINKS, 0)  # positions stay side by side, links pull nothing
_NEAR = 4  # the pull of a node on the disc of its step: far away it would widen a frame
_FREE = ", constraint=false"  # of what decides no ranks
_WORDS = {relation: relation.value for relation in Relation}  # an enumeration's members are slow to format
_VAST = 1500  # nodes: beyond, it would take Graphviz minutes to draw well what nobody can look at whole
_BOUNDLESS = 20_000  # nodes: beyond, nobody draws it, and nothing is arranged
_TITLE_COLUMNS = 70
_SMALL = 15  # nodes: of a drawing that may be narrower than its legend


def write(
    debate: Debate, nodes: Collection[str] | None = None, style: Style | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """The DOT text of a debate, or of the part with some nodes.

    The drawing itself mentions what it leaves out, so there are no losses. Raises ArgmapError for a link or a query of
    the style that means nothing.
    """
    return "\n".join([*statements(debate, nodes, style or Style()), ""]), ()


def statements(debate: Debate, nodes: Collection[str] | None, style: Style) -> Iterator[str]:
    """The same by lines, without line ends, so that a vast debate never becomes one text."""
    return map(readable, _Drawing(debate, nodes, style).statements())


class _Drawing:
    """The drawn part of a debate, and its style."""

    def __init__(self, debate: Debate, nodes: Collection[str] | None, style: Style) -> None:
        graph = debate.graph
        chosen = None if nodes is None else set(nodes)
        self.debate = debate
        self.style = style
        self.theme = theme_of(style.palette, style.dark)
        wanted: Collection[str] = graph.nodes if chosen is None else [name for name in graph if name in chosen]
        # A name that a map can have is safe, and keeps two drawings alike when the map grows; any other gets a number.
        self.ids = {name: name if is_plain(name) else f"node~{number}" for number, name in enumerate(wanted, 1)}
        if len(wanted) <= _VAST:  # for human readers: the first answer comes first
            wanted = reading_order.nodes(graph, starts(graph, wanted), wanted)
        self.nodes: dict[str, dict[str, Any]] = {name: graph.nodes[name] for name in wanted}
        self.edges: list[Edge] = [
            (child, parent, data)
            for child in self.nodes
            for parent, edges in graph.succ[child].items()
            if chosen is None or parent in chosen
            for data in edges.values()
        ]
        self.vast = len(self.nodes) > _VAST
        self.sideways = style.direction in (Direction.LEFT, Direction.RIGHT)
        arranged = len(self.nodes) <= _BOUNDLESS or style.cluster is Cluster.QUESTION
        self.rows = rows_of(self.nodes, self.edges, self.sideways) if arranged else Rows({}, (), ())
        self.clusters = clusters_of(style.cluster, graph, self.nodes, self.edges, self.rows)
        signed = () if self.vast else [relation for relation, look in self.theme.edges.items() if look.sign]
        self.junctions = Junctions(self.edges, self.ids, signed)
        self.boxes = Boxes(debate, self.nodes, self.ids, style, self.vast)
        self.strokes = {relation: _stroke(relation, look) for relation, look in self.theme.edges.items()}
        self.uses: dict[str, int] = {}
        self.odd = {name for name, one in self.ids.items() if one != name}
        self.several = {
            (child, parent) for child, others in graph.adjacency() for parent, edges in others.items() if len(edges) > 1
        }

    def statements(self) -> Iterator[str]:
        yield from self.frame()
        if not self.sideways:  # what is written first stands at the left, and sideways what is written last at the top
            yield from self.legend()
        yield from (
            self.clustered() if self.clusters else chain(self.boxes.all(), map(self.junction, self.junctions.all()))
        )
        yield from self.lines()
        yield from self.rank_separators()
        if self.sideways:
            yield from self.legend()
        yield "}"

    def frame(self) -> Iterator[str]:
        title = self.title()
        theme, style = self.theme, self.style
        label = self.heading(title)
        hurry = "nslimit=0.5, " if self.vast else ""
        classes = f"{'dark' if style.dark else 'light'} {style.palette}"
        ranks = f"rankdir={_RANKS[style.direction]}, nodesep=0.25, ranksep=0.3"
        side = _SIDES.get(style.direction, "c")
        name = identifier(title)
        if title.startswith("%"):  # which Graphviz takes for a name of its own
            name = f'" {name[1:]}'
        yield f"digraph {name} {{"
        yield f'  graph [{hurry}charset="UTF-8", {ranks}];'
        yield f'  graph [tooltip="{hint(title)}"];'
        yield f'  graph [outputorder=edgesfirst, class="{classes}"];'
        yield f'  graph [bgcolor="{theme.background}", fontname="{BOLD}", fontsize=20, fontcolor="{theme.ink}"];'
        yield f"  graph [pad=0.3, labelloc=t, labeljust={side}, label={label}];"
        yield '  node [shape=box, style="rounded,filled", margin="0.13,0.08", width=1.2, height=0.4];'
        yield '  node [class=argument, id="\\N", tooltip="argument \\\\N"];'
        yield f"  node [{box(theme.nodes[Kind.ARGUMENT])}];"
        yield f'  edge [minlen={_ROW}, arrowsize=0.8, fontname="{BOLD}", fontsize=14];'

    def heading(self, title: str) -> str:
        """The label above the drawing: its title, unless the topmost node says the same, and its part of the debate."""
        lines = [] if self.is_said(title) else wrapped(title, _TITLE_COLUMNS)
        if self.style.subtitle is None:
            return '"' + "\\n".join(quoted(line)[1:-1] for line in lines) + '"'
        subtitle = wrapped(safe(self.style.subtitle), _TITLE_COLUMNS)
        return remarked(lines, subtitle, remark_font(self.theme.faint, 12), "CENTER")

    def is_said(self, title: str) -> bool:
        """Whether a node without a parent in the requested maps says the title."""
        graph, nodes, away = self.debate.graph, self.nodes, self.boxes.elsewhere
        return any(
            not any(edge.parent in nodes and nodes[edge.parent]["map"] not in away for edge in parents(graph, name))
            for name, data in nodes.items()
            if data["text"] == title and data["map"] not in away
        )

    def title(self) -> str:
        return safe(reading_order.title(self.debate, self.nodes) if self.style.title is None else self.style.title)

    def clustered(self) -> Iterator[str]:
        """The boxes and junctions, grouped by cluster, in the order of the clusters' first nodes."""
        within: dict[str, list[str]] = {}
        for name, statement in zip(self.nodes, self.boxes.all(), strict=True):
            within.setdefault(self.clusters.get(name, ""), []).append(statement)
        for junction in self.junctions.all():
            within.setdefault(self.clusters.get(junction.beside, ""), []).append(self.junction(junction))
        outside = within.pop("", [])
        yield from Frames(self.debate, self.clusters, self.edges, self.ids).all(within, self.theme, self.style.cluster)
        yield from outside

    def junction(self, junction: Junction) -> str:
        look = self.theme.edges[junction.relation]
        name, relation = junction.name.replace(" ", ":"), junction.relation
        return (
            f'  "{junction.name}" [class="aux joint-{relation}", id="{name}:joint", tooltip="{relation}", '
            f"{disc(look, self.theme)}];"
        )

    def lines(self) -> Iterator[str]:
        """A line for each edge, and the helpers that continue some of them."""
        ids, lower, level, concerned = self.ids, self.rows.lower, self.rows.level, self.junctions.children
        strokes = {one: f"class={one}, {stroke}{self.sign(one)}" for one, stroke in self.strokes.items()}
        usual = {one: stroke + _edge_tooltip(_WORDS[one]) for one, stroke in strokes.items()}
        telling = self.several or self.odd
        for edge in self.edges:
            child, parent, data = edge
            relation = data["relation"]
            fall = lower.get((child, parent), 0) if lower else 0
            is_level = bool(level) and (child, parent) in level
            if child in concerned or relation in JOINED:
                yield from (self.line(line, fall, is_level) for line in self.junctions.lines(edge))
                continue
            ranks = f", minlen={_ROW + _ROW * fall}" if fall else _FREE if is_level else ""
            if data["note"] or (telling and not self.is_usual(child, parent)):
                yield f'  "{ids[child]}" -> "{ids[parent]}" [{strokes[relation]}{self.tooltip(edge)}{ranks}];'
            else:
                yield f'  "{ids[child]}" -> "{ids[parent]}" [{usual[relation]}{ranks}];'

    def is_usual(self, child: str, parent: str) -> bool:
        """Whether an edge has no facts besides its relation and its ends."""
        return (child, parent) not in self.several and child not in self.odd and parent not in self.odd

    def line(self, line: EdgeLine, lower: int, is_level: bool) -> str:
        """A line to the junction on its step has no sign (the junction has it) and no arrow (its helper has it)."""
        attributes = self.strokes[line.relation]
        ranks = line.ranks + (0 if line.halved else _ROW * lower)  # the disc stays near its node
        if line.edge is None:
            name = f"{line.tail.replace(' ', ':')}:on:{line.head.replace(' ', ':')}"
            attributes += f', class="aux {line.relation}", id="{name}", tooltip="{line.relation}"'
            attributes += ", arrowhead=none" if line.halved else ""
        else:
            attributes += ", arrowhead=none" if line.halved else self.sign(line.relation)
            attributes += f"{self.about(line.edge)}{self.tooltip(line.edge)}"
        if line.halved and line.relation not in JOINT:
            attributes += f", weight={_NEAR}"
        if is_level and not line.halved:
            attributes += _FREE
        elif ranks != _ROW:
            attributes += f", minlen={ranks}"
        return f'  "{line.tail}" -> "{line.head}" [{attributes}];'

    def sign(self, relation: Relation) -> str:
        """The sign on a plain line; used only in a vast drawing, which has no discs."""
        sign = self.theme.edges[relation].sign
        return f', taillabel=" {sign} "' if sign and self.vast else ""

    def about(self, edge: Edge) -> str:
        """The classes of a line that may end at a junction: its relation, and the nodes that it joins.

        Of an undercut also the step that it attacks, if that is drawn. Names of nodes in a drawing have no blanks.
        """
        child, parent, data = edge
        classes = [data["relation"], self.ids[child], self.ids[parent]]
        if (step := data["step"]) and step.target in self.ids:
            classes += [step.relation, self.ids[step.target]]
        return f', class="{" ".join(classes)}"'

    def tooltip(self, edge: Edge) -> str:
        """The tooltip of an edge."""
        child, parent, data = edge
        relation = _WORDS[data["relation"]]
        one, other = self.ids[child], self.ids[parent]
        name = f"{one}:{relation}:{other}"
        count = self.uses[name] = self.uses.get(name, 0) + 1
        if count > 1:
            name = f"{name}:{count}"
        if one != child or other != parent:
            one, other = hint(child), hint(parent)
        tip = _joined(relation, one, other)
        if step := data["step"]:
            tip += f", against its step {step.relation}: → {hint(step.target)}"
        if data["note"]:
            tip += f"\\n{hint(data['note'])}"
        return f', id="{name}", tooltip="{tip}"'

    def legend(self) -> Iterator[str]:
        if not self.style.legend:
            return
        graph, nodes, sided = self.debate.graph, self.nodes, self.boxes.sides
        drawn = {(data["kind"], data["implied"]) for data in nodes.values()}
        kinds = {kind for kind, _ in drawn}
        occurring = Occurring(
            kinds=kinds,
            relations={data["relation"] for _, _, data in self.edges},
            unsided={data["kind"] for name, data in nodes.items() if name not in sided} if sided else kinds,
            implied=any(implied for _, implied in drawn),
            elsewhere=bool(self.boxes.elsewhere),
            counted=len(nodes) < len(graph) and any(folded(graph, name, nodes) for name in nodes),
            ruled=self.boxes.ruled,
        )
        place = Place(self.style.direction, self.top() if self.clusters else None, list(self.holds()))
        yield from legend(occurring, self.theme, place)

    def holds(self) -> Iterator[tuple[float, str, int]]:
        """The nodes that keep the legend below: the lowest ones of a small drawing, else its first and last leaf.

        Which way makes drawings narrower was measured, on the article's maps and on parts of them.
        """
        top = self.top()
        if self.style.direction is Direction.DOWN:
            if top is not None:
                yield 0.5, top, 1
        elif len(self.nodes) > _BOUNDLESS:
            return
        elif len(self.nodes) > _SMALL:
            borne = {parent for parent, _ in self.rows.tree}
            leaves = [self.ids[name] for name in self.nodes if name not in borne]
            yield from ((0.0, leaf, 0) for leaf in leaves[:1])
            yield from ((1.0, leaf, 0) for leaf in leaves[-1:])
        else:
            yield from ((0.5, self.ids[name], 1) for name in self.lowest())

    def lowest(self) -> list[str]:
        """The nodes at the foot of a small drawing; those of a circle sink as far as possible."""
        depth = dict.fromkeys(self.nodes, 0)
        for _ in self.nodes:
            for child, parent, data in self.edges:
                if data["relation"] in HIERARCHY:
                    fall = 1 + self.rows.lower.get((child, parent), 0)
                    depth[child] = max(depth[child], min(depth[parent] + fall, len(self.nodes)))
        most = max(depth.values(), default=0)
        return [name for name, far in depth.items() if far == most]

    def top(self) -> str | None:
        """The only node without a parent, or the virtual root of several."""
        tops = self.rows.tops
        return "~top" if len(tops) > 1 else self.ids[tops[0]] if tops else None

    def rank_separators(self) -> Iterator[str]:
        """Invisible edges to a virtual root, so that separate debates get different ranks and are not side by side."""
        if len(self.rows.tops) < 2:
            return
        yield '  "~top" [class=aux, id="top", style=invis, shape=point, width=0.01, height=0.01];'
        for name in self.rows.tops:
            ranks = _ROW + _ROW * self.rows.lower.get((name, TOP), 0)
            yield f'  "{self.ids[name]}" -> "~top" [class=aux, style=invis, minlen={ranks}];'


def _edge_tooltip(relation: str) -> str:
    """The tooltip of an edge, in which Graphviz inserts the names of its ends."""
    tip = _joined(relation, "\\\\T", "\\\\H")
    return f', id="\\T:{relation}:\\H", tooltip="{tip}"'


def _joined(relation: str, one: str, other: str) -> str:
    return f"{relation}: between {one} and {other}" if relation in SYMMETRIC else f"{relation}: {one} → {other}"


def _stroke(relation: Relation, look: EdgeStyle) -> str:
    colours = f'color="{look.colour}"' + (f', fontcolor="{look.colour}"' if look.sign else "")
    line = f"{colours}, penwidth={look.penwidth}, style={look.style}"
    pull = f", weight={_PULL[relation]}" if relation in _PULL else ""
    free = _FREE if relation in _LINKS else ""
    if relation in SYMMETRIC:
        ends = "dir=none" if look.arrow == "none" else f"dir=both, arrowhead={look.arrow}, arrowtail={look.arrow}"
        return f"{line}{pull}, {ends}{free}"
    return f"{line}{pull}, arrowhead={look.arrow}{free}"
