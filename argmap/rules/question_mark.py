"""T501 question-mark: a question that does not end in a question mark.

Without it a question reads like a claim, and perhaps it is one: "The city should close its centre" is a position. The
marks of other scripts count too, and so do closing quotation marks and brackets behind them. Questions in scripts that
need no mark pass (Thai, Lao, Khmer, Burmese, Tibetan), and Chinese and Japanese ones that end in a particle of
questions. A text that is not given, but taken from the quote, is not looked at.

Write it as a question.
"""

from __future__ import annotations

import re

from argmap.context import Context
from argmap.edits.splices import replaced
from argmap.findings import Fix
from argmap.text import Span, shown

_MARK = r"[?\u055e\u061f\u1367\u203d\u2047-\u2049\u2e2e\ua60f\uff1f\u037e]|(?<=[\u0370-\u03ff\u1f00-\u1fff]);"
"""Latin, Armenian, Arabic, Ethiopic, interrobang and doubles, reversed, Vai, fullwidth, Greek."""
_MARKED = re.compile(
    rf"(?:{_MARK})[!?\uff01\uff1f]*[\s\"'*_)\]}}\u00ab\u00bb\u2018-\u201f\u2039\u203a\u3009-\u3011\uff09]*\Z"
)
_UNMARKED = re.compile(
    r"[\u0e00-\u109f\u1780-\u17ff]|[\u5417\u55ce\u5462\u4e48\u9ebc\u5427\u304b][\s.\u3002\u300d\u201d\"]*\Z"
)
"""Thai, Lao, Tibetan, Burmese and Khmer letters; the particles ma, ne, me, ba of Chinese and ka of Japanese."""


def check(context: Context) -> None:
    """One finding a question, at its text."""
    nodes = context.graph.nodes
    for name in context.shape.questions:
        node = nodes[name]
        text: str = node["text"]
        written = node["written"]
        if text[-1:] == "?" or not written.text or written.flawed:
            continue
        tail = text[-20:]
        if not _MARKED.search(tail) and not _UNMARKED.search(tail):
            span = written.value_span("text")
            message = f"the question {shown(name)} does not end in a question mark"
            context.findings.add("T501", span, message, fix=_fix(span))


def _fix(span: Span) -> Fix | None:
    """A mark at the end; to be looked at, for an indirect question has to be turned."""
    words = span.words
    if not words[:1].isalpha() or "\n" in words or "\r" in words:
        return None
    question = words.rstrip(".… ") + "?"
    return Fix("end it with a question mark", (replaced(span, question),), safe=False)
