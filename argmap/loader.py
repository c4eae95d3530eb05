"""From paths to a debate: the only way in, for the command line and for Python."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from argmap.debate import Debate
from argmap.files import MAX_FILES, MAX_TOGETHER, FileAccess, Refusal, display
from argmap.findings import Findings, Related
from argmap.link import Scope, link
from argmap.media import HTML, UTF_16, medium_of, medium_of_undecodable
from argmap.patterns import Patterns
from argmap.reading.map_document import MapDocument, Name, Source
from argmap.reading.reader import read_map
from argmap.reading.suppressions import suppressions
from argmap.reading.unread import Unread
from argmap.text import EncodingProblem, Span, Text, brief, decode, shown
from argmap.yaml import parsing


def load(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = "maps",
    overlays: Mapping[str | os.PathLike[str], str | bytes] | None = None,
    exclude: Patterns | None = None,
    reading: Callable[[str], None] = lambda _file: None,
    trust_sources: bool = False,
) -> Debate:
    """Load map files, and folders of them, with the maps that they use.

    ``overlays`` are texts that replace the files with their paths, saved or not. ``exclude`` is left out of folders.
    ``reading`` is called with each file before it is read. ``trust_sources`` reads PDFs and other documents even if
    the system cannot limit memory. Mistakes in the maps are in the debate's ``findings``. Raises ArgmapError for a
    path that is empty, missing or unreadable, and TypeError for arguments of a wrong type.
    """
    named = _named(paths)
    _require_texts(overlays)
    files = FileAccess(overlays, exclude, trust_sources)
    requested = files.map_files(named)
    with collector_paused():
        return _Loader(files, reading).load(requested)


def _named(paths: object) -> list[str | os.PathLike[str]]:
    named: list[Any] = (
        [paths] if isinstance(paths, (str, bytes, os.PathLike)) or not isinstance(paths, Iterable) else [*paths]
    )
    for path in named:
        if not _is_path(path):
            takes = "argmap.load takes the path of a map file or of a folder, or several"
            raise TypeError(f"{takes}: str or os.PathLike, not {type(path).__name__}")
    return named


def _require_texts(overlays: object) -> None:
    known = {} if overlays is None else overlays
    takes = "argmap.load takes as overlays a mapping of paths to texts"
    if not isinstance(known, Mapping):
        raise TypeError(f"{takes}, not {type(known).__name__}")
    for path, text in known.items():
        if not _is_path(path) or not isinstance(text, (str, bytes)):
            raise TypeError(f"{takes}: str or bytes by str or os.PathLike, not {type(text).__name__} by {path!r}")


def _is_path(path: object) -> bool:
    return isinstance(path, str) or (isinstance(path, os.PathLike) and isinstance(os.fspath(path), str))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: it takes half the time of building a large graph and finds nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Loader:
    def __init__(self, files: FileAccess, reading: Callable[[str], None]) -> None:
        self.files = files
        self.reading = reading
        self.findings = Findings()
        self.documents: dict[Path, MapDocument] = {}
        self.paths: dict[Text, Path] = {}
        self.used: dict[Path, list[Path]] = {}
        self.size = 0
        self.reported: set[frozenset[Span]] = set()

    def load(self, requested: list[Path]) -> Debate:
        waiting = requested[::-1]
        while waiting:
            path = waiting.pop()
            real = Path(os.path.realpath(path))
            if real not in self.documents:
                document = self.documents[real] = self._read(path)
                self.paths[document.text] = document.path
                waiting.extend(reversed(self._uses(real)))
        by_name = self._by_name()
        loaded = {name: self.documents[path] for name, path in by_name.items()}
        scopes = [self._scope(real, document, loaded) for real, document in self._kept(by_name)]
        for scope in scopes:
            self._check_sources(scope)
        graph = link(scopes, self.findings)
        asked = {Path(os.path.realpath(path)) for path in requested}
        return Debate(
            graph,
            self.findings.all(),
            {source.key: source for scope in scopes for source in scope.document.sources.values()},
            tuple(scope.document for scope in scopes),
            frozenset(document.name for real, document in self._kept(by_name) if real in asked),
            self.files,
        )

    def _read(self, path: Path) -> MapDocument:
        name = display(path)
        self.reading(name)
        data = self.files.read(path)
        self.size += len(data) if isinstance(data, bytes) else 0
        if self.size > MAX_TOGETHER:
            data = Refusal("Y105", f"the maps together are larger than {MAX_TOGETHER // 1024**2} MiB")
        text, is_read = self._decoded(name, data)
        del data  # of a large map this is a good part of the memory
        if not is_read:
            return MapDocument(path, text, path.stem, Span(text, 0, 0), Unread(anything=True, stretches=True))
        parsed = parsing.parse(text, self.findings)
        document = read_map(text, parsed, path, self.findings)
        document.suppressions = suppressions(text, parsed.root)
        return document

    def _decoded(self, name: str, data: bytes | Refusal) -> tuple[Text, bool]:
        """The text of a map, and whether it could be read. Of a file that is not text nothing is kept or shown."""
        if isinstance(data, Refusal):
            return self._refused(name, data)
        medium = medium_of(data, name)
        try:
            text = decode(data, name)
        except EncodingProblem as problem:
            medium = medium or medium_of_undecodable(data)
            if medium in (None, UTF_16):
                place = Span(problem.text, problem.offset, problem.offset + 1)
                self.findings.add("Y102", place, f"{problem.reason}: save the file as UTF-8")
                return problem.text, False
        if medium in (None, UTF_16, HTML):
            return text, True
        message = f"this is {medium.name}, but a map is a YAML file: argmap new writes one"
        return self._refused(name, Refusal(medium.code, message))

    def _refused(self, name: str, refusal: Refusal) -> tuple[Text, bool]:
        text = Text(name, "")
        self.findings.add(refusal.code, Span(text, 0, 0), refusal.message)
        return text, False

    def _uses(self, real: Path) -> list[Path]:
        """The files that a map uses. Unavailable ones are reported at the name."""
        document = self.documents[real]
        found = []
        if len(document.uses) > MAX_FILES:
            span = document.uses[MAX_FILES].span
            self.findings.add("Y105", span, f"more than {MAX_FILES:,} used maps: split the map")
            document.unread.sources = True
        for name in document.uses[:MAX_FILES]:
            place = self.files.inside(name.words, document.path)
            if isinstance(place, Refusal):
                self.findings.add(place.code, name.span, f"uses {brief(name.words)}: {place.message}")
                document.unread.sources = True
            else:
                found.append(place)
        self.used[real] = found
        return found

    def _by_name(self) -> dict[str, Path]:
        """The maps by name; of two with one name the first is kept."""
        names: dict[str, Path] = {}
        for real, document in self.documents.items():
            first = names.setdefault(document.name, real)
            if first != real:
                there = Related("the first map of this name", self.documents[first].name_span)
                message = f"two maps are named {shown(document.name)}: give one of them another name"
                self.findings.add("S214", document.name_span, message, there)
        return names

    def _kept(self, by_name: Mapping[str, Path]) -> Iterator[tuple[Path, MapDocument]]:
        for real, document in self.documents.items():
            if by_name[document.name] == real:
                yield real, document

    def _scope(self, real: Path, document: MapDocument, loaded: Mapping[str, MapDocument]) -> Scope:
        maps = {document.name: document}
        for path in self.used.get(real, ()):
            other = self.documents[path]
            if loaded[other.name] is other:
                maps.setdefault(other.name, other)
            else:
                document.unread.sources = True
        document.used = tuple(name for name in maps if name != document.name)
        for other in maps.values():
            self._share(document, other)
        return Scope(document, maps, loaded, all(d.unread.names_are_sure for d in maps.values()))

    def _share(self, document: MapDocument, other: MapDocument) -> None:
        """Make the sources and people of a used map available by their ids."""
        for source in other.sources.values():
            seen = document.visible_sources.setdefault(source.id, source)
            places = {self._place(seen), self._place(source)}
            if len(places) > 1 and None not in places:  # an unavailable one has its own finding
                self._different(document, "source", seen.span, source.span, source.id)
        for person in other.people.values():
            known = document.visible_people.setdefault(person.id, person)
            if known is not person and (known.name, known.role) != (person.name, person.role):
                self._different(document, "person", known.span, person.span, person.id)

    def _different(self, document: MapDocument, what: str, here: Span, there: Span, identifier: str) -> None:
        pair = frozenset((here, there))
        if pair in self.reported:  # by the other of two maps that use each other
            return
        self.reported.add(pair)
        if here.text is document.text:
            message = f"the {what} {identifier} has another definition in a map that is used here"
            self.findings.add("S215", here, message, Related("the other definition", there))
        else:
            message = f"two of the maps used here define the {what} {identifier} differently"
            span = document.uses[0].span if document.uses else document.name_span
            self.findings.add("S215", span, message, Related("one definition", here), Related("the other", there))

    def _place(self, source: Source) -> Path | None:
        """The file of a source; the result is kept."""
        if source.path is None and source.file is not None:
            place = self.files.inside(source.file.words, self.paths[source.span.text])
            source.path = None if isinstance(place, Refusal) else place
        return source.path

    def _check_sources(self, scope: Scope) -> None:
        document = scope.document
        for source in document.sources.values():
            if source.file is not None and self._place(source) is None:
                refusal = self.files.inside(source.file.words, document.path)
                assert isinstance(refusal, Refusal)
                message = f"the source {source.id}: {brief(source.file.words)}: {refusal.message}"
                self.findings.add(refusal.code, source.file.span, message)
        for name in document.source_names:
            known = name.words in document.visible_sources
            if not known and scope.sure and not document.unread.may_hold(name.words, self.findings):
                self.findings.add("S205", name.span, partial(self._unknown_source, name, document))

    def _unknown_source(self, name: Name, document: MapDocument) -> str:
        return f"no source has the id {brief(name.words)}{self.findings.hint(name.words, document.visible_sources)}"
