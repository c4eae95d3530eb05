"""S221 unread-pages: some pages of a source have no readable text.

They are damaged, or pictures from a scanner. No quote can be found on these pages, and coverage does not count them.
A picture with a few words, such as a number stamped on a scan, is such a page too. Other pages may lack single
characters, if the file has only their shapes.

Run a text recognition program, such as ocrmypdf, and name the PDF that it writes. If these pages have no words,
because they are photographs, suppress the finding and give that reason.
"""

from __future__ import annotations

from argmap.context import Context


def check(context: Context) -> None:
    """Report each such source. The findings are made where sources are read."""
    _ = context.sources
