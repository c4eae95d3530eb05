"""What a debate is made of: the kinds of nodes, and the relations between them.

These two tables are the only place that knows them. Readers, graph, queries, views, writers and SQL are made from
their columns, so a new relation is a row here, with its words and its documentation.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a node is, from the place where it is written."""

    QUESTION = "question"
    POSITION = "position"
    ARGUMENT = "argument"
    PREMISE = "premise"
    CAVEAT = "caveat"
    CONTEXT = "context"


class Relation(StrEnum):
    """How a node bears on another: the kinds of edges."""

    ANSWERS = "answers"
    PREMISE = "premise"
    PRO = "pro"
    CON = "con"
    UNDERCUT = "undercut"
    CAVEAT = "caveat"
    RAISES = "raises"
    CONTEXT = "context"
    REPHRASES = "rephrases"
    CONFLICTS = "conflicts"


class Side(StrEnum):
    """Which side a node takes on what it bears on."""

    FOR = "for"
    AGAINST = "against"


class Tone(StrEnum):
    """What the colour of a line says in a picture."""

    PRO = "pro"
    CON = "con"
    NEUTRAL = "neutral"
    FAINT = "faint"


class KindType(NamedTuple):
    """A row of ``KINDS``.

    ``is_claim``: it says something that one can be for or against. ``owes_reply``: it counts as unanswered until
    somebody replies to it. ``box`` names the colours of its box in pictures, ``ascii`` is its sign where there are no
    other characters, and ``meaning`` explains the sign in a legend.
    """

    sign: str
    ascii: str
    plural: str
    is_claim: bool
    owes_reply: bool
    box: str
    meaning: str


# The sign of premises is that of letters without others too: each font has it, and everybody reads it as "and".
KINDS = {
    Kind.QUESTION: KindType("?", "?", "questions", False, True, "question", "a question"),
    Kind.POSITION: KindType("►", ">", "positions", True, True, "position", "an answer"),
    Kind.ARGUMENT: KindType("•", "*", "arguments", True, True, "argument", "an argument"),
    Kind.PREMISE: KindType(
        "&", "&", "premises", True, True, "premise", "one of several premises that only together are a reason"
    ),
    Kind.CAVEAT: KindType("◇", "%", "caveats", True, False, "context", "a caveat: it limits the claim"),
    Kind.CONTEXT: KindType("i", "i", "contexts", False, False, "context", "information without a stance"),
}


class Words(NamedTuple):
    """A relation in words: from its child and from its parent; as the heading of a list of children; in a legend."""

    does: str
    undergoes: str
    title: str
    legend: str


class Look(NamedTuple):
    """The line of a relation in a picture, in Graphviz's words and points; ``mark`` is shown on the line."""

    tone: Tone
    line: str
    arrow: str
    width: float
    mark: str = ""


class RelationType(NamedTuple):
    """A row of ``RELATIONS``; the child is the node that bears on the other, its parent.

    - ``key``: the key of a map file that makes such edges.
    - ``child``: the kind of the nodes written under the key. None makes it a link: the key names two nodes that are
      written elsewhere, and neither is the other's parent.
    - ``parents``: the kinds of nodes that may have the key.
    - ``meaning``: what the key is, in one sentence.
    - ``sign`` and ``ascii``: the sign of the child in its place; None for that of its kind.
    - ``side``: which side the child takes on its parent; None if it takes none.
    - ``implies``: of a link, which side one of the two nodes is on if the other holds; None if that does not follow.
    - ``symmetric``: it means the same in both directions.
    - ``joint``: all such children of a node together are one reason, and take one step.
    - ``has_step``: the step from the child to the parent can be undercut.
    - ``hits_step``: it bears on a step of its parent, not on what the parent says.
    - ``price``: how far from its parent a child is when a large debate is folded.
    """

    key: str
    child: Kind | None
    parents: frozenset[Kind]
    meaning: str
    words: Words
    look: Look
    price: int
    sign: str | None = None
    ascii: str | None = None
    side: Side | None = None
    implies: Side | None = None
    symmetric: bool = False
    joint: bool = False
    has_step: bool = False
    hits_step: bool = False


_ANY = frozenset(Kind)
CLAIMS = frozenset(kind for kind, row in KINDS.items() if row.is_claim)
"""The kinds that say something one can be for or against."""

RELATIONS = {
    Relation.ANSWERS: RelationType(
        key="positions",
        child=Kind.POSITION,
        parents=frozenset({Kind.QUESTION}),
        meaning="The answers to the question.",
        words=Words("answers", "is answered by", "positions", "answers"),
        look=Look(Tone.NEUTRAL, "solid", "normal", 2.4),
        price=1,
    ),
    Relation.PREMISE: RelationType(
        key="premises",
        child=Kind.PREMISE,
        parents=CLAIMS,
        meaning="Linked reasons: only together do they support it.",
        words=Words("is a premise of", "has the premise", "premises", "for, only together"),
        look=Look(Tone.PRO, "solid", "normal", 1.4, KINDS[Kind.PREMISE].sign),
        price=2,
        side=Side.FOR,
        joint=True,
        has_step=True,
    ),
    Relation.PRO: RelationType(
        key="pro",
        child=Kind.ARGUMENT,
        parents=CLAIMS,
        meaning="Arguments for it.",
        words=Words("speaks for", "is supported by", "for it", "for"),
        look=Look(Tone.PRO, "solid", "normal", 1.4, "+"),
        price=2,
        sign="+",
        ascii="+",
        side=Side.FOR,
        has_step=True,
    ),
    Relation.CON: RelationType(
        key="con",
        child=Kind.ARGUMENT,
        parents=CLAIMS,
        meaning="Arguments against it.",
        words=Words("speaks against", "is attacked by", "against it", "against"),
        look=Look(Tone.CON, "dashed", "normal", 1.4, "\N{MINUS SIGN}"),
        price=2,
        sign="\N{MINUS SIGN}",
        ascii="-",
        side=Side.AGAINST,
        has_step=True,
    ),
    Relation.UNDERCUT: RelationType(
        key="undercut",
        child=Kind.ARGUMENT,
        parents=CLAIMS,
        meaning="Attacks on the step from it to what it is written under, not on what it says.",
        words=Words("undercuts a step of", "has a step undercut by", "against the step", "against the step"),
        look=Look(Tone.CON, "dashed", "normal", 1.4, "\N{MULTIPLICATION SIGN}"),
        price=2,
        sign="\N{MULTIPLICATION SIGN}",
        ascii="x",
        side=Side.AGAINST,
        has_step=True,
        hits_step=True,
    ),
    Relation.CAVEAT: RelationType(
        key="caveat",
        child=Kind.CAVEAT,
        parents=_ANY,
        meaning="What limits it, or says under which conditions it holds, without being a reason against it.",
        words=Words("limits", "is limited by", "caveats", "limits"),
        look=Look(Tone.FAINT, "solid", "odiamond", 1.2),
        price=3,
    ),
    Relation.RAISES: RelationType(
        key="questions",
        child=Kind.QUESTION,
        parents=_ANY,
        meaning="Questions that it raises.",
        words=Words("is raised by", "raises", "questions", "raised by"),
        look=Look(Tone.NEUTRAL, "solid", "vee", 1.0, "?"),
        price=2,
    ),
    Relation.CONTEXT: RelationType(
        key="context",
        child=Kind.CONTEXT,
        parents=_ANY,
        meaning="Information that takes no stance.",
        words=Words("is context of", "has the context", "context", "context of"),
        look=Look(Tone.FAINT, "solid", "odot", 1.0),
        price=4,
    ),
    Relation.REPHRASES: RelationType(
        key="rephrases",
        child=None,
        parents=_ANY,
        meaning="Nodes that say the same in other words, by another speaker or with another hedge.",
        words=Words("rephrases", "rephrases", "rephrases", "rephrases"),
        look=Look(Tone.FAINT, "dotted", "none", 1.6),
        price=5,
        implies=Side.FOR,
        symmetric=True,
    ),
    Relation.CONFLICTS: RelationType(
        key="conflicts",
        child=None,
        parents=_ANY,
        meaning="Nodes that exclude this one without being offered as a reason against it.",
        words=Words("conflicts with", "conflicts with", "conflicts", "conflicts"),
        look=Look(Tone.CON, "dotted", "tee", 1.6),
        price=5,
        implies=Side.AGAINST,
        symmetric=True,
    ),
}
"""All relations, in the order in which people read what bears on a node: the answer first, its background last."""


class NodeList(NamedTuple):
    """A list of nodes below a node: what its nodes are, and how they bear on that node."""

    kind: Kind
    relation: Relation


LISTS = {row.key: NodeList(row.child, relation) for relation, row in RELATIONS.items() if row.child is not None}
"""The keys whose value is a list of nodes."""
LINKS = {row.key: relation for relation, row in RELATIONS.items() if row.child is None}
"""The keys whose value names nodes that are written elsewhere."""

HIERARCHY = frozenset(entry.relation for entry in LISTS.values())
"""The relations that make parents and children; the others are links."""
SYMMETRIC = frozenset(relation for relation, row in RELATIONS.items() if row.symmetric)
FOR = frozenset(relation for relation, row in RELATIONS.items() if row.side is Side.FOR)
AGAINST = frozenset(relation for relation, row in RELATIONS.items() if row.side is Side.AGAINST)
ARGUING = FOR | AGAINST
"""The relations over which a stance is carried on; those of ``AGAINST`` turn it round."""
IMPLYING = frozenset(relation for relation, row in RELATIONS.items() if row.implies is not None)
"""The links over which a stance can be followed."""
TURNING = AGAINST | {relation for relation, row in RELATIONS.items() if row.implies is Side.AGAINST}
"""The relations that turn a stance round on a path."""
JOINT = frozenset(relation for relation, row in RELATIONS.items() if row.joint)
HITS_STEP = frozenset(relation for relation, row in RELATIONS.items() if row.hits_step)
ON_CLAIM = ARGUING - HITS_STEP
"""The relations that argue for or against what the parent says."""
STEPS = frozenset(row.key for row in RELATIONS.values() if row.has_step)
"""The lists whose nodes take a step that can be undercut."""
ANSWERING = frozenset(relation for relation, row in RELATIONS.items() if row.child is Kind.POSITION)
"""The relations that answer a question."""
OWES_REPLY = frozenset(kind for kind, row in KINDS.items() if row.owes_reply)
ORDER = {relation: number for number, relation in enumerate(RELATIONS)}
"""The place of each relation in the order in which people read."""


MIXED = "mixed"
"""The name of the style of what is for something and against something else."""


def is_mixed(roles: Collection[str]) -> bool:
    """True if some of the roles of a node count for what they bear on, and others against."""
    return not FOR.isdisjoint(roles) and not AGAINST.isdisjoint(roles)


def sign_of(kind: Kind, relation: Relation | None) -> str:
    """The sign of a node in its place: that of its stance there, or of what it is there; at the top, of its kind."""
    if relation is None:
        return KINDS[kind].sign
    row = RELATIONS[relation]
    return row.sign or KINDS[row.child or kind].sign


def a(kind: Kind) -> str:
    """The kind with its article."""
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
