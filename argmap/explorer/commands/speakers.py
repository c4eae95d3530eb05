"""The question who says something: of those who speak already, or somebody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

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
_SEVERAL = ","
"""How answers begin: the source's own voice, words as they are typed, somebody who is known, several speakers."""


def ask_speaker(session: Session, title: str, chosen: Callable[[tuple[str, ...]], Request | None]) -> Request:
    """Ask who says something; those who spoke last come first."""
    known = known_speakers(session)

    def find(words: str) -> list[PaneLine]:
        typed = " ".join(words.split())
        several = [part.strip() for part in typed.split(",") if part.strip()]
        if len(several) > 1:
            return [_line(", ".join(several), "each of them", _SEVERAL + ",".join(several))]
        lines = [_line(one, known[one], _NAMED + one) for one in _fitting(typed, known)]
        if typed and not any(_is_exact(typed, one, known[one]) for one in known):
            lines.append(_line(typed, "as it is typed", _AS_TYPED + typed))
        nobody = PaneLine([Segment("nobody: the source itself", "dim")], 2, _NOBODY)
        return [*lines, nobody] if "nobody".startswith(typed.casefold()) else lines

    def answered(answer: str) -> Request | None:
        if answer[0] == _SEVERAL:
            return chosen(tuple(dict.fromkeys(_known_as(one, known) for one in answer[1:].split(","))))
        return chosen(() if answer == _NOBODY else (answer[1:],))

    return Ask(Chooser(session.appearance, title, find, "a name or its beginning; several with commas"), answered, True)


def _line(name: str, remark: str, answer: str) -> PaneLine:
    return PaneLine([Segment(shown(name), "who"), Segment(f"  {shown(remark)}", "dim")], 2, answer)


def _is_exact(typed: str, key: str, name: str) -> bool:
    return typed.casefold() in (key.casefold(), name.casefold())


def _fitting(typed: str, known: Mapping[str, str]) -> list[str]:
    """The speakers with a word that begins so, an exact one first."""
    start = re.compile(rf"(?<!\w){re.escape(typed.casefold())}")
    fitting = [one for one in known if start.search(f"{one} {known[one]}".casefold())]
    return sorted(fitting, key=lambda one: not _is_exact(typed, one, known[one]))


def _known_as(typed: str, known: Mapping[str, str]) -> str:
    """The one known speaker that is meant; else the words as they are typed."""
    fitting = _fitting(typed, known)
    is_exact = bool(fitting) and _is_exact(typed, fitting[0], known[fitting[0]])
    return fitting[0] if is_exact or len(fitting) == 1 else typed


def known_speakers(session: Session) -> dict[str, str]:
    """Who speaks, with their names, those of the last node first."""
    nav = session.navigator
    people = {key: one.name for key, one in document_here(session.navigator).visible_people.items()}
    used = [by for _, data in nav.graph.nodes(data=True) for by in data["by"]]
    last = [*maker_of(session).said_by, *reversed(used)]
    found = [*dict.fromkeys([*last, *people, "unnamed"])]
    return {one: people.get(one, "somebody whom the source does not name" if one == "unnamed" else "") for one in found}
