"""The question who says something: of those who speak already, or somebody else."""

from __future__ import annotations

from collections.abc import Callable

from argmap.explorer.commands.recording import maker_of
from argmap.explorer.dialogs import Chooser
from argmap.explorer.line_fitting import PaneLine
from argmap.explorer.making.targets import document_here
from argmap.explorer.requests import Ask, Request
from argmap.explorer.session import Session
from argmap.styled import Segment
from argmap.text import shown

_NOBODY = "="
_AS_TYPED = "+"
_NAMED = "@"
"""How answers begin: the source's own voice, words as they are typed, somebody who is known."""


def ask_speaker(session: Session, title: str, chosen: Callable[[tuple[str, ...]], Request | None]) -> Request:
    """Ask who says something; those who spoke last come first."""
    known = known_speakers(session)

    def find(words: str) -> list[PaneLine]:
        typed = " ".join(words.split())
        fitting = [one for one in known if typed.casefold() in f"{one} {known[one]}".casefold()]
        lines = [
            PaneLine([Segment(shown(one), "who"), Segment(f"  {shown(known[one])}", "dim")], 2, _NAMED + one)
            for one in fitting
        ]
        exact = any(typed.casefold() in (one.casefold(), known[one].casefold()) for one in fitting)
        if typed and not exact:
            new = PaneLine([Segment(shown(typed), "who"), Segment("  as it is typed", "dim")], 2, _AS_TYPED + typed)
            lines = [*lines, new] if fitting else [new]
        nobody = PaneLine([Segment("nobody: the source itself", "dim")], 2, _NOBODY)
        return [*lines, nobody] if "nobody".startswith(typed.casefold()) else lines

    def answered(answer: str) -> Request | None:
        return chosen(() if answer == _NOBODY else (answer[1:],))

    return Ask(Chooser(session.appearance, title, find, "a name, or the beginning of one"), answered)


def known_speakers(session: Session) -> dict[str, str]:
    """Who speaks, with their names, those of the last node first."""
    nav = session.navigator
    people = {key: one.name for key, one in document_here(session.navigator).visible_people.items()}
    used = [by for _, data in nav.graph.nodes(data=True) for by in data["by"]]
    last = [*maker_of(session).said_by, *reversed(used)]
    found = [*dict.fromkeys([*last, *people, "unnamed"])]
    return {one: people.get(one, "somebody whom the source does not name" if one == "unnamed" else "") for one in found}
