"""T501 question-mark: a question does not end in a question mark.

Without the mark a question reads like a claim, and perhaps it is one: "The city should close its centre" is a
position. The question marks of other scripts count too, and closing quotation marks and brackets may follow.
Questions in scripts that need no mark pass (Thai, Lao, Khmer, Burmese, Tibetan), and so do Chinese and Japanese ones
that end in a question particle. A text that is taken from the quote is not checked.

Write it as a question.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.edits.splices import replaced
from argmap.findings import Fix
from argmap.late_pattern import late
from argmap.text import Span, shown

_MARK = r"[?\u055e\u061f\u1367\u203d\u2047-\u2049\u2e2e\ua60f\uff1f\u037e]|(?<=[\u0370-\u03ff\u1f00-\u1fff]);"
"""Latin, Armenian, Arabic, Ethiopic, interrobang and doubles, reversed, Vai, fullwidth, Greek."""
_MARKED = late(
    rf"(?:{_MARK})[!?\uff01\uff1f]*[\s\"'*_)\]}}\u00ab\u00bb\u2018-\u201f\u2039\u203a\u3009-\u3011\uff09]*\Z"
)
_UNMARKED = late(
    r"[\u0e00-\u109f\u1780-\u17ff]|[\u5417\u55ce\u5462\u4e48\u9ebc\u5427\u304b][\s.\u3002\u300d\u201d\"]*\Z"
)
"""Thai, Lao, Tibetan, Burmese and Khmer letters; the particles ma, ne, me, ba of Chinese and ka of Japanese."""


def check(context: Context) -> None:
    """Report each such question, at its text."""
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
    """A fix that adds the mark. It is unsafe, because an indirect question has to be reworded."""
    words = span.words
    if not words[:1].isalpha() or "\n" in words or "\r" in words:
        return None
    question = words.rstrip(".… ") + "?"
    return Fix("end it with a question mark", (replaced(span, question),), safe=False)
