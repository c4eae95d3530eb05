"""The codes of all findings, with their names and severities: the only list of what argmap can report.

The first letter of a code is its family. A code never gets a new meaning. The manual pages of the rules, with their
meanings and fixes, are in ``argmap/rules``: in the module with the rule's name, or in ``loader.md``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return list(Severity).index(self)


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Entry(NamedTuple):
    """A rule: its name, the severity of its findings, and whether it applies by default."""

    name: str
    severity: Severity
    default: bool = True


FAMILIES = {
    "Y": "the YAML of a file",
    "S": "structure: keys, values and references",
    "L": "logic: how nodes bear on each other",
    "P": "provenance: quotes, sources and speakers",
    "T": "texts",
    "M": "the check itself: suppressions and the baseline",
    "Q": "queries that a team forbids",
}
"""The topic of the rules with each first letter."""
CATALOGUE = {
    "Y101": Entry("syntax", ERROR),
    "Y102": Entry("encoding", ERROR),
    "Y103": Entry("duplicate-key", ERROR),
    "Y104": Entry("misread-text", ERROR),
    "Y105": Entry("limit", ERROR),
    "Y106": Entry("alias", ERROR),
    "Y107": Entry("merge-key", ERROR),
    "Y108": Entry("tag", ERROR),
    "Y109": Entry("several-documents", ERROR),
    "Y110": Entry("complex-key", ERROR),
    "Y111": Entry("conflict-marker", ERROR),
    "Y112": Entry("suspicious-character", WARNING),
    "Y113": Entry("ambiguous-scalar", INFO),
    "S201": Entry("version", ERROR),
    "S202": Entry("unknown-key", ERROR),
    "S203": Entry("wrong-type", ERROR),
    "S204": Entry("empty-text", ERROR),
    "S205": Entry("unknown-reference", ERROR),
    "S206": Entry("duplicate-id", ERROR),
    "S207": Entry("self-reference", ERROR),
    "S208": Entry("impossible-relation", ERROR),
    "S209": Entry("circular-support", ERROR),
    "S210": Entry("invalid-id", ERROR),
    "S211": Entry("invalid-value", ERROR),
    "S212": Entry("unreadable-file", ERROR),
    "S213": Entry("outside-root", ERROR),
    "S214": Entry("duplicate-map", ERROR),
    "S215": Entry("different-definition", ERROR),
    "S216": Entry("near-duplicate-id", WARNING),
    "S217": Entry("duplicate-edge", WARNING),
    "S218": Entry("unreachable-node", WARNING),
    "S219": Entry("nothing-to-discuss", WARNING),
    "S220": Entry("map-as-source", ERROR),
    "S221": Entry("unread-pages", WARNING),
    "L301": Entry("question-without-position", WARNING),
    "L302": Entry("pro-and-con", ERROR),
    "L303": Entry("undeveloped-but-argued", WARNING),
    "L304": Entry("single-position", INFO),
    "L305": Entry("unsupported-position", INFO),
    "L306": Entry("one-sided", INFO, default=False),
    "L307": Entry("same-claim", WARNING),
    "L308": Entry("similar-claim", INFO, default=False),
    "L309": Entry("odd-attack-cycle", WARNING),
    "L310": Entry("conflict-with-support", WARNING),
    "L311": Entry("unanswered-objection", INFO, default=False),
    "L312": Entry("opposed-rephrase", WARNING),
    "L313": Entry("position-without-question", INFO),
    "L314": Entry("draft", INFO),
    "P401": Entry("quote-not-found", ERROR),
    "P402": Entry("ambiguous-quote", INFO),
    "P403": Entry("long-omission", WARNING),
    "P404": Entry("source-not-named", ERROR),
    "P405": Entry("missing-quote", INFO),
    "P406": Entry("unquoted-qualifier", ERROR),
    "P407": Entry("near-person", WARNING),
    "P408": Entry("unused-person", WARNING),
    "P409": Entry("unused-source", WARNING),
    "P410": Entry("shared-quote", WARNING),
    "P411": Entry("idle-skip", WARNING),
    "P412": Entry("changed-source", WARNING),
    "P413": Entry("unrecorded-source", INFO, default=False),
    "P414": Entry("bad-date", WARNING),
    "P415": Entry("incomplete-source", INFO),
    "P416": Entry("unquoted-when", ERROR),
    "P417": Entry("wordless-quote", ERROR),
    "P418": Entry("unsaid-hedge", INFO),
    "P419": Entry("several-speakers", INFO),
    "P430": Entry("turned-by-omission", WARNING),
    "P431": Entry("turned-by-cut", WARNING),
    "P432": Entry("omitted-parenthesis", INFO),
    "T501": Entry("question-mark", INFO),
    "T502": Entry("long-text", INFO),
    "T503": Entry("compound-claim", INFO, default=False),
    "T504": Entry("id-format", INFO, default=False),
    "T505": Entry("trailing-space", INFO),
    "M601": Entry("unused-suppression", WARNING),
    "M602": Entry("unknown-rule", WARNING),
    "M603": Entry("incomplete-suppression", WARNING),
    "M604": Entry("stale-baseline", WARNING),
    "Q701": Entry("forbidden", ERROR),
}

PROOF = frozenset({"P401", "P406", "P416", "P417"})
"""The codes for words that a map ascribes to its source without proof. Reports count those that are let pass."""
UNREADABLE = frozenset({"S212", "Y102", "Y105"})
"""The codes for files that cannot be read, so that no rule can check them."""
