"""The benchmarks that are ratios: every figure is taken in one run, against a yardstick of the same run.

``python tests/bench/ratios.py`` prints each ratio beside its bound. The machine's speed cancels out, and so does most
of its noise, because each command takes turns with its yardstick. Times are those of whole processes (user and
system), so that other work on the machine counts little.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from make_map import write_map

ROOT = Path(__file__).resolve().parents[2]
ARGMAP = str(Path(sys.executable).with_name("argmap"))
NOTHING = [sys.executable, "-c", "pass"]
EVENTS = "import sys, yaml\nfor _ in yaml.parse(open(sys.argv[1], 'rb'), Loader=yaml.CLoader): pass"


class Cost(NamedTuple):
    seconds: float
    mebibytes: float


def run(command: list[str]) -> Cost:
    """The processor time and the peak memory of one process; it must succeed."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed with status {process.returncode}")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def against(command: list[str], yardstick: list[str], runs: int) -> tuple[float, float]:
    """The median ratio of the times, pair by pair, and the largest peak of the command's memory."""
    run(command), run(yardstick)
    pairs = [(run(command), run(yardstick)) for _ in range(runs)]
    return statistics.median(a.seconds / b.seconds for a, b in pairs), max(a.mebibytes for a, _ in pairs)


def report(what: str, value: float, bound: float, unit: str = "x") -> None:
    verdict = "ok" if value <= bound else "OVER"
    print(f"{what:<72} {value:7.2f} {unit:<3} (at most {bound:g})  {verdict}")


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ratio, _ = against([ARGMAP, "--version"], NOTHING, 21)
    report("argmap --version / python -c pass", ratio, 2)
    ratio, _ = against([ARGMAP, "tree", str(ROOT / "maps")], NOTHING, 11)
    report("argmap tree of the article / python -c pass", ratio, 30)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # where no configuration of a project switches more rules on
        ten, hundred = Path(folder, "ten.yaml"), Path(folder, "hundred.yaml")
        write_map(10_000, ten)
        write_map(100_000, hundred)
        events = [sys.executable, "-c", EVENTS]
        ratio, _ = against([ARGMAP, "check", str(ten)], [*events, str(ten)], 11)
        report("argmap check of 10,000 nodes / libyaml's events", ratio, 6)
        ratio, memory = against([ARGMAP, "check", str(hundred)], [*events, str(hundred)], 7)
        report("argmap check of 100,000 nodes / libyaml's events", ratio, 5)
        report("  its peak memory", memory, 450, "MiB")
        growth(hundred, ten)
        os.chdir(ROOT)


def growth(hundred: Path, ten: Path) -> None:
    """The time a node takes in a map of 100,000 against one of 10,000, start-up taken off."""
    few = ten.with_name("few.yaml")
    write_map(10, few)
    rounds = [[run([ARGMAP, "check", str(path)]).seconds for path in (few, ten, hundred)] for _ in range(7)]
    start, small, large = (statistics.median(seconds) for seconds in zip(*rounds, strict=True))
    report(
        "time a node, 100,000 nodes / 10,000 nodes, start-up taken off", (large - start) / (small - start) / 10, 1.25
    )


if __name__ == "__main__":
    main()
