"""From the text of a source to a draft of its map."""

from __future__ import annotations

from typing import NamedTuple

from argmap.drafting.assembling import Assembler
from argmap.drafting.naming import name_nodes, name_people
from argmap.drafting.passages import Form, Passage, has_label, passages
from argmap.drafting.phrases import Phrases, bare, phrases_of
from argmap.drafting.proposals import Draft, Proposal
from argmap.drafting.settling import settled
from argmap.drafting.skipping import skips
from argmap.sources.matching.folding import Folded
from argmap.sources.words import guess

_TITLE = "the title"
_LABEL = "a label and a list"
_UNANSWERED = "a question that nothing below it answers"


class Drafted(NamedTuple):
    """A draft, and what could not be drafted: nodes whose words are not found, and passages beyond the limits."""

    draft: Draft
    lost: int


def drafted(folded: Folded, name: str, language: str | None = None) -> Drafted:
    """A draft of the map of a source; ``name`` is its title where the text has none.

    ``language`` is the tag of its language; without it, it is guessed.
    """
    language = language or guess(folded.text.content) or ""
    phrases = phrases_of(language) or bare(language)
    found = passages(folded)
    title, found = _titled(found, name)
    found = _without_labels(_without_unanswered(found), phrases)
    draft = Draft(title, language or None)
    if not phrases.frames:
        draft.notes.append(
            "Nobody has listed how this language says who says something: nodes have neither by nor qualifier."
        )
    assembler = Assembler(draft, phrases, language or "en", folded.text)
    assembler.read(found)
    draft.skips, more = skips(found, folded)
    if more:
        draft.notes.append(f"{more:,} more passages without a claim are neither quoted nor skipped.")
    lost = settle(draft, folded, phrases, assembler)
    return Drafted(draft, lost + more)


def settle(draft: Draft, folded: Folded, phrases: Phrases, assembler: Assembler) -> int:
    """Look for the quotes, and name nodes and people; how many nodes are not in the source, and so were dropped."""
    lost = settled(list(draft.nodes()), folded)
    if lost:
        _drop(draft, {id(node) for node in lost})
        draft.notes.append(f"{len(lost):,} passages are left out, for their words are not found in the source.")
    name_people(draft, assembler.said)
    name_nodes(draft.nodes(), phrases)
    return len(lost)


def _titled(found: list[Passage], name: str) -> tuple[str, list[Passage]]:
    """The title, and the passages: a heading at the top, with others further below, is no question but the title."""
    headings = [number for number, one in enumerate(found) if one.form is Form.HEADING]
    if len(headings) > 1 and headings[0] == 0 and not found[0].words.rstrip().endswith("?"):
        return found[0].words, [found[0]._replace(form=Form.FURNITURE, reason=_TITLE), *found[1:]]
    return name, found


def _without_unanswered(found: list[Passage]) -> list[Passage]:
    """The passages, with the lines that ask something as furniture, where nothing follows them that could answer."""
    made = list(found)
    answered = False
    for number in range(len(made) - 1, -1, -1):
        form = made[number].form
        if form is Form.QUESTION and not answered:
            made[number] = made[number]._replace(form=Form.FURNITURE, reason=_UNANSWERED)
        elif form is Form.FURNITURE:
            answered = False if number + 1 < len(made) and made[number + 1].form is Form.HEADING else answered
        else:
            answered = form not in (Form.HEADING, Form.QUESTION)
    return made


def _without_labels(found: list[Passage], phrases: Phrases) -> list[Passage]:
    """The passages, with those as furniture that are a label and a list: *Present: Mr Lind; members of the public.*"""
    if not phrases.set_of("finite"):
        return found
    made = []
    for one in found:
        is_list = one.form is Form.PARAGRAPH and one.speaker is None and has_label(one.words)
        if is_list and phrases.pattern("finite").search(one.words) is None:
            one = one._replace(form=Form.FURNITURE, reason=_LABEL)
        made.append(one)
    return made


def _drop(draft: Draft, lost: set[int]) -> None:
    """Take nodes out; those below them take their places."""

    def kept(nodes: list[Proposal]) -> list[Proposal]:
        made: list[Proposal] = []
        waiting = list(reversed(nodes))
        while waiting:
            node = waiting.pop()
            if id(node) in lost:
                waiting.extend(reversed([one for key in node.lists for one in node.lists[key]]))
            else:
                made.append(node)
        return made

    draft.questions, draft.positions = kept(draft.questions), kept(draft.positions)
    for node in list(draft.nodes()):
        node.lists = {key: kept(nodes) for key, nodes in node.lists.items()}
