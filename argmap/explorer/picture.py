"""A picture of the screen: SVG that is the same whenever the screen is, and that loads nothing from elsewhere."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.near import did_you_mean
from argmap.text import shown

if TYPE_CHECKING:
    from textual.app import App

    from argmap.explorer.app import Explorer

_FACES = re.compile(r"\s*@font-face \{[^}]*\}", re.DOTALL)
_IDS = re.compile(r"terminal-\d+")
_FONTS = '"DejaVu Sans Mono", Menlo, Consolas, monospace'
_COMMENT = re.compile(r"\s*<!-- Generated with Rich[^>]*-->")


def picture_of(app: App[None]) -> str:
    """The screen as SVG."""
    svg = app.export_screenshot(title="argmap explore", simplify=True)
    svg = _COMMENT.sub("", _FACES.sub("", svg))
    svg = _IDS.sub("argmap", svg)
    svg = re.sub(r"font-family: [^;]*;", f"font-family: {_FONTS};", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def picture(app: Explorer, size: tuple[int, int], keys: list[str], at: str | None) -> str:
    """The screen without a terminal, after some keys; ``at`` is the node where the cursor begins."""
    return asyncio.run(_drive(app, size, keys, at))


async def _drive(app: Explorer, size: tuple[int, int], keys: list[str], at: str | None) -> str:
    async with app.run_test(size=size) as pilot:
        if at is not None:
            app.session.jump(at)
            app.sync()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        return picture_of(app)


def parsed_size(words: str) -> tuple[int, int]:
    """``COLSxROWS``; raises ArgmapError."""
    found = re.fullmatch(r"(\d{1,4})x(\d{1,4})", words)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (20 <= size[0] <= 500 and 5 <= size[1] <= 300):
        raise ArgmapError(f"{shown(words)} is no size", "say columns x rows, such as 100x30: 20 to 500, and 5 to 300")
    return size


def parsed_keys(words: str) -> list[str]:
    """Keys that commas divide, each as Textual names it; raises ArgmapError for one that does not exist."""
    from textual.keys import Keys

    known = {str(key.value) for key in Keys}
    keys = [key for key in words.split(",") if key]
    for key in keys:
        if len(key) > 1 and key not in known:
            raise ArgmapError(
                f"{shown(key)} is no key{did_you_mean(key, known)}", 'keys are divided by commas: "l,l,s"'
            )
    return keys
