"""Commands that write a file: an export of the visible nodes, or a picture of the screen."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from argmap.explorer.commands.recording import ONLY_A_PICTURE
from argmap.explorer.dialogs import Answer, Menu
from argmap.explorer.requests import Ask, Request, TakeScreenshot
from argmap.explorer.session import Session
from argmap.files import display
from argmap.saving import write as save
from argmap.text import shown
from argmap.writers import FORMATS, WRITERS, written


class FileContent(NamedTuple):
    """The bytes of a file, and how many things its format cannot represent."""

    data: bytes
    losses: int = 0


def export(session: Session) -> Request:
    """Write the visible nodes, in any of the export formats."""
    letters = {str(number): name for number, name in enumerate(WRITERS, 1)}

    def answered(letter: str) -> Request:
        name = letters[letter]
        return _ask_file(session, f"argmap.{FORMATS[name].suffixes[0]}", lambda: _exported(session, name))

    return Ask(Menu(session.appearance, "export what is visible", letters), answered)


def screenshot(session: Session) -> Request:
    """Write the screen as SVG, as it was before the question for a file name."""
    return TakeScreenshot(lambda svg: _ask_file(session, "argmap.svg", lambda: FileContent(svg.encode())))


def _exported(session: Session, format: str) -> FileContent:
    """The nodes of the visible rows, as ``argmap export`` would write them."""
    nav = session.navigator
    nodes = {item.node for item in nav.outline.rows}
    document, losses = written(format, nav.debate, nodes)
    return FileContent(document, len(losses))


def _ask_file(session: Session, name: str, content: Callable[[], FileContent]) -> Request:
    """Ask for a file name and write there. Replace a file only after a second question."""

    def write(path: Path, replace: bool) -> Request | None:
        if not session.writes:
            session.say(ONLY_A_PICTURE)
            return None
        try:
            made = content()
            save(path, made.data, replace=replace)
        except FileExistsError:
            question = f"{display(path)} already exists: replace it?"
            menu = Menu(session.appearance, shown(question), {"y": "yes", "n": "no"})
            return Ask(menu, lambda yes: write(path, True) if yes == "y" else None)
        except OSError as error:
            session.say(f"cannot write {display(path)}: {(error.strerror or '').lower()}")
            return None
        lost = f"; {made.losses} things do not fit into this format: argmap export lists them" if made.losses else ""
        session.say(f"written: {display(path)}{lost}")
        return None

    def answered(words: str) -> Request | None:
        with contextlib.suppress(RuntimeError):  # ~nobody: use the name as it is
            words = str(Path(words).expanduser())
        return write(Path(words), False)

    return Ask(Answer(session.appearance, "write to which file?", name), answered)
