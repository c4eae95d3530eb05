"""Words in GitHub Flavoured Markdown, so that the page reads nothing in them as markup, a link, a mention or an
emoji.

A backslash makes a character plain. It does not prevent what GitHub does to the text of the finished page (addresses,
mentions, references to issues, emoji, mathematics). There an empty comment splits the words, or a ``span`` contains
the dollar sign, as GitHub's documentation describes.
"""

from __future__ import annotations

import re

from argmap.text import shown

_BREAK = "<!-- -->"
_ACTIVE = re.compile(
    r"""
    (?P<escape> [\\`*_\[\]<>~] | &(?=\#?\w+;) | !(?=\[|$) )
    | (?P<number> \#(?=\d) )                              # a reference to an issue
    | (?P<hash> \# )
    | (?P<dollar> \$ )
    | (?P<break>
        @ (?=\w)                                          # a mention, an address of electronic mail
        | / (?=/)                                         # an address
        | : (?=[\w+-]+:)                                  # an emoji
        | (?i: (?<=\bmailto):(?=\S) | (?<=\bxmpp):(?=\S)
        | \bgh-(?=\d) | (?<![^\W_])www(?=\.) )
    )
    """,
    re.VERBOSE,
)
_URL = re.compile(r"https?://[^\s<>\\\[\]()|`*_~\"']+")


def plain(words: str) -> str:
    """One line of words that a page shows as they are. They may be anywhere except at the beginning of a block."""
    return _ACTIVE.sub(_harmless, shown(words))


def bold(words: str) -> str:
    """Such words in bold. They may be at the beginning of a block, between spaces."""
    return f"**{plain(words)}**"


def cell(words: str) -> str:
    """Such words for a cell of a table, where they may be at the beginning."""
    return plain(words).replace("|", "\\|")


def address(url: str) -> str:
    """A link to a page, or the bare words if they may be more than an address."""
    return f"<{url}>" if _URL.fullmatch(url) and url.isascii() and url.isprintable() else plain(url)


def _harmless(found: re.Match[str]) -> str:
    if found["dollar"]:
        return "<span>$</span>"
    if found["number"]:
        return rf"\#{_BREAK}"
    return f"{found[0]}{_BREAK}" if found["break"] else f"\\{found[0]}"
