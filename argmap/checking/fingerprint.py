"""A finding's name across runs. It depends on what the finding is about, not on the line number."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable

from argmap.findings import Finding
from argmap.text import Span

_MAX_MARKED = 1_000
_MAX_AROUND = 200


def fingerprints(findings: Iterable[Finding], name: Callable[[str], str] = str) -> dict[Finding, str]:
    """For each finding 32 hexadecimal digits that are unique in the run.

    They depend on the code, the file, the marked words and the rest of their line, with white space folded. Findings
    that are alike in all this are numbered in the given order. Line numbers and messages play no part, because lines
    move and messages improve. Of very long words and lines only the nearest part counts. ``name`` converts a file's
    name, which is relative to the working directory.
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
    """The words before the marked words on their line, the marked words, and the words after them."""
    content, start, end = span.text.content, span.start, min(span.end, span.start + _MAX_MARKED)
    before = content[start - min(span.column - 1, _MAX_AROUND) : start]
    after = content[end : span.text.line_end(end, end + _MAX_AROUND)]
    return tuple(" ".join(part.split()) for part in (before, content[start:end], after))
