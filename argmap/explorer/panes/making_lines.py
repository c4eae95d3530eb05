"""What a key would make of the selected words, and how much of the source is accounted for: three lines."""

from __future__ import annotations

from argmap.errors import ArgmapError
from argmap.explorer.line_fitting import columns, cut
from argmap.explorer.making.targets import document_here
from argmap.explorer.session import Session
from argmap.sources.coverage import percent
from argmap.styled import Line, Segment
from argmap.text import shown

LINES = 3


def making_lines(session: Session, room: int, rows: int = 1) -> list[Line]:
    """Where one is in the source; what the words would be; where they would go: the latter two in so many rows."""
    maker, nav, more = session.maker, session.navigator, session.appearance.more
    if maker is None or maker.marked is None or maker.words is None or maker.selection is None:
        return [[Segment("no source can be read here: declare one under sources in the map", "warning")], [], []]
    wide = room * rows
    return [_progress(session, room), _proposal_line(session, wide), _goal(session, wide, nav.node, more)]


def _progress(session: Session, room: int) -> Line:
    maker = session.maker
    assert maker is not None
    assert maker.marked is not None
    assert maker.words is not None
    assert maker.selection is not None
    share, words = maker.share, maker.words
    drafted = share.percent_with_drafts - share.percent
    line: Line = [Segment(f"{percent(share.percent)} accounted for", "key")]
    if drafted:
        line.append(Segment(f", {percent(drafted)} drafted", "mark"))
    count = maker.selection.last - maker.selection.first + 1
    number = words.sentence_of(maker.selection.first) + 1
    line.append(Segment(f"  sentence {number:,} of {len(words.sentences):,}, {count} word{'s' * (count != 1)}", "dim"))
    already = maker.already(session.navigator.node)
    if already:
        line.append(Segment(f"  {already}", "warning"))
    source = maker.marked.source
    title = shown(source.title) if source.title else shown(source.folded.text.file)
    left = room - columns(line) - 2
    if left > 12:
        line.append(Segment(f"  {cut(title, left, session.appearance.more)}", "dim"))
    return line


def _proposal_line(session: Session, room: int) -> Line:
    """Who says it, how firmly, and its text, where the quote does not say it."""
    maker = session.maker
    assert maker is not None
    if maker.is_at_skip(session.navigator.node):
        keys = [Segment("y", "key"), Segment(" accepts it, "), Segment("d", "key"), Segment(" drops it")]
        return [Segment("a drafted skip: ", "mark"), *keys]
    try:
        proposal = maker.proposal(session.navigator.debate, document_here(session.navigator))
    except ArgmapError as error:
        return [Segment(str(error), "warning")]
    if proposal is None or maker.words is None or maker.selection is None:
        return []
    if maker.words.sentences[maker.words.sentence_of(maker.selection.last)].is_name:
        return [Segment("a speaker's name: ", "dim"), Segment("s", "key"), Segment(" skips it wherever it is", "dim")]
    line: Line = [Segment("by ", "dim"), Segment(shown(", ".join(proposal.by)) or "the source itself", "who")]
    if proposal.qualifier:
        line += [Segment("  hedge ", "dim"), Segment(f"“{shown(proposal.qualifier)}”", "quote")]
    if proposal.stance:
        line += [Segment("  opens like ", "dim"), Segment(f"a {proposal.stance}", "key")]
    doubts = [*(f"who is “{pronoun}”?" for pronoun in proposal.pronouns), *proposal.doubts]
    if doubts:
        line += [Segment(f"  {shown(doubts[0])}", "mark")]
    left = room - columns(line) - 7
    if left > 8:
        text = shown(proposal.text) if proposal.text else "the quote says it"
        line += [
            Segment("  text ", "dim"),
            Segment(cut(text, left, session.appearance.more), "" if proposal.text else "dim"),
        ]
    return line


def _goal(session: Session, room: int, node: str | None, more: str) -> Line:
    """The node below which a key puts the words; of a draft, what is to be looked at."""
    nav = session.navigator
    if node is None:
        return [
            Segment("the map is empty: ", "dim"),
            Segment("Q", "key"),
            Segment(" makes a question of the words, ", "dim"),
            Segment("W", "key"),
            Segment(" one in your own words", "dim"),
        ]
    data = nav.graph.nodes[node]
    line: Line = []
    if session.maker is not None and session.maker.moving is not None:
        goes = "also goes " if session.maker.moving_stays else "goes "
        line = [Segment(f"{shown(nav.debate.short(session.maker.moving))} {goes}", "mark")]
    if data["draft"]:
        line = [Segment("a draft: y accepts it", "mark")]
        line += [Segment(f"  {shown(data['note'])}", "mark")] if data["note"] else []
        line += [Segment("  ")]
    line += [Segment("below ", "dim"), Segment(shown(nav.debate.short(node)), "key"), Segment("  ")]
    left = room - columns(line)
    return [*line, Segment(cut(shown(data["text"]), max(0, left), more))]
