"""A picture of the screen: SVG that is the same whenever the screen is, and that loads nothing from elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
import re
from html import unescape
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key

from argmap.errors import ArgmapError
from argmap.explorer.themes import THEMES
from argmap.near import did_you_mean
from argmap.text import shown

if TYPE_CHECKING:
    from argmap.explorer.app import Explorer

_FACES = re.compile(r"\s*@font-face \{[^}]*\}", re.DOTALL)
_IDS = re.compile(r"terminal-\d+")
_FONTS = '"DejaVu Sans Mono", Menlo, Consolas, monospace'
_A_MOMENT = 0.05
_ROUNDS = 3
"""A key is handed on from the application to the screen and to a field, which may have something to say in its turn."""
_SIZE = 20.26
"""At which the first of the fonts is as wide as the cells: not every program stretches a text to its length."""
_BLANK = "&#160;"
_TEXT = re.compile(r'(<text[^>]* x=")([\d.]+)("[^>]*? textLength=")([\d.]+)("[^>]*>)([^<]*)</text>')
_KEY = re.compile(r'"([^"]*)"|([^,]+)')
_EMPTY = re.compile(r"<text[^>]*>\s*</text>")
_COMMENT = re.compile(r"\s*<!--[^>]*-->")


def picture_of(app: Explorer) -> str:
    """The screen as SVG."""
    colors = THEMES[app.look.theme]
    svg = app.export_screenshot(title="argmap explore", simplify=True)
    svg = _COMMENT.sub("", _FACES.sub("", svg))
    svg = _IDS.sub("argmap", svg).replace("font-size: 20px", f"font-size: {_SIZE}px")
    svg = re.sub(r"font-family: [^;]*;", f"font-family: {_FONTS};", svg)
    svg = svg.replace('fill="#292929"', f'fill="{colors.panel}"').replace('fill="#c5c8c6"', f'fill="{colors.dim}"')
    svg = _EMPTY.sub("", _TEXT.sub(_trimmed, svg))
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _trimmed(found: re.Match[str]) -> str:
    """A text without the blanks at its ends, which some programs leave out and then begin too early."""
    before, at, between, length, after, words = found.groups()
    bare = re.sub(f"^({_BLANK})+", "", words)
    wide = float(length) / max(1, cell_len(unescape(words)))
    left = (len(words) - len(bare)) // len(_BLANK)
    trimmed = re.sub(f"({_BLANK})+$", "", bare)
    right = (len(bare) - len(trimmed)) // len(_BLANK)
    start, room = float(at) + left * wide, float(length) - (left + right) * wide
    return f"{before}{start:.5g}{between}{room:.5g}{after}{trimmed}</text>"


def picture(app: Explorer, size: tuple[int, int], keys: list[str], at: str | None) -> str:
    """The screen without a terminal, after some keys; ``at`` is the node where the cursor begins."""
    return asyncio.run(_drive(app, size, keys, at))


async def _drive(app: Explorer, size: tuple[int, int], keys: list[str], at: str | None) -> str:
    if at is not None:
        app.tour.jump(at)
    async with app.run_test(size=size):
        await settled(app)
        for key in keys:
            press(app, key)
            await settled(app)
        return picture_of(app)


def press(app: Explorer, key: str) -> None:
    """Send a key as a terminal would."""
    name = _character_to_key(key) if len(key) == 1 else key
    app.post_message(events.Key(name, key if len(key) == 1 else (" " if key == "space" else None)))


async def settled(app: Explorer) -> None:
    """Until what was sent has been received, answered and drawn."""
    for _ in range(_ROUNDS):
        drawn, screen = asyncio.Event(), app.screen
        app.call_later(screen.call_after_refresh, drawn.set)
        while not drawn.is_set() and app.bug is None and screen in app.screen_stack:  # else it is never drawn again
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(drawn.wait(), _A_MOMENT)


def parsed_size(words: str) -> tuple[int, int]:
    """``COLSxROWS``; raises ArgmapError."""
    found = re.fullmatch(r"(\d{1,4})x(\d{1,4})", words)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (20 <= size[0] <= 500 and 5 <= size[1] <= 300):
        raise ArgmapError(f"{shown(words)} is no size", "say columns x rows, such as 100x30: 20 to 500, and 5 to 300")
    return size


def parsed_keys(words: str) -> list[str]:
    """Keys that commas divide, by name or character; what stands in double quotes is typed. Raises ArgmapError."""
    from textual.keys import Keys

    known = {str(key.value) for key in Keys} | {"space"}
    keys: list[str] = []
    for found in _KEY.finditer(words):
        typed, key = found.groups()
        if typed is not None:
            keys += ["space" if letter == " " else letter for letter in typed]
        elif len(key) == 1 or key in known:
            keys.append(key)
        else:
            message = f"{shown(key)} is no key{did_you_mean(key, known)}"
            raise ArgmapError(message, """keys are divided by commas, and words are quoted: 'l,j,/,"is:root",enter'""")
    return keys
