"""P411 idle-skip: a skipped passage is not in its source.

``skip`` takes passages that carry no argument out of the coverage. Its words are compared as quotes are, and every
occurrence counts.

If a passage does not occur, either it was mistyped or the source has changed. Write the words that the source has.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.sources.texts import skipped


def check(context: Context) -> None:
    """Report each such passage."""
    for key, source in context.debate.sources.items():
        folded = context.sources.get(key)
        if folded is None:
            continue
        for skip in source.skip:
            if next(skipped(folded, skip), None) is not None:
                continue
            if folded.effort.left <= 0:
                context.findings.add(
                    "Y105", skip.span, f"{folded.text.file} takes too long to search for skipped passages"
                )
                return
            what = "no passage from the first to the last words occurs" if skip.to else "these words do not occur"
            context.findings.add("P411", skip.span, f"{what} in {folded.text.file}")
