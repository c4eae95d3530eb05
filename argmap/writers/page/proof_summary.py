"""What is under the title: where the words come from, what is proved of them, and what the source does not state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple

from argmap.reading.map_document import Source
from argmap.relations import CLAIMS, Kind
from argmap.sources.coverage import Share, measure_texts, percent
from argmap.sources.matching.quotes import HOW
from argmap.sources.verdicts import FAILURES, Verdict
from argmap.writers.page.html_text import words
from argmap.writers.page.page_outline import PageOutline
from argmap.writers.page.source_passages import Passages, credits_of, title_of

_LIMIT = "This shows that the words occur in the source, not that the claims are right."
MAX_NAMED = 3
"""The maximum number of sources named under the title; with more, only the number is given."""


def under_title(outline: PageOutline, passages: Passages) -> str:
    """The sources of what is written, and the proof, as HTML."""
    is_amiss = passages.verdicts[Verdict.FOUND] < passages.verdicts.total()
    seal = '<span class="seal" aria-hidden="true">!</span> ' if is_amiss else ""
    return f'{_sources(passages)}<p class="proof">{seal}{" ".join(_sentences(outline, passages))}</p>'


def _sources(passages: Passages) -> str:
    texts = passages.texts
    if not texts:
        return ""
    if len(texts) > MAX_NAMED:
        return f'<p class="from">From <a href="#s1">{len(texts):,} sources</a></p>'
    named = (
        f'<a href="#s{number}"><cite>{words(title_of(marked))}</cite></a>'
        + "".join(f", {part}" for part in credits_of(marked.source.declared, is_brief=True))
        + _missing(marked.source.declared)
        for number, marked in enumerate(texts, 1)
    )
    return f'<p class="from">From {"; ".join(named)}</p>'


def _missing(declared: tuple[Source, ...]) -> str:
    """What the maps do not say of where a source comes from."""
    keys = {"author": "author", "date": "date", "url": "address"}
    missing = [noun for key, noun in keys.items() if not any(getattr(source, key) for source in declared)]
    listed = " or ".join(filter(None, [", ".join(missing[:-1]), *missing[-1:]]))
    return f" (no {listed} is given)" if missing else ""


def _sentences(outline: PageOutline, passages: Passages) -> Iterator[str]:
    if passages.verdicts:
        yield "; ".join(filter(None, (_quotes(passages), _coverage(outline, passages)))) + "."
        yield _LIMIT
        yield from _claims(outline)
    else:
        yield _amiss("Nothing on this page is quoted from a source.")
    if len(outline.nodes) < len(outline.debate.graph):
        yield f"This page shows a part of the debate, {len(outline.nodes):,} nodes."


def _quotes(passages: Passages) -> str:
    """The verdicts on the quotes."""
    verdicts = passages.verdicts
    total = verdicts.total()
    over_layout = passages.hows[HOW[-1]]
    exact = verdicts[Verdict.FOUND] - over_layout
    results = [f"{total:,} quote{'s' * (total > 1)}"]
    if exact == total:
        results.append(f"{'each ' * (total > 1)}found word for word")
    else:
        results[0] += f": {exact:,} found word for word"
        results += [f"{over_layout:,} after layout and markup are ignored"] if over_layout else []
        results += [_amiss(f"{verdicts[one]:,} {why}") for one, why in FAILURES.items() if verdicts[one]]
    omitting = passages.omitting
    omission = f" ({omitting:,} leave{'s' * (omitting == 1)} words out, marked […])" if omitting else ""
    return ", ".join(results) + omission


def _amiss(result: str) -> str:
    return f'<span class="amiss">{words(result)}</span>'


def _coverage(outline: PageOutline, passages: Passages) -> str:
    """The number of words of the sources that are quoted or set aside; empty for a part of a debate."""
    if len(outline.nodes) < len(outline.debate.graph):
        return ""
    shares = [one.share for one in measure_texts(outline.debate, (marked.source for marked in passages.texts))]
    if not any(share.words for share in shares):
        return ""
    share = Share(*(sum(column) for column in zip(*map(astuple, shares), strict=True)))
    summary = f"{_whole(percent(share.percent))} of {share.words:,} words accounted for"
    summary += f" ({share.skipped:,} of them set aside)" if share.skipped else ""
    more = share.percent_with_drafts - share.percent
    return summary + (f", {_whole(percent(more))} more by drafts" if share.drafted else "")


def _whole(percentage: str) -> str:
    """A percentage as English prose has it, without a tenth where there is none."""
    return percentage.replace(".0 %", "%").replace(" %", "%")


def _claims(outline: PageOutline) -> Iterator[str]:
    """How many claims and questions are implied, and how many claims are not but quote nothing."""
    claims = [data for data in outline.nodes.values() if data["kind"] in CLAIMS]
    questions = [data for data in outline.nodes.values() if data["kind"] is Kind.QUESTION]
    bare = sum(not data["quotes"] and not data["implied"] for data in claims)
    listed = []
    for noun, every in (("claim", claims), ("question", questions)):
        if implied := sum(bool(data["implied"]) for data in every):
            listed.append(f"{implied:,} of {len(every):,} {noun}{'s' * (len(every) > 1)}")
    if listed:
        yield f"Implied, not stated in the source: {' and '.join(listed)}."
    if bare:
        yield f"{bare:,} of {len(claims):,} claim{'s' * (len(claims) > 1)} {'have' if bare > 1 else 'has'} no quote."
