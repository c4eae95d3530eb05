"""Runs the explorer without a terminal, to press keys and take a screenshot."""

from __future__ import annotations

import asyncio
import contextlib
import re

from textual import events
from textual.binding import Binding
from textual.keys import Keys

from argmap.errors import ArgmapError
from argmap.explorer.application import Explorer
from argmap.explorer.screenshot import screenshot_of
from argmap.near import did_you_mean
from argmap.text import shown

_WAIT_SECONDS = 0.05
_ROUNDS = 3
"""Rounds to wait: a key goes from the application to the screen and to a field, and each may send messages."""
_KEY = re.compile(r'"([^"]*)"|([^,]+)')
_MIN_SIZE = (20, 5)
_MAX_SIZE = (500, 300)


def screenshot(app: Explorer, size: tuple[int, int], keys: list[str], at: str | None) -> str:
    """The screen as SVG, after some keys. ``size`` is columns and rows, ``at`` the node where the cursor starts."""
    return asyncio.run(_drive(app, size, keys, at))


async def _drive(app: Explorer, size: tuple[int, int], keys: list[str], at: str | None) -> str:
    if at is not None:
        app.session.navigator.jump(at)
    async with app.run_test(size=size):
        await settled(app)
        for key in keys:
            press(app, key)
            await settled(app)
        return screenshot_of(app, app.session.appearance.theme)


def press(app: Explorer, key: str) -> None:
    """Send a key, by its name or character, as a terminal would."""
    character = key if len(key) == 1 else (" " if key == "space" else None)
    app.post_message(events.Key(_name_of(key), character))


def _name_of(key: str) -> str:
    """Textual's name of a key, as bindings need it; but a comma separates the keys of a binding."""
    if key == ",":
        return "comma"
    return next(iter(Binding.make_bindings([Binding(key, "")]))).key


async def settled(app: Explorer) -> None:
    """Wait until all messages have been received, answered and drawn."""
    for _ in range(_ROUNDS):
        drawn, screen = asyncio.Event(), app.screen
        app.call_later(screen.call_after_refresh, drawn.set)
        while (
            not drawn.is_set() and app.bug is None and screen in app.screen_stack
        ):  # otherwise it is never drawn again
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(drawn.wait(), _WAIT_SECONDS)


def parsed_size(words: str) -> tuple[int, int]:
    """Columns and rows from ``COLSxROWS``. Raises ArgmapError."""
    found = re.fullmatch(r"(\d{1,4})x(\d{1,4})", words)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(least <= one <= most for least, one, most in zip(_MIN_SIZE, size, _MAX_SIZE, strict=True)):
        hint = "write COLSxROWS, such as 100x30: 20 to 500 columns, 5 to 300 rows"
        raise ArgmapError(f"{shown(words)} is not a size", hint)
    return size


def parsed_keys(words: str) -> list[str]:
    """Keys separated by commas, by name or character; text in double quotes is typed. Raises ArgmapError."""
    known = {str(key.value) for key in Keys} | {"space"}
    keys: list[str] = []
    for found in _KEY.finditer(words):
        typed, key = found.groups()
        if typed is not None:
            keys += ["space" if letter == " " else letter for letter in typed]
        elif len(key) == 1 or key in known:
            keys.append(key)
        else:
            message = f"{shown(key)} is not a key{did_you_mean(key, known)}"
            raise ArgmapError(message, """separate keys with commas, and quote text to type: 'l,j,/,"is:root",enter'""")
    return keys
