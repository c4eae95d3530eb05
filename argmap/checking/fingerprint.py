"""A finding's name across runs: what it is about, and not the line, so that it stays the same when lines move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable

from argmap.findings import Finding
from argmap.text import Span

_MAX_MARKED = 1_000
_MAX_AROUND = 200


def fingerprints(findings: Iterable[Finding], name: Callable[[str], str] = str) -> dict[Finding, str]:
    """Of each finding 32 hexadecimal digits that no other of the run has.

    They are made of the code, the file, the marked words and what stands around them on their line, white space
    folded; among findings that are alike in all that, of the number in the order given. Neither the line number nor
    the message takes part: lines move, and wording is improved. Of very long words and lines the nearest part counts.
    ``name`` makes a file's name of the one that it has from the working directory.
    """
    seen: Counter[str] = Counter()
    made = {}
    for finding in dict.fromkeys(findings):
        about = "\0".join((finding.code, name(finding.span.file), *_words(finding.span)))
        seen[about] += 1
        digest = hashlib.sha256(f"{about}\0{seen[about]}".encode(errors="surrogatepass"))
        made[finding] = digest.hexdigest()[:32]
    return made


def _words(span: Span) -> tuple[str, ...]:
    """What stands before the marked words on their line, these words, and what stands behind them."""
    content, start, end = span.text.content, span.start, min(span.end, span.start + _MAX_MARKED)
    before = content[start - min(span.column - 1, _MAX_AROUND) : start]
    after = content[end : span.text.line_end(end, end + _MAX_AROUND)]
    return tuple(" ".join(part.split()) for part in (before, content[start:end], after))
