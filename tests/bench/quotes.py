"""How long it takes to find 100,000 quotes in a source of 10 MB, and to measure its coverage.

``python tests/bench/quotes.py`` prints ratios of processor times, all taken in one run. The yardstick is to normalise
the source once and to note where each of its words stands, which is the least that a finder of quotes has to know.
"""

from __future__ import annotations

import gc
import random
import re
import statistics
import tempfile
import time
from array import array
from collections.abc import Callable
from pathlib import Path

import argmap
from argmap.findings import Findings
from argmap.reading.map_document import Quote
from argmap.sources.coverage import measure
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.quotes import find
from argmap.text import Text

QUOTES = 100_000
CHARACTERS = 10_000_000


def make(rng: random.Random) -> tuple[str, list[str]]:
    """A text of random words, and quotes from all over it: every seventh with words left out, every tenth wrong."""
    vocabulary = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(2, 10))) for _ in range(20_000)]
    words = rng.choices(vocabulary, k=CHARACTERS // 7)
    quotes = []
    for number in range(QUOTES):
        start = rng.randrange(len(words) - 20)
        quote = words[start : start + rng.randint(6, 20)]
        if number % 7 == 0:
            quote[2:4] = ["[...]"]
        if number % 10 == 0:
            quote.append("nowhere")
        quotes.append(" ".join(quote))
    lines = (" ".join(words[at : at + 15]) for at in range(0, len(words), 15))
    return "\n".join(lines), quotes


def normalise(text: str) -> tuple[str, array[int]]:
    """The yardstick."""
    parts, places = [], array("q")
    for word in re.finditer(r"\S+", text.translate({0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-"})):
        parts.append(word[0])
        places.append(word.start())
    return " ".join(parts), places


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    work()
    gc.enable()
    return time.process_time() - start


def main() -> None:
    text, quotes = make(random.Random(1))
    wanted = [Quote(quote, None, None, Text("map", "").span(0, 0)) for quote in quotes]
    rounds = [
        (seconds(lambda: normalise(text)), seconds(lambda: find(Folded(Text("s", text)), wanted))) for _ in range(3)
    ]
    ratio = statistics.median(finding / yardstick for yardstick, finding in rounds)
    print(f"finding 100,000 quotes in 10 MB / normalising it      {ratio:6.2f} x (at most 8)")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "s.txt").write_text(text)
        lines = ["argmap: 1", "sources: {s: {file: s.txt}}", "questions:"]
        lines += [f"- {{text: Why, undeveloped: true, quote: '{quote}'}}" for quote in quotes[1:10_000:2]]
        Path(folder, "m.yaml").write_text("\n".join(lines) + "\n")
        debate = argmap.load(Path(folder, "m.yaml"))
        rounds = [(seconds(lambda: normalise(text)), seconds(lambda: measure(debate, Findings()))) for _ in range(3)]
    ratio = statistics.median(measuring / yardstick for yardstick, measuring in rounds)
    print(f"coverage of 10 MB with 5,000 quotes / normalising it  {ratio:6.2f} x")


if __name__ == "__main__":
    main()
