"""Commands that begin, keep and drop a filter."""

from __future__ import annotations

from argmap.explorer.requests import CloseFilter, OpenFilter, Request
from argmap.explorer.session import Session


def filter_rows(session: Session) -> Request:
    """Let a query be typed at the bottom, starting with the present one."""
    session.show_tree()
    nav = session.navigator
    session.typed_from = nav.path
    session.typed = nav.filter.query if nav.filter is not None else ""
    return OpenFilter(session.typed)


def keep_filter(session: Session) -> Request | None:
    """Keep the filter, unless its query is wrong; the cursor stays where it was moved meanwhile."""
    kept = session.navigator.filter
    if (kept is not None and kept.query == session.typed) or session.apply_filter(session.typed):
        session.typed_from = None
        return CloseFilter()
    return None


def drop_filter(session: Session) -> Request:
    session.navigator.apply(None, session.typed_from)
    session.typed_from = None
    return CloseFilter()
