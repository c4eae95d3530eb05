"""A source made a draft: section by section, paragraph by paragraph, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from argmap.drafting.attributing import Attribution, Said, continued
from argmap.drafting.claims import MAX_ANALYSED, Analysis, analysed, opened, pronoun_doubts, sentence
from argmap.drafting.clauses import Clause, clauses
from argmap.drafting.hedging import hedge_in
from argmap.drafting.passages import Form, Passage, heading_words
from argmap.drafting.people import People
from argmap.drafting.phrases import Phrases
from argmap.drafting.placing import Cue, Placed, Section
from argmap.drafting.proposals import Draft, Proposal
from argmap.drafting.sentences import sentences
from argmap.text import Text

MAX_NODES = 200_000
"""A draft has no more nodes: what comes after them is left out, and said."""
_MAX_LEAD = 160
_MAX_OMITTED = 300
_FIRST_WORDS = 6
"""Within so many words at its beginning, *also* joins a claim to the one before."""


class _Part(NamedTuple):
    """A clause with what was found in it; ``start`` and ``end`` are offsets in the words of the passage."""

    start: int
    end: int
    clause: Clause
    first: int
    """The number of the first clause of its sentence."""
    found: Analysis
    said: Said


class Assembler:
    """Makes a draft of the passages of a source."""

    def __init__(self, draft: Draft, phrases: Phrases, language: str, text: Text) -> None:
        self._draft = draft
        self._phrases = phrases
        self._language = language
        self._text = text
        self._people = People(phrases)
        self._section = Section(draft)
        self._items: list[tuple[int, Placed]] = []
        self._lead: Placed | None = None
        self._table: Proposal | None = None
        self.count = 0
        self.said: list[tuple[Proposal, Said]] = []

    def read(self, passages: Sequence[Passage]) -> None:
        """Take in all passages, in their order."""
        self._people.read(one.words for one in passages)
        for number, one in enumerate(passages):
            if self.count >= MAX_NODES:
                line = self._text.position(one.start)[0]
                self._draft.notes.append(
                    f"A draft has {MAX_NODES:,} nodes at most: line {line} and the rest are left out."
                )
                return
            if one.form is not Form.ROW:
                self._table = None
            self._take(one, passages[number + 1] if number + 1 < len(passages) else None)

    def _take(self, one: Passage, following: Passage | None) -> None:
        if one.form in (Form.HEADING, Form.QUESTION):
            self._section = Section(self._draft, self._question(one), one.words.rstrip().endswith(("?", "？")))
            self._items, self._lead = [], None
        elif one.form is Form.ROW:
            self._row(one, following)
        elif one.form is not Form.FURNITURE:
            self._paragraph(one)

    def _question(self, one: Passage) -> Proposal:
        words = heading_words(one.words)
        asks = words.rstrip().endswith(("?", "？"))
        node = self._node(words if asks else words.rstrip(" :"), one, 0, len(one.words))
        node.is_question = True
        if not asks:
            node.notes.append("The heading asks nothing: put into words what its section answers.")
        return node

    def _node(self, text: str, one: Passage, start: int, end: int) -> Proposal:
        self.count += 1
        return Proposal(text, one.words[start:end], one.origin(start), one.origin(end - 1) + 1)

    def _row(self, one: Passage, following: Passage | None) -> None:
        """A row of a table: the first is a question, which the others answer."""
        start, end = _within_bars(one.words)
        if start >= end:
            return
        cells = [cell.strip() for cell in one.words[start:end].split("|") if cell.strip()]
        if self._table is None and following is not None and following.form is Form.ROW:
            self._table = self._node(cells[0], one, start, end)
            self._table.is_question = True
            self._table.notes.append("The head of a table: put into words what its rows answer.")
            self._draft.questions.append(self._table)
            return
        node = self._node(sentence(": ".join(cells)), one, start, end)
        node.qualifier = hedge_in(one.words[start:end], self._language)
        if self._table is None:
            self._section.answer(node)
        else:
            self._table.put("positions", node)

    def _paragraph(self, one: Passage) -> None:
        """A paragraph, or an item of a list."""
        parts = self._parts(one)
        if not parts:
            return
        self._section.begin_paragraph()
        if one.form is Form.PARAGRAPH:
            self._items = []
            self._put(one, parts)
            self._lead = self._section.previous
            return
        while self._items and self._items[-1][0] >= one.level:
            self._items.pop()
        above = self._items[-1][1] if self._items else self._lead
        first = self._put(one, parts, above, is_item=True)
        if first is not None:
            self._items.append((one.level, first))

    def _parts(self, one: Passage) -> list[_Part]:
        attribution = Attribution(self._people, self._phrases)
        parts: list[_Part] = []
        whole: list[Said] = []
        for start, end in sentences(one.words, self._language):
            here = one.words[start:end]
            if one.speaker and start == 0 and here.startswith(f"{one.speaker}:"):
                start += len(one.speaker) + 1
                start += len(one.words[start:end]) - len(one.words[start:end].lstrip())
                here = one.words[start:end]
            if not any(map(str.isalnum, here)):
                continue
            first = len(parts)
            divided = clauses(here, self._phrases)
            for clause in divided:
                words = here[clause.start : clause.end]
                is_part = clause.on is not None or clause.start > 0
                found = analysed(words, self._phrases, is_part) if len(words) <= MAX_ANALYSED else Analysis(words)
                if clause.on is None and clause.start > 0 and found.opener is None:
                    found = found._replace(opener=opened(here, self._phrases)[0])
                said = attribution.said(found, words)
                parts.append(_Part(start + clause.start, start + clause.end, clause, first, found, said))
            main = next(part for part in parts[first:] if part.clause.on is None)
            _passed_on(parts[first:])
            whole.append(main.said)
        if one.speaker:
            for part in parts:
                part.said.by = part.said.by or [one.speaker]
        else:
            continued(whole)
            for first in dict.fromkeys(part.first for part in parts):
                _passed_on([part for part in parts if part.first == first])
        return parts

    def _put(
        self, one: Passage, parts: list[_Part], above: Placed | None = None, is_item: bool = False
    ) -> Placed | None:
        """Put the clauses in their places: the main clause of each sentence, then the others around it.

        The place of the first is given back.
        """
        begun: Placed | None = None
        for first in dict.fromkeys(part.first for part in parts):
            group = [part for part in parts if part.first == first]
            main = next(number for number, part in enumerate(group) if part.clause.on is None)
            node = self._claim(one, group[main], group)
            if len(group) == 1 and node.words.endswith(("?", "？")):
                node.is_question, node.by, node.qualifier = True, (), None
                self._section.raise_question(node)
                continue
            if is_item and begun is None:
                key = _stance(group[main]) or "pro"
                placed = self._section.under(node, key, above) if above else self._section.answer(node)
            elif is_item and begun is not None and self._cue(group[main]) is None:
                placed = self._section.under(node, "pro", begun)
            else:
                is_first = self._section.first is None
                placed = self._placed(node, group, main)
                if is_first and self._begins_with(group[main].found.claim, "undecided"):
                    self._section.leave_open()
            begun = begun or placed
            self._around(one, group, main, placed)
            self._section.previous = placed
        return begun

    def _placed(self, node: Proposal, group: list[_Part], main: int) -> Placed:
        """Put the main claim of a sentence in: two groups that disagree both answer; who goes on, goes on telling."""
        section, part = self._section, group[main]
        if any(self._disagree(one, part) for one in group if one.clause.on == main):
            return section.answer(node)
        before = section.previous
        if before is not None and before.key == "context" and part.said.people and before.node.by == node.by:
            return section.under(node, "context", before)
        return section.place(node, self._cue(part))

    def _disagree(self, one: _Part, other: _Part) -> bool:
        """Whether two clauses are what *some* say and what *others* say."""
        both = [*one.found.speakers, *other.found.speakers]
        others = self._phrases.set_of("others")
        named = any(word in others for speaker in both for word in speaker.name.casefold().split())
        return bool(one.found.speakers and other.found.speakers) and named

    def _cue(self, part: _Part) -> Cue | None:
        """What the words of a clause say of its place."""
        found, phrases = part.found, self._phrases
        if found.opener is not None:
            return Cue(found.opener.stance, found.opener.to)
        words = (found.qualifier or "").casefold().split()
        if found.denies or not phrases.set_of("opposing").isdisjoint(words):
            return Cue("con", "previous")
        if not phrases.set_of("agreeing").isdisjoint(words):
            return Cue("pro", "previous")
        claim = found.claim
        if not found.speakers and phrases.pattern("normative").search(claim):
            return Cue(None, "answer")
        if phrases.pattern("examples").search(claim):
            return Cue("pro", "previous")
        if phrases.pattern("also").search(" ".join((found.qualifier or claim).split()[:_FIRST_WORDS])):
            return Cue(None, "parent")
        if pronoun_doubts(claim, phrases) and not found.speakers:
            return Cue("pro", "previous")
        return None

    def _begins_with(self, words: str, name: str) -> bool:
        return self._phrases.pattern(name).match(words) is not None

    def _around(self, one: Passage, group: list[_Part], main: int, main_place: Placed) -> None:
        """Put in the other clauses of a sentence: those first that bear on one that is there."""
        placed = {main: main_place}
        waiting = [number for number in range(len(group)) if number != main]
        while waiting:
            number = next((one for one in waiting if group[one].clause.on in placed), None)
            if number is None:
                return
            waiting.remove(number)
            clause = group[number].clause
            assert clause.on is not None
            node = self._claim(one, group[number], group)
            if clause.doubt:
                node.notes.append(clause.doubt)
            base = placed[clause.on]
            if base.key == "positions" and self._disagree(group[number], group[clause.on]):
                placed[number] = self._section.answer(node)
                node.conflicts.append(base.node)
            else:
                placed[number] = self._beside(node, clause, base)

    def _beside(self, node: Proposal, clause: Clause, base: Placed) -> Placed:
        """A clause that bears on another one, ``base``, or stands where that one does."""
        section = self._section
        if clause.bears == "same":
            return section.beside(node, base) if base.above is not None else section.under(node, "pro", base)
        if clause.bears != "denied":
            return section.under(node, clause.bears or "pro", base)
        opposite = {"pro": "con", "con": "pro"}.get(base.key, "caveat")
        placed = section.beside(node, base, opposite)
        if base.above is not None and placed.above is base.above:
            base.above.node.lists[base.key].remove(base.node)
            node.put("con", base.node)
            base.above, base.key, base.depth = placed, "con", placed.depth + 1
        return placed

    def _claim(self, one: Passage, part: _Part, group: list[_Part]) -> Proposal:
        """The node of a clause."""
        start, end = _trimmed(one.words, part.start, part.end)
        found, said = part.found, part.said
        node = self._node(sentence(_standing_alone(found, said, self._phrases)), one, start, end)
        node.by = tuple(dict.fromkeys(said.by))
        node.qualifier = found.qualifier
        node.notes += said.notes
        if found.denies:
            node.notes.append("This is denied: say what is claimed instead.")
        node.notes += [f"{one[0].upper()}{one[1:]}" for one in pronoun_doubts(node.text, self._phrases)]
        reporting = group[part.clause.on] if part.clause.on is not None else None
        if reporting is not None and part.clause.goes_on and found.frame is None and reporting.found.frame is not None:
            self._lead_in(node, one, reporting, start)
        self.said.append((node, said))
        return node

    def _lead_in(self, node: Proposal, one: Passage, reporting: _Part, start: int) -> None:
        """Have the quote of a clause begin with the words of reporting, which stand before it."""
        qualifier = reporting.found.qualifier
        at = one.words.find(qualifier, reporting.start, reporting.end) if qualifier else -1
        if qualifier is None or at < 0:
            return
        begin, end = _trimmed(one.words, reporting.start, at + len(qualifier))
        if end - begin <= _MAX_LEAD and 0 < start - end <= _MAX_OMITTED:
            node.lead, node.qualifier = one.words[begin:end], qualifier
            node.start = one.origin(begin)


def _stance(part: _Part) -> str | None:
    return part.found.opener.stance if part.found.opener is not None else None


def _passed_on(group: Iterable[_Part]) -> None:
    """Those who speak in a clause also say the clauses that go on with it."""
    parts = list(group)
    for part in parts:
        on = part.clause.on
        if on is None or not part.clause.goes_on or part.said.by:
            continue
        before = parts[on].said
        part.said.by, part.said.people, part.said.is_own = list(before.by), list(before.people), False


def _standing_alone(found: Analysis, said: Said, phrases: Phrases) -> str:
    """The claim, where it begins with a pronoun that can only mean the one who says it, with the name instead."""
    words = found.claim
    first, _, rest = words.partition(" ")
    if found.frame is None or not rest or len(said.people) != 1 or len(said.by) != 1:
        return words
    person = said.people[0]
    singular = first.casefold() in phrases.pronouns.get("he", ()) or first.casefold() in phrases.pronouns.get("she", ())
    if singular and first.casefold() in person.pronouns and said.is_own:
        return f"{person.name} {rest}"
    return words


def _within_bars(words: str) -> tuple[int, int]:
    """A row of a table without the bars around it, and without empty cells at its end."""
    start, end = 0, len(words)
    while start < end and words[start] in "| ":
        start += 1
    while end > start and words[end - 1] in "| ":
        end -= 1
    return start, end


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without blanks and without marks that belong to what is around it."""
    while start < end and words[start] in " ,;:":
        start += 1
    while end > start and words[end - 1] in " ,;:":
        end -= 1
    return start, end
