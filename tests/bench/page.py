"""The page of a large debate: what it costs to write, and how soon it can be read.

``python tests/bench/page.py`` exports 5,000 nodes as HTML, which has no diagram of so many, and as DOT, and compares
the processor times of the whole commands; and of the writing alone, in turns in this process. Then it opens the page in
a headless Chromium, where there is one, and takes the time until something is seen, until the page is ready, and of a
search.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from make_map import write_map
from ratios import ARGMAP, against, report

import argmap
from argmap.style import Style
from argmap.writers.dot import diagram
from argmap.writers.page import html
from argmap.writers.page.page_outline import PageOutline

sys.path.insert(0, str(Path(__file__).parents[1] / "writers" / "page"))
from browser import DRIVER, PROGRAM, Page, started

NODES = 5_000
TIMES = (
    "performance.getEntriesByName('first-contentful-paint')[0].startTime, performance.timing.domContentLoadedEventEnd"
)
SEARCH = """((field) => {
  field.value = arguments[0];
  const begun = performance.now();
  field.dispatchEvent(new Event('input'));
  document.body.offsetHeight;
  return performance.now() - begun;
})(document.getElementById('words'))"""


def seconds(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def written(debate: argmap.Debate) -> str:
    return html.compose(PageOutline(debate, None), {}, Style())[0]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_map(NODES, Path(folder, "large.yaml"))
        export = [ARGMAP, "export", str(Path(folder, "large.yaml")), "--format"]
        ratio, _ = against([*export, "html"], [*export, "dot"], 11)
        report(f"argmap export of {NODES:,} nodes as HTML, without its diagram / as DOT", ratio, 2)
        debate = argmap.load([Path(folder, "large.yaml")])
        pairs = [(seconds(lambda: written(debate)), seconds(lambda: diagram.write(debate))) for _ in range(15)]
        ratio = statistics.median(html / drawn for html, drawn in pairs)
        report("  of which writing alone", ratio, 3)
        path = Path(folder, "large.html")
        path.write_text(written(debate), encoding="utf-8")
        if PROGRAM is None or DRIVER is None:
            print("no Chromium with its driver: the page is not opened")
            return
        with started(Path(folder, "profile")) as driver:
            browse(Page(driver), path)


def browse(shown: Page, path: Path) -> None:
    rounds = []
    for _ in range(5):
        shown.open(path)
        seen, ready = shown.js(f"[{TIMES} - performance.timing.navigationStart]")
        shown.wait()
        rounds.append((seen, ready, max(shown.js(SEARCH, words) for words in ("traffic", "a", "ring quiet", ""))))
    seen, ready, search = (statistics.median(column) for column in zip(*rounds, strict=True))
    report("  until something of it is seen in Chromium", seen / 1000, 2, "s")
    report("  until it is ready", ready / 1000, 2, "s")
    report("  the slowest of four searches, with the layout", search, 100, "ms")


if __name__ == "__main__":
    main()
