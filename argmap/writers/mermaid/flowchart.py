"""Mermaid: the debate as a flowchart, which GitHub and GitLab draw where they show Markdown.

Pro and con differ by colour, by sign and by the style of the line. GitHub draws no diagram beyond ``MOST_LINES`` and
``MOST_CHARACTERS``: of a larger debate the upper levels are drawn, which is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from argmap.debate import Debate
from argmap.format import Kind, Relation
from argmap.graph import children
from argmap.select import starts
from argmap.signs import JOINT, STANCES
from argmap.text import shown
from argmap.writers.mermaid.lines import Edge, Line, Lines
from argmap.writers.mermaid.text import LONGEST, cut, label, units

MOST_LINES = 500
MOST_CHARACTERS = 50_000
_MOST_NODES = MOST_CHARACTERS // len('n1("x"):::premise')
_LESS = "draw less of it, with --root or --depth, or one diagram a map, with -o DIR/"


class _Look(NamedTuple):
    """A line: its two forms, whole and up to its joint; its sign; its colour; and its colour's name."""

    arrow: str
    half: str
    sign: str
    colour: str


_PRO, _CON, _NEUTRAL, _FAINT = "#0072b2", "#b14a00", "#3d4a57", "#6b7783"
_LOOKS = {
    Relation.ANSWERS: _Look("-->", "---", "", _NEUTRAL),
    Relation.PRO: _Look("-->", "---", STANCES[Relation.PRO], _PRO),
    Relation.CON: _Look("-.->", "-.-", STANCES[Relation.CON], _CON),
    Relation.PREMISE: _Look("-->", "---", JOINT, _PRO),
    Relation.UNDERCUT: _Look("-.->", "-.-", STANCES[Relation.UNDERCUT], _CON),
    Relation.RAISES: _Look("-->", "---", "?", _NEUTRAL),
    Relation.CONTEXT: _Look("---", "---", "i", _FAINT),
    Relation.REPHRASES: _Look("-.-", "-.-", "rephrases", _FAINT),
    Relation.CONFLICTS: _Look("-.-", "-.-", "conflicts", _CON),
}
_SHAPES = {
    Kind.QUESTION: ('{{"', '"}}'),
    Kind.POSITION: ('(["', '"])'),
    Kind.ARGUMENT: ('("', '")'),
    Kind.PREMISE: ('("', '")'),
    Kind.CONTEXT: ('["', '"]'),
}
_CLASSES = {
    Kind.QUESTION: "fill:#2b3a4a,stroke:#c3d0dd,color:#ffffff,font-weight:bold",
    Kind.POSITION: "fill:#e1e9f1,stroke:#2b3a4a,color:#1c242c,font-weight:bold",
    Kind.ARGUMENT: "fill:#ffffff,stroke:#75828f,color:#1c242c",
    Kind.PREMISE: "fill:#f6f2e7,stroke:#9a8552,color:#1c242c",
    Kind.CONTEXT: "fill:#eff0f2,stroke:#bcc2c8,color:#3d4a57,font-style:italic",
}
_JOINTS = {
    Relation.PRO: ("for", _PRO),
    Relation.PREMISE: ("for", _PRO),
    Relation.CON: ("against", _CON),
    Relation.UNDERCUT: ("against", _CON),
}


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[str, ...]]:
    """The flowchart, and what was left out to keep it within the limits."""
    graph = debate.graph
    kept = [node for node in graph if nodes is None or node in nodes]
    levels = _levels(debate, set(kept))
    drawn, text = _fitting(debate, kept, levels)
    losses = []
    if len(drawn) < len(kept):
        losses.append(
            f"mermaid: {len(kept) - len(drawn):,} of {len(kept):,} nodes are left out, the deepest: GitHub draws no "
            f"more than {MOST_LINES} lines and {MOST_CHARACTERS:,} characters; {_LESS}"
        )
    words = (words for node in drawn for words in (shown(graph.nodes[node]["text"]), _said(debate, node)))
    if long := sum(len(each) > LONGEST for each in words):
        losses.append(f"mermaid: {long:,} {'text is' if long == 1 else 'texts are'} cut at {LONGEST} characters")
    return text, tuple(losses)


def _said(debate: Debate, node: str) -> str:
    """Who says it and how firmly, in one line; empty where it is the source's own voice without a hedge."""
    qualifier = shown(debate.graph.nodes[node]["qualifier"] or "")
    said = [words for speaker in debate.speakers(node) if (words := shown(speaker))]
    said += [f"“{qualifier}”"] if qualifier else []
    return f"— {', '.join(said)}" if said else ""


def _levels(debate: Debate, kept: set[str]) -> dict[str, int]:
    """How far each node is below where the diagram begins."""
    level, number = starts(debate.graph, kept), 0
    found = dict.fromkeys(level, 0)
    while level:
        number += 1
        under = (edge.child for node in level for edge in children(debate.graph, node))
        level = list(dict.fromkeys(child for child in under if child in kept and child not in found))
        found.update(dict.fromkeys(level, number))
    return found


def _fitting(debate: Debate, kept: Sequence[str], levels: Mapping[str, int]) -> tuple[Sequence[str], str]:
    """All nodes, or as many levels as fit, or of the first level as many nodes as do; and their chart."""

    def of_levels(count: int) -> Sequence[str]:
        return [node for node in kept if levels[node] < count]

    first, depth = of_levels(1), max(levels.values(), default=0) + 1
    choices: tuple[tuple[Callable[[int], Sequence[str]], int, int], ...] = (
        (of_levels, depth, depth),
        (of_levels, 1, depth - 1),
        (lambda count: first[:count], 1, len(first)),
    )
    for choose, least, most in choices:
        found: Sequence[str] = []
        text = None
        while least <= most:
            middle = (least + most + 1) // 2
            chosen = choose(middle)
            made = _Chart(debate, chosen, levels).text() if len(chosen) <= _MOST_NODES else None
            if made is None:
                most = middle - 1
            else:
                least, found, text = middle + 1, chosen, made
        if text is not None:
            return found, text
    return [], "flowchart BT\n"


class _Chart:
    """A flowchart of some nodes, out of those that have a level."""

    def __init__(self, debate: Debate, drawn: Sequence[str], levels: Mapping[str, int]) -> None:
        self.debate = debate
        self.graph = debate.graph
        self.ids = {node: f"n{number}" for number, node in enumerate(drawn, 1)}
        self.levels = levels
        edges: list[Edge] = [
            (child, parent, data) for child, parent, data in self.graph.edges(drawn, data=True) if parent in self.ids
        ]
        self.lines = Lines(edges, self.ids)

    def text(self) -> str | None:
        """None where it is more than is drawn."""
        drawn = list(self.lines.all())
        if len(drawn) > MOST_LINES:
            return None
        text = "\n".join(["flowchart BT", *(f"  {statement}" for statement in self.statements(drawn))]) + "\n"
        return text if units(text) <= MOST_CHARACTERS else None

    def statements(self, drawn: Sequence[Line]) -> Iterator[str]:
        for node, name in self.ids.items():
            yield self.node(name, self.graph.nodes[node], node)
        for name, relation in self.lines.joints.items():
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
        before, behind = _SHAPES[data["kind"]]
        return f"{name}{before}{'<br>'.join(words)}{behind}:::{data['kind']}"

    def remarks(self, data: dict[str, Any], node: str) -> Iterator[str]:
        """Who says it and how firmly, what is special about the node, and how much is left out below it."""
        if said := _said(self.debate, node):
            yield label(cut(said))
        marks = [mark for mark in ("implied", "undeveloped") if data[mark]]
        if marks:
            yield f"({', '.join(marks)})"
        under = {edge.child for edge in children(self.graph, node)}
        left = [child for child in under if child in self.levels and child not in self.ids]
        if left:
            yield f"… {len(left)} more below"

    def line(self, line: Line) -> str:
        look = _LOOKS[line.relation]
        if line.halved:
            return f"{line.tail} {look.half} {line.head}"
        sign = f'|"{label(look.sign)}"|' if look.sign and not line.carried else ""
        return f"{line.tail} {look.arrow}{sign} {line.head}"

    def classes(self) -> Iterator[str]:
        kinds = {self.graph.nodes[node]["kind"] for node in self.ids}
        for kind, style in _CLASSES.items():
            if kind in kinds:
                yield f"classDef {kind} {style}"
        for name, colour in dict(_JOINTS[relation] for relation in self.lines.joints.values()).items():
            yield f"classDef {name} fill:{colour},stroke:{colour},color:#ffffff"
        implied = [name for node, name in self.ids.items() if self.graph.nodes[node]["implied"]]
        if implied:
            yield "classDef implied stroke-dasharray:5 4"
            yield f"class {','.join(implied)} implied"
