"""Commands that make nodes: of the selected words, or in one's own words."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.drafting.naming import name_nodes
from argmap.drafting.phrases import bare, phrases_of
from argmap.drafting.proposals import Proposal as Drafted
from argmap.errors import ArgmapError
from argmap.explorer.commands.recording import maker_of, open_here, record, show_node
from argmap.explorer.commands.speakers import ask_speaker
from argmap.explorer.dialogs import Answer, Menu
from argmap.explorer.making.maker import Maker
from argmap.explorer.making.proposal import Proposal
from argmap.explorer.making.targets import MADE, Target, document_here, fits, target_of
from argmap.explorer.requests import Ask, Request
from argmap.explorer.session import Session
from argmap.operations.adding import Keys, add
from argmap.operations.citing import cited
from argmap.operations.moving import move
from argmap.operations.places import named, places_of
from argmap.operations.quoting import Wanted, quote
from argmap.operations.referring import refer
from argmap.operations.skipping import accept_skip
from argmap.operations.skipping import skip as skip_words
from argmap.reading.map_document import MapDocument, Source
from argmap.relations import CLAIMS, LISTS, Kind
from argmap.text import shown

_FOLLOWED = frozenset({Kind.QUESTION, Kind.POSITION})
"""The kinds of nodes to which the cursor goes when they are made: what follows in the text is mostly about them."""


def position(session: Session) -> Request | None:
    return _make(session, "positions")


def pro(session: Session) -> Request | None:
    return _make(session, "pro")


def con(session: Session) -> Request | None:
    return _make(session, "con")


def undercut(session: Session) -> Request | None:
    return _make(session, "undercut")


def premise(session: Session) -> Request | None:
    return _make(session, "premises")


def caveat(session: Session) -> Request | None:
    return _make(session, "caveat")


def context(session: Session) -> Request | None:
    return _make(session, "context")


def question(session: Session) -> Request | None:
    return _make(session, "questions")


def top_question(session: Session) -> Request | None:
    return _make(session, "questions", at_top=True)


def top_position(session: Session) -> Request | None:
    return _make(session, "positions", at_top=True)


def skip(session: Session) -> None:
    """Skip the selected words, wherever they are in the source; where that is drafted already, accept it."""
    maker = maker_of(session)
    _, source, _ = _selected(session, document_here(session.navigator))
    drafted = maker.drafted_skip(source, maker.selection) if maker.selection is not None else None
    if drafted is not None:
        record(session, accept_skip(session.navigator.debate, source, drafted[0], session.maps.settings))
        again = maker.source_for(document_here(session.navigator))
        following = next(maker.drafted_skips(again), None) if again is not None else None
        if following is not None:
            maker.select(following[1])
            maker.skip_at = (session.navigator.node, following[1])
        return
    plan = skip_words(session.navigator.debate, source, maker.selected_words, None, session.maps.settings)
    if record(session, plan, f"{plan.said}{_noted(maker.already())}"):
        maker.to_next_missing()


def also_here(session: Session) -> None:
    """Add the selected words to the quotes of the node at the cursor: the same is said here again."""
    nav, maker = session.navigator, maker_of(session)
    if nav.node is None:
        raise ArgmapError("choose the node that is said here, too")
    proposal, source, start = _selected(session, document_here(session.navigator))
    assert maker.marked is not None
    if maker.quoting().get(nav.node):
        raise ArgmapError(f"{shown(nav.debate.short(nav.node))} quotes these words already")
    value = cited(nav.debate, nav.node, source, maker.marked.source.folded, start, proposal.words)
    keys = value if isinstance(value, dict) else {"text": value}
    line = keys.get("line")
    wanted = Wanted(proposal.words, source.id, int(line) if line else None, keys.get("page"))
    plan, _ = quote(
        nav.debate, nav.node, wanted, session.maps.settings, add=bool(_quotes(session, nav.node)), is_stated=True
    )
    if record(session, plan):
        maker.to_next_missing()


def _quotes(session: Session, node: str) -> Sequence[object]:
    quotes: Sequence[object] = session.navigator.graph.nodes[node]["quotes"]
    return quotes


def own_words(session: Session) -> Request:
    """Make a node that the source does not state, in one's own words; those are kept until they are a node."""
    maker = maker_of(session)

    def kind_of(text: str) -> Request:
        nav = session.navigator
        letters = {letter: words for letter, (key, words) in MADE.items() if fits(nav, key, letter.isupper())}
        menu = Menu(session.appearance, f"{shown(text[:60])}: as what?", letters)
        maker.own_words = text
        return Ask(menu, lambda letter: _write(session, text, letter), True)

    return Ask(Answer(session.appearance, "a node in your own words", maker.own_words), kind_of)


def _write(session: Session, text: str, letter: str) -> None:
    key = MADE[letter][0]
    target = target_of(session.navigator, key, letter.isupper())
    is_claim = LISTS[key].kind in CLAIMS
    keys: dict[str, str | list[str] | dict[str, str]] = {"text": text, "implied": "true" if is_claim else ""}
    if _added(session, target, {**keys, "id": _fresh_id(session, target, text)}):
        maker_of(session).own_words = ""


def change_text(session: Session) -> Request:
    """Change the text of the node that the selected words would be; empty, the quote says it."""
    maker = maker_of(session)
    proposal, _, _ = _selected(session, document_here(session.navigator))
    question = "its text (empty: the quote says it)"
    answer = Answer(session.appearance, question, proposal.text or proposal.words, may_be_empty=True)
    return Ask(answer, lambda text: maker.change(text="" if text == proposal.words else text))


def change_speaker(session: Session) -> Request:
    """Change who says what is selected."""
    maker = maker_of(session)
    _selected(session, document_here(session.navigator))

    def chosen(by: tuple[str, ...]) -> None:
        maker.said_by = by or maker.said_by
        maker.change(by=by)

    return ask_speaker(session, "who says this?", chosen)


def change_hedge(session: Session) -> Request:
    """Change the hedge of what is selected: words of it."""
    maker = maker_of(session)
    proposal, _, _ = _selected(session, document_here(session.navigator))

    def answered(hedge: str) -> None:
        if hedge and hedge not in proposal.words:
            raise ArgmapError("these words are not among the selected ones", "a hedge is some of them, word for word")
        maker.change(qualifier=hedge)

    answer = Answer(session.appearance, "its hedge, in the words of the quote", proposal.qualifier, may_be_empty=True)
    return Ask(answer, answered, True)


def _make(session: Session, key: str, at_top: bool = False) -> Request | None:
    """Make the selected words a node in a list of what is chosen in the tree, and go on to the next words.

    Ask first who is meant if a pronoun says who speaks; else the source would seem to say it.
    """
    nav, maker = session.navigator, maker_of(session)
    target = target_of(nav, key, at_top)
    if maker.moving is not None:
        _put(session, maker.moving, target)
        return None
    document = target.document or document_here(session.navigator)
    proposal, source, start = _selected(session, document)
    assert maker.marked is not None
    if proposal.pronouns and key != "questions":

        def named(by: tuple[str, ...]) -> Request | None:
            maker.change(by=(*proposal.by, *by))
            return _make(session, key, at_top)

        return ask_speaker(session, f"who is “{shown(proposal.pronouns[0])}”?", named)
    under = target.node if target.node is not None else document
    cite = cited(nav.debate, under, source, maker.marked.source.folded, start, proposal.words)
    keys: dict[str, str | list[str] | dict[str, str]] = {
        "id": _fresh_id(session, target, proposal.says),
        "text": proposal.text,
        "by": [] if key == "questions" else [*proposal.by],
        "qualifier": proposal.qualifier,
        "quote": cite,
    }
    if _added(session, target, keys, maker.already()):
        maker.said_by = proposal.by or maker.said_by
        maker.to_next_missing()
    return None


def _put(session: Session, node: str, target: Target) -> None:
    """Move the picked-up node below the chosen one, or to the top of the map; or add a reference to it there."""
    nav, maker = session.navigator, maker_of(session)
    stays, maker.moving = maker.moving_stays, None
    if node not in nav.graph:
        raise ArgmapError("the node that was picked up is gone")
    if stays:
        if target.node is None:
            raise ArgmapError(
                "a reference to a node can be below another node, but not at the top", "M picks it up again"
            )
        record(session, refer(nav.debate, node, target.node, target.key, session.maps.settings))
        open_here(session)
        return
    places = places_of(nav.debate, node)
    first = named(nav.debate, places[0].document, places[0].above)
    origin = first or places[0].document.name if len(places) > 1 else None
    under = target.node if target.node is not None else target.document or document_here(nav)
    plan = move(nav.debate, node, under, target.key, origin, session.maps.settings)
    if record(session, plan):
        show_node(session, plan.node)


def _noted(already: str) -> str:
    return f", {already}" if already else ""


def _added(session: Session, target: Target, keys: Keys, already: str = "") -> bool:
    """Add a node; the cursor stays where the next one most likely goes. ``already``: who quotes the same words."""
    nav, maker = session.navigator, maker_of(session)
    under = target.node if target.node is not None else target.document or document_here(session.navigator)
    plan = add(nav.debate, under, target.key, keys, session.maps.settings)
    name = plan.node.partition("/")[2] if plan.node else ""
    where = f"below {shown(nav.debate.short(target.node))}" if target.node is not None else "at the top"
    kind = LISTS[target.key].kind
    what = LISTS[target.key].relation if kind is Kind.ARGUMENT else kind
    if not record(session, plan, f"{what} {shown(name)} {where}{_noted(already)}"):
        return False
    maker.made = plan.node
    open_here(session)
    if plan.node is not None and kind in _FOLLOWED:
        nav.jump(plan.node)
    return True


def _fresh_id(session: Session, target: Target, text: str) -> str:
    """An id that can be read, of the words that mean most."""
    maker, document = maker_of(session), target.document or document_here(session.navigator)
    language = maker.words.language if maker.words is not None else ""
    node = Drafted(text, text, 0, 0)
    name_nodes([node], phrases_of(language) or bare(language), document.ids)
    return node.id


def _selected(session: Session, document: MapDocument) -> tuple[Proposal, Source, int]:
    """What the selected words would be in a map, of which source, and where they begin."""
    maker: Maker = maker_of(session)
    proposal = maker.proposal(session.navigator.debate, document)
    if proposal is None or maker.words is None or maker.selection is None:
        raise ArgmapError("nothing is selected: there is no source to select from")
    source = maker.source_for(document)
    if source is None:
        message = f"the map {shown(document.name)} does not know this source"
        raise ArgmapError(message, "choose a node of a map that does, or declare it under sources")
    return proposal, source, maker.words.words[maker.selection.first].start
