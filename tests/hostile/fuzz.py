"""A coverage-guided fuzzer, run by hand: see the README of this folder."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 5.0
LONGEST_COMPARED = 400
"""How long an input is at most that both YAML parsers read: the one in Python is slow."""


def seeds(folder: Path) -> None:
    """Write what the fuzzer begins with: the small hostile files, and maps of the tests."""
    from tests.hostile.examine import BETWEEN
    from tests.hostile.small import ENCODINGS, SYNTAX, WORDS

    source = (ROOT / "tests" / "example.yaml").read_bytes()
    contents = [one if isinstance(one, bytes) else one.encode() for one, _ in {**ENCODINGS, **SYNTAX, **WORDS}.values()]
    contents += [path.read_bytes() for path in sorted((ROOT / "tests").rglob("*.yaml"))]
    contents.append(
        b"argmap: 1\nsources: {s: {file: s.txt}}\nquestions:\n- quote: the words [...] of it" + BETWEEN + source
    )
    for number, content in enumerate(contents):
        if len(content) < 20_000:
            (folder / f"seed-{number}").write_bytes(content)


def dictionary(path: Path) -> None:
    from argmap.format import KEYS

    words = [f"{key.name}: " for key in KEYS]
    words += [
        "- ",
        "? ",
        ": ",
        "[...]",
        "&a ",
        "*a",
        "!t ",
        "|\\x0a",
        "\\x0a  ",
        '\\"',
        "'",
        " #",
        "%TAG",
        "=====",
        "<<: ",
    ]
    path.write_text("".join(f'"{word}"\n' for word in words), encoding="utf-8")


def main() -> None:
    import atheris

    with atheris.instrument_imports(include=["argmap"]):
        from tests.hostile.examine import examine, same

    def target(data: bytes) -> None:
        start = time.process_time()
        examine(data)
        if len(data) < LONGEST_COMPARED:
            same(data)
        assert time.process_time() - start < MOST_SECONDS

    corpus = Path(sys.argv[1])
    corpus.mkdir(parents=True, exist_ok=True)
    seeds(corpus)
    dictionary(corpus.with_suffix(".dict"))
    options = [f"-dict={corpus.with_suffix('.dict')}", "-max_len=20000", "-timeout=20", "-rss_limit_mb=2000"]
    atheris.Setup([sys.argv[0], str(corpus), *options, *sys.argv[2:]], target)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        atheris.Fuzz()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
