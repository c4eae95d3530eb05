"""Commands that begin, keep and drop a filter."""

from __future__ import annotations

from argmap.explorer.requests import CloseFilter, OpenFilter, Request
from argmap.explorer.session import Session


def filter_rows(session: Session) -> Request:
    """Open the field for a query, with the current one in it."""
    session.show_tree()
    nav = session.navigator
    session.typed_from = nav.path
    session.typed = nav.filter.query if nav.filter is not None else ""
    return OpenFilter(session.typed)


def keep_filter(session: Session) -> Request | None:
    """Keep the filter, unless its query is wrong. The cursor stays where it was moved while typing."""
    kept = session.navigator.filter
    if (kept is not None and kept.query == session.typed) or session.apply_filter(session.typed):
        session.typed_from = None
        return CloseFilter()
    return None


def drop_filter(session: Session) -> Request:
    session.navigator.apply(None, session.typed_from)
    session.typed_from = None
    return CloseFilter()
