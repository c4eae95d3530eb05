"""S221 unread-pages: some pages of a source have no readable text.

They are pictures, as from a scanner, or damaged. Their words are in no count, and no quote can be found there:
coverage leaves these pages out. A page that is a picture with a few words, such as a number stamped on a scan, is one
of them. Other pages may have lost single characters, if the file says only how these are drawn.

Run a text recognition program, such as ocrmypdf, and name the PDF that it writes. If these pages have no words,
because they are photographs, suppress the finding and give that reason.
"""

from __future__ import annotations

from argmap.context import Context


def check(context: Context) -> None:
    """Report each such source. The findings are made where sources are read."""
    _ = context.sources
