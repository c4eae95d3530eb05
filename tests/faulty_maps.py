"""Maps with faults that fixes mend, in whatever style YAML has: anchors, aliases, tags, blocks, braces, comments.

``said`` is an oracle of what a map says, and ``differences`` of what a fix changes in it; both go by PyYAML's own
tree, and by nothing of argmap. Each comment and each anchor has a name of its own, to be looked for afterwards.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from random import Random
from typing import Any

import yaml

SOURCE = "The mayor proposed to close the centre. It was refused.\n"
FLAGS = {"yes": "true", "on": "true", "No": "false", "off": "false", "y": "true", "1": "true"}
KEYS = {"positons": "positions", "undevelopd": "undeveloped", "implid": "implied", "tag": "tags", "quuote": "quote"}
DATES = {"2025/5/3": "2025-05-03", "May 3, 2025": "2025-05-03", "2024": "2024"}
NAMES = {"lopes": "lopez", "Ana Lopez": "lopez", "smiths": "smith"}
MISREAD = ["text:Close{} it", "[sic{}]", "{{text: Yes{}, or no}}", "{{sic{}}}", "@all{} of it", "-text: Dash{}"]
WORDS = ["Close it.", "no", "Null", "~", "It is so", "two  blanks", "c'est ça", 'say "so"', "名前", "a\tb", "on", "12"]


class Faulty:
    """Writes one map, with chance as it pleases ``random``."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.anchors: list[str] = []
        self.newline = self.pick("\n", "\n", "\r\n", "\r")

    def pick(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def number(self) -> int:
        self.count += 1
        return self.count

    def end(self) -> str:
        """What stands at the end of a line, often nothing."""
        ends = [
            "",
            "",
            "",
            " ",
            "\t ",
            f" # c{self.number()}",
            f"   # c{self.number()}: {{x}} ",
            " # argmap: ignore[T501] not",
        ]
        return str(self.pick(*ends))

    def properties(self, scalar: bool = True) -> str:
        """An anchor, a tag, both or none."""
        made = []
        if self.chance(0.15):
            name = f"a{self.number()}"
            made.append(f"&{name} ")
            if scalar:
                self.anchors.append(name)
        if scalar and self.chance(0.08):
            made.append(self.pick("!!str ", "!local ", "! "))
        self.random.shuffle(made)
        return "".join(made)

    def scalar(self, words: str, indent: int, flow: bool = False) -> str:
        """A text in some style, with what may stand before it; never a plain one that would be misread."""
        if self.anchors and self.chance(0.12):
            return "*" + str(self.pick(*self.anchors)) + (" " if flow else "")
        before = self.properties()
        styles = ["'", '"', *([] if flow else ["|", ">", "|-", ">-", ">+"])]
        if re.fullmatch(r"[\w./-][\w ./'-]*", words) and not words.endswith(" "):
            styles += [""] * 6
        style = self.pick(*styles)
        if style == "":
            return before + words
        if style == "'":
            return before + "'" + words.replace("'", "''") + "'"
        if style == '"':
            return before + '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
        lines = words.split(". ") if self.chance(0.5) else [words]
        head = style + self.pick("", "", f" # c{self.number()}", "  ")
        return before + head + "".join(self.newline + " " * indent + line + self.pick("", "  ") for line in lines)

    def text(self, indent: int, flow: bool = False) -> str:
        """A value that is prose: sometimes one that YAML cuts."""
        number = self.number()
        if not flow and self.chance(0.1):
            return f"{self.properties()}Cut{number} is #12 open?"
        if not flow and self.chance(0.05):
            return f"Colon{number}: high"
        return self.scalar(self.pick(*WORDS, f"Is word{number} so?"), indent, flow)

    def value(self, key: str, indent: int, flow: bool) -> str:
        if key in ("implied", "undeveloped", "implid", "undevelopd"):
            return self.scalar(self.pick(*FLAGS, "true", "false"), indent, flow)
        if key == "by":
            return self.scalar(self.pick(*NAMES, "lopez", "some critics"), indent, flow)
        return self.text(indent, flow)

    def node(self, indent: int, depth: int) -> Iterator[str]:
        """The lines of a list's item, the dash left out; block style, or braces on one line."""
        keys = ["text", *self.random.sample(["implied", "undevelopd", "undeveloped", "note", "by", "x-a", "quuote"], 3)]
        if self.chance(0.25):
            pairs = [f"{self.key(key)}: {self.value(key, 0, True)}" for key in keys]
            yield self.properties(False) + "{" + ", ".join(pairs) + self.pick("}", " }", ",}") + self.end()
            return
        if self.chance(0.25):
            number = self.number()
            yield self.pick(self.text(indent + 2), *(form.format(number) for form in MISREAD)) + self.end()
            return
        head = self.properties(False)
        if head:
            yield head.rstrip() + self.end()
        for key in keys:
            value = self.value(key, indent + self.pick(2, 4), False)
            yield f"{self.key(key)}: {value}{'' if self.newline in value else self.end()}"
        for key in ("positions", "positons", "pro", "con")[: depth * 2] if depth else ():
            if self.chance(0.4):
                yield f"{self.key(key)}: {self.properties(False)}".rstrip() + self.end()
                yield from self.nodes(self.pick(0, 2), indent, depth - 1)

    def key(self, key: str) -> str:
        return str(self.pick(key, key, key, key, f"'{key}'", f"&k{self.number()} {key}"))

    def nodes(self, more: int, indent: int, depth: int) -> Iterator[str]:
        for _ in range(self.random.randint(1, 2)):
            if self.chance(0.1):
                yield f"{' ' * more}# c{self.number()}"
            for line, words in enumerate(self.node(indent + more + 2, depth)):
                yield " " * more + ("  " if line else self.pick("- ", "- ", "-  ")[:2]) + words

    def lines(self) -> Iterator[str]:
        if self.chance(0.1):
            yield self.pick("---", f"# c{self.number()}", f"--- &r{self.number()}", "%YAML 1.1")
        if self.chance(0.8):
            yield "argmap: 1" + self.end()
        yield f"{self.key('title')}: {self.text(2)}"
        if self.chance(0.5):
            yield (
                f"x-b: {self.properties(False)}[{self.scalar('it', 2, True)}, {self.scalar('no', 2, True)}]"
                + self.end()
            )
        if self.chance(0.6):
            yield from self.sources()
        if self.chance(0.6):
            yield "people:" + self.end()
            yield f"  lopez: {self.pick('Ana Lopez', '{name: Ana Lopez}', self.scalar('Ana Lopez', 4))}"
            yield f"  smith: {self.pick('{name: Sam}', self.scalar('Sam: the second', 4))}"
        yield f"{self.key('questions')}: {self.properties(False)}".rstrip() + self.end()
        yield from self.nodes(self.pick(0, 2), 0, 2)

    def sources(self) -> Iterator[str]:
        yield "sources:" + self.end()
        head = f"  s: {self.properties(False)}"
        pairs = [("title", "What was said"), ("file", "s.txt"), ("date", self.pick(*DATES)), ("sha256", "f" * 64)]
        pairs = self.random.sample(pairs, self.pick(2, 3, 4))
        written = [f"{self.key(key)}: {self.scalar(value, 4, True)}" for key, value in pairs]
        if self.chance(0.4):
            yield head + "{" + ", ".join(written) + self.pick("}", " }", ",}") + self.end()
        else:
            yield head.rstrip() + self.end()
            for line in written:
                yield "    " + line + self.end()


def faulty(random: Random) -> str:
    """A map with faults, perhaps broken."""
    made = Faulty(random)
    text = made.newline.join(made.lines())
    return text + made.pick("", made.newline, made.newline * 2 + "  ")


def said(content: str) -> Any:
    """What PyYAML reads: texts, lists, and mappings as lists of pairs, all of it in order; None if it is broken."""
    try:
        root = yaml.compose(content, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return None
    return _plain(root)


def _plain(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {"pairs": [(_plain(key), _plain(value)) for key, value in node.value]}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(inner) for inner in node.value]
    return "" if node is None else node.value


def marks(content: str) -> list[str]:
    """The comments and anchors of a map, by their names."""
    return sorted(re.findall(r"# c[0-9]+|&[akr][0-9]+", content))


def differences(before: Any, after: Any, key: str = "", above: str = "") -> Iterator[str]:
    """What another tree says that no fix of these maps is meant to change; ``key`` is what the trees stand under."""
    if isinstance(before, dict) and isinstance(after, dict):
        old, new = list(before["pairs"]), list(after["pairs"])
        names = [name for name, _ in old]
        if not above and not key and "argmap" not in names and new[:1] == [("argmap", "1")]:
            del new[0]
        if above == "sources" and "sha256" not in names and len(new) == len(old) + 1:
            new = [pair for pair in new if pair[0] != "sha256"]
        if new == [("text", f"{old[0][1]}, or no")] and old[1:] == [("or no", "")]:
            return
        if len(old) != len(new):
            yield f"{old} has become {new}"
        for (name, value), (new_name, new_value) in zip(old, new, strict=False):
            if name != new_name and KEYS.get(name) != new_name:
                yield f"the key {name} has become {new_name}"
            yield from differences(value, new_value, name, key)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            yield from differences(one, other, "an item", key)
    elif before != after and not _is_meant(before, after, key, above):
        yield f"{key}: {before} has become {after}"


def _is_meant(before: Any, after: Any, key: str, above: str) -> bool:
    if isinstance(before, list):
        return len(before) == 1 and after == f"[{before[0]}]"
    if isinstance(before, dict):
        ((name, value),) = before["pairs"] if len(before["pairs"]) == 1 else [("", "")]
        meant = [f"{name}: {value}", f"{{{name}}}", [{"pairs": [("text", value)]}]]
        return name.startswith(("Colon", "sic", "-text")) and after in meant
    if before.startswith("text:Close"):
        return after == {"pairs": [("text", before[5:])]}
    if above == "people" and after == {"pairs": [("name", before)]}:
        return True
    if key in ("implied", "undeveloped", "implid", "undevelopd"):
        return FLAGS.get(before) == after
    if key == "sha256":
        return after == hashlib.sha256(SOURCE.encode()).hexdigest()
    return (key == "date" and DATES.get(before) == after) or (before[:3] == "Cut" and after == before + " #12 open?")
