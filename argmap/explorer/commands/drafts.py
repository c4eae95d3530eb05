"""Commands that go through what is only drafted, nodes and skips, in the order of the source."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.explorer.commands.recording import maker_of, record, show_node
from argmap.explorer.commands.select import its_words
from argmap.explorer.making.selection import Selection
from argmap.explorer.making.targets import document_here
from argmap.explorer.session import Session
from argmap.graph import data_of
from argmap.operations.plan import Plan
from argmap.operations.setting import unset_key
from argmap.operations.skipping import accept_skip, drop_skip
from argmap.reading.map_document import Source

IS_SKIP = "to skip these words is a draft: y accepts it, d drops it"


class Draft(NamedTuple):
    """A drafted node, or the words of a drafted skip."""

    node: str | None
    words: Selection | None = None


def accept(session: Session) -> None:
    """Take the draft of the node away, or of the skip: it was judged. Then go to the next draft."""
    nav = session.navigator
    if _judged_skip(session, accept_skip):
        return
    if nav.node is None or not data_of(nav.graph, nav.node)["draft"]:
        session.say("this node is not a draft")
        return
    following = draft_after(session, nav.node)
    if record(session, unset_key(nav.debate, nav.node, "draft", session.maps.settings)):
        go_to_draft(session, following)


def next_draft(session: Session) -> None:
    """Go to the next draft, with its words in the source."""
    nav, maker = session.navigator, maker_of(session)
    is_new = nav.node is not None and nav.node != maker.draft_at and data_of(nav.graph, nav.node)["draft"]
    following = Draft(nav.node) if is_new and not maker.is_at_skip(nav.node) else draft_after(session, nav.node)
    if following is None:
        session.say("nothing is a draft" if not _is_draft_here(session) else "this is the only draft left")
    go_to_draft(session, following)


def drop_skip_here(session: Session) -> bool:
    """Drop the drafted skip that the walk through drafts has come to. False if it has come to none."""
    return _judged_skip(session, drop_skip)


def _is_draft_here(session: Session) -> bool:
    nav = session.navigator
    return maker_of(session).is_at_skip(nav.node) or (
        nav.node is not None and bool(data_of(nav.graph, nav.node)["draft"])
    )


def _judged_skip(session: Session, change: Callable[[Debate, Source, int, Settings], Plan]) -> bool:
    """Accept or drop the drafted skip that the walk has come to, and go to the next draft."""
    maker, nav = maker_of(session), session.navigator
    source = maker.source_for(document_here(nav)) if maker.is_at_skip(nav.node) else None
    if source is None or maker.selection is None:
        return False
    found = maker.drafted_skip(source, maker.selection)
    if found is None:
        return False
    following = draft_after(session, nav.node)
    record(session, change(nav.debate, source, found[0], session.maps.settings))
    go_to_draft(session, following)
    return True


def draft_after(session: Session, node: str | None) -> Draft | None:
    """The next draft in the order of the source, also for one that was moved; after the last, the first."""
    nav, maker = session.navigator, maker_of(session)
    order, places = nav.order(), dict[str, tuple[int, int]]()
    for number, marked in enumerate(nav.sources.marked):
        for mark in marked.marks:
            places[mark.node] = min(places.get(mark.node, (number, mark.start)), (number, mark.start))
    last = (len(nav.sources.marked), 0)
    here = Draft(None, maker.selection) if maker.is_at_skip(nav.node) else Draft(node)
    in_text = here.words is not None or node in places  # else the tree has its place

    def place(one: Draft) -> tuple[tuple[int, int], int]:
        if one.node is None:
            start = maker.words.words[one.words.first].start if maker.words and one.words else 0
            return ((maker.number, start) if in_text else (last[0] + 1, start)), -1
        return places.get(one.node, last) if in_text else last, order.get(one.node, -1)

    nodes = [Draft(one) for one in order if one != here.node and nav.graph.nodes[one]["draft"]]
    skips = [Draft(None, words) for words in _drafted_skips(session) if words != here.words]
    drafts = sorted([*nodes, *skips], key=place)
    after = (one for one in drafts if here == Draft(None) or place(one) > place(here))
    return next(after, drafts[0] if drafts else None)


def _drafted_skips(session: Session) -> list[Selection]:
    maker = maker_of(session)
    try:
        source = maker.source_for(document_here(session.navigator))
    except ArgmapError:
        source = None
    return [words for _, words in maker.drafted_skips(source)] if source is not None else []


def go_to_draft(session: Session, draft: Draft | None) -> None:
    """Go to a draft and select its words."""
    if draft is None:
        return
    note, maker = session.note, maker_of(session)
    if draft.words is not None:
        maker.select(draft.words)
        maker.skip_at = (session.navigator.node, draft.words)
        session.say(note or IS_SKIP)
        return
    show_node(session, draft.node)
    maker.draft_at = draft.node
    if maker.words is not None:
        its_words(session)
    session.say(note)
