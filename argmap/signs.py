"""The signs of kinds and stances, and the words for links: the same in trees, texts, pages and diagrams.

The sign of premises is that of letters without others too: each font has it, and everybody reads it as "and".
"""

from __future__ import annotations

from argmap.format import Kind, Relation

KINDS = {Kind.QUESTION: "?", Kind.POSITION: "►", Kind.ARGUMENT: "•", Kind.PREMISE: "&", Kind.CONTEXT: "i"}
STANCES = {Relation.PRO: "+", Relation.CON: "\N{MINUS SIGN}", Relation.UNDERCUT: "\N{MULTIPLICATION SIGN}"}
"""Where a node stands by one of these, it has its sign; else that of its kind."""
JOINT = KINDS[Kind.PREMISE]
"""Where premises meet that only together are a reason."""
LINKS = {Relation.REPHRASES: "rephrases", Relation.CONFLICTS: "conflicts with"}
"""What stands between two nodes of which neither bears on the other."""
