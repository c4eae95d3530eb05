"""The boxes of a diagram: what stands in each, how it looks, and what it says where it is pointed at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from argmap.format import Kind
from argmap.style import Labels, Style
from argmap.writers.dot.fold import folded
from argmap.writers.dot.links import Links, files_of
from argmap.writers.dot.looks import NodeLook, theme_of
from argmap.writers.dot.rules import Own, own_looks
from argmap.writers.dot.text import hint, label, safe, wrapped

if TYPE_CHECKING:
    from argmap.debate import Debate

_NAME = re.compile(r"[\w./-]+")
_SHORT = 56  # columns: what is longer is cut at a word
_PLAIN = Own("", rounded=True)


class Boxes:
    """The statements of all nodes of a drawing."""

    def __init__(
        self, debate: Debate, nodes: Mapping[str, Mapping[str, Any]], ids: Mapping[str, str], style: Style
    ) -> None:
        self.debate = debate
        self.nodes = nodes
        self.ids = ids
        self.labels = style.labels
        self.links = None if style.link is None else Links(style.link, files_of(debate))
        self.ruled = own_looks(debate, nodes, style)
        self.own = self.ruled.own
        self.partial = len(nodes) < len(debate.graph)
        self.one_map = len({data["map"] for data in nodes.values()}) < 2
        theme = theme_of(style.palette, style.dark)
        self.columns = {kind: look.columns for kind, look in theme.nodes.items()}
        self.looks = {kind: f", class={kind}, {box(look)}" for kind, look in theme.nodes.items()}
        self.looks[Kind.ARGUMENT] = ""  # the default, as most nodes are
        self.tips = {kind: f"{kind} " for kind in theme.nodes}
        self.speakers: dict[tuple[str, tuple[str, ...]], str] = {}

    def all(self) -> Iterator[str]:
        """A statement for each node, in their order."""
        own, links, ids, full = self.own, self.links, self.ids, self.labels is Labels.FULL
        for name, data in self.nodes.items():
            kind, one = data["kind"], ids[name]
            text, look, tip = self.label(name, data, kind), self.looks[kind], self.tips[kind] + one
            if own or data["implied"]:
                look += self.special(name, data)
            if links:
                look += f', URL="{links.of(name, data).replace("&", "&amp;")}"'
            if not full or one != name or data["quotes"] or data["note"]:
                tip = self.tip(name, data)
            yield f'  "{one}" [label={text}{look}, id="{one}", tooltip="{tip}"];'

    def label(self, name: str, data: Mapping[str, Any], kind: Kind) -> str:
        """What stands in the box."""
        words = (safe(data["text"]) if self.labels is not Labels.ID else self.short(name)) or safe(name)
        columns = self.columns[kind]
        if len(words) > 169:  # a long text makes a wider box, not a tower
            columns = max(columns, int((4 * len(words)) ** 0.5))
        cut = self.labels is Labels.SHORT and len(words) > _SHORT
        lines = _cut(words, columns) if cut else wrapped(words, columns)
        telling = self.partial or data["by"] or data["qualifier"] or data["implied"] or data["undeveloped"]
        return label(lines, self.remarks(name, data, columns) if telling else ())

    def short(self, name: str) -> str:
        """The id by itself where all nodes are of one map, else the full name."""
        return safe((name.partition("/")[2] or name) if self.one_map else name)

    def special(self, name: str, data: Mapping[str, Any]) -> str:
        """What sets a node apart from others of its kind."""
        own = self.own.get(name, _PLAIN)
        classes = [str(data["kind"])]
        styles = ["rounded", "filled"] if own.rounded else ["filled"]
        if data["implied"]:
            classes.append("implied")
            styles.append("dashed")
        if name in self.own:
            classes.append("own")
        return f'{own.attributes}, class="{" ".join(classes)}", style="{",".join(styles)}"'

    def tip(self, name: str, data: Mapping[str, Any]) -> str:
        """What the node is, what of it the label does not say, and the words it was made from."""
        tip = f"{data['kind'].value} {name if self.ids[name] == name else hint(name)}"
        if self.labels is not Labels.FULL and data["text"]:
            tip += f"\\n{hint(data['text'])}"
        for quote in data["quotes"]:
            tip += f"\\n“{hint(quote.text)}”"
        if data["note"]:
            tip += f"\\n{hint(data['note'])}"
        return tip

    def remarks(self, name: str, data: Mapping[str, Any], columns: int) -> list[str]:
        """Who says it and with what hedge, and what else has to be known of it."""
        by, qualifier = data["by"], data["qualifier"]
        remarks: list[str] = []
        if (by or qualifier) and self.labels is not Labels.ID:
            said = self.said_by(name, data["map"], by) if by else ""
            if qualifier:
                said = f"{said}, “{safe(qualifier)}”" if said else f"“{safe(qualifier)}”"
            remarks += wrapped(f"— {said}", columns)
        if data["implied"]:
            remarks.append("(implied)")
        if data["undeveloped"]:
            remarks.append("(undeveloped)")
        if self.partial and (counts := folded(self.debate.graph, name, self.nodes)):
            remarks.append(f"[{counts}]")
        return remarks

    def said_by(self, name: str, map_name: str, by: tuple[str, ...]) -> str:
        """Who speaks; in one map the same keys mean the same people."""
        said = self.speakers.get((map_name, by))
        if said is None:
            said = self.speakers[map_name, by] = ", ".join(safe(one) for one in self.debate.speakers(name))
        return said


def box(look: NodeLook) -> str:
    """The attributes of a kind."""
    return (
        f'fillcolor="{look.fill}", color="{look.outline}", fontcolor="{look.ink}", penwidth={look.penwidth}, '
        f'fontname="{look.font}", fontsize={look.size}'
    )


def is_plain(name: str) -> bool:
    """Whether a name is made of what full names are made of, so that it can stand in quotes as it is."""
    if _NAME.fullmatch(name):
        return True
    return bool(name) and all(char in "./-_" or unicodedata.category(char)[0] in "LMN" for char in name)


def _cut(words: str, columns: int) -> list[str]:
    """The beginning of a long text, with a sign that it goes on."""
    (beginning, *more) = wrapped(words, _SHORT)
    return wrapped(f"{beginning} …" if more else beginning, columns)
