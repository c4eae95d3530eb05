"""L308 similar-claim: two nodes say nearly the same, judging by their words.

They share at least four fifths of all their words: the Jaccard similarity of their sets of words is 0.8 or more.
Texts under five words or over 200 are not compared. Nor are two texts that differ in a negation, or two nodes that
are joined by a link or bear on each other. Candidates come from prefix filtering (R. J. Bayardo, Y. Ma and R.
Srikant, "Scaling Up All Pairs Similarity Search", WWW 2007): such similar texts share one of the few rarest words of
each. A finding is a suggestion, and the rule is off by default.

Read both. If they are one claim, write it once and use ``ref``, or join the two with ``rephrases``. If not, write
texts that show the difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from argmap.context import Context
from argmap.findings import Related
from argmap.graph import Graph
from argmap.late_pattern import late
from argmap.relations import CLAIMS, Kind
from argmap.text import shown

_ENOUGH = (4, 5)
"""The least similarity that is reported, from 0 to 1."""
_MIN_WORDS = 5
_MAX_WORDS = 200
_MAX_PAIRS = 1_000_000
_WORD = late(r"[^\W_]+")
_NEGATIONS = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"})
_SHORT_NOT = late(r"n['’]t\b")
_NEGATING = ("un", "in", "im", "ir", "non", "dis")


class _Claim(NamedTuple):
    name: str
    kind: Kind
    words: frozenset[str]
    negations: int


def check(context: Context) -> None:
    """Report each pair, at the later node."""
    graph = context.graph
    claims = _claims(graph)
    for one, two in _similar(claims):
        if two is None:
            message = f"more than {_MAX_PAIRS:,} pairs to compare: the nodes from here on are not compared"
            context.findings.add("L308", graph.nodes[one.name]["written"].head_span, message)
        elif _unrelated(context, one.name, two.name):
            message = f"{shown(two.name)} says nearly the same as {shown(one.name)}"
            there = Related("the similar claim", graph.nodes[one.name]["written"].head_span)
            context.findings.add("L308", graph.nodes[two.name]["written"].head_span, message, there)


def _unrelated(context: Context, one: str, two: str) -> bool:
    """Whether two nodes of one debate have no link and do not bear on each other."""
    graph, debates = context.graph, context.debates
    together = debates[graph.nodes[one]["map"]] == debates[graph.nodes[two]["map"]]
    return together and not graph.has_edge(one, two) and not graph.has_edge(two, one)


def _claims(graph: Graph) -> list[_Claim]:
    """The nodes whose texts have enough words, in the order of the maps."""
    claims = []
    for name, data in graph.nodes(data=True):
        text = data["text"].casefold()
        words = frozenset(_WORD.findall(text))
        if _MIN_WORDS <= len(words) <= _MAX_WORDS:
            kind = Kind.ARGUMENT if data["kind"] in CLAIMS else data["kind"]
            claims.append(_Claim(name, kind, words, len(words & _NEGATIONS) + len(_SHORT_NOT.findall(text))))
    return claims


def _similar(claims: list[_Claim]) -> Iterator[tuple[_Claim, _Claim | None]]:
    """The similar pairs, the earlier node first; then a claim and None if the comparison stopped there."""
    common = Counter(word for claim in claims for word in claim.words)
    rarest: dict[str, list[int]] = {}
    compared = 0
    for number, claim in enumerate(claims):
        words = sorted(claim.words, key=lambda word: (common[word], word))[: _prefix(len(claim.words))]
        candidates = sorted({other for word in words for other in rarest.get(word, ())})
        compared += len(candidates)
        if compared > _MAX_PAIRS:
            yield claim, None
            return
        for other in candidates:
            if _alike(claims[other], claim):
                yield claims[other], claim
        for word in words:
            rarest.setdefault(word, []).append(number)


def _prefix(length: int) -> int:
    """How many of a text's rarest words to index: a similar text shares one of them."""
    least, of = _ENOUGH
    return length - -(-least * length // of) + 1


def _alike(one: _Claim, two: _Claim) -> bool:
    """Whether two claims are similar but not equal, of one kind, and both negated or neither."""
    least, of = _ENOUGH
    shared = len(one.words & two.words)
    return (
        of * shared >= least * (len(one.words) + len(two.words) - shared)
        and one.words != two.words
        and one.kind is two.kind
        and one.negations % 2 == two.negations % 2
        and not any(first + word in one.words ^ two.words for first in _NEGATING for word in one.words ^ two.words)
    )
