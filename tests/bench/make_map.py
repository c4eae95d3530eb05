"""Write a synthetic map of a wanted size: the input of the benchmarks.

``python tests/bench/make_map.py NODES FILE`` writes a map of NODES nodes (about 180 bytes each) that
``argmap check`` accepts: questions with positions and exchanges of pro and con below them, people,
shared nodes and undercuts in the proportions of a real debate.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

WORDS = [
    "the",
    "council",
    "should",
    "close",
    "centre",
    "to",
    "cars",
    "because",
    "traffic",
    "noise",
    "and",
    "air",
    "shops",
    "lose",
    "customers",
    "while",
    "trams",
    "carry",
    "people",
    "more",
    "quietly",
    "than",
    "buses",
    "although",
    "cost",
    "of",
    "new",
    "lines",
    "is",
    "high",
    "in",
    "years",
    "of",
    "debt",
]
PEOPLE = [f"speaker-{number}" for number in range(40)]


def sentence(rng: random.Random) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(14)).capitalize() + "."


def write_map(nodes: int, path: Path, seed: int = 1) -> None:
    """Write a map of exactly ``nodes`` nodes to ``path``; the same seed gives the same bytes."""
    rng = random.Random(seed)
    lines = ["argmap: 1", "title: A synthetic debate", "people:"]
    lines += [f"  {person}: {{name: Speaker {n}, role: member}}" for n, person in enumerate(PEOPLE)]
    lines.append("questions:")
    made = 0

    def node(indent: str) -> None:
        nonlocal made
        lines.append(f"{indent}- id: n{made}")
        lines.append(f"{indent}  text: {sentence(rng)}")
        if made % 3 == 0:
            lines.append(f"{indent}  by: {rng.choice(PEOPLE)}")
        if made % 20 == 7:
            lines.append(f"{indent}  tags: [economy, traffic]")
        made += 1

    def argue(indent: str, depth: int) -> None:
        for stance in ("pro", "con"):
            if made >= nodes:
                return
            lines.append(f"{indent}{stance}:")
            for _ in range(rng.randint(1, 3)):
                if made >= nodes:
                    return
                node(indent)
                if depth < 5 and rng.random() < 0.6:
                    argue(indent + "  ", depth + 1)

    while made < nodes:
        node("")
        if made >= nodes:
            lines.append("  undeveloped: true")
            break
        lines.append("  positions:")
        for _ in range(3):
            if made >= nodes:
                break
            node("  ")
            argue("    ", 0)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_map(int(sys.argv[1]), Path(sys.argv[2]))
