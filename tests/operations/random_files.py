"""Two maps that use each other, in whatever style YAML has, and what they say, by the texts of their nodes.

Each node has a text of its own, each comment a number. What is compared goes by these, and by nothing of argmap's own
comparison.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import Any

import argmap

WORDS = ("The air would be cleaner", "an émigré 🙂 says", "c'est ça", 'say "so"', "名前", "shops lose")
LONG = "we may lose customers, as half of them come by car and nobody else would come at all, 🙂 or so it is said here"
LISTS = ("pro", "con", "premises", "caveat", "context", "questions")
CLAIM_LISTS = ("pro", "con", "premises")


class Writer:
    """Writes the two maps, with chance as it pleases ``random``."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.newline = self.pick("\n", "\n", "\r\n")
        self.ids: dict[str, list[str]] = {"m": [], "o": []}
        self.map = "m"

    def pick(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def number(self) -> int:
        self.count += 1
        return self.count

    def comment(self) -> str:
        return f"  # c{self.number()}" if self.chance(0.15) else ""

    def text(self) -> str:
        return f"T{self.number()} {self.pick(*WORDS)}" + (f" {LONG}" * self.pick(1, 2) if self.chance(0.15) else "")

    def scalar(self, words: str, indent: int, flow: bool = False) -> str:
        """A text in some style, with a comment after it, perhaps."""
        single, double = "'" + words.replace("'", "''") + "'", '"' + words.replace('"', '\\"') + '"'
        if flow:
            return str(self.pick(single, double))
        lead = " " * (indent + self.pick(2, 2, 4))
        cut = words.rfind(" ", 0, len(words) // 2)
        folded = [words[:cut], words[cut + 1 :]] if cut > 0 else [words]
        styles = [single + self.comment(), double + self.comment()]
        styles += [">-" + self.comment() + "".join(f"\n{lead}{line}" for line in folded)]
        styles += [words + self.comment()] * 4 if not words.startswith(("'", '"')) else []
        styles += ["\n".join([words[:cut], lead + words[cut + 1 :]])] if cut > 0 else []
        return str(self.pick(*styles))

    def node(self, indent: int, depth: int, kind: str) -> str:
        """An item of a list, its dash left out; its other lines are indented."""
        if kind in CLAIM_LISTS and self.ids[self.map] and self.chance(0.15):
            lines = ["ref: " + self.named() + self.comment()]
            lines += ["note: of this place"] * self.chance(0.2)
            lines += [self.nodes("con", indent, 0)] * self.chance(0.2)
            return f"\n{' ' * indent}".join(lines)
        if self.chance(0.2):
            return self.scalar(self.text(), indent - 2)
        if self.chance(0.15):
            return "{" + f"id: {self.new_id(kind)}, text: {self.scalar(self.text(), 0, True)}" + "}" + self.comment()
        pairs = [("id", self.new_id(kind))] if self.chance(0.7) else []
        pairs.append(("text", self.scalar(self.text(), indent)))
        if self.chance(0.2):
            pairs.append(("quote", self.scalar(LONG, indent)))
        if self.chance(0.2):
            pairs.append(("note", self.scalar("a note", indent)))
        if self.chance(0.2):
            pairs.append(("tags", self.pick("[a, b]", "one", "\n" + " " * indent + "- a\n" + " " * indent + "- b")))
        others = [one for one in self.ids[self.map] if pairs[0] != ("id", one)]
        if kind in CLAIM_LISTS and others and self.chance(0.2):
            pairs.append(("rephrases", self.pick(*others)))
        lines = [f"{key}: {value}" for key, value in pairs]
        for key in LISTS if depth else ():
            if self.chance(0.25) and (
                kind not in ("context", "questions") or key in ("context", "questions", "caveat")
            ):
                lines.append(self.nodes(key, indent, depth - 1))
        if kind in CLAIM_LISTS and self.chance(0.15):
            lines.append(self.nodes("undercut", indent, 0))
        return f"\n{' ' * indent}".join(lines)

    def nodes(self, key: str, indent: int, depth: int) -> str:
        step = self.pick(0, 0, 2)
        lines = [f"{key}:{self.comment()}"]
        for _ in range(self.pick(1, 1, 2, 3)):
            if self.chance(0.1):
                lines.append(" " * (indent + step) + f"# c{self.number()}")
            lines.append(" " * (indent + step) + "- " + self.node(indent + step + 2, depth, key))
        return "\n".join(lines)

    def new_id(self, kind: str) -> str:
        identifier = f"n{self.number()}"
        if kind in (*CLAIM_LISTS, "positions", "caveat"):
            self.ids[self.map].append(identifier)
        return identifier

    def named(self) -> str:
        """A name of a node that is written already, here or in the other map."""
        if self.map == "o" and self.ids["m"] and self.chance(0.5):
            return "m/" + str(self.pick(*self.ids["m"]))
        return str(self.pick(*self.ids[self.map]))

    def map_of(self, name: str, other: str) -> str:
        self.map = name
        lines = ["argmap: 1" + self.comment(), f"uses: [{other}.yaml]"]
        if name == "m":
            lines += ["sources:", "  minutes: {file: minutes.txt}"]
        lines += [f"x-seen: &known {{text: as ever, pro: [one]}}{self.comment()}", "x-again: *known"]
        lines.append("questions:")
        for _ in range(self.pick(1, 2)):
            lines.append(f"# c{self.number()}")
            words = f"text: {self.scalar(self.text(), 2)}"
            lines += [f"- id: q{self.number()}", f"  {words}", "  " + self.nodes("positions", 2, 2)]
        content = "\n".join(lines) + ("" if self.chance(0.3) else "\n")
        return content.replace("\n", self.newline)


def written(random: Random) -> dict[str, str]:
    """The contents of two maps by their names."""
    writer = Writer(random)
    return {"m": writer.map_of("m", "o"), "o": writer.map_of("o", "m")}


def facts(debate: argmap.Debate) -> tuple[dict[str, dict[str, Any]], Counter[tuple[Any, ...]]]:
    """What is said of each node, and the edges; nodes are known by the first word of their text."""
    graph = debate.graph
    key = {
        node: data["written"].text.split()[0] if data["written"].text else node for node, data in graph.nodes.items()
    }
    nodes = {
        key[node]: {
            "id": data["written"].id,
            "kind": str(data["kind"]),
            "text": data["written"].text,
            "quote": [quote.text for quote in data["quotes"]],
            "source": [quote.source for quote in data["quotes"]],
            **{name: data[name] for name in ("by", "note", "tags", "weight", "draft", "implied", "qualifier")},
        }
        for node, data in graph.nodes.items()
    }
    edges: Counter[tuple[Any, ...]] = Counter(
        (key[child], key[parent], str(data["relation"]), data["step"] and key[data["step"].target], data["note"])
        for child, parent, data in graph.edges(data=True)
    )
    return nodes, edges


def comments(*contents: str) -> list[str]:
    return sorted(one for content in contents for one in re.findall(r"# (c\d+)\b", content))
