"""The explorer without a terminal: driven by keys, looked at from inside."""

from __future__ import annotations

import asyncio
import textwrap
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import argmap
from argmap.explorer.application import Explorer
from argmap.explorer.headless import settled
from argmap.explorer.session import Maps
from argmap.view.node_line import UNICODE, Signs

SOURCE = "The council met. The air would be cleaner. We may lose customers, said Lopez. Who pays for it?\n"
DEBATE = """\
argmap: 1
title: Cars
sources:
  minutes: {file: minutes.txt, title: Minutes, url: "https://example.org/minutes"}
people:
  lopez: {name: Ana Lopez, role: shop owner}
questions:
- id: q
  text: Should the centre be closed to cars?
  positions:
  - id: close
    text: Close it.
    pro:
    - id: air
      text: The air would be cleaner.
      quote: The air would be cleaner
      con:
      - {id: ring, text: Traffic would only move to the ring road., con: [{id: toll, text: A toll would prevent that.}]}
      undercut:
      - {id: larger, text: The figures come from a much larger city.}
    con:
    - {id: shops, text: Shops lose customers., by: lopez, qualifier: may, quote: We may lose customers}
  - id: wait
    text: Wait for the new tram.
    con: {ref: air}
  questions:
  - {id: pays, text: Who pays for it?, quote: Who pays for it?}
"""


def debate_in(folder: Path, text: str = DEBATE, source: str = SOURCE) -> Path:
    """The map of these tests and its source, as files."""
    (folder / "minutes.txt").write_text(source, encoding="utf-8")
    path = folder / "cars.yaml"
    path.write_text(textwrap.dedent(text), encoding="utf-8")
    return path


def explorer(path: Path, signs: Signs = UNICODE, theme: str = "dark") -> Explorer:
    def load() -> argmap.Debate:
        return argmap.load([path])

    return Explorer(Maps(load(), load, few_findings), signs, theme, still=True)


def few_findings(debate: argmap.Debate) -> tuple[argmap.Finding, ...]:
    """What two rules find, so that another rule more changes no picture."""
    return tuple(finding for finding in argmap.check(debate) if finding.code in ("P401", "L301"))


def drive(app: Explorer, size: tuple[int, int], steps: Callable[[Any], Awaitable[None]]) -> None:
    """Run the explorer, and do the steps with its pilot."""

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await settled(app)
            await steps(pilot)

    asyncio.run(run())


def screen_of(app: Explorer) -> list[str]:
    """The rows of the screen as text."""
    return [strip.text for strip in app.screen._compositor.render_strips()]
