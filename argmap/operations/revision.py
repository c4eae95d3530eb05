"""Maps that are changed in memory: in steps, each of which is read again before the next one is made."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
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
from argmap.reading.document import MapDocument
from argmap.text import Span, Text, escaped, placed, shown

_MAX_TOLD = 3

Overlays: TypeAlias = dict[str | os.PathLike[str], str | bytes]


class Revision:
    """A debate, and what operations make of it until a plan is made of that.

    ``concerned`` are the maps whose nodes get other names: the maps below the root that use them are loaded too.
    Raises ArgmapError where what refers to them cannot be known.
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
        """All maps as they are now, each once."""
        found: dict[Path, MapDocument] = {}
        for document in (one for debate in self.debates for one in debate.maps):
            found.setdefault(real(document.path), document)
        return list(found.values())

    def holding(self, document: MapDocument) -> Debate:
        """The debate that a map is in."""
        return next(debate for debate in self.debates if any(one is document for one in debate.maps))

    def now(self, document: MapDocument) -> MapDocument:
        """A map as it is now."""
        path = real(document.path)
        return next(one for one in self.documents() if real(one.path) == path)

    @contextmanager
    def editing(self, document: MapDocument) -> Iterator[Editor]:
        """The editor of a map in this step. Raises UnsoundMapError where the file is broken, and ArgmapError where an
        edit within the context cannot be made.
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
        """Another text of a map, made in one piece, in this step."""
        path = real(document.path)
        self._texts.setdefault(path, (document.path, document.text))
        self._now[path] = change.content

    def step(self) -> None:
        """Make the edits of this step and read the maps again. Raises ArgmapError where an edit cannot be made."""
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
        """Each debate as it was at first, and as it is now."""
        return zip(self.first, self.debates, strict=True)

    def agree(self, intents: Sequence[Intent]) -> None:
        """Make sure that each debate differs as it is meant to, in the order of the debates."""
        with collector_paused():
            for before, after, intent in zip(self.first, self.debates, intents, strict=True):
                require(before, after, intent)

    def plan(self, said: str, node: str | None = None, about: Sequence[Span] = ()) -> Plan:
        """What has changed until now. Raises ArgmapError where it brings errors into the maps.

        Errors within the spans ``about`` are brought in even where others have been there; of warnings in them the plan
        has notes.
        """
        notes = self._refuse_errors(about)
        changes = []
        for path, content in sorted(self._now.items()):
            name, text = self._texts[path]
            if content != text.content:
                changes.append(FileChange(name, Change(text, content)))
        return Plan(tuple(changes), said, node, notes, self.debate.findings)

    def _refuse_errors(self, about: Sequence[Span]) -> tuple[str, ...]:
        """Raise ArgmapError where there are new errors; the warnings about some spans, in words."""
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
                raise _bringing(new)
            notes += [f"{one.severity} {one.code}: {one.message}" for one in others if _is_about(one, about)]
        return tuple(notes)

    def _found(self, debate: Debate, is_checked: bool) -> tuple[list[Finding], list[Finding]]:
        """The errors in a debate, and its warnings: of one that is checked those of all rules, else the loader's."""
        found = debate.findings
        if is_checked:
            found = check(debate, self.settings.choice, (), self.settings.words, proved=False)
        errors = [one for one in found if one.severity is Severity.ERROR]
        return errors, [one for one in found if one.severity is Severity.WARNING]


def _is_about(finding: Finding, spans: Sequence[Span]) -> bool:
    return any(span.text is finding.span.text and _overlap(span, finding.span) for span in spans)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)


def _again(debate: Debate, overlays: Overlays) -> Debate:
    """The maps of a debate read again, with some of them changed."""
    paths = [document.path for document in debate.maps if document.name in debate.requested]
    return load(paths, overlays, trust_sources=debate.files.trusts_sources)


def _bringing(found: Sequence[Finding]) -> ArgmapError:
    told = [f"{one.code} {one.message}" for one in found[:_MAX_TOLD]]
    more = f", and {len(found) - _MAX_TOLD} more" if len(found) > _MAX_TOLD else ""
    message = f"nothing is written, for this would be wrong: {'; '.join(told)}{more}"
    return ArgmapError(message, f"argmap rule {found[0].code} explains it")


def _finished(editor: Editor) -> Change:
    try:
        return editor.finish()
    except Refused as reason:
        raise _refusal(editor.text, reason) from None


def _refusal(text: Text, reason: Refused) -> ArgmapError:
    return ArgmapError(f"{escaped(text.file)} is not changed: {reason}", "make this change by hand")


def _unsound(document: MapDocument, debate: Debate) -> UnsoundMapError:
    what = broken_at(debate, document) or f"{escaped(document.text.file)} is not sound YAML"
    return UnsoundMapError(what, "fix it first; argmap check tells more")


def broken_at(debate: Debate, document: MapDocument) -> str | None:
    """The first mistake in the YAML of a map, with its place, in words; None where there is none."""
    for found in debate.findings:
        if found.span.text is document.text and found.code.startswith("Y") and found.severity is Severity.ERROR:
            return f"{placed(found.span)}: not sound YAML: {found.message}"
    return None


def _require_read(document: MapDocument, concerned: Sequence[MapDocument]) -> None:
    """Raise UnsoundMapError where a map may refer to others in what could not be read of it."""
    is_concerned = any(document is one or uses(document, one) for one in concerned)
    if is_concerned and (document.unread.anything or document.unread.stretches):
        message = f"not all of {escaped(document.text.file)} can be read, and what cannot may refer to the node"
        raise UnsoundMapError(message, f"fix it first: argmap check {shown(document.text.file)}")
