"""A map that is made in the explorer: a source, a map to begin with, and keys that are pressed one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import argmap
from argmap.explorer.application import Explorer
from argmap.explorer.commands.making import begin
from argmap.explorer.headless import press, settled
from argmap.explorer.making.maker import Maker

from .driving import explorer

SIZE = (100, 40)
MINUTES = """\
MINUTES OF THE COUNCIL

The mayor proposed to close the centre. The air would be cleaner, because cars burn petrol. Ms Lopez said that
shops may lose customers. However, half of them come by bus. Who pays for it? Nobody knows.

Printed on paper.
"""
MAP = """\
argmap: 1
sources:
  minutes: {file: minutes.txt, title: Minutes, url: "https://example.org/minutes"}
people:
  lopez: {name: Ana Lopez, role: shop owner}
questions:
- id: q
  text: Should the centre be closed?
  positions:
  - id: close
    text: Close it.
    quote: proposed to close the centre
    pro:
    - id: air
      quote: The air would be cleaner
      draft: true
    con:
    - id: bus
      text: Half of the customers come by bus.
      draft: true
  - id: wait
    text: Wait.
"""


def maps_in(folder: Path, text: str = MAP, source: str = MINUTES) -> Path:
    """A map, its source, and the root of both."""
    (folder / ".argmap.toml").touch()
    (folder / "minutes.txt").write_text(source, encoding="utf-8")
    path = folder / "cars.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def maker(app: Explorer) -> Maker:
    assert app.session.maker is not None
    return app.session.maker


def nodes(path: Path) -> dict[str, dict[str, Any]]:
    """What the file says, node by node. It must have no error."""
    debate = argmap.load([path])
    assert [str(one) for one in argmap.check(debate) if one.severity == "error"] == []
    return {name.partition("/")[2]: dict(data) for name, data in debate.graph.nodes(data=True)}


def edges(path: Path) -> set[tuple[str, str, str]]:
    """Each edge of the file: child, relation, parent."""
    found = argmap.load([path]).graph.edges(data=True)
    return {(a.partition("/")[2], str(data["relation"]), b.partition("/")[2]) for a, b, data in found}


def press_keys(
    path: Path, keys: Iterable[str], at: str = "", after: Callable[[Explorer, str], None] = lambda _app, _key: None
) -> Explorer:
    """Begin to make a map at a node, press keys one by one, and look at what is there after each."""
    app = explorer(path)
    app.exit = lambda *_, **__: setattr(app, "has_left", True)  # type: ignore[method-assign]
    if at:
        app.session.navigator.jump(f"{path.stem}/{at}")
    begin(app.session)

    async def run() -> None:
        async with app.run_test(size=SIZE):
            await settled(app)
            for key in keys:
                press(app, "space" if key == " " else key)
                await settled(app)
                after(app, key)

    asyncio.run(run())
    assert app.bug is None
    return app


def select(words: str) -> Callable[[Explorer], None]:
    """Select words of the source, as the mouse does."""

    def choose(app: Explorer) -> None:
        content = maker(app).words
        assert content is not None
        start = content.content.index(words)
        app.main.query_one("#words").post_message(_selected(start, start + len(words) - 1))

    return choose


def _selected(start: int, end: int) -> Any:
    from argmap.explorer.source_pane import SourcePane

    return SourcePane.Selected(start, end, dragged=True)
