"""Mermaid: the debate as a flowchart, which GitHub and GitLab draw in Markdown.

Pro and con differ by colour, by sign and by the style of the line. GitHub draws no diagram beyond ``MAX_LINES`` and
``MAX_CHARACTERS``. Of a larger debate only the upper levels are drawn, and a message says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from argmap import reading_order
from argmap.attribution import DETAILS, attribution, details, marks
from argmap.debate import Debate
from argmap.graph import children
from argmap.relations import KINDS, RELATIONS, Relation, Tone
from argmap.select import starts
from argmap.text import shown
from argmap.writers.losses import left_out
from argmap.writers.mermaid.flow_lines import FlowLine, FlowLines
from argmap.writers.mermaid.labels import LINE_END, MAX_LINE, cut, label, units
from argmap.writers.mermaid.selection import by_level, most
from argmap.writers.steps import Edge

MAX_LINES = 500
MAX_CHARACTERS = 50_000
_MAX_NODES = MAX_CHARACTERS // len('n1("x"):::premise')


class _Look(NamedTuple):
    """A line: its two forms, complete and up to its junction; its sign; its colour, and the colour's name."""

    arrow: str
    half: str
    sign: str
    colour: str


_COLOURS = {Tone.PRO: "#0072b2", Tone.CON: "#b14a00", Tone.NEUTRAL: "#3d4a57", Tone.FAINT: "#6b7783"}


def _look(relation: Relation) -> _Look:
    """The style of a relation. Mermaid does not distinguish dashed and dotted lines; symmetric links have no arrow."""
    row = RELATIONS[relation]
    half, arrow = ("---", "-->") if row.look.line == "solid" else ("-.-", "-.->")
    headless = row.symmetric or row.look.tone is Tone.FAINT
    arrow = half if headless else arrow
    sign = row.look.mark or (row.words.legend if row.child is None else KINDS[row.child].sign if headless else "")
    return _Look(arrow, half, sign, _COLOURS[row.look.tone])


_LOOKS = {relation: _look(relation) for relation in RELATIONS}
_BOXES = {
    "question": ('{{"', '"}}', "fill:#2b3a4a,stroke:#c3d0dd,color:#ffffff,font-weight:bold"),
    "position": ('["', '"]', "fill:#e1e9f1,stroke:#2b3a4a,color:#1c242c,font-weight:bold"),
    "argument": ('("', '")', "fill:#ffffff,stroke:#75828f,color:#1c242c"),
    "premise": ('("', '")', "fill:#f6f2e7,stroke:#9a8552,color:#1c242c"),
    "context": ('["', '"]', "fill:#eff0f2,stroke:#bcc2c8,color:#3d4a57,font-style:italic"),
}
_JOINTS = {relation: (row.side, _COLOURS[row.look.tone]) for relation, row in RELATIONS.items() if row.side}


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[str, ...]]:
    """The flowchart, and its losses, including those that keep it within the limits."""
    graph = debate.graph
    wanted = [node for node in graph if nodes is None or node in nodes]
    kept = reading_order.nodes(graph, starts(graph, wanted), wanted)
    among = frozenset(kept)

    def chart(some: Collection[str]) -> str | None:
        if len(some) > _MAX_NODES:
            return None
        wanted = frozenset(some)
        return _Chart(debate, [node for node in kept if node in wanted], among).text()

    ordered = by_level(graph, among)
    count, text = most(ordered, chart)
    drawn = ordered[:count]
    words = (words for node in drawn for words in (shown(graph.nodes[node]["text"]), _said(debate, node)))
    long = sum(len(each) > MAX_LINE for each in words)
    are = "text is" if long == 1 else "texts are"
    return text, (
        *(_too_large(debate, kept, count) if count < len(kept) else ()),
        *((f"mermaid: {long:,} {are} cut at {MAX_LINE} characters",) if long else ()),
        *_not_carried(debate, drawn),
    )


def _too_large(debate: Debate, kept: Sequence[str], drawn: int) -> tuple[str]:
    """The message about nodes left out, and how to see them."""
    maps = {debate.graph.nodes[node]["map"] for node in kept}
    apart = ", or each map by itself" if len(maps) > 1 else ""
    return (
        f"mermaid: {len(kept) - drawn:,} of {len(kept):,} nodes are left out, the deepest: GitHub draws no more than "
        f"{MAX_LINES} lines and {MAX_CHARACTERS:,} characters; draw what is below one node at a time{apart}",
    )


def _not_carried(debate: Debate, drawn: Collection[str]) -> tuple[str, ...]:
    nodes = [debate.graph.nodes[node] for node in drawn]
    placed = [*nodes, *(data for *_, data in debate.graph.edges(drawn, data=True))]
    maps = {data["map"] for data in nodes}
    present = {key for data in placed for key, _ in details(data)}
    things = {
        "quotes": any(data["quotes"] for data in nodes),
        **{f"{key.removesuffix('s')}s": key in present for key in DETAILS},
        "ids": not all(data["derived"] for data in nodes),
        "titles of maps": any(one.title for one in debate.maps if one.name in maps),
    }
    return left_out("mermaid", things, (data[key] for data in nodes for key in ("text", "qualifier", "when")))


def _said(debate: Debate, node: str) -> str:
    """The speaker and hedge, in one line; empty for the source's own voice without a hedge."""
    said = attribution(debate, node)
    return f"— {', '.join(said)}" if said else ""


class _Chart:
    """A flowchart of some of the wanted nodes."""

    def __init__(self, debate: Debate, drawn: Sequence[str], wanted: Collection[str]) -> None:
        self.debate = debate
        self.graph = debate.graph
        self.ids = {node: f"n{number}" for number, node in enumerate(drawn, 1)}
        self.wanted = wanted
        edges: list[Edge] = [
            (child, parent, data) for child, parent, data in self.graph.edges(drawn, data=True) if parent in self.ids
        ]
        self.lines = FlowLines(edges, self.ids)

    def text(self) -> str | None:
        """The text of the chart; None if it is over the limits."""
        drawn = list(self.lines.all())
        if len(drawn) > MAX_LINES:
            return None
        text = "\n".join(["flowchart BT", *(f"  {statement}" for statement in self.statements(drawn))]) + "\n"
        return text if units(text) <= MAX_CHARACTERS else None

    def statements(self, drawn: Sequence[FlowLine]) -> Iterator[str]:
        for node, name in self.ids.items():
            yield self.node(name, self.graph.nodes[node], node)
        for name, relation in self.lines.links.items():
            yield f'{name}("{label(_LOOKS[relation].sign)}"):::{relation}'
        for name, relation in self.lines.junctions.items():
            yield f'{name}(("{label(_LOOKS[relation].sign)}")):::{_JOINTS[relation][0]}'
        yield from (self.line(line) for line in drawn)
        yield from self.classes()
        numbers: dict[str, list[str]] = defaultdict(list)
        for number, line in enumerate(drawn):
            numbers[_LOOKS[line.relation].colour].append(str(number))
        for colour, found in numbers.items():
            yield f"linkStyle {','.join(found)} stroke:{colour},color:{colour}"

    def node(self, name: str, data: dict[str, Any], node: str) -> str:
        words = [label(cut(data["text"]) or cut(node)), *self.remarks(data, node)]
        before, after, _ = _BOXES[KINDS[data["kind"]].box]
        return f"{name}{before}{LINE_END.join(words)}{after}:::{data['kind']}"

    def remarks(self, data: dict[str, Any], node: str) -> Iterator[str]:
        """The speaker and hedge, what is special about the node, and the number of nodes left out below it."""
        if said := _said(self.debate, node):
            yield label(cut(said))
        if special := marks(data):
            yield f"({', '.join(special)})"
        under = {edge.child for edge in children(self.graph, node)}
        left = [child for child in under if child in self.wanted and child not in self.ids]
        if left:
            yield f"… {len(left)} more below"

    def line(self, line: FlowLine) -> str:
        look = _LOOKS[line.relation]
        if line.halved:
            return f"{line.tail} {look.half} {line.head}"
        sign = f'|"{label(look.sign)}"|' if look.sign and not line.carried else ""
        return f"{line.tail} {look.arrow}{sign} {line.head}"

    def classes(self) -> Iterator[str]:
        kinds = {self.graph.nodes[node]["kind"] for node in self.ids}
        for kind in (kind for kind in KINDS if kind in kinds):
            yield f"classDef {kind} {_BOXES[KINDS[kind].box][2]}"
        for name, colour in dict(_JOINTS[relation] for relation in self.lines.junctions.values()).items():
            yield f"classDef {name} fill:{colour},stroke:{colour},color:#ffffff"
        for relation in dict.fromkeys(self.lines.links.values()):
            yield f"classDef {relation} fill:none,stroke:none,color:{_LOOKS[relation].colour}"
        implied = [name for node, name in self.ids.items() if self.graph.nodes[node]["implied"]]
        if implied:
            yield "classDef implied stroke-dasharray:5 4"
            yield f"class {','.join(implied)} implied"
