"""L307 same-claim: two nodes say the same, and nothing joins them.

Their texts are equal, apart from case, white space, typography and the punctuation at the end. People argue twice
over a claim that is written twice, and an objection to one copy does not reach the other. Texts of one or two words,
such as "Close it", are not compared, because their meaning depends on their question. A map is compared with the maps
that it uses or that use it.

The same claim by the same speaker with the same hedge is one node: write it once, with all its quotes, and use
``ref`` where it occurs again. With another speaker or another hedge it is another node: join the two with
``rephrases``. If the two mean different things, write texts that say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.context import Context
from argmap.findings import Related
from argmap.relations import CLAIMS, Kind, Relation
from argmap.sources.matching.folding import fold
from argmap.text import shown

_ENDS = ".!?… "
_MIN_SPACES = 2
_BATCH = 1_000


def check(context: Context) -> None:
    """Report each repeated claim, at the later node."""
    texts = context.texts
    if len({hash(text) for text in _folded(texts)}) == len(texts):
        return
    joined: dict[str, str] | None = None
    for same in _groups(context, _folded(texts)):
        joined = _rephrased(context) if joined is None else joined
        met: dict[str, str] = {}
        for name in same:
            group = _head(joined, name)
            if met and group not in met:
                _twice(context, next(iter(met.values())), name)
            met.setdefault(group, name)


def _folded(texts: list[str]) -> Iterator[str]:
    """The texts in the form in which they are compared. A thousand at once take a fifth of the time."""
    for start in range(0, len(texts), _BATCH):
        some = texts[start : start + _BATCH]
        joined = "\0".join(text if text.isascii() else fold(text) for text in some).casefold()
        folded = joined.split("\0")
        if len(folded) > len(some) or any(space in joined for space in ("\n", "\t", "\r", "  ")):
            folded = [fold(text).casefold() for text in some]
        for text in folded:
            yield text.rstrip(_ENDS)


def _groups(context: Context, texts: Iterable[str]) -> Iterator[list[str]]:
    """Nodes with one text and of kinds that can be one node, in the order of the maps.

    The map that uses fewer maps comes first, because the other can refer to it.
    """
    groups: dict[tuple[str, Kind, int], list[str]] = {}
    debates = context.debates
    nodes = context.graph.nodes
    for name, text in zip(nodes, texts, strict=True):
        data = nodes[name]
        if text.count(" ") >= _MIN_SPACES and (data["quotes"] or data["written"].text):
            kind = Kind.ARGUMENT if data["kind"] in CLAIMS else data["kind"]
            groups.setdefault((text, kind, debates[data["map"]]), []).append(name)
    maps = {document.name: (len(document.uses), at) for at, document in enumerate(context.debate.maps)}
    for group in groups.values():
        if len(group) > 1:
            yield sorted(group, key=lambda name: (maps[nodes[name]["map"]], nodes[name]["range"].start))


def _rephrased(context: Context) -> dict[str, str]:
    """A forest of the nodes that are joined by ``rephrases``, directly or over others."""
    joined: dict[str, str] = {}
    for child, other, edge in context.shape.linked:
        if edge["relation"] is Relation.REPHRASES:
            one, two = _head(joined, child), _head(joined, other)
            if one != two:
                joined[one] = two
    return joined


def _head(joined: dict[str, str], node: str) -> str:
    """The root of a node's tree. Halves the path on the way."""
    while node in joined:
        above = joined[node]
        if above in joined:
            joined[node] = joined[above]
        node = above
    return node


def _twice(context: Context, first: str, name: str) -> None:
    one, two = context.graph.nodes[first], context.graph.nodes[name]
    call = shown(first if one["map"] != two["map"] else first.partition("/")[2])
    named = f"give {call} an id, and write" if one["derived"] else "write"
    call = "its id" if one["derived"] else call
    same = (one["by"], one["qualifier"]) == (two["by"], two["qualifier"])
    how = f"{named} ref: {call} here" if same else f"the speaker or the hedge differs, so {named} rephrases: {call}"
    message = f"{shown(name)} says the same as {shown(first)}: {how}"
    there = Related("the same claim", one["written"].head_span)
    context.findings.add("L307", two["written"].head_span, message, there)
