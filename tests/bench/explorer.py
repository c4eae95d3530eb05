"""The explorer on 10,000 nodes: its first screen against ``argmap tree``, and how soon a key is answered.

``python tests/bench/explorer.py`` prints each figure beside its bound. A key's answer is the time until what it changes
is drawn; of that the time is taken off which the event loop needs, in the same run, when no key is pressed.
"""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_map import write_map
from ratios import ARGMAP, against, report

KEYS = {
    "j": 60, "k": 20, "l": 10, "h": 5, "E": 1, "G": 2, "g": 2, "ctrl+d": 20, "u": 15, "U": 5, "p": 5, "z": 2, "Z": 2,
    "s": 2, "v": 1, "escape": 1, "d": 1, "m": 2,
}  # fmt: skip
"""Keys in the order in which they are pressed, and how often."""


def first_screen(path: Path) -> float:
    """The median of the processor time of a picture of the first screen, over that of the tree."""
    screen = [ARGMAP, "explore", str(path), "--screenshot", os.devnull, "--size", "120x40"]
    return against(screen, [ARGMAP, "tree", str(path)], 7)[0]


async def answers(path: Path) -> tuple[list[float], list[float]]:
    """Seconds that the keys took, and that as many rounds of nothing took."""
    import argmap
    from argmap.explorer.application import Explorer
    from argmap.explorer.headless import press
    from argmap.explorer.session import Maps
    from argmap.view.node_line import UNICODE

    def load() -> argmap.Debate:
        return argmap.load([path])

    app = Explorer(Maps(load(), load, argmap.check), UNICODE, still=True)
    gc.freeze()
    keyed, idle = [], []
    async with app.run_test(size=(120, 40)) as pilot:

        async def round_trip(key: str | None) -> float:
            begun = time.perf_counter()
            if key is not None:
                press(app, key)
            await pilot._wait_for_screen()
            app.screen._on_timer_update()  # draw now, and not with the next tick of the clock
            await pilot._wait_for_screen()
            return time.perf_counter() - begun

        for _ in range(20):
            await round_trip(None)
        for key, times in KEYS.items():
            for _ in range(times):
                idle.append(await round_trip(None))
                keyed.append(await round_trip(key))
    return keyed, idle


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        path = Path(folder, "ten.yaml")
        write_map(10_000, path)
        os.chdir(folder)
        report("first screen of the explorer, 10,000 nodes / argmap tree of them", first_screen(path), 3)
        keyed, idle = asyncio.run(answers(path))
        report(
            "a key's answer, median, an idle loop taken off", 1e3 * statistics.median(_beyond(keyed, idle)), 50, "ms"
        )
        report("  the slowest of twenty", 1e3 * statistics.quantiles(_beyond(keyed, idle), n=20)[-1], 250, "ms")
        os.chdir("/")


def _beyond(keyed: list[float], idle: list[float]) -> list[float]:
    rest = statistics.median(idle)
    return [seconds - rest for seconds in keyed]


if __name__ == "__main__":
    assert subprocess.run([ARGMAP, "--version"], stdout=subprocess.DEVNULL, check=True)
    sys.exit(main())
