"""One node as HTML: its text, speaker and hedge, and below that all other facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.attribution import attribution, details, has_attribution, hedge, marks
from argmap.debate import Debate
from argmap.graph import Edge, Link, Step
from argmap.relations import ANSWERING, HITS_STEP, RELATIONS, Kind, Relation, sign_of
from argmap.sources.matching.quotes import HOW
from argmap.writers.page import balance
from argmap.writers.page.html_text import anchor, words
from argmap.writers.page.page_outline import PageOutline
from argmap.writers.page.source_passages import Passages

_APART = frozenset({"tags", "note"})
"""The details with a special style."""
_MARKS = {"implied": "not stated in the source"}
"""Flags in words for readers who do not know the format."""


_SAME = '<span class="b">the same answer in other words</span> '


class Entries:
    """The nodes of an outline as HTML."""

    def __init__(self, outline: PageOutline, passages: Passages) -> None:
        self.outline = outline
        self.passages = passages
        self.said = {
            name: _said(outline.debate, name) if has_attribution(data) else "" for name, data in outline.nodes.items()
        }
        self.signs = {(kind, relation): _sign(kind, relation) for kind in Kind for relation in (None, *Relation)}

    def head(self, name: str, edge: Edge | None, is_same: bool = False) -> str:
        """The sign, text, speaker, hedge and flags of a node, and the balance of a position.

        ``is_same`` means that the position rephrases the one above it.
        """
        data = self.outline.nodes[name]
        sign = self.signs[data["kind"], edge.relation if edge else self.outline.stance(name)]
        element = "h3" if data["kind"] is Kind.QUESTION else "span"  # so that a screen reader can jump to it
        text_element = f'<{element} class="t">{words(data["text"] or name)}</{element}>'
        text = f"{sign}{_SAME * is_same}{text_element}{self.said[name]}{self._flags(name)}"
        return text + ("" if edge else self._onward(name)) + self._balance(name, edge, is_same)

    def _onward(self, name: str) -> str:
        """Of a node that is shown below no other, the claim elsewhere that it bears on."""
        if self.outline.nodes[name]["kind"] is Kind.QUESTION:
            return ""
        claims = dict.fromkeys(edge.parent for edge in self.outline.parents.get(name, ()) if edge.data["step"] is None)
        if not claims:
            return ""
        first, *more = claims
        others = f" and {len(more)} more" if more else ""
        return f' <span class="b">under “<bdi>{words(self.outline.nodes[first]["text"] or first)}</bdi>”{others}</span>'

    def _flags(self, name: str) -> str:
        """What is special about a node, and which of its quotes failed: shown wherever its text is."""
        flags = "".join(f' <span class="b">({_MARKS.get(one, one)})</span>' for one in marks(self.outline.nodes[name]))
        failures = self.passages.failures.get(name)
        return flags + (f' <span class="amiss">{words("; ".join(failures))}</span>' if failures else "")

    def again(self, name: str, edge: Edge | None, remark: str, folds: bool, is_same: bool = False) -> tuple[str, str]:
        """The head and the foot of a node that is in full elsewhere.

        If the item folds, a click on its text folds it, so the link is in the foot.
        """
        data = self.outline.nodes[name]
        text = f'<span class="t">{words(data["text"] or name)}</span>'
        count = f"{balance.answers(self.outline, name)}, " if data["kind"] is Kind.QUESTION else ""
        about = f'<span class="b">{count}{remark}</span>'
        if folds:
            about = f'{count}<a href="#{anchor(name)}">{remark}</a>'
        else:
            text = f'<a href="#{anchor(name)}">{text}</a>'
        about += f"{self._step(edge)}{_here(edge)}"
        sign = self.signs[data["kind"], edge.relation if edge else None]
        head, tally = f"{sign}{_SAME * is_same}{text}{self.said[name]}{self._flags(name)}", ""
        if data["kind"] is not Kind.QUESTION:
            tally = self._balance(name, edge, is_same)
        return (head + tally, f'<div class="f">{about}</div>') if folds else (f"{head} {about}{tally}", "")

    def _balance(self, name: str, edge: Edge | None, is_same: bool) -> str:
        """The balance of a position, and with which other positions of the same question it conflicts."""
        rivals = "; ".join(
            f"“<bdi>{words(self.outline.nodes[other]['text'] or other)}</bdi>”{self.said[other]}"
            for other in (self._rivals(name, edge.parent) if edge and edge.relation in ANSWERING else ())
        )
        conflicts = f' <span class="rivals">conflicts with {rivals}</span>' if rivals else ""
        return balance.balance_of(self.outline, name, edge, conflicts, is_same)

    def _rivals(self, name: str, question: str) -> Iterator[str]:
        for link in self.outline.links.get(name, ()):
            answered = (edge.parent for edge in self.outline.parents.get(link.other, ()) if edge.relation in ANSWERING)
            if link.relation is Relation.CONFLICTS and question in answered:
                yield link.other

    def foot(self, name: str, edge: Edge | None) -> str:
        """The name of a node, its passages, its other places, and its links."""
        data = self.outline.nodes[name]
        parts = [_permalink(self.outline.debate.short(name) if not data["derived"] else "", name)]
        if self.outline.is_unanswered(name):
            parts.append('<span class="b u">unanswered</span>')
        parts += [f'<span class="tag"><bdi>{words(tag)}</bdi></span>' for tag in data["tags"]]
        parts += [f'<span class="b">{key} <bdi>{value}</bdi></span>' for key, value in _details(data)]
        if data["quotes"]:
            parts += self._places(name, data)
        parts += self._elsewhere(name, edge)
        foot = f'<div class="f">{" ".join(parts)}</div>'
        if self.outline.left_out[name]:
            foot += f'<p class="b more">… {self.outline.left_out[name]} below left out</p>'
        if data["note"]:
            foot += f'<p class="note" dir="auto">{words(data["note"])}</p>'
        quotes = "".join(
            f'<blockquote class="q" dir="auto">{words(quote.text)}</blockquote>' for quote in data["quotes"]
        )
        return foot + _here(edge) + quotes

    def _places(self, name: str, data: dict[str, Any]) -> Iterator[str]:
        places = self.passages.places.get(name, {})
        several = len(self.passages.texts) > 1
        for place in dict.fromkeys(places[quote] for quote in data["quotes"] if quote in places):
            where = f"{f'{words(place.title)}, ' if several else ''}{words(place.at)}"
            link = f'<a class="p" href="#{place.anchor}" aria-label="its words in the source, {where}">{where}</a>'
            yield link if place.how == HOW[0] else f'{link} <span class="b">matched by {place.how}</span>'

    def _elsewhere(self, name: str, edge: Edge | None) -> Iterator[str]:
        if step_text := self._step(edge):
            yield step_text
        parents = self.outline.parents.get(name, ())
        others = [other for other in parents if edge is None or other.parent != edge.parent]
        steps = ((other.parent, other.data["step"]) for other in parents)
        attacked = dict.fromkeys((parent, step) for parent, step in steps if step is not None)
        if edge is not None and edge.data["step"] is not None:
            attacked.pop((edge.parent, edge.data["step"]), None)
        claims = list(dict.fromkeys(other.parent for other in others if other.relation not in HITS_STEP))
        also = "also " if edge else ""
        if claims:
            yield f'<span class="x">{also}under {" · ".join(map(self.link, claims))}</span>'
        for claim, step in attacked:
            yield f'<span class="x">{also}against the step from {self.link(claim)} to {self._target(step)}</span>'
        for link in self.outline.links.get(name, ()):
            yield f'<span class="x">{link.does} {self.link(link.other)}{_here(link)}</span>'

    def _step(self, edge: Edge | None) -> str:
        """Which step of the node above is attacked here."""
        if edge is None or edge.data["step"] is None:
            return ""
        return f' <span class="x">against the step to {self._target(edge.data["step"])}</span>'

    def _target(self, step: Step) -> str:
        return self.link(step.target) if step.target in self.outline.nodes else "what is left out"

    def mention(self, name: str) -> str:
        """A node in another list than that of the debate: its kind, and its text as a link."""
        data = self.outline.nodes[name]
        link = f'<a href="#{anchor(name)}"><bdi class="t">{words(data["text"] or name)}</bdi></a>'
        said = f' <span class="hedge">(“{_isolated(data["qualifier"])}”)</span>' if data["qualifier"] else ""
        return f"{self.signs[data['kind'], None]}{link}{said}"

    def link(self, name: str) -> str:
        """A node in a few words that lead to it, with who says it and how firmly."""
        text = words(self.outline.nodes[name]["text"] or name)
        return f'<a href="#{anchor(name)}"><bdi class="cut">{text}</bdi></a>{self.said[name]}'


def _said(debate: Debate, name: str) -> str:
    """The hedge in the words of the source, beside the text if nobody is named; who asserts it, and when."""
    firmly = hedge(debate.graph.nodes[name], _isolated)
    said = [part for part in attribution(debate, name, _isolated) if part != firmly]
    hedge_text = f' <span class="hedge">({firmly})</span>' if firmly else ""
    return hedge_text + (f' <span class="w">— {", ".join(said)}</span>' if said else "")


def _isolated(part: str) -> str:
    return f"<bdi>{words(part)}</bdi>"


def _details(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(key, value) for key, value in details(data, words) if key not in _APART]


def _sign(kind: Kind, relation: Relation | None) -> str:
    """A letter for a sign does not tell in which direction the text runs."""
    sign = sign_of(kind, relation)
    row = RELATIONS[relation] if relation else None
    name = kind if row is None else relation if row.sign else row.child or kind
    fixed = ' dir="ltr"' if sign.isalpha() else ""
    return f'<span class="s" role="img" aria-label="{name}" title="{name}"{fixed}>{words(sign)}</span> '


def _permalink(short: str, name: str) -> str:
    if short:
        return f'<a class="id" href="#{anchor(name)}"><bdi>{words(short)}</bdi></a>'
    return f'<a class="id" href="#{anchor(name)}" aria-label="link to this node">#</a>'


def _here(edge: Edge | Link | None) -> str:
    """What is said of a node only at the place of this edge."""
    if edge is None:
        return ""
    listed = "".join(f' <span class="b">{key} here <bdi>{value}</bdi></span>' for key, value in _details(edge.data))
    note = edge.data["note"]
    return listed + (f' <span class="note"><bdi>{words(note)}</bdi></span>' if note else "")
