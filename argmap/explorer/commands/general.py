"""Commands that work everywhere: the editor, reloading, the list of keys, quitting."""

from __future__ import annotations

import os

from argmap.explorer.commands.recording import ONLY_A_PICTURE
from argmap.explorer.external_editor import editor_command
from argmap.explorer.requests import Quit, Request, RunEditor, ShowKeys
from argmap.explorer.session import Session


def edit(session: Session) -> Request | None:
    """Open the map at the node, or at the chosen finding, then read the maps again."""
    span, path = session.span, session.file
    if span is None:
        return None
    if not session.writes:
        session.say(ONLY_A_PICTURE)
        return None
    if path is None or not path.is_file():
        session.say("this map is not a file")
        return None
    command = editor_command(os.environ, str(path), span.line)
    if command is None:
        session.say("no editor: set VISUAL or EDITOR")
        return None
    return RunEditor(command)


def reload(session: Session) -> None:
    session.reload()


def help_keys(_session: Session) -> Request:
    return ShowKeys()


def leave_explorer(_session: Session) -> Request:
    return Quit()
