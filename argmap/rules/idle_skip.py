"""P411 idle-skip: a skipped passage that does not stand in its source.

``skip`` takes passages that carry no argument out of the coverage. Its words are compared as quotes are, and count
everywhere they stand.

One that stands nowhere was mistyped, or the source has changed: write what the source has.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.sources.texts import skipped


def check(context: Context) -> None:
    """One finding a passage."""
    for key, source in context.debate.sources.items():
        folded = context.sources.get(key)
        if folded is None:
            continue
        for skip in source.skip:
            if next(skipped(folded, skip), None) is not None:
                continue
            if folded.effort.left <= 0:
                context.findings.add(
                    "Y105", skip.span, f"to look for what is skipped of {folded.text.file} takes too long"
                )
                return
            what = "no passage from these to those words stands" if skip.to else "these words do not stand"
            context.findings.add("P411", skip.span, f"{what} in {folded.text.file}")
