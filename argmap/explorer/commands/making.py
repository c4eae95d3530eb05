"""Commands that begin and end the making of maps, and take changes back."""

from __future__ import annotations

from argmap.explorer.commands.recording import maker_of, show_node, write
from argmap.explorer.making.history import Done
from argmap.explorer.making.maker import Maker
from argmap.explorer.making.selection import Selection
from argmap.explorer.session import Session
from argmap.operations.plan import Plan


def begin(session: Session) -> None:
    """Begin making: the source is beside the tree, and keys make nodes of its words."""
    nav = session.navigator
    session.show_tree()
    if nav.filter is not None:
        nav.apply(None)
    if session.maker is None:
        session.maker = Maker(nav.sources)
    session.is_making, session.makes_after = True, False
    if session.maker.words is None:
        session.say("no source can be read: name one under sources; nodes can still be changed")


def leave(session: Session) -> None:
    """Put back a node that was picked up, or else return to reading. The selection is kept for the next time."""
    maker = maker_of(session)
    if maker.moving is not None:
        maker.moving = None
        session.say("nothing is moved")
        return
    session.is_making = False
    session.say("reading: i continues making the map")


def findings(session: Session) -> None:
    """What the check finds. i or Esc continues making the map."""
    session.is_making = False
    session.aside, session.in_pane, session.pane_is_hidden = "findings", True, False
    session.makes_after = True
    session.say("Esc continues making the map")


def undo(session: Session) -> None:
    """Take the last change back, as often as is counted."""
    maker = maker_of(session)
    for _ in range(session.times):
        if not maker.history.done:
            session.say("nothing is left to undo")
            return
        last = maker.history.done[-1]
        _travel(session, last.plan.undone(), last)
        maker.history.took_back()
        session.say(f"undone: {last.plan.said}; U does it again")


def redo(session: Session) -> None:
    """Do again what was undone last."""
    maker = maker_of(session)
    for _ in range(session.times):
        if not maker.history.undone:
            session.say("nothing is left to do again")
            return
        following = maker.history.undone[-1]
        _travel(session, following.plan, following)
        maker.history.did_again()
        show_node(session, following.plan.node)
        session.say(f"done again: {following.plan.said}")


def _travel(session: Session, plan: Plan, back: Done) -> None:
    write(session, plan, "a map has been changed elsewhere since: this cannot be undone or redone")
    show_node(session, back.node)
    _select(session, back.selection)


def _select(session: Session, selection: Selection | None) -> None:
    maker = maker_of(session)
    if maker.words is not None and selection is not None and selection.last < len(maker.words.words):
        maker.select(selection)


def other_source(session: Session) -> None:
    """Show the next source, where there are several."""
    maker, nav = maker_of(session), session.navigator
    count = len(nav.sources.marked)
    if count < 2:
        session.say("there is no other source")
        return
    maker.number = (maker.number + session.times) % count
    maker.renew(nav.sources)
    maker.to_next_missing(start=True)


def to_made(session: Session) -> None:
    """Go to the node that was made last."""
    made = maker_of(session).made
    if made is None or made not in session.navigator.graph:
        session.say("no node has been made yet")
        return
    show_node(session, made)
