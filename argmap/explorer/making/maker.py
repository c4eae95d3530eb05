"""The state of making a map: the source, what is selected of it, what it would be as a node, and what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from argmap.debate import Debate
from argmap.explorer.making.history import History
from argmap.explorer.making.proposal import Proposal, proposed
from argmap.explorer.making.selection import Selection, missing_part, next_missing, sentence
from argmap.explorer.making.source_words import SourceWords
from argmap.explorer.source_texts import SourceTexts
from argmap.reading.map_document import MapDocument, Source
from argmap.sources.coverage import Coverage, Share, measure_texts
from argmap.sources.marking import Marked
from argmap.sources.texts import Stretch, merged, skipped
from argmap.text import shown


class Maker:
    """``marked`` is the source, ``words`` are its words; both None where no source can be read.

    ``is_missing`` has for each word whether nothing accounts for it. ``made`` is the node made last, and ``moving`` the
    one that was taken up to be moved; with ``moving_stays``, it also stays. ``own_words`` were typed, and are no node
    yet. ``knows_deletion``: the user knows that a map file was deleted. ``skip_at``: the node at the cursor and the
    words of a drafted skip, where the walk through drafts came to it; ``draft_at``: the drafted node where it is.
    """

    def __init__(self, sources: SourceTexts) -> None:
        self.history = History()
        self.number = 0
        self.marked: Marked | None = None
        self.words: SourceWords | None = None
        self.selection: Selection | None = None
        self.is_missing: list[bool] = []
        self.drafted: list[Stretch] = []
        self.share = Share(0, 0, 0)
        self.made: str | None = None
        self.moving: str | None = None
        self.moving_stays = False
        self.said_by: tuple[str, ...] = ()
        self.own_words = ""
        self.knows_deletion = False
        self.draft_at: str | None = None
        self.skip_at: tuple[str | None, Selection] | None = None
        self._changed: dict[str, object] = {}
        self._proposal: tuple[object, Proposal | None] = (None, None)
        self._read: dict[str, SourceWords] = {}
        self.renew(sources)
        self.to_next_missing(start=True)

    def renew(self, sources: SourceTexts) -> None:
        """Take the sources as they are now; what is selected stays, if the text is the same."""
        texts = sources.marked
        self._proposal = (None, None)
        self.skip_at = None
        self.number = min(self.number, max(0, len(texts) - 1))
        self.marked = texts[self.number] if texts else None
        if self.marked is None or not self.marked.source.folded.text.content.strip():
            self.words, self.selection, self.is_missing, self.marked = None, None, [], None
            return
        folded = self.marked.source.folded
        known = self._read.get(folded.text.file)
        if known is None or known.content != folded.text.content:
            language = next((one.language for one in self.marked.source.declared if one.language), None)
            known = self._read[folded.text.file] = SourceWords(folded, language)
        if known is not self.words:
            self.words, self.selection = known, None
        self._account(sources.debate)
        if self.selection is None and known.sentences:
            self.selection = sentence(known, 0)

    def _account(self, debate: Debate) -> None:
        """What is accounted for of the source."""
        assert self.marked is not None
        assert self.words is not None
        coverage: Coverage = measure_texts(debate, [self.marked.source])[0]
        self.share = coverage.share
        missing = iter([*coverage.missing, None])
        span = next(missing)
        self.is_missing = []
        for word in self.words.words:
            while span is not None and span.end <= word.start:
                span = next(missing)
            self.is_missing.append(span is not None and span.start < word.end)
        drafts = (
            stretch
            for one in self.marked.source.quotes
            if one.match is not None and debate.graph.nodes[one.node]["draft"]
            for stretch in one.match.spans
        )
        self.drafted = merged(chain(drafts, self.marked.source.drafted_skips))

    def source_for(self, document: MapDocument) -> Source | None:
        """The source as a map knows it; None where it does not."""
        if self.marked is None:
            return None
        declared = {one.key for one in self.marked.source.declared}
        return next((one for one in document.visible_sources.values() if one.key in declared), None)

    def drafted_skips(self, source: Source) -> Iterator[tuple[int, Selection]]:
        """The skips of a source that are drafts, by their numbers, with their words."""
        for number, one in enumerate(source.skip):
            if one.draft and self.marked is not None and self.words is not None:
                for start, end in skipped(self.marked.source.folded, one):
                    yield number, Selection(self.words.word_at(start), self.words.word_at(end - 1))

    def drafted_skip(self, source: Source, selection: Selection) -> tuple[int, Selection] | None:
        """The first skip of a source that is a draft and holds some of what is selected, with its words."""
        found = self.drafted_skips(source)
        return next((one for one in found if one[1].first <= selection.last and selection.first <= one[1].last), None)

    def is_at_skip(self, node: str | None) -> bool:
        """Whether the walk through drafts has come to a skip, and neither cursor nor selection has moved since."""
        return self.selection is not None and self.skip_at == (node, self.selection)

    def select(self, selection: Selection | None) -> None:
        """Select other words; what was changed of the node that they would be is forgotten."""
        if selection is not None and selection != self.selection:
            self.selection = selection
            self._changed.clear()

    @property
    def selected_words(self) -> str:
        """The selected words as the source shows them."""
        if self.words is None or self.selection is None:
            return ""
        return self.words.shown(*self.selection)

    def quoting(self) -> dict[str, bool]:
        """The nodes that quote some of the selected words, those of most words first, and whether they quote all."""
        if self.words is None or self.selection is None or self.marked is None:
            return {}
        chosen = self.words.words[self.selection.first : self.selection.last + 1]
        quoted: dict[str, set[int]] = {}
        for mark in self.marked.marks:
            if mark.start < chosen[-1].end and chosen[0].start < mark.end:
                within = (at for at, word in enumerate(chosen) if mark.start < word.end and word.start < mark.end)
                quoted.setdefault(mark.node, set()).update(within)
        nodes = sorted(quoted, key=lambda node: -len(quoted[node]))
        return {node: len(quoted[node]) == len(chosen) for node in nodes if quoted[node]}

    def already(self, but: str | None = None) -> str:
        """Which nodes quote the selected words already, in words; empty if none does but a given one."""
        quoting = self.quoting()
        if quoting.keys() <= {but}:
            return ""
        first = next(iter(quoting))
        more = f" and {len(quoting) - 1} more" if len(quoting) > 1 else ""
        return f"{'' if quoting[first] else 'partly '}quoted already by {shown(first.partition('/')[2])}{more}"

    def to_next_missing(self, forward: bool = True, start: bool = False) -> bool:
        """Select the next words that nothing accounts for. False if all are accounted for."""
        if self.words is None or self.selection is None:
            return False
        if start:
            found = missing_part(self.words, 0, self.is_missing)
            if found is not None:
                self.select(found)
                return True
        found = next_missing(self.words, self.selection, self.is_missing, forward)
        self.select(found)
        return found is not None

    def change(self, **keys: object) -> None:
        """Change what the selected words would be as a node: its ``text``, ``by`` or ``qualifier``."""
        self._changed.update(keys)
        if "by" in keys:
            self._changed["pronouns"] = ()
        self._proposal = (None, None)

    def proposal(self, debate: Debate, document: MapDocument) -> Proposal | None:
        """What the selected words would be as a node of a map; None where nothing is selected."""
        if self.words is None or self.selection is None:
            return None
        key = (id(debate), document.name, self.selection)
        if self._proposal[0] != key:
            words = self.words
            people = {name: one.name or name for name, one in document.visible_people.items()}
            here = words.sentences[words.sentence_of(self.selection.first)]
            is_numbered = here.is_numbered and here.first == self.selection.first < self.selection.last
            made = proposed(
                words.shown(*self.selection), words.language, here.speaker, people, _speakers(debate), is_numbered
            )
            self._proposal = key, replace(made, **self._changed)  # type: ignore[arg-type]
        return self._proposal[1]


def _speakers(debate: Debate) -> dict[str, None]:
    return dict.fromkeys(by for _, data in debate.graph.nodes(data=True) for by in data["by"])
