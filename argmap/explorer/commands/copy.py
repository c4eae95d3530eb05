"""The command that copies: text, id, path, citation, or the query for the current view."""

from __future__ import annotations

from argmap.explorer.breadcrumb import path_text
from argmap.explorer.dialogs import Menu
from argmap.explorer.navigator import Navigator
from argmap.explorer.requests import Ask, Copy, Request
from argmap.explorer.session import Session
from argmap.text import shown

COPIES = {
    "t": "its text",
    "i": "its id",
    "p": "the path to it",
    "c": "a citation of its source",
    "q": "the query that gives this view",
}


def copy_menu(session: Session) -> Request:
    def answered(letter: str) -> Request | None:
        words = copied(session.navigator, letter)
        session.say(f"copied: {shown(words)}" if words else "nothing to copy")
        return Copy(words) if words else None

    return Ask(Menu(session.appearance, "copy", COPIES), answered)


def copied(nav: Navigator, letter: str) -> str:
    """What a letter of the menu copies; empty if there is nothing of that kind."""
    item = nav.item
    if letter == "q":
        return view_query(nav)
    if item is None:
        return ""
    if letter == "t":
        return shown(nav.graph.nodes[item.node]["text"] or item.node)
    if letter == "i":
        return item.node
    if letter == "p":
        return path_text(nav, item)
    return citation(nav, item.node)


def citation(nav: Navigator, node: str) -> str:
    """The quoted words of a node, and where they were published."""
    cited = []
    for quote in nav.graph.nodes[node]["quotes"]:
        source = nav.debate.sources.get(quote.source) if quote.source is not None else None
        if source is None:
            continue
        found = nav.sources.located(node, quote)
        line = f"line {found.match.line}" if found is not None and found.match is not None else ""
        about = [source.author, source.title, source.publisher, source.date, source.url]
        words = ", ".join(shown(str(one)) for one in (*about, line) if one)
        cited.append(f"“{shown(quote.text)}” ({words})")
    return "; ".join(cited)


def view_query(nav: Navigator) -> str:
    """The query with which ``argmap find`` finds the nodes of this view."""
    below = f"id:{nav.roots[-1]} OR below(id:{nav.roots[-1]})" if nav.roots else ""
    if nav.filter is None:
        return below or "*"
    return f"({nav.filter.query}) ({below})" if below else nav.filter.query
