"""Keys that give something away: to the clipboard, to a file, to the editor."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.app import SuspendNotSupported

from argmap.explorer.crumbs import way_in_words
from argmap.explorer.dialogs import Answer, Menu
from argmap.explorer.editor import editor_command
from argmap.explorer.picture import picture_of
from argmap.files import display
from argmap.saving import write as save
from argmap.text import shown
from argmap.writers import FORMATS, WRITERS, written

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer

_A_PICTURE = "nothing is written but the picture that was asked for"


class Made(NamedTuple):
    """The content of a file, and how many things had no place in it."""

    content: bytes
    losses: int = 0


COPIES = {
    "t": "its text",
    "i": "its id",
    "p": "the path to it",
    "c": "a citation of its source",
    "q": "the query that gives this view",
}


def copy_menu(app: Explorer) -> None:
    def answer(letter: str | None) -> None:
        if letter is not None:
            words = copied(app, letter)
            if words:
                app.copy_to_clipboard(words)
            app.say(f"copied: {shown(words)}" if words else "there is nothing of that to copy")
            app.sync()

    app.ask(Menu(app.look, "copy", COPIES), answer)


def copied(app: Explorer, letter: str) -> str:
    """What a letter of the menu copies; empty where there is nothing of the kind."""
    tour, place = app.tour, app.tour.place
    if letter == "q":
        return view_query(app)
    if place is None:
        return ""
    if letter == "t":
        return shown(tour.graph.nodes[place.node]["text"] or place.node)
    if letter == "i":
        return place.node
    if letter == "p":
        return way_in_words(tour, place)
    return citation(app, place.node)


def citation(app: Explorer, node: str) -> str:
    """The quoted words, and where they were published."""
    tour = app.tour
    cited = []
    for quote in tour.graph.nodes[node]["quotes"]:
        source = tour.debate.sources.get(quote.source) if quote.source is not None else None
        if source is None:
            continue
        found = tour.located(node, quote)
        line = f"line {found.match.line}" if found is not None and found.match is not None else ""
        about = [source.author, source.title, source.publisher, source.date, source.url]
        words = ", ".join(shown(str(one)) for one in (*about, line) if one)
        cited.append(f"“{shown(quote.text)}” ({words})")
    return "; ".join(cited)


def view_query(app: Explorer) -> str:
    """The query that ``argmap find`` gives the same nodes for."""
    tour = app.tour
    below = f"id:{tour.roots[-1]} OR below(id:{tour.roots[-1]})" if tour.roots else ""
    if tour.filter is None:
        return below or "*"
    return f"({tour.filter.query}) ({below})" if below else tour.filter.query


def export(app: Explorer) -> None:
    """What is visible, in one of the formats that there is a writer for."""
    letters = {str(number): name for number, name in enumerate(WRITERS, 1)}

    def answer(letter: str | None) -> None:
        if letter is not None:
            name = letters[letter]
            _ask_file(app, f"argmap.{FORMATS[name].suffixes[0]}", lambda: _exported(app, name))

    app.ask(Menu(app.look, "export what is visible", letters), answer)


def screenshot(app: Explorer) -> None:
    _ask_file(app, "argmap.svg", lambda: Made(picture_of(app).encode()))


def _exported(app: Explorer, format: str) -> Made:
    """The nodes of the visible rows, as ``argmap export`` would write them."""
    tour = app.tour
    nodes = {place.node for place in tour.outline.rows}
    document, losses = written(format, tour.debate, nodes)
    return Made(document, len(losses))


def _ask_file(app: Explorer, name: str, make: Callable[[], Made]) -> None:
    """Ask for a file name and write there; a file that is there already only after a second question."""

    def write(path: Path, replace: bool) -> None:
        if not app.writes:
            app.say(_A_PICTURE)
            app.sync()
            return
        try:
            made = make()
            save(path, made.content, replace=replace)
            lost = (
                f"; {made.losses} things have no place in this format: argmap export tells them" if made.losses else ""
            )
            app.say(f"written: {display(path)}{lost}")
        except FileExistsError:
            question = f"{display(path)} is there already: replace it?"
            app.ask(Menu(app.look, shown(question), {"y": "yes", "n": "no"}), lambda yes: confirmed(path, yes))
        except OSError as error:
            app.say(f"cannot write {display(path)}: {(error.strerror or '').lower()}")
        app.sync()

    def confirmed(path: Path, yes: str | None) -> None:
        if yes == "y":
            write(path, True)

    def answer(words: str | None) -> None:
        if words is not None:
            with contextlib.suppress(RuntimeError):  # ~nobody: a name as good as any
                words = str(Path(words).expanduser())
            write(Path(words), False)

    app.ask(Answer(app.look, "write to which file?", name), answer)


def edit(app: Explorer) -> None:
    """Open the map where the node is written, or the file of the chosen finding; read the maps again afterwards."""
    place = app.span
    if place is None:
        return
    if not app.writes:
        app.say(_A_PICTURE)
        return
    path = app.file_of(place.text)
    if path is None or not path.is_file():
        app.say("this map is no file")
        return
    command = editor_command(os.environ, str(path), place.line)
    if command is None:
        app.say("no editor: set VISUAL or EDITOR")
        return
    try:
        with app.suspend():
            problem = _run(command)
    except SuspendNotSupported:
        app.say("no terminal to open an editor in")
        return
    app.reload()
    if problem:
        app.say(problem)


def _run(command: list[str]) -> str:
    """Run an editor to its end, which alone answers Ctrl-C meanwhile; what is wrong, if it cannot be started."""
    answer = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        subprocess.run(command, check=False)
    except OSError as error:
        return f"cannot start {command[0]}: {(error.strerror or '').lower()}"
    finally:
        signal.signal(signal.SIGINT, answer)
    return ""


def reload(app: Explorer) -> None:
    app.reload()
