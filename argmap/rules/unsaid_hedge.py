"""P418 unsaid-hedge: the quote has a hedge that the node leaves out.

The quote is "Sanctions may have helped", but the text is "Sanctions helped.": the map sounds surer than its source.
The rule looks for hedges, such as *may*, *likely*, *seems* or *reportedly*, in each quote of a claim. The ``text`` or
the ``qualifier`` must have the same hedge or one that means as much. A hedge in a clause that the text does not use
is passed over. So are words of reporting, if ``by`` says who reports. The word list is that of the source's language;
if the language is neither given nor clear, the list is English.

Write the hedge in ``qualifier``, as the source has it, or in the text. Or quote only the clause that the claim was
made from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from argmap.context import Context
from argmap.reading.map_document import Quote
from argmap.relations import Kind
from argmap.text import shown

_FOLDER = Path(__file__).with_name("hedges")
_ENGLISH = "en"
_CLAUSE = re.compile(
    r"[,;:.!?()—–]+(?:\s|$)|\[\.\.\.\]|\[…\]"
    r"|\s(?:but|and|while|although|though|aber|und|obwohl|während|mais|et|tandis|pero|y|aunque|mientras|но|а|и|хотя)\s"
)
_WORD = re.compile(r"[^\W_]+")
_ADVERB = r"\s(?:\w+ly\s)?"
_STEM = 5
"""How many letters of a word are compared, so that *improved* counts as *improve*."""
_MAX_SHORT = 3
"""Words with so few letters are not compared."""


@dataclass(frozen=True)
class Group:
    """Hedges that mean about the same, the other words that keep them in a text, and whether a speaker keeps them."""

    words: tuple[str, ...]
    keeping: tuple[str, ...]
    kept_by_speaker: bool

    @cached_property
    def _word_sets(self) -> tuple[frozenset[str], ...]:
        return tuple(_words_in(hedge) for hedge in self.words)

    def may_be_among(self, words: frozenset[str]) -> bool:
        """Whether all words of a hedge are among these; most quotes are passed over by this, without a pattern."""
        return any(map(words.issuperset, self._word_sets))

    @cached_property
    def hedges(self) -> re.Pattern[str]:
        """A pattern for the hedges."""
        return _any_of(self.words)

    @cached_property
    def kept(self) -> re.Pattern[str]:
        """A pattern for all that keeps the hedge. Few maps need it, and it takes long to compile."""
        return _any_of((*self.words, *self.keeping))


@dataclass(frozen=True)
class Hedges:
    """The hedges of a language, and phrases that only look like one."""

    groups: tuple[Group, ...]
    lookalikes: tuple[str, ...]

    @cached_property
    def none(self) -> re.Pattern[str]:
        """A pattern for those phrases."""
        return _any_of(self.lookalikes)


def check(context: Context) -> None:
    """Report each quote whose hedge is left out, with the first such hedge. Questions and implied nodes need none."""
    for name in context.shape.quoting:
        node = context.graph.nodes[name]
        if node["kind"] is Kind.QUESTION or node["implied"] or node["written"].flawed:
            continue
        said = f"{node['text']} {node['qualifier'] or ''}"
        for quote in node["quotes"]:
            language = _language(context, quote)
            hedges = hedges_of(language)
            hedge = next(left_out(hedges, quote.text, said, bool(node["by"])), None) if hedges is not None else None
            if hedge is not None:
                note = _note(context, quote, language)
                message = f"the quote says “{shown(hedge)}”, but neither text nor qualifier does: keep the hedge{note}"
                context.findings.add("P418", quote.span, message)


def _language(context: Context, quote: Quote) -> str:
    language = _declared(context, quote) or context.guessed(quote.source or "") or _ENGLISH
    return re.split("[-_]", language.lower(), maxsplit=1)[0]


def _declared(context: Context, quote: Quote) -> str | None:
    source = context.debate.sources.get(quote.source or "")
    return source.language if source is not None else None


def _note(context: Context, quote: Quote, language: str) -> str:
    """Names the language of the word list, if the source does not give it and it is not English."""
    if language == _ENGLISH or _declared(context, quote) is not None:
        return ""
    from argmap.sources.words import words_of

    return f" (the source seems to be in {words_of(language).name})"


@cache
def hedges_of(language: str) -> Hedges | None:
    """The hedges of a language, by its code; None if there is no list for it."""
    path = _FOLDER / f"{language}.txt"
    if not language.isalpha() or not path.is_file():
        return None
    sections: dict[str, list[str]] = {}
    lines = sections.setdefault("", [])
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.strip()
        if words.startswith("["):
            lines = sections.setdefault(words.strip("[]"), [])
        elif words and not words.startswith("#"):
            lines.append(words)
    groups = [_group(line, kind == "reports") for kind in ("hedges", "reports") for line in sections.get(kind, ())]
    return Hedges(tuple(groups), tuple(sections.get("none", ())))


def _group(line: str, kept_by_speaker: bool) -> Group:
    hedges, _, others = line.partition("|")
    words, keeping = (tuple(word.strip() for word in part.split(",") if word.strip()) for part in (hedges, others))
    return Group(words, keeping, kept_by_speaker)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, whole, also with an adverb in between.

    Words with capitals match only as written.
    """
    longest_first = sorted(words, key=len, reverse=True)
    written = {one: _ADVERB.join(map(re.escape, one.split())) for one in longest_first}
    either = (phrase if one.islower() else f"(?-i:{phrase})" for one, phrase in written.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})(?!\w)" if words else r"(?!)", re.IGNORECASE)


def left_out(hedges: Hedges, quote: str, said: str, has_speaker: bool) -> Iterator[str]:
    """The hedges of a quote that the words of a node leave out."""
    quote = " ".join(quote.split()).replace("’", "'")
    words = _words_in(quote)
    groups = [
        group for group in hedges.groups if not (has_speaker and group.kept_by_speaker) and group.may_be_among(words)
    ]
    if not groups:
        return
    quote, said = (hedges.none.sub(lambda found: "_" * len(found[0]), words) for words in (quote, said))
    for hedges_alike in groups:
        used = [found[0] for found in hedges_alike.hedges.finditer(quote) if _is_used(quote, found, said)]
        if used and not hedges_alike.kept.search(said):
            yield from used


def _is_used(quote: str, hedge: re.Match[str], said: str) -> bool:
    """Whether the text takes its words from the hedge's clause rather than from another one.

    A hedge that is alone between commas belongs to the clauses on both sides.
    """
    wanted = _stems(said)
    bounds = [0, *(found.end() for found in _CLAUSE.finditer(quote)), len(quote)]
    shares: list[float] = []
    at = 0
    alone = False
    for number, (start, end) in enumerate(pairwise(bounds)):
        words = _stems(quote[start:end])
        shares.append(len(words & wanted) / len(words) if words else 0.0)
        if start <= hedge.start() < end:
            at, alone = number, not _stems(quote[start : hedge.start()] + " " + quote[hedge.end() : end])
    own = max(shares[max(0, at - 1) : at + 2]) if alone else shares[at]
    return 2 * own > max(shares[:at] + shares[at + 1 :], default=0.0)


def _words_in(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words.casefold()))


def _stems(words: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(words.casefold()) if len(word) > _MAX_SHORT}
