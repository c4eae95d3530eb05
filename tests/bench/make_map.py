"""Write a synthetic map of a wanted size: the input of the benchmarks.

``python tests/bench/make_map.py NODES FILE`` writes a map of NODES nodes (about 150 bytes each) that
``argmap check`` accepts: questions with positions and exchanges of pro and con below them, said by people.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

WORDS = """
the council should close centre to cars because traffic noise and air shops lose customers while trams carry people
more quietly than buses although cost of new lines is high in years of debt
"""
FEWEST = 2  # positions of a question
PEOPLE = [f"speaker-{number}" for number in range(40)]


def write_map(nodes: int, path: Path, seed: int = 1) -> None:
    """Write a map of exactly ``nodes`` nodes to ``path``; the same seed gives the same bytes."""
    debate = _Debate(nodes, random.Random(seed))
    while debate.wanted:
        debate.question()
    path.write_text("\n".join(debate.lines) + "\n", encoding="utf-8")


class _Debate:
    def __init__(self, wanted: int, rng: random.Random) -> None:
        self.wanted = wanted
        self.made = 0
        self.rng = rng
        self.words = WORDS.split()
        self.lines = ["argmap: 1", "title: A synthetic debate", "people:"]
        self.lines += [f"  {person}: {{name: Speaker {n}, role: member}}" for n, person in enumerate(PEOPLE)]
        self.lines.append("questions:")

    def question(self) -> None:
        self.node("", "?")
        if self.wanted < FEWEST:
            self.lines.append("  undeveloped: true")
            return
        self.lines.append("  positions:")
        for _ in range(min(3, self.wanted)):
            if self.wanted:
                self.node("  ")
                if self.wanted > FEWEST:
                    self.arguments("    ", 0)
                else:
                    self.lines.append("    undeveloped: true")

    def arguments(self, indent: str, depth: int) -> None:
        for stance in ("pro", "con"):
            if self.wanted > FEWEST:
                self.lines.append(f"{indent}{stance}:")
            for _ in range(self.rng.randint(1, 3)):
                if self.wanted > FEWEST:
                    self.node(indent)
                    if depth < 5 and self.rng.random() < 0.6:
                        self.arguments(indent + "  ", depth + 1)

    def node(self, indent: str, end: str = ".") -> None:
        text = " ".join(self.rng.choice(self.words) for _ in range(14)).capitalize()
        self.lines += [f"{indent}- id: n{self.made}", f"{indent}  text: {text}{end}"]
        if self.made % 3 == 0:
            self.lines.append(f"{indent}  by: {self.rng.choice(PEOPLE)}")
        if self.made % 20 == 7:
            self.lines.append(f"{indent}  tags: [economy, traffic]")
        self.made += 1
        self.wanted -= 1


if __name__ == "__main__":
    write_map(int(sys.argv[1]), Path(sys.argv[2]))
