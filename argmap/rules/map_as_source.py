"""S220 map-as-source: a map is named as the source of quotes, or a file that was made from one.

Quotes prove that a map says what somebody else has said. A map holds its own quotes word by word, and
so does what ``argmap export`` makes of it: each quote would be found, and nothing would be proved. Such a file is not
read, and the error cannot be suppressed.

Name the text that the map was made from. If the debate is about maps, quote the words of those who wrote of them.
"""

from __future__ import annotations

from argmap.context import Context


def check(context: Context) -> None:
    """One finding a source: it is made where sources are read, which every command does."""
    _ = context.sources
