"""The boxes of a diagram: their content, style and tooltips."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.attribution import DETAILS, MARKS, attribution, details, has_attribution, marks
from argmap.format import Shown, shown_as
from argmap.overview import folded
from argmap.relations import Kind, Side
from argmap.stance import sides
from argmap.style import Cluster, Labels, Style
from argmap.writers.dot.escaping import hint, hinted, label, remarked, safe, wrapped
from argmap.writers.dot.palettes import BOLD, REGULAR, REMARK_SIZE, SIDED, NodeStyle, sided, theme_of
from argmap.writers.dot.rules import Own, own_styles
from argmap.writers.links import Links, files_of

if TYPE_CHECKING:
    from argmap.debate import Debate

_NAME = re.compile(r"[\w./-]+")
_SHORT = 56  # columns: longer texts are cut at a word
_ID = 60  # columns of an id
_MORE = 5  # columns more of remarks in the same width, as their letters are smaller
_BREAK = "\n"  # between remarks
_PLAIN = Own()
_SAID = ("speakers", *shown_as(Shown.ATTRIBUTION))


class Look(NamedTuple):
    """The attributes of a box, and the colour of its remarks."""

    attributes: str
    faint: str


class Boxes:
    """The statements of all nodes of a drawing."""

    def __init__(
        self, debate: Debate, nodes: Mapping[str, Mapping[str, Any]], ids: Mapping[str, str], style: Style, vast: bool
    ) -> None:
        self.debate = debate
        self.nodes = nodes
        self.ids = ids
        self.labels = style.labels
        self.links = None if style.link is None else Links(style.link, files_of(debate))
        self.ruled = own_styles(debate, nodes, style)
        self.own = self.ruled.own
        self.partial = len(nodes) < len(debate.graph)
        self.one_map = len({data["map"] for data in nodes.values()}) < 2
        theme = theme_of(style.palette, style.dark)
        self.columns = {kind: look.columns for kind, look in theme.nodes.items()}
        self.theme = theme
        self.styles = {kind: Look(f", class={kind}, {box(look)}", look.faint) for kind, look in theme.nodes.items()}
        self.styles[Kind.ARGUMENT] = Look("", theme.nodes[Kind.ARGUMENT].faint)  # the default
        self.special: dict[tuple[Kind, bool, Side | None, bool, Own], Look] = {}
        self.vast = vast  # nobody views it at once: small letters and coloured outlines would only make it longer
        kinds = () if vast else SIDED
        self.sides = sides(debate.graph, (name for name, data in nodes.items() if data["kind"] in kinds))
        asked = debate.requested
        # The title names the requested maps; remarks name the other ones.
        self.elsewhere = {data["map"] for data in nodes.values() if data["map"] not in asked} if asked else set()
        self.names_map = style.cluster is not Cluster.MAP and style.labels is not Labels.ID
        self.sayings: dict[tuple[Any, ...], str] = {}
        self.attributions: dict[tuple[str, int], list[str]] = {}

    def all(self) -> Iterator[str]:
        """A statement for each node, in order.

        Its tooltip has these lines: its kind; its words and speaker; quotes and a note. The
        words are left out where the box has nothing else.
        """
        own, links, ids, styles, taken = self.own, self.links, self.ids, self.styles, self.sides
        partial, elsewhere = self.partial, self.elsewhere
        tips = {kind: "" if kind is Kind.ARGUMENT else f', tooltip="{kind} \\\\N"' for kind in styles}  # the default
        for name, data in self.nodes.items():
            kind, one = data["kind"], ids[name]
            words, look = safe(data["text"]) or safe(name), styles[kind]
            said = self.said(name, data) if has_attribution(data) else ""
            facts = self.facts(name, data) if partial or any(map(data.__getitem__, MARKS)) else ()
            away = bool(elsewhere) and data["map"] in elsewhere
            if own or away or data["implied"] or name in taken:
                look = self.look(kind, data["implied"], taken.get(name), away, own.get(name, _PLAIN))
            remarks = self.remarks(said, facts, data, away) if said or facts or away else ""
            attributes, faint = look
            text = self.label(name, words, kind, remarks, faint)
            if links:
                attributes += f', URL="{links.of(name, data).replace("&", "&amp;")}"'
            if one != name or facts or data["quotes"] or _has_details(data):
                tip = f', tooltip="{self.tip(name, data, words + said, facts)}"'
            elif not said and text[1:-3].replace("\\l", " ") == words:
                tip = tips[kind]
            else:
                tip = f', tooltip="{kind} \\\\N\\n{hinted(words + said)}"'
            yield f'  "{one}" [label={text}{attributes}{tip}];'

    def remarks(self, said: str, facts: Sequence[str], data: Mapping[str, Any], away: bool) -> str:
        """The remarks below the words: the speaker, and whatever else is special."""
        parts = [] if self.labels is Labels.ID or not said else [said[1:]]
        if not facts and not away:
            return parts[0] if parts else ""
        counts = [fact for fact in facts if fact.endswith("folded")]
        if special := [fact for fact in facts if fact not in counts]:
            parts.append(f"({', '.join(special)})")
        if away and self.names_map:
            parts.append(f"(map {safe(data['map'])})")
        return _BREAK.join([*parts, *(f"[{count}]" for count in counts)])

    def label(self, name: str, words: str, kind: Kind, remarks: str, faint: str) -> str:
        """The label of the box."""
        columns, labels = self.columns[kind], self.labels
        if labels is Labels.ID:
            lines = wrapped(self.short(name) or words, _ID)  # an id is copied, so it is hardly ever broken
        else:
            if len(words) > 169:  # a long text makes a wider box, not a tower
                columns = max(columns, int((4 * len(words)) ** 0.5))
            cut = labels is Labels.SHORT and len(words) > _SHORT
            lines = _cut(words, columns) if cut else wrapped(words, columns)
        if not remarks:
            return label(lines)
        below = self.below(remarks, columns + _MORE)
        return label([*lines, *below]) if self.vast else remarked(lines, below, remark_font(faint))

    def below(self, remarks: str, columns: int) -> list[str]:
        """The lines of remarks, cached because the same people say much."""
        lines = self.attributions.get((remarks, columns))
        if lines is None:
            lines = self.attributions[remarks, columns] = _packed(remarks.split(_BREAK), columns)
        return lines

    def short(self, name: str) -> str:
        """The bare id if all nodes are of one map, else the full name."""
        return safe((name.partition("/")[2] or name) if self.one_map else name)

    def look(self, kind: Kind, implied: bool, side: Side | None, away: bool, own: Own) -> Look:
        """The style attributes that differ from others of its kind."""
        made = self.special.get((kind, implied, side, away, own))
        if made is None:
            styles = [*(["rounded"] if own.rounded else []), "filled", *(["dashed"] if implied else [])]
            classes = f"{kind}{' implied' if implied else ''}{f' {side}' if side else ''}{' elsewhere' if away else ''}"
            look = self.theme.pale[kind] if away else self.theme.nodes[kind]
            look = own.over(look if side is None or away else sided(look, side, self.theme))
            style = f', style="{",".join(styles)}"' if implied or not own.rounded else ""
            made = Look(f', class="{classes}{own.classes}", {box(look)}{style}{own.form}', look.faint)
            self.special[kind, implied, side, away, own] = made
        return made

    def tip(self, name: str, data: Mapping[str, Any], words: str, facts: Sequence[str]) -> str:
        """The kind of the node, its words, and its quotes."""
        parts = [name if self.ids[name] == name else hint(name), *facts]
        tip = f"{data['kind'].value} {', '.join(parts)}\\n{hinted(words)}"
        for quote in data["quotes"]:
            tip += f"\\n“{hint(quote.text)}”"
        for key, detail in details(data, hint):
            tip += f"\\n{detail}" if key == "note" else f"\\n{key}: {detail}"
        return tip

    def said(self, name: str, data: Mapping[str, Any]) -> str:
        """The speaker, time and hedge, to put after the words; cached because the same people say much."""
        key = (data["map"], *(data[one] for one in _SAID))
        said = self.sayings.get(key)
        if said is None:
            parts = attribution(self.debate, name, safe)
            said = self.sayings[key] = f" — {', '.join(parts)}" if parts else ""
        return said

    def facts(self, name: str, data: Mapping[str, Any]) -> list[str]:
        """Everything else that is special about it."""
        facts = marks(data)
        if self.partial and (counts := folded(self.debate.graph, name, self.nodes)):
            facts.append(counts)
        return facts


def _has_details(data: Mapping[str, Any]) -> bool:
    return any(data[key] is not None and data[key] != () for key in DETAILS)


def _packed(parts: Sequence[str], columns: int) -> list[str]:
    """Lines of parts: as many in a line as fit; only a part wider than a line is broken."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + 1 + len(part) <= columns:
            lines[-1] += f" {part}"
        else:
            lines += wrapped(part, columns)
    return lines


def remark_font(colour: str, size: int = REMARK_SIZE) -> str:
    """The font of remarks, for an HTML-like label."""
    return f'FACE="{REGULAR}" POINT-SIZE="{size}" COLOR="{colour}"'


def box(look: NodeStyle) -> str:
    """The attributes of a kind."""
    wider = ', margin="0.18,0.08"' if look.font == BOLD else ""  # bold letters are wider in browsers
    return (
        f'fillcolor="{look.fill}", color="{look.outline}", fontcolor="{look.ink}", penwidth={look.penwidth}, '
        f'fontname="{look.font}", fontsize={look.size}{wider}'
    )


def is_plain(name: str) -> bool:
    """Whether a name has only characters of full names, so that it can be quoted unchanged."""
    if _NAME.fullmatch(name):
        return True
    return bool(name) and all(char in "./-_" or unicodedata.category(char)[0] in "LMN" for char in name)


def _cut(words: str, columns: int) -> list[str]:
    """The beginning of a long text, with an ellipsis."""
    (beginning, *more) = wrapped(words, _SHORT)
    return wrapped(f"{beginning} …" if more else beginning, columns)
