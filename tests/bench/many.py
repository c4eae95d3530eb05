"""A thousand small maps, checked by two processes and by one: ``python tests/bench/many.py`` prints the ratio.

Here the time that passes counts, not the processors', so two processors must be free.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARGMAP = str(Path(sys.executable).with_name("argmap"))
MAPS = 1_000
QUESTION = """\
- id: q{number}
  text: Should {place} be closed to cars in year {number}?
  positions:
  - text: Close {place} in year {number}.
    pro:
    - text: The air of {place} would be cleaner in year {number}.
      con: [Traffic would only leave {place} for the ring road in year {number}.]
  - text: Leave {place} as it is in year {number}.
    pro: [Shops of {place} would lose customers in year {number}.]
"""
QUESTIONS = 6


def seconds(jobs: int) -> float:
    """How long the check takes with so many processes."""
    start = time.perf_counter()
    subprocess.run([ARGMAP, "check", "maps", "--jobs", str(jobs)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        Path("maps").mkdir()
        for number in range(MAPS):
            questions = "".join(QUESTION.format(place=f"place {number}", number=year) for year in range(QUESTIONS))
            Path(f"maps/{number:04}.yaml").write_text(f"argmap: 1\nquestions:\n{questions}", encoding="utf-8")
        pairs = [(seconds(2), seconds(1)) for _ in range(7)]
        os.chdir("/")
    ratio = statistics.median(two / one for two, one in pairs)
    print(f"{MAPS:,} maps of {6 * QUESTIONS} nodes, two processes / one: {ratio:.2f} x (at most 0.75)")


if __name__ == "__main__":
    main()
