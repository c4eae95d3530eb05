"""S220 map-as-source: a map, or a file made from one, is named as the source of quotes.

Quotes prove that a map says what somebody else said. A map contains its own quotes word for word, and so does every
file that ``argmap export`` makes from it. Each quote would be found there, and nothing would be proved. So argmap
does not read such a file, and the error cannot be suppressed.

Name the text that the map was made from. If the debate is about maps, quote the people who wrote about them.
"""

from __future__ import annotations

from argmap.context import Context


def check(context: Context) -> None:
    """Report each such source. The findings are made where sources are read, which every command does."""
    _ = context.sources
