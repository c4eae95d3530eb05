"""What holds for any bytes as a map, with any bytes as its source: the target of the fuzzer and of the properties."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

import yaml

import argmap
from argmap import loader
from argmap.checking.fixes import apply
from argmap.checking.outcome import Outcome
from argmap.checking.paths import paths
from argmap.cli.output import UNICODE
from argmap.edits.patch import patch
from argmap.findings import Finding, Findings
from argmap.report.forms import FORMS
from argmap.select import tops
from argmap.sources.coverage import measure
from argmap.sources.marking import mark
from argmap.sources.verdicts import Verdicts
from argmap.style import Style
from argmap.styled import Line, Segment, plain
from argmap.text import EncodingProblem, decode
from argmap.view import node, source_lines, tree_lines
from argmap.view.further import Further
from argmap.writers import WRITERS, writer
from argmap.writers.page import html
from argmap.writers.page.page_outline import PageOutline
from argmap.yaml.parsing import parse

BETWEEN = b"\n=====\n"
"""Stands between a map and its source in one input."""
_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_ANNOTATION = re.compile(r"::(error|warning|notice) file=[^:,]+,line=[0-9]+,endLine=[^:]+::")
_COMMAND = re.compile(r"^\s*::|##\[|##vso\[|##teamcity\[")


def examine(data: bytes) -> None:
    """Load, check, show and export; raises where something does not hold."""
    written, _, text = data.partition(BETWEEN)
    debate = loader.load(["m.yaml"], {"m.yaml": written, "s.txt": text})
    findings = argmap.check(debate)
    for finding in findings:
        _within(finding)
    outcome = Outcome(findings, tuple(document.text.file for document in debate.maps), paths(debate, findings))
    for form, write in FORMS.items():
        _reported(form, [plain(line) for line in write(outcome, None)], findings)
    _harmless(
        tree_lines.lines(
            tree_lines.of_maps(
                debate, UNICODE, below=Further(debate, UNICODE, Verdicts(debate, Findings()), notes=True)
            ),
            UNICODE,
        )
    )
    _whole(debate)
    for name in list(debate.graph)[:3]:
        _harmless(node.lines(debate, name, UNICODE, Findings()))
    measure(debate, Findings())
    for marked in mark(debate, Findings()):
        _harmless(source_lines.inline(marked, UNICODE))
    for name in WRITERS:
        # Graphviz would take most of the time; what it makes of hostile words has its own tests.
        content, _ = (
            html.compose(PageOutline(debate, None), {}, Style()) if name == "html" else writer(name)(debate, None)
        )
        if isinstance(content, str):
            _harmless([[Segment(line)] for line in content.replace("\r\n", "\n").split("\n")])
    for fixed in apply(findings):
        list(patch(fixed.text.file, written, fixed.text.encode(fixed.content)))
    if not any(finding.severity == "error" for finding in findings):
        sound(written, debate)


def same(data: bytes) -> None:
    """What both parsers read without complaint they read alike; raises where they do not."""
    try:
        text = decode(data, "m.yaml")
    except EncodingProblem:
        return
    read = []
    for parser in (yaml.CLoader, yaml.Loader):
        findings = Findings()
        parsed = parse(text, findings, parser=parser)
        assert not parsed.unread or findings.all(), data
        read += [tree_of(parsed.root)] * (not findings.all())
    assert read[1:] in ([], read[:1]), data


def tree_of(root: Any) -> list[tuple[Any, ...]]:
    """What a tree holds and where, in the order of the file."""
    made: list[tuple[Any, ...]] = []
    waiting = [root]
    while waiting:
        found = waiting.pop()
        if found is None or hasattr(found, "value"):
            made.append((found.__class__, found and found.value and (found.value, found.start, found.end)))
        else:
            made.append((found.__class__, found.start, len(found.content)))
            waiting.extend(reversed(found.content))
    return made


def sound(written: bytes, debate: argmap.Debate) -> None:
    """A map without errors is what YAML's own reader takes it for: nothing is lost, nothing is there twice."""
    content = debate.maps[0].text.content
    root = yaml.compose(content, yaml.CLoader)
    assert isinstance(root, yaml.MappingNode), written
    waiting: list[Any] = [root]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        if isinstance(found, yaml.MappingNode):
            keys = [key.value for key, _ in found.value]
            assert all(isinstance(key, str) for key in keys), keys
            assert len(set(keys)) == len(keys), keys
            waiting += [value for _, value in found.value]
        elif isinstance(found, yaml.SequenceNode):
            waiting += found.value
    assert [value.value for key, value in root.value if key.value == "argmap"] == ["1"]


def _within(finding: Finding) -> None:
    for span in (finding.span, *(related.span for related in finding.related), *_edits(finding)):
        assert 0 <= span.start <= span.end <= len(span.text.content), (finding, span.start, span.end)
        assert (span.line, span.column) <= (span.end_line, span.end_column)


def _edits(finding: Finding) -> Iterable[Any]:
    return (edit.span for edit in finding.fix.edits) if finding.fix is not None else ()


def _reported(form: str, lines: list[str], findings: tuple[Finding, ...]) -> None:
    """A report can be read, and nothing in it acts on what is around it."""
    if form == "github":
        assert len(lines) == len(findings)
        assert all(_ANNOTATION.match(line) for line in lines), lines
        lines = [line.removeprefix("::") for line in lines]
    _harmless([[Segment(line)] for line in lines])
    if form in ("json", "sarif", "gitlab"):
        json.loads("\n".join(lines))
    elif form == "junit":
        ElementTree.fromstring("\n".join(lines))


def _harmless(lines: Iterable[Line]) -> None:
    for line in lines:
        words = plain(line)
        assert not _ACTIVE.search(words), words
        assert not _COMMAND.search(words), words


def _whole(debate: argmap.Debate) -> None:
    """Every node of the map is in the tree, or counted there as below what is shown."""
    graph = debate.graph
    shown: set[str] = set()
    waiting = [name for begun in tops(debate).values() for name in begun]
    while waiting:
        name = waiting.pop()
        if name not in shown:
            shown.add(name)
            waiting.extend(child for child in graph.pred[name])
    assert shown >= set(graph)
