"""Commands that change the node at the cursor."""

from __future__ import annotations

from argmap.errors import ArgmapError
from argmap.explorer.commands.drafts import draft_after, drop_skip_here, go_to_draft
from argmap.explorer.commands.jump import ask_node
from argmap.explorer.commands.recording import maker_of, record, show_node
from argmap.explorer.commands.speakers import ask_speaker
from argmap.explorer.dialogs import Answer, Menu
from argmap.explorer.making.targets import MADE
from argmap.explorer.requests import Ask, Request
from argmap.explorer.session import Session
from argmap.graph import data_of
from argmap.operations.lifting import can_lift, lift
from argmap.operations.moving import lists_for, move
from argmap.operations.removing import remove
from argmap.operations.setting import set_key, unset_key
from argmap.relations import Relation
from argmap.text import shown

_TURNED = {
    Relation.PRO: "con",
    Relation.CON: "pro",
    Relation.PREMISE: "con",
    Relation.UNDERCUT: "con",
    Relation.CAVEAT: "con",
}
"""The list that a node goes into when it is turned."""


def text(session: Session) -> Request:
    """Change the text of the node."""
    node = _node(session)
    old = session.navigator.graph.nodes[node]["text"]
    question = f"the text of {shown(session.navigator.debate.short(node))}"
    return Ask(Answer(session.appearance, question, old), lambda new: _set(session, node, "text", new), True)


def speaker(session: Session) -> Request:
    """Change who says the node."""
    node = _node(session)
    title = f"who says {shown(session.navigator.debate.short(node))}?"
    return ask_speaker(session, title, lambda by: _set(session, node, "by", *by))


def hedge(session: Session) -> Request:
    """Change the hedge of the node."""
    node = _node(session)
    old = session.navigator.graph.nodes[node]["qualifier"] or ""
    question = f"the hedge of {shown(session.navigator.debate.short(node))}, in the words of its quote"
    answer = Answer(session.appearance, question, old, may_be_empty=True)
    return Ask(answer, lambda new: _set(session, node, "qualifier", new), True)


def turn(session: Session) -> None:
    """Make a pro a con, a con a pro, and a premise, an undercut or a caveat a con."""
    item = session.navigator.item
    key = _TURNED.get(item.edge.relation) if item is not None and item.edge is not None else None
    if key is None:
        raise ArgmapError("this is neither for nor against anything", "T makes it something else here, m moves it")
    _moved(session, _node(session), _above(session), key)


def as_what(session: Session) -> Request:
    """Make the node something else of what it is under."""
    node, above = _node(session), _above(session)
    fitting = lists_for(session.navigator.debate, node, above)
    letters = {letter: words for letter, (key, words) in MADE.items() if key in fitting and letter.islower()}
    menu = Menu(session.appearance, f"{shown(session.navigator.debate.short(node))}: as what?", letters)
    return Ask(menu, lambda letter: _moved(session, node, above, MADE[letter][0]))


def move_node(session: Session) -> None:
    """Take the node up: the next key that makes a node puts it below the one that is chosen then."""
    _take_up(session, stays=False)


def also_below(session: Session) -> None:
    """Add a reference to the node there; the node itself stays where it is."""
    _take_up(session, stays=True)


def _take_up(session: Session, stays: bool) -> None:
    maker, node = maker_of(session), _node(session)
    if maker.moving is not None:
        maker.moving = None
        session.say("nothing is moved")
        return
    maker.moving, maker.moving_stays = node, stays
    short = shown(session.navigator.debate.short(node))
    keys = "a, p, c, x, e, v, i or q" if stays else "a, p, c, x, e, v, i or q (at the top: A or Q)"
    what = "will also appear at another place" if stays else "is picked up"
    session.say(f"{short} {what}: choose a node, and say with {keys} what it is there")


def conflicts(session: Session) -> Request:
    """Say that the node and another one exclude each other."""
    return _joined(session, "conflicts", "conflicts with")


def rephrases(session: Session) -> Request:
    """Say that the node says the same as another one."""
    return _joined(session, "rephrases", "rephrases")


def _joined(session: Session, key: str, words: str) -> Request:
    nav, node = session.navigator, _node(session)
    others = [one for one in nav.graph if one != node]

    def chosen(other: str) -> None:
        record(session, set_key(nav.debate, node, key, [other], session.maps.settings, add=True))

    return ask_node(session, f"{shown(nav.debate.short(node))} {words} which node?", others, chosen)


def remove_node(session: Session) -> Request | None:
    """Remove the node; ask first, if others are below it or refer to it. At a drafted skip, drop that."""
    if drop_skip_here(session):
        return None
    nav, node = session.navigator, _node(session)
    was_draft = data_of(nav.graph, node)["draft"]

    def away(everything: bool, keeps: bool = False) -> None:
        settings = session.maps.settings
        if keeps:
            plan = lift(nav.debate, node, settings)
        else:
            plan = remove(nav.debate, node, settings, with_children=everything, drop_references=everything)
        following = draft_after(session, node) if was_draft else None
        if record(session, plan) and was_draft:
            go_to_draft(session, following)

    try:
        away(False)
    except ArgmapError as reason:
        if not reason.excerpt:
            raise
        title = f"{reason} yet"
        entries = {"y": "remove them too", "n": "keep all"}
        if can_lift(nav.debate, node):
            entries = {"k": "keep what is below it, one level up", **entries}
        menu = Menu(session.appearance, title, entries)
        return Ask(menu, lambda letter: away(True, letter == "k") if letter != "n" else None, True)
    return None


def _set(session: Session, node: str, key: str, *values: str) -> None:
    """Set a key; without a value, or with an empty one, take it away."""
    nav = session.navigator
    if any(values):
        record(session, set_key(nav.debate, node, key, values, session.maps.settings))
    elif nav.graph.nodes[node]["written"].written_value(key) is not None:
        record(session, unset_key(nav.debate, node, key, session.maps.settings))


def _moved(session: Session, node: str, under: str, key: str) -> Request | None:
    nav = session.navigator
    item = nav.item
    origin = None
    if item is not None and item.node == node:
        origin = item.above.node if item.above is not None else nav.graph.nodes[node]["map"]
    if record(session, move(nav.debate, node, under, key, origin, session.maps.settings)):
        show_node(session, maker_of(session).history.done[-1].plan.node)
    return None


def _node(session: Session) -> str:
    if session.navigator.node is None:
        raise ArgmapError("there is no node yet", "Q makes a question at the top, A a position")
    return session.navigator.node


def _above(session: Session) -> str:
    item = session.navigator.item
    if item is None or item.above is None:
        raise ArgmapError("this node is at the top", "m moves it below another one")
    return item.above.node
