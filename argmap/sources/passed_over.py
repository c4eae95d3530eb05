"""Find struck words that a quote takes as part of the text, and negations in running heads that it skips."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from argmap.late_pattern import late
from argmap.sources.words import Words
from argmap.text import Text

_STRUCK = late(
    r"(?<![\\~])~~(?=[^\s~])(?P<signs>[^~]{1,5000})(?<!\s)~~(?!~)"
    r"|(?<![\w~\\])~(?=[^\s~])(?P<sign>[^~\n]{1,2000})(?<!\s)~(?![\w~])"
    r"|<(?P<tag>del|s|strike)(?:\s[^<>]{0,500})?>(?P<tagged>[\s\S]{1,5000}?)</(?P=tag)\s*>"
    r"|:(?:del|strike|strikethrough):`(?P<role>[^`]{1,2000})`",
    re.IGNORECASE,
)
_MAY_BE_STRUCK = re.compile(r"~|<(?:del|s|strike)[\s>]|:(?:del|strike)", re.IGNORECASE)
_PIECE = late(r"\S[^\0]*?(?=\0|\Z)")


def struck(content: str) -> list[tuple[int, int]]:
    """The ranges of a text with markup that are shown with a line through them."""
    if _MAY_BE_STRUCK.search(content) is None:
        return []
    found = (
        next(one.span(name) for name in ("signs", "sign", "tagged", "role") if one[name])
        for one in _STRUCK.finditer(content)
    )
    return [(start, end) for start, end in found if any(map(str.isalnum, content[start:end]))]


def across(stretches: Iterable[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """The first of the ranges that overlaps with a quote."""
    spans = list(spans)
    return next((one for one in stretches if any(one[0] < end and start < one[1] for start, end in spans)), None)


def denied_by_heads(text: Text, words: Words, start: int, end: int) -> str | None:
    """A negation in the running heads within a range, which is read without them."""
    if not text.hidden(start, end):
        return None
    for head in _heads(text, start, end):
        folded = words.without_harmless(head)
        if (found := words.negation.search(folded) or words.limit.search(folded)) is not None:
            return found[0]
    return None


def _heads(text: Text, start: int, end: int) -> Iterator[str]:
    """The words that the body of a text replaces by spaces."""
    pairs = zip(text.content[start:end], text.body[start:end], strict=True)
    only = "".join(written if kept == " " else "\0" for written, kept in pairs)
    return (found[0] for found in _PIECE.finditer(only))
