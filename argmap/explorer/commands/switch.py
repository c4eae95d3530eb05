"""Commands that change what is shown beside the tree or in its place."""

from __future__ import annotations

from argmap.explorer.session import Session


def switch_pane(session: Session) -> None:
    session.in_pane = not session.in_pane


def leave(session: Session) -> None:
    """Leave what was entered last: the pane, the findings or the source, the filter."""
    if session.in_pane:
        session.in_pane = False
    elif session.aside != "node":
        session.aside = "node"
    elif session.navigator.filter is not None:
        session.navigator.apply(None)


def source(session: Session) -> None:
    session.aside = "node" if session.aside == "source" else "source"


def findings(session: Session) -> None:
    is_shown = session.aside == "findings" and session.view == "tree"
    session.show_tree()
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


def other_column(session: Session) -> None:
    session.in_against = not session.in_against


def column_deeper(session: Session) -> None:
    """Weigh the chosen argument in its turn."""
    if session.target is not None:
        session.navigator.jump(session.target)
        session.show_columns()


def column_back(session: Session) -> None:
    if session.navigator.back():
        session.show_columns()


def theme(session: Session) -> None:
    session.appearance.switch()
