"""Leaves out the findings that comments suppress, and reports comments that suppress nothing."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.catalogue import CATALOGUE, Severity
from argmap.checking.choice import Choice, codes_of
from argmap.debate import Debate
from argmap.edits.splices import deleted
from argmap.errors import ArgmapError
from argmap.findings import Finding, Fix, Says
from argmap.near import did_you_mean
from argmap.reading.map_document import Suppression
from argmap.reading.suppressions import VERB
from argmap.text import Span, Text, brief

_NEVER = frozenset(
    code
    for code, entry in CATALOGUE.items()
    if code.startswith(("Y", "M")) or (entry.severity is Severity.ERROR and (code.startswith("S") or code == "P404"))
)
"""What no comment can suppress. The loader reports S and P404: such a map stays wrong, and no command accepts it.

Findings about comments are fixed in the comments themselves.
"""
_HOW = f"# argmap: {VERB}[CODE] and the reason"


def without_suppressed(findings: list[Finding], debate: Debate, choice: Choice) -> list[Finding]:
    """The findings that no comment suppresses, and findings about the comments."""
    kept = findings
    for document in debate.maps:
        if document.suppressions:
            kept = _without(kept, document.text, document.suppressions, choice, not document.unread.stretches)
    return kept


def _without(
    findings: list[Finding], text: Text, comments: tuple[Suppression, ...], choice: Choice, complete: bool
) -> list[Finding]:
    meant: dict[tuple[int, str], list[Span]] = {}
    said: list[Finding] = []
    named: list[tuple[Suppression, Span, frozenset[str]]] = []
    for comment in comments:
        said += _incomplete(comment)
        for rule in comment.rules if comment.verb == VERB else ():
            codes = _codes(rule, said)
            named.append((comment, rule, codes))
            for code in codes:
                meant.setdefault((comment.line, code), []).append(rule)
    used: set[Span] = set()
    kept = []
    for finding in findings:
        rules = meant.get((finding.span.line, finding.code)) if finding.span.text is text else None
        if rules:
            used.update(rules)
        else:
            kept.append(finding)
    applied = choice.at(text.file)
    for comment, rule, codes in named:
        if rule not in used and complete and codes and codes <= applied:
            said.append(_unused(comment, rule))
    return kept + [finding for finding in said if finding.code in applied]


def _codes(rule: Span, said: list[Finding]) -> frozenset[str]:
    """The codes that a word of a comment means and that can be suppressed. If there are none, that is a finding."""
    try:
        codes = codes_of([rule.words])
    except ArgmapError as error:
        said.append(Finding("M602", str(error), rule))
        return frozenset()
    if codes <= _NEVER:
        said.append(Finding("M602", f"{brief(rule.words)} cannot be suppressed: fix what it finds", rule))
    return codes - _NEVER


def _incomplete(comment: Suppression) -> Iterator[Finding]:
    if comment.verb != VERB:
        hint = did_you_mean(comment.verb, [VERB]) or f"; write {_HOW}"
        yield Finding("M603", f"no comment to argmap begins with {brief(comment.verb) or 'this'}{hint}", comment.span)
    elif not comment.rules:
        yield Finding("M603", f"name the rules to ignore here: write {_HOW}", comment.span)
    elif not comment.reason:
        yield Finding("M603", "give a reason after the bracket", comment.span)


def _unused(comment: Suppression, rule: Span) -> Finding:
    fix = Fix("remove it", (deleted(_superfluous(comment, rule), Says.SAME),))
    limit = " that can be suppressed" if codes_of([rule.words]) & _NEVER else ""
    return Finding("M601", f"{brief(rule.words)} finds nothing on line {comment.line}{limit}", rule, fix=fix)


def _superfluous(comment: Suppression, rule: Span) -> Span:
    """What can be removed: the word; the comment if it names no other rule; the line if it has nothing else."""
    text, span, rules = rule.text, comment.span, comment.rules
    if len(rules) > 1:
        place = rules.index(rule)
        return text.span(rules[place - 1].end, rule.end) if place else text.span(rule.start, rules[1].start)
    start, line = len(text.content[: span.start].rstrip(" \t")), text.line_start(span.line)
    if start <= line and span.line < text.lines:
        return text.span(line, text.line_start(span.line + 1))
    return text.span(start, span.end)
