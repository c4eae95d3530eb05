"""Commands that select words of the source, with which nodes are made."""

from __future__ import annotations

from collections.abc import Callable

from argmap.errors import ArgmapError
from argmap.explorer.commands.recording import maker_of
from argmap.explorer.making.maker import Maker
from argmap.explorer.making.selection import Selection, begun, lengthened, longer, next_clause, sentence
from argmap.explorer.making.source_words import SourceWords
from argmap.explorer.session import Session

ALL_DONE = "all of the source is accounted for"


def next_missing(session: Session) -> None:
    _to_missing(session, True)


def previous_missing(session: Session) -> None:
    _to_missing(session, False)


def _to_missing(session: Session, forward: bool) -> None:
    maker, _, _ = _selected(session)
    for _ in range(session.times):
        if not maker.to_next_missing(forward):
            session.say(ALL_DONE)


def next_sentence(session: Session) -> None:
    _to_sentence(session, session.times)


def previous_sentence(session: Session) -> None:
    _to_sentence(session, -session.times)


def _to_sentence(session: Session, steps: int) -> None:
    maker, words, selected = _selected(session)
    here = words.sentence_of(selected.first)
    if steps < 0 and selected.first > words.sentences[here].first:
        here += 1
    maker.select(sentence(words, here + steps))


def clause(session: Session) -> None:
    """Select the next clause of the sentence."""
    maker, words, selected = _selected(session)
    found = next_clause(words, selected)
    if found == selected:
        session.say("the sentence has only one clause")
    maker.select(found)


def longer_by_word(session: Session) -> None:
    _change(session, lambda words, selected: lengthened(words, selected, session.times))


def shorter_by_word(session: Session) -> None:
    _change(session, lambda words, selected: lengthened(words, selected, -session.times))


def later_by_word(session: Session) -> None:
    _change(session, lambda _, selected: begun(selected, session.times))


def earlier_by_word(session: Session) -> None:
    _change(session, lambda _, selected: begun(selected, -session.times))


def longer_by_sentence(session: Session) -> None:
    _change(session, lambda words, selected: longer(words, selected, True))


def shorter_by_sentence(session: Session) -> None:
    _change(session, lambda words, selected: longer(words, selected, False))


def its_words(session: Session) -> None:
    """Select the words that the node at the cursor quotes."""
    maker, words, _ = _selected(session)
    assert maker.marked is not None
    node = session.navigator.node
    matches = (one.match for one in maker.marked.source.quotes if one.node == node)
    spans = [(match.spans[0][0], match.spans[-1][1]) for match in matches if match is not None]
    if not spans:
        session.say("this node quotes nothing of this source")
        return
    start, end = min(spans)  # of a quote that leaves words out, these too, so that all its parts are in view
    maker.select(Selection(words.word_at(start), words.word_at(end - 1)))


def select_at(session: Session, start: int, end: int, is_dragged: bool) -> None:
    """Select the words from one place of the source to another; or the sentence at a place."""
    maker, words, _ = _selected(session)
    first, last = words.word_at(start), words.word_at(end)
    maker.select(Selection(first, last) if is_dragged else sentence(words, words.sentence_of(first)))


def _change(session: Session, change: Callable[[SourceWords, Selection], Selection]) -> None:
    maker, words, selected = _selected(session)
    maker.select(change(words, selected))


def _selected(session: Session) -> tuple[Maker, SourceWords, Selection]:
    maker = maker_of(session)
    if maker.words is None or maker.selection is None:
        raise ArgmapError("there are no words to select: no source can be read")
    return maker, maker.words, maker.selection
