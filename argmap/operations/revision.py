"""Change maps in memory, in steps; the maps are read again after each step."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from argmap.catalogue import Severity
from argmap.checking.checker import check
from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.edits.applied import Change, Refused
from argmap.edits.editor import Editor
from argmap.errors import ArgmapError, UnsoundMapError
from argmap.findings import Finding
from argmap.loader import collector_paused, load
from argmap.operations.agreement import Intent, require
from argmap.operations.plan import FileChange, Plan
from argmap.operations.users import real, users, uses
from argmap.reading.map_document import MapDocument
from argmap.text import Span, Text, escaped, placed, shown

_MAX_LISTED = 3

Overlays: TypeAlias = dict[str | os.PathLike[str], str | bytes]


class Revision:
    """A debate that an operation changes in steps, until it makes a plan.

    ``concerned`` are the maps whose nodes get other names. The maps below the root that use them are loaded too.
    Raises ArgmapError if the references to them cannot be determined.
    """

    def __init__(self, debate: Debate, settings: Settings, concerned: Sequence[MapDocument] = ()) -> None:
        self.settings = settings
        self.first: tuple[Debate, ...] = (debate, *(users(debate, concerned) if concerned else ()))
        self.debates: tuple[Debate, ...] = self.first
        self._texts: dict[Path, tuple[Path, Text]] = {}
        self._now: dict[Path, str] = {}
        self._editors: dict[Path, Editor] = {}
        for document in self.documents():
            _require_read(document, concerned)

    @property
    def debate(self) -> Debate:
        """The debate as it is now."""
        return self.debates[0]

    def documents(self) -> list[MapDocument]:
        """All maps in their present state, each once."""
        found: dict[Path, MapDocument] = {}
        for document in (one for debate in self.debates for one in debate.maps):
            found.setdefault(real(document.path), document)
        return list(found.values())

    def holding(self, document: MapDocument) -> Debate:
        """The debate that a map is in."""
        return next(debate for debate in self.debates if any(one is document for one in debate.maps))

    def now(self, document: MapDocument) -> MapDocument:
        """The present state of a map."""
        path = real(document.path)
        return next(one for one in self.documents() if real(one.path) == path)

    @contextmanager
    def editing(self, document: MapDocument) -> Iterator[Editor]:
        """The editor of a map in this step.

        Raises UnsoundMapError if the file is broken, and ArgmapError if an edit within the context cannot be made.
        """
        path = real(document.path)
        if path not in self._editors:
            try:
                with collector_paused():
                    self._editors[path] = Editor(document.text)
            except Refused:
                raise _unsound(document, self.holding(document)) from None
            self._texts.setdefault(path, (document.path, document.text))
        try:
            yield self._editors[path]
        except Refused as reason:
            raise _refusal(document.text, reason) from None

    def put(self, change: Change, document: MapDocument) -> None:
        """Replace the whole text of a map in this step."""
        path = real(document.path)
        self._texts.setdefault(path, (document.path, document.text))
        self._now[path] = change.content

    def step(self) -> None:
        """Apply the edits of this step and read the maps again. Raises ArgmapError if an edit cannot be made."""
        with collector_paused():
            for path, editor in self._editors.items():
                self._now[path] = _finished(editor).content
        self._editors = {}
        overlays: Overlays = {}
        for path, content in self._now.items():
            name, text = self._texts[path]
            overlays[path] = overlays[name] = text.encode(content)
        self.debates = tuple(_again(debate, overlays) for debate in self.debates)

    def pairs(self) -> Iterator[tuple[Debate, Debate]]:
        """The first and the present state of each debate."""
        return zip(self.first, self.debates, strict=True)

    def agree(self, intents: Sequence[Intent]) -> None:
        """Raise ArgmapError unless each debate changed as intended; the intents are in the order of the debates."""
        with collector_paused():
            for before, after, intent in zip(self.first, self.debates, intents, strict=True):
                require(before, after, intent)

    def plan(self, said: str, node: str | None = None, about: Sequence[Span] = ()) -> Plan:
        """The plan of all changes so far. Raises ArgmapError if they introduce errors into the maps.

        Errors within the spans ``about`` count as new even if others were there before. Warnings in them become notes
        of the plan.
        """
        notes = self._refuse_errors(about)
        changes = []
        for path, content in sorted(self._now.items()):
            name, text = self._texts[path]
            if content != text.content:
                changes.append(FileChange(name, Change(text, content)))
        return Plan(tuple(changes), said, node, notes, self.debate.findings)

    def _refuse_errors(self, about: Sequence[Span]) -> tuple[str, ...]:
        """Raise ArgmapError for new errors; return the warnings in the spans ``about`` as text."""
        notes: list[str] = []
        for number, (before, after) in enumerate(self.pairs()):
            were, _ = self._found(before, number == 0)
            are, others = self._found(after, number == 0)
            counts = Counter(one.code for one in were)
            counts.subtract(one.code for one in are)
            known = {(one.code, one.message, one.span.words) for one in were}
            new = [
                one
                for one in are
                if _is_about(one, about)
                or (counts[one.code] < 0 and (one.code, one.message, one.span.words) not in known)
            ]
            new = new or [one for one in are if counts[one.code] < 0]
            if new:
                raise _introducing(new)
            notes += [f"{one.severity} {one.code}: {one.message}" for one in others if _is_about(one, about)]
        return tuple(notes)

    def _found(self, debate: Debate, is_checked: bool) -> tuple[list[Finding], list[Finding]]:
        """The errors and the warnings in a debate: those of all rules if it is checked, else those of the loader."""
        found = debate.findings
        if is_checked:
            found = check(debate, self.settings.choice, (), self.settings.words, proved=False)
        errors = [one for one in found if one.severity is Severity.ERROR]
        return errors, [one for one in found if one.severity is Severity.WARNING]


def _is_about(finding: Finding, spans: Sequence[Span]) -> bool:
    return any(span.text is finding.span.text and _overlap(span, finding.span) for span in spans)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)


def read_with(debate: Debate, contents: Mapping[Path, bytes]) -> Debate:
    """A debate read again, with other contents of some of its map files, given by their paths."""
    overlays: Overlays = {}
    for document in debate.maps:
        changed = contents.get(document.path, contents.get(real(document.path)))
        if changed is not None:
            overlays[document.path] = overlays[real(document.path)] = changed
    return _again(debate, overlays)


def _again(debate: Debate, overlays: Overlays) -> Debate:
    """The maps of a debate read again, with some of them changed."""
    paths = [document.path for document in debate.maps if document.name in debate.requested]
    return load(paths, overlays, trust_sources=debate.files.trusts_sources)


def _introducing(found: Sequence[Finding]) -> ArgmapError:
    listed = [f"{finding.code} {finding.message}" for finding in found[:_MAX_LISTED]]
    more = f", and {len(found) - _MAX_LISTED} more" if len(found) > _MAX_LISTED else ""
    message = f"nothing was written, because the map would have errors: {'; '.join(listed)}{more}"
    return ArgmapError(message, f"argmap rule {found[0].code} explains it")


def _finished(editor: Editor) -> Change:
    try:
        return editor.finish()
    except Refused as reason:
        raise _refusal(editor.text, reason) from None


def _refusal(text: Text, reason: Refused) -> ArgmapError:
    return ArgmapError(f"cannot edit {escaped(text.file)}: {reason}", "make this change by hand")


def _unsound(document: MapDocument, debate: Debate) -> UnsoundMapError:
    what = broken_at(debate, document) or f"{escaped(document.text.file)} is not valid YAML"
    return UnsoundMapError(what, "fix it first; argmap check shows the details")


def broken_at(debate: Debate, document: MapDocument) -> str | None:
    """The first mistake in the YAML of a map, with its place, as text; None without one."""
    for found in debate.findings:
        if found.span.text is document.text and found.code.startswith("Y") and found.severity is Severity.ERROR:
            return f"{placed(found.span)}: not valid YAML: {found.message}"
    return None


def _require_read(document: MapDocument, concerned: Sequence[MapDocument]) -> None:
    """Raise UnsoundMapError if an unreadable part of a map may contain references to the concerned maps."""
    is_concerned = any(document is one or uses(document, one) for one in concerned)
    if is_concerned and (document.unread.anything or document.unread.stretches):
        message = f"part of {escaped(document.text.file)} cannot be read, and may refer to the node"
        raise UnsoundMapError(message, f"fix it first: argmap check {shown(document.text.file)}")
