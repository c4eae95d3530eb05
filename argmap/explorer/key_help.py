"""The searchable list of all signs and keys. Enter runs the chosen command."""

from __future__ import annotations

from argmap.explorer.dialogs import Chooser
from argmap.explorer.keys import COMMANDS, CONTEXTS, shown_key
from argmap.explorer.line_fitting import PaneLine, title_lines
from argmap.explorer.marks import legend
from argmap.explorer.requests import Ask, Request
from argmap.explorer.session import Session
from argmap.styled import Segment

_TITLE = "signs and keys: Enter runs the chosen one; a number before a key repeats it"


def key_dialog(session: Session) -> Ask:
    """The dialog with all keys and signs. A command can be chosen if it applies in the present context."""

    def find(words: str) -> list[PaneLine]:
        lines = list(_section("signs", legend(session.navigator), words))
        here = {one: title for one, title in CONTEXTS.items() if one == session.context == "making"}
        for context, title in {**here, **CONTEXTS}.items():
            rows = [_row(session, number) for number, one in enumerate(COMMANDS) if one.context == context]
            lines += _section(title, rows, words)
        return lines[1:]

    def answered(number: str) -> Request | None:
        return COMMANDS[int(number)].run(session)

    return Ask(Chooser(session.appearance, _TITLE, find, "search"), answered)


def _row(session: Session, number: int) -> PaneLine:
    command = COMMANDS[number]
    keys = " ".join(shown_key(key, session.appearance.is_ascii) for key in command.keys)
    target = str(number) if command.context in (session.context, "anywhere") else None
    return PaneLine([Segment(f"{keys:<18} ", "key"), Segment(command.does)], 19, target)


def _section(title: str, rows: list[PaneLine], words: str) -> list[PaneLine]:
    """The rows that contain all the words, under a title; nothing if there are none."""
    found = [row for row in rows if _has(row, words)]
    return [*title_lines(title, None), *found] if found else []


def _has(line: PaneLine, words: str) -> bool:
    plain = "".join(segment.words for segment in line.line).casefold()
    return all(word in plain for word in words.casefold().split())
