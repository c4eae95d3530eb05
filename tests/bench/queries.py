"""What a query costs in a debate of 100,000 nodes, against the time of loading it.

``python tests/bench/queries.py`` prints ratios of processor times, all taken in one run: each query is asked of the
debate as ``argmap find`` does, with nothing known of it before. What the parser costs is a ratio to what a
command imports before it.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from make_map import write_map

import argmap
from argmap.query import compile_query
from argmap.query.vocabulary import FIELDS, FLAGS, FUNCTIONS, KEYS, NUMBERS

BOUND = 0.5
VALUES = {"kind": "argument", "relation": "pro", "map": "m"}
QUERIES = [
    *(f"{field}:{VALUES.get(field, '*e*')}" for field in FIELDS),
    *(f"{number}>1" for number in NUMBERS),
    *(f"is:{flag}" for flag in FLAGS),
    *(f"has:{key}" for key in KEYS),
    *(f"{function}(*)" for function in FUNCTIONS),
    *(f"{function}(is:root)" for function in FUNCTIONS),
    "against(for(below(traffic)))",
    "(tram OR buses) -by:speaker-1* cons>pros above(tag:economy) is:unanswered",
]
PARSER = """
import time, typer, argmap.loader, argmap.query
start = time.process_time()
from argmap.query.grammar import parse
parse("a")
used = time.process_time() - start
print(used / start)
"""


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    work()
    gc.enable()
    return time.process_time() - start


def main() -> None:
    compile_query("a")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "m.yaml")
        write_map(100_000, path)
        loading = statistics.median(seconds(lambda: argmap.load(path)) for _ in range(3))
        debate = argmap.load(path)
    worst = 0.0
    for text in QUERIES:
        query = compile_query(text)
        ratio = min(seconds(lambda query=query: query.nodes(debate)) for _ in range(2)) / loading
        worst = max(worst, ratio)
        print(f"{text:<76} {ratio:5.3f} x")
    print(f"the slowest query of 100,000 nodes / loading them: {worst:.2f} x (at most {BOUND})")
    made = [float(subprocess.run([sys.executable, "-c", PARSER], capture_output=True).stdout) for _ in range(7)]
    print(f"importing and making the parser / what a command imports before: {statistics.median(made):.2f} x")


if __name__ == "__main__":
    main()
