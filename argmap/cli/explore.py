"""``argmap explore``: the debate, interactively, in the terminal."""

from __future__ import annotations

import gc
import importlib.util
import os
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Ascii, ConfigFile, Paths, TrustSources, complete_id

if TYPE_CHECKING:
    from argmap.checking.inspection import Overlays
    from argmap.config import Config
    from argmap.explorer.application import Explorer
    from argmap.explorer.navigator import Navigator
    from argmap.explorer.session import Maps


class ThemeChoice(StrEnum):
    AUTO = "auto"
    DARK = "dark"
    LIGHT = "light"


_At = Annotated[str | None, typer.Option("--at", metavar="ID", help="Node to start at.", autocompletion=complete_id)]
_Edit = Annotated[bool, typer.Option("--edit", help="Start in the mode for making maps, as the key i does.")]
_Source = Annotated[
    str | None,
    typer.Option("--source", metavar="FILE", help="Make a map of this text: a new one, or continue the map in PATHS."),
]
_Theme = Annotated[ThemeChoice, typer.Option("--theme", help="Colour theme.")]
_Screenshot = Annotated[
    str | None, typer.Option("--screenshot", metavar="FILE", help="Write the screen to an SVG file and exit.")
]
_Size = Annotated[str, typer.Option("--size", metavar="COLSxROWS", help="Size of the screen for --screenshot.")]
_Keys = Annotated[
    str,
    typer.Option(
        "--keys", metavar="KEYS", help="Keys to press before --screenshot, such as 'l,j,s'; quoted words are typed."
    ),
]


def command(
    paths: Paths = None,
    at: _At = None,
    edit: _Edit = False,
    source: _Source = None,
    theme: _Theme = ThemeChoice.AUTO,
    ascii_only: Ascii = False,
    screenshot: _Screenshot = None,
    size: _Size = "100x30",
    keys: _Keys = "",
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Explore the debate in the terminal, and make maps.

    Fold and unfold it, filter it, and read a node beside its source. After i, or with --edit, one key turns the
    selected words of the source into a node. Every change is written at once. Press ? for a list of all keys. This
    needs the extra tui, which pip installs.
    """
    from argmap.cli.maps import configuration, loader_status, warn_unused_configurations
    from argmap.select import node_named

    _require_terminal(screenshot)
    overlays: Overlays = {}
    if source is not None:
        from argmap.cli.explore_source import begin

        paths, overlays = begin(source, paths, trust_sources, is_drawn=screenshot is not None)
    config = configuration(paths, config_file)
    maps = _maps(paths, config, trust_sources, overlays)
    start = node_named(maps.debate, at) if at is not None else None
    if screenshot is not None:
        app = _app(maps, start, _theme(theme), ascii_only, edit or source is not None, is_drawn=True)
        nav = _draw(app, screenshot, parsed(size, keys))
    else:
        nav = _explore(_app(maps, start, _theme(theme), ascii_only, edit or source is not None))
    warn_unused_configurations(config, (document.text.file for document in nav.debate.maps))
    return loader_status(nav.debate, nav.sources.problems.all())


def _require_terminal(screenshot: str | None) -> None:
    """Raises ArgmapError if Textual is not installed, or if there is neither a terminal nor a file to draw to."""
    from argmap.cli.output import in_terminal
    from argmap.errors import ArgmapError
    from argmap.extras import install

    if importlib.util.find_spec("textual") is None:
        raise ArgmapError("argmap explore needs Textual, which is not installed", install("tui"))
    if screenshot is None and not (sys.stdin.isatty() and in_terminal()):
        hint = "--screenshot FILE draws its screen; argmap tree prints the debate"
        raise ArgmapError("argmap explore needs a terminal", hint)


def parsed(size: str, keys: str) -> tuple[tuple[int, int], list[str]]:
    """The size and the keys of a screenshot. Raises ArgmapError."""
    from argmap.explorer.headless import parsed_keys, parsed_size

    return parsed_size(size), parsed_keys(keys)


def _maps(paths: list[str] | None, config: Config, trust_sources: bool, overlays: Overlays) -> Maps:
    """The maps, and how to read them again and check them as ``argmap check`` would."""
    from argmap.checking.inspection import Inspection
    from argmap.checking.settings import settings_of
    from argmap.cli.maps import wanted
    from argmap.explorer.session import Maps

    names, read, exclude = wanted(paths, config)
    inspection = Inspection(names, {**read, **overlays}, exclude, settings_of(config), trust_sources)
    return Maps(
        inspection.debate(),
        inspection.debate,
        lambda debate: inspection.outcome(debate).findings,
        lambda: config.queries,
        inspection.settings,
    )


def _app(maps: Maps, start: str | None, theme: str, ascii_only: bool, edit: bool, is_drawn: bool = False) -> Explorer:
    """The explorer at a node, making a map or not; if ``is_drawn``, it writes nothing."""
    from argmap.cli.output import signs
    from argmap.explorer.application import Explorer
    from argmap.explorer.commands.making import begin
    from argmap.view.node_line import ASCII, UNICODE

    shown = (ASCII if ascii_only else UNICODE) if is_drawn else signs(ascii_only)
    app = Explorer(maps, shown, theme, still=is_drawn, writes=not is_drawn)
    if start is not None:
        app.session.navigator.jump(start)
    if edit:
        begin(app.session)
    return app


def _draw(app: Explorer, file: str, how: tuple[tuple[int, int], list[str]]) -> Navigator:
    """Write the screen as SVG. Returns the state at the end."""
    from argmap.cli.output import write_file
    from argmap.explorer.headless import screenshot

    content = screenshot(app, *how, None).encode()
    if file == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    else:
        write_file(Path(file), content)
    return app.session.navigator


def _explore(app: Explorer) -> Navigator:
    """Run the explorer until it ends. Returns the state at the end."""
    gc.freeze()  # the debate stays; garbage of the screen is collected as usual
    gc.enable()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # asyncio can then end the screen properly
    app.run()
    if app.bug is not None:
        raise app.bug
    return app.session.navigator


def _theme(theme: ThemeChoice) -> str:
    """The requested theme; else light if the terminal says that its background is light, as some do."""
    if theme is not ThemeChoice.AUTO:
        return str(theme)
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if ground in ("7", "15") else "dark"
