"""The nodes that a query finds: as a list, in groups, as a table, and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.graph import links, roles
from argmap.near import did_you_mean
from argmap.query.facts import Facts
from argmap.query.meanings import NUMBERS
from argmap.query.search_words import Words
from argmap.relations import RELATIONS, Relation
from argmap.styled import Line, Segment, width
from argmap.text import brief, escaped, shown
from argmap.view.further import Further
from argmap.view.hits import marked
from argmap.view.node_line import Signs, cut, entry, fitted, roles_sign, said

_NOTHING = "(none)"
"""Shown for a node without a value."""
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)
_MAX_CELL = 40
_MIN_TEXT = 30
_GAP = "  "
_HEADINGS = ["id", "kind", "depth", "pros", "cons", "by", "qualifier", "text"]
_CUT = {"id", "by", "qualifier"}
SORTED_BY = ("file", "id", "text", "kind", "map", *NUMBERS)
COUNTED_BY = ("kind", "by", "tag", "source", "map", "relation", *NUMBERS)


def lines(
    debate: Debate, nodes: Sequence[str], signs: Signs, words: Sequence[Words] = (), further: Further | None = None
) -> Iterator[Line]:
    """One line a node: its relation in each place, else its kind; its text, its name, and where it is written.

    ``words`` are marked. ``further`` adds lines below each node.
    """
    for node in nodes:
        line = [roles_sign(signs, roles(debate.graph, node)), Segment(" ")]
        line += marked(said(debate, node, signs), words)
        line.append(Segment(f" [{shown(debate.short(node))}]  {_place(debate, node)}", "dim"))
        yield line
        for more in further.lines(node) if further else ():
            yield [Segment("  "), *more]


def pairs(
    debate: Debate, nodes: Sequence[str], relations: Collection[Relation], signs: Signs, words: Sequence[Words] = ()
) -> Iterator[list[Line]]:
    """The links of the nodes, each once as three lines: the node that has it, the relation, and the other node."""
    graph, found = debate.graph, set(nodes)
    seen: set[tuple[str, str, Relation]] = set()
    for node in nodes:
        for link in links(graph, node):
            one, other = (node, link.other) if link.forward else (link.other, node)
            if link.relation in relations and (one, other, link.relation) not in seen:
                seen.add((one, other, link.relation))
                first, last = (
                    marked(line, words) if name in found else line
                    for name, line in ((name, entry(debate, None, name, signs)) for name in (one, other))
                )
                does = RELATIONS[link.relation].words.does
                yield [first, [Segment("  "), Segment(does, link.relation)], last]


def names(nodes: Sequence[str]) -> Iterator[Line]:
    """The full names, as every command takes them."""
    for node in nodes:
        yield [Segment(escaped(node))]


def groups(
    facts: Facts,
    nodes: Sequence[str],
    field: str,
    signs: Signs,
    limit: int | None = None,
    words: Sequence[Words] = (),
    further: Further | None = None,
) -> Iterator[Line]:
    """The list under headings, one a value of a field. A node with several values is under each.

    With a limit each group has at most that many lines, and its heading shows the total.
    """
    members: dict[str | None, list[str]] = {}
    for node, values in zip(nodes, _values(facts, nodes, field), strict=True):
        for value in values:
            members.setdefault(value, []).append(node)
    for number, (value, group) in enumerate(sorted(members.items(), key=lambda item: _rank(item[0]))):
        if number:
            yield []
        kept = group[:limit]
        some = f"{len(kept)} of " if len(kept) < len(group) else ""
        yield [Segment(f"{_named(value)} ({some}{len(group)})", "title")]
        for line in lines(facts.debate, kept, signs, words, further):
            yield [Segment("  "), *line]


def counts(facts: Facts, nodes: Sequence[str], field: str) -> list[tuple[str | None, int]]:
    """How many nodes have each value of a field (None for no value), the most frequent first.

    A node with several counts for each.
    """
    counter = Counter(value for values in _values(facts, nodes, field) for value in values)
    return sorted(counter.items(), key=lambda item: (-item[1], _rank(item[0])))


def counted(pairs: Sequence[tuple[str | None, int]]) -> Iterator[Line]:
    """The counts as lines, with aligned numbers."""
    wide = max((len(str(number)) for _, number in pairs), default=0)
    for value, number in pairs:
        yield [Segment(f"{number:>{wide}}", "dim"), Segment(f"  {_named(value)}")]


def table(
    facts: Facts, nodes: Sequence[str], signs: Signs, columns: int | None, words: Sequence[Words] = ()
) -> Iterator[Line]:
    """One row a node. If there is a width, cells are cut to fit, and a text without room is on a row below."""
    if not nodes:
        return
    rows = [_HEADINGS, *_cells(facts, nodes)]
    wide = [min(max(width(row[at]) for row in rows), _MAX_CELL) for at in range(len(_HEADINGS) - 1)]
    below = False
    if columns is not None:
        below = columns - sum(wide) - len(_GAP) * len(wide) < _MIN_TEXT
        if below:
            fixed = sum(one for one, name in zip(wide, _HEADINGS, strict=False) if name not in _CUT)
            room = max((columns - fixed - len(_GAP) * (len(wide) - 1)) // len(_CUT), 1)
            wide = [min(one, room) if name in _CUT else one for one, name in zip(wide, _HEADINGS, strict=False)]
    for number, row in enumerate(rows):
        style = "title" if number == 0 else ""
        line = _GAP.join(_cell(cell, room, columns, signs) for cell, room in zip(row[:-1], wide, strict=True))
        if below:
            yield [Segment(cut(line, columns, signs.more).rstrip(), style)]
            yield marked([Segment("  " + row[-1], style)], words)
        else:
            line += _GAP
            whole = cut(line + row[-1], columns, signs.more)
            yield [Segment(whole[: len(line)], style), *marked([Segment(whole[len(line) :], style)], words)]


def _cells(facts: Facts, nodes: Sequence[str]) -> Iterator[list[str]]:
    debate, place = facts.debate, facts.numbers
    numbers = [NUMBERS[name](facts) for name in ("depth", "pros", "cons")]
    for node in nodes:
        data = debate.graph.nodes[node]
        by = ", ".join(shown(name) for name in debate.speakers(node))
        by += (" " if by else "") + "(implied)" if data["implied"] else ""
        counts = [_number(column[place[node]]) for column in numbers]
        texts = [by, shown(data["qualifier"] or ""), shown(data["text"]) or shown(node)]
        yield [shown(debate.short(node)), data["kind"], *counts, *texts]


def in_order(facts: Facts, nodes: Sequence[str], field: str, descending: bool) -> list[str]:
    """The nodes sorted by one of ``SORTED_BY``, those without it last; equal ones keep their order."""
    place = facts.numbers
    if field in NUMBERS:
        numbers = NUMBERS[field](facts)
        keys: dict[str, object] = {node: numbers[place[node]] for node in nodes}
    else:
        read: Callable[[str], object] = {
            "file": place.__getitem__,
            "id": facts.debate.short,
            "text": lambda node: facts.texts[place[node]],
            "kind": lambda node: facts.nodes[place[node]]["kind"],
            "map": lambda node: facts.nodes[place[node]]["map"],
        }[field]
        keys = {node: read(node) for node in nodes}
    having = [node for node in nodes if keys[node] is not None]
    having.sort(key=lambda node: keys[node], reverse=descending)  # type: ignore[arg-type, return-value]
    return [*having, *(node for node in nodes if keys[node] is None)]


def require_sortable(field: str) -> None:
    """Raises ArgmapError for a field that cannot be sorted by."""
    _known(field, SORTED_BY, "sorted")


def require_countable(field: str) -> None:
    """Raises ArgmapError for a field that cannot be counted or grouped by."""
    _known(field, COUNTED_BY, "counted or grouped")


def _known(field: str, known: Sequence[str], done: str) -> None:
    if field not in known:
        problem = f"nodes cannot be {done} by {brief(field, 60)}{did_you_mean(field, known)}"
        raise ArgmapError(problem, f"known: {', '.join(known)}")


def _values(facts: Facts, nodes: Sequence[str], field: str) -> Iterator[Sequence[str | None]]:
    """For each node its values; one value of None if it has none."""
    place = facts.numbers
    if field in NUMBERS:
        numbers = NUMBERS[field](facts)
        for node in nodes:
            number = numbers[place[node]]
            yield [None if number is None else _number(number)]
    else:
        values = facts.values(field)
        for node in nodes:
            yield list(dict.fromkeys(value.shown for value in values[place[node]])) or [None]


def _rank(value: str | None) -> tuple[bool, float, str]:
    """A sort key: numbers by size, and missing values at the end."""
    return value is None, float(value) if value and _NUMBER.fullmatch(value) else 0, value or ""


def _named(value: str | None) -> str:
    """A value for display. A value that looks like the placeholder for none is in quotation marks."""
    if value is None:
        return _NOTHING
    return f'"{value}"' if value == _NOTHING else shown(value)


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:g}"


def _place(debate: Debate, node: str) -> str:
    span = debate.graph.nodes[node]["range"]
    return f"{escaped(span.file)}:{span.line}"


def _cell(words: str, room: int, columns: int | None, signs: Signs) -> str:
    return words + " " * (room - width(words)) if columns is None else fitted(words, room, signs.more)
