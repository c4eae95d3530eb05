"""How long it takes to write the diagram of a large debate, and to draw a small one with either renderer.

``python tests/bench/diagrams.py`` prints ratios of processor times, all taken in one run. The yardstick of the DOT of
100,000 nodes is that libyaml delivers the events of the map, as in ``ratios.py``; a part of the time is the loading,
which is shown beside it. The yardstick of a picture is ``python -c pass``.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from make_map import write_map
from ratios import ARGMAP, EVENTS, NOTHING, ROOT, against, report

LOADED = "import gc, sys, argmap\ngc.disable()\nargmap.load(sys.argv[1])\nimport os; os._exit(0)"
WASM = "import sys\nfrom argmap.writers.picture import renderers\nrenderers.RENDERERS = renderers.RENDERERS[1:]\n" + (
    "from argmap.__main__ import main\nsys.exit(main(sys.argv[1:]))"
)


def main() -> None:
    picture = ["export", str(ROOT / "maps"), "--root", "deterring", "--format", "svg"]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # where no configuration of a project has a say
        hundred = str(Path(folder, "hundred.yaml"))
        write_map(100_000, Path(hundred))
        events = [sys.executable, "-c", EVENTS, hundred]
        ratio, memory = against([ARGMAP, "export", "--format", "dot", hundred], events, 5)
        report("argmap export --format dot of 100,000 nodes / libyaml's events", ratio, 4)
        report("  its peak memory", memory, 700, "MiB")
        ratio, _ = against([sys.executable, "-c", LOADED, hundred], events, 5)
        report("  of which loading", ratio, 4)
        ratio, _ = against([ARGMAP, *picture], NOTHING, 11)
        report("argmap export --root deterring as SVG, by dot / python -c pass", ratio, 40)
        ratio, _ = against([sys.executable, "-c", WASM, *picture], NOTHING, 11)
        report("  the same by the extra, its module compiled before", ratio, 60)
        ratio, _ = against([sys.executable, "-c", WASM, *picture[:-1], "pdf"], NOTHING, 11)
        report("  the same by the extra as PDF", ratio, 60)
        os.chdir(ROOT)


if __name__ == "__main__":
    main()
