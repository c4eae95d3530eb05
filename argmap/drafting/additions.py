"""What maps leave out of a source, drafted; and a map with it added, edited where it stands."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import NamedTuple

from argmap.catalogue import Severity
from argmap.debate import Debate
from argmap.drafting.draft import drafted
from argmap.drafting.missing import Addition, Anchors, left_out
from argmap.drafting.naming import name_nodes
from argmap.drafting.phrases import bare, phrases_of
from argmap.drafting.proposals import Proposal, SkipProposal
from argmap.drafting.settling import settled
from argmap.drafting.skipping import missing_skips
from argmap.drafting.writing import written_node, written_skip
from argmap.edits.applied import Change, Refused
from argmap.edits.editor import Editor
from argmap.errors import ArgmapError
from argmap.files import display
from argmap.findings import Findings
from argmap.loader import load
from argmap.reading.document import MapDocument, Node, Source
from argmap.sources.coverage import Coverage, measure
from argmap.sources.texts import SourceText, source_texts
from argmap.sources.words import guess
from argmap.text import Span, shown
from argmap.yaml.emitter import Value


class Missing(NamedTuple):
    """What the maps leave out of a source: nodes to be added, passages to skip, and the source as maps declare it."""

    source: Source
    additions: list[Addition]
    skips: list[SkipProposal]

    @property
    def nodes(self) -> list[Proposal]:
        """All nodes, also those below others."""
        return [node for one in self.additions for node in one.node.within()]


def missing_of(debate: Debate, findings: Findings, wanted: Container[str] | None = None) -> list[Missing]:
    """What the maps of a debate leave out of each source, or of those whose keys are ``wanted``."""
    texts = source_texts(debate, findings)
    measured = measure(debate, findings)
    made = []
    for source, coverage in zip(texts, measured, strict=True):
        if wanted is None or any(one.key in wanted for one in source.declared):
            made.append(_missing(debate, source, coverage))
    return made


def _missing(debate: Debate, source: SourceText, coverage: Coverage) -> Missing:
    declared, folded = source.declared[0], source.folded
    if not coverage.missing:
        return Missing(declared, [], [])
    language = declared.language or guess(folded.text.content) or ""
    draft = drafted(folded, declared.id, language).draft
    stretches = [(span.start, span.end) for span in coverage.missing]
    anchors = Anchors(
        debate.graph,
        ((one.node, span) for one in source.quotes if one.match is not None for span in one.match.spans),
    )
    additions = left_out(draft, stretches, anchors)
    people = {key: name for key, (name, _) in draft.people.items()}
    known = {person.name: key for document in debate.maps for key, person in document.people.items()}
    taken = {name.partition("/")[2] for name in debate.graph} | {key for key in people if key not in known.values()}
    found = Missing(declared, additions, missing_skips(draft.skips, stretches, folded))
    for node in found.nodes:
        node.by = tuple(known.get(people.get(one, one), people.get(one, one)) for one in node.by)
        node.line = node.page = None
        node.conflicts = []
    settled(found.nodes, folded)
    name_nodes(found.nodes, phrases_of(language) or bare(language), taken)
    return found


def added(path: Path, source_path: Path, trust: bool = False) -> tuple[Change | None, int]:
    """A map with what it leaves out of a source, and how many nodes and skips that are; None where nothing is left out.

    Raises ArgmapError where the map does not name the source or has errors, and where it cannot be edited so.
    """
    debate = load([path], trust_sources=trust)
    document = next(one for one in debate.maps if one.path.samefile(path))
    source = _source(document, source_path)
    findings = Findings()
    missing = missing_of(debate, findings, {source.key})
    wrong = [one for one in (*debate.findings, *findings.all()) if one.severity is Severity.ERROR]
    if wrong:
        message = f"{shown(display(path))} has errors, the first at line {wrong[0].span.line}: {wrong[0].message}"
        raise ArgmapError(message, "argmap check shows them all")
    found = missing[0] if missing else Missing(source, [], [])
    if not found.additions and not found.skips:
        return None, 0
    try:
        change = _edited(document, found)
    except Refused as reason:
        raise ArgmapError(f"nothing is added to {shown(display(path))}: {reason}") from None
    again = load([path], {path: change.content}, trust_sources=trust)
    worse = next((one for one in again.findings if one.severity is Severity.ERROR), None)
    if worse is not None:
        raise ArgmapError(f"nothing is added to {shown(display(path))}: {worse.message}")
    return change, len(found.nodes) + len(found.skips)


def _source(document: MapDocument, path: Path) -> Source:
    """The source of a map that is a file."""
    for one in document.visible_sources.values():
        if one.path is not None and one.path.exists() and path.exists() and one.path.samefile(path):
            return one
    known = ", ".join(document.visible_sources) or "none"
    message = f"{shown(document.text.file)} has no source with the file {shown(display(path))}: it has {shown(known)}"
    raise ArgmapError(message, "declare it under sources, or draft a map of its own")


def _edited(document: MapDocument, found: Missing) -> Change:
    """The map with all nodes in the lists where they belong, and the skips of its source."""
    editor = Editor(document.text)
    root = document.text.span(editor.root.start, editor.root.end)
    needs_source = document.source != found.source.id and len(document.visible_sources) > 1
    entries = {one.name: one.span for one in document.entries() if isinstance(one, Node)}
    lists: dict[tuple[Span, str], list[Value]] = {}
    elsewhere: dict[str, dict[str, list[Value]]] = {}
    for one in found.additions:
        value = written_node(one.node)
        if needs_source:
            value["source"] = found.source.id
        if one.anchor is None:
            lists.setdefault((root, one.key), []).append(value)
        elif one.anchor in entries:
            lists.setdefault((entries[one.anchor], one.key), []).append(value)
        else:
            elsewhere.setdefault(one.anchor, {}).setdefault(one.key, []).append(value)
    for anchor, held in elsewhere.items():
        lists.setdefault((root, "positions"), []).append({"ref": anchor, **held})
    if found.skips and found.source.map == document.name and found.source.written is not None:
        lists[found.source.written.span, "skip"] = [written_skip(one) for one in found.skips]
    for (owner, key), values in lists.items():
        editor.extend(owner, key, values)
    return editor.finish()
