"""How good drafts are, against maps and annotations made by hand.

A drafted node and one made by hand are held to be about the same if, of all pairs, the stretches of the text that they
quote overlap most, as a share of both. A speaker is right if the last words of all names are the same, a hedge if the one
holds the other or half of their words are the same, a stance if it is the same (for, against or neither) towards a target
whose words overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import argmap
from argmap.debate import Debate
from argmap.findings import Findings
from argmap.relations import AGAINST, FOR, Kind
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.quotes import find
from argmap.sources.texts import locate, read_sources
from argmap.reading.document import Quote
from argmap.text import Text

_NOWHERE = Text("", "").span(0, 0)
_LINKS = ("rephrases", "conflicts")


class Bearing(NamedTuple):
    """How a node bears on another: ``stance`` is ``+``, ``-`` or ``0``, ``target`` the words of the other in the text."""

    stance: str
    target: frozenset[int]


class Node(NamedTuple):
    """A node: the words of the text that it quotes, as numbers of characters, and what is said of it."""

    name: str
    words: frozenset[int]
    by: tuple[str, ...]
    qualifier: str | None
    bearings: tuple[Bearing, ...] = ()
    is_claim: bool = True


class Figure(NamedTuple):
    """How many are right of how many."""

    right: int
    of: int

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.right} of {self.of} ({self.share:.2f})"


def nodes_of(debate: Debate) -> list[Node]:
    """The nodes of maps with a quote that is found."""
    texts = read_sources(debate, Findings())
    words: dict[str, set[int]] = {}
    for one in locate(debate, texts, Findings()):
        if one.match is not None and not debate.graph.nodes[one.node]["implied"]:
            for start, end in one.match.spans:
                words.setdefault(one.node, set()).update(range(start, end))
    made = []
    for name, data in debate.graph.nodes(data=True):
        if name in words:
            people = {
                **{
                    key.split("/")[-1]: person.name
                    for document in debate.maps
                    for key, person in document.people.items()
                }
            }
            by = tuple(people.get(one, one) for one in data["by"])
            is_claim = data["kind"] is not Kind.QUESTION
            bearings = tuple(_bearings(debate, name, words))
            made.append(Node(name, frozenset(words[name]), by, data["qualifier"], bearings, is_claim))
    return made


def _bearings(debate: Debate, name: str, words: dict[str, set[int]]) -> Iterable[Bearing]:
    """What a node bears on, what it bears on directly first.

    Reasons are followed over steps: an attack on an attack is for. A node that the text has no words for is looked
    through, whatever the relation.
    """
    waiting, seen = [(name, "")], {(name, "")}
    while waiting:
        node, so_far = waiting.pop(0)
        for _, target, data in debate.graph.out_edges(node, data=True):
            relation = data["relation"]
            if str(relation) in _LINKS:
                continue
            sign = _joined(so_far, "+" if relation in FOR else "-" if relation in AGAINST else "0")
            if target in words:
                yield Bearing(sign, frozenset(words[target]))
            elif debate.graph.nodes[target]["kind"] is Kind.QUESTION:
                yield Bearing("0", frozenset())  # the text does not ask it: no target can be expected
                continue
            if (target, sign) not in seen and (sign != "0" or target not in words):
                seen.add((target, sign))
                waiting.append((target, sign))


def _joined(first: str, second: str) -> str:
    """The sign of two steps: one without a stance has none."""
    if not first:
        return second
    if "0" in (first, second):
        return "0"
    return "+" if first == second else "-"


def annotated(path: Path, text: Path) -> list[Node]:
    """The claims of an annotation."""
    table: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    folded = Folded(Text(str(text), text.read_text(encoding="utf-8")))
    claims = table["claims"]
    matches = find(folded, [Quote(one["words"], None, None, _NOWHERE) for one in claims])
    words: dict[str, frozenset[int]] = {}
    for one, match in zip(claims, matches, strict=True):
        assert match is not None, one["words"]
        words[one["id"]] = frozenset(at for start, end in match.spans for at in range(start, end))
    by_id = {one["id"]: one for one in claims}
    return [
        Node(
            one["id"],
            words[one["id"]],
            tuple(one.get("by", ())),
            one.get("qualifier"),
            tuple(_annotated_bearings(one, by_id, words)),
            not one.get("question"),
        )
        for one in claims
    ]


def _annotated_bearings(
    one: dict[str, Any], by_id: dict[str, dict[str, Any]], words: dict[str, frozenset[int]]
) -> Iterable[Bearing]:
    signs = {"pro": "+", "con": "-", "undercut": "-"}
    sign, seen = "", set[str]()
    while "stance" in one and one["id"] not in seen:
        seen.add(one["id"])
        sign = _joined(sign, signs.get(one["stance"], "0"))
        one = by_id[one["to"]]
        yield Bearing(sign, words[one["id"]])
        if sign == "0":
            return


def like(node: Node, others: Sequence[Node]) -> Node | None:
    """The node whose words overlap most with those of another; None where none does."""
    best, most = None, 0.0
    for other in others:
        common = len(node.words & other.words)
        share = common / len(node.words | other.words) if common else 0.0
        if share > most:
            best, most = other, share
    return best


def attribution(drafted: Sequence[Node], by_hand: Sequence[Node]) -> tuple[Figure, Figure]:
    """Recall and precision of who says what, by claims for which somebody is named."""
    return _both(drafted, by_hand, lambda one: one.by, _same_speakers)


def hedges(drafted: Sequence[Node], by_hand: Sequence[Node]) -> tuple[Figure, Figure]:
    """Recall and precision of hedges and words of reporting."""
    return _both(drafted, by_hand, lambda one: one.qualifier, _same_hedge)


def _both(drafted: Sequence[Node], by_hand: Sequence[Node], value: Any, same: Any) -> tuple[Figure, Figure]:
    figures = []
    for some, others in ((by_hand, drafted), (drafted, by_hand)):
        asked = [one for one in some if one.is_claim and value(one)]
        right = [
            one
            for one in asked
            if (other := like(one, others)) is not None and value(other) and same(value(one), value(other))
        ]
        figures.append(Figure(len(right), len(asked)))
    return figures[0], figures[1]


def stances(drafted: Sequence[Node], by_hand: Sequence[Node]) -> Figure:
    """Of the drafted claims, those that bear on what the like node made by hand bears on, and in the same way."""
    right = [
        one
        for one in drafted
        if one.is_claim and (other := like(one, by_hand)) is not None and same_bearing(one, other)
    ]
    return Figure(len(right), sum(one.is_claim for one in drafted))


def same_bearing(one: Node, other: Node) -> bool:
    """Whether some bearing is the same; a claim that is neither for nor against anything need have no target."""
    mine = one.bearings[:1] or (Bearing("0", frozenset()),)
    theirs = other.bearings or (Bearing("0", frozenset()),)
    return any(
        a.stance == b.stance and (bool(a.target & b.target) or (a.stance == "0" and not b.target))
        for a in mine
        for b in theirs
    )


def _same_speakers(one: Sequence[str], other: Sequence[str]) -> bool:
    last = [sorted({name.split()[-1].casefold() for name in names}) for names in (one, other)]
    return last[0] == last[1]


def _same_hedge(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    if one in other or other in one:
        return True
    mine, theirs = set(re.findall(r"\w+", one)), set(re.findall(r"\w+", other))
    return 2 * len(mine & theirs) >= len(mine | theirs)


def loaded(path: Path) -> list[Node]:
    """The nodes of a map file or a folder."""
    return nodes_of(argmap.load(path))
