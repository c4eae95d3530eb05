"""Commands that change what is shown beside the tree or in its place."""

from __future__ import annotations

from argmap.explorer.session import MAX_PANE_STEPS, Session


def switch_pane(session: Session) -> None:
    session.in_pane = not session.in_pane
    session.pane_is_hidden = False


def larger_pane(session: Session) -> None:
    _resize(session, session.times)


def smaller_pane(session: Session) -> None:
    _resize(session, -session.times)


def _resize(session: Session, steps: int) -> None:
    wanted = max(-MAX_PANE_STEPS, min(session.pane_steps + steps, MAX_PANE_STEPS))
    if wanted == session.pane_steps:
        session.say("the pane cannot be larger" if steps > 0 else "the pane cannot be smaller: press f to hide it")
    session.pane_steps, session.pane_is_hidden = wanted, False


def hide_pane(session: Session) -> None:
    """Show the tree alone, or the pane again."""
    session.pane_is_hidden = not session.pane_is_hidden
    session.in_pane = False


def leave(session: Session) -> None:
    """Leave whatever was entered last: the pane, the findings, the source or the filter."""
    if session.in_pane:
        session.in_pane = False
    elif session.aside != "node":
        session.aside = "node"
    elif session.navigator.filter is not None:
        session.navigator.apply(None)


def leave_pane(session: Session) -> None:
    """Go back to the tree. Findings close. If they were opened while a map was being made, that continues."""
    session.in_pane = False
    if session.aside == "findings":
        session.aside = "node"
        session.is_making, session.makes_after = session.makes_after, False


def source(session: Session) -> None:
    is_shown = session.aside == "source" and session.view == "tree" and not session.pane_is_hidden
    session.view = "tree"
    session.aside = "node" if is_shown else "source"
    session.pane_is_hidden = False


def findings(session: Session) -> None:
    is_shown = session.aside == "findings" and session.view == "tree" and not session.pane_is_hidden
    session.show_tree()
    session.pane_is_hidden, session.makes_after = False, False
    session.aside = "node" if is_shown else "findings"
    session.in_pane = session.aside == "findings"


def columns(session: Session) -> None:
    session.show_columns()


def debate(session: Session) -> None:
    session.show_debate()


def close(session: Session) -> None:
    session.show_tree()


def next_exchange(session: Session) -> None:
    _to_exchange(session, session.times)


def previous_exchange(session: Session) -> None:
    _to_exchange(session, -session.times)


def _to_exchange(session: Session, steps: int) -> None:
    wanted = session.exchange + steps
    session.exchange = max(0, min(wanted, len(session.exchanges) - 1))
    if wanted != session.exchange:
        session.say("this is the last exchange" if steps > 0 else "this is the first exchange")


def next_column(session: Session) -> None:
    """Go to the column to the right, and from the last one to the first."""
    _to_column(session, session.times)


def previous_column(session: Session) -> None:
    _to_column(session, -session.times)


def _to_column(session: Session, steps: int) -> None:
    number = len(session.columns)
    if number:
        session.column = (session.column + steps) % number
        if number > session.columns_shown:
            session.say(f"column {session.column + 1} of {number}")


def column_deeper(session: Session) -> None:
    """Weigh the chosen argument in turn."""
    if session.target is not None:
        session.navigator.jump(session.target)
        session.show_columns()


def column_back(session: Session) -> None:
    if session.navigator.back():
        session.show_columns()


def theme(session: Session) -> None:
    session.appearance.switch()
