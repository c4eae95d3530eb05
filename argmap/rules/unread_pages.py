"""S221 unread-pages: some pages of a source have no text that can be read.

They are pictures, as a scanner makes them, or damaged. What stands there is in no count of words, and no quote can be
found there: the source is accounted for without these pages. A page that is a picture but for a few words, such as a
number stamped on a scan, is one of them. On others, single characters may be lost, where the file only says how they
are drawn.

Let a program recognise their words, such as ocrmypdf, and name the PDF that it writes. If nothing is said on these
pages, because they are photographs, suppress the finding with that reason.
"""

from __future__ import annotations

from argmap.context import Context


def check(context: Context) -> None:
    """One finding a source: it is made where sources are read."""
    _ = context.sources
