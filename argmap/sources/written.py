"""What is shown around a place of a text that has markup: entities as their characters, tags and comments as nothing.

So the edges of words can be judged where somebody has written ``can&rsquo;t`` or ``H<sub>2</sub>O``. An entity is taken
as a browser takes it, some also without their semicolon. Only what is near the place is looked at.
"""

from __future__ import annotations

import re

_NEAR = 40
_SIGNS = re.compile(r"[&<>*\\~:]")
_LONGEST_ENTITY, _LONGEST_TAG, _LONGEST_COMMENT = 34, 600, 5_000
_LONGEST_LEGACY = 6
"""Of the names that browsers take without their semicolon."""
_MOST_SHOWN = 48
"""How many characters are shown on each side."""
_MOST_TOKENS = 40
"""How much markup in a row is looked over."""
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:[\s/][^<>]{0,500})?>")
_COMMENT = re.compile(r"<!--(?:(?!-->)[\s\S]){0,5000}-->")
_SIGN = re.compile(r"\*{1,3}|~~|\\(?:[ \t]|(?=\r?\n))|:(?:sup|sub|superscript|subscript):`")
_SIGN_BEFORE = re.compile(r"(?:\*{1,3}|~~|\\[ \t]?|:(?:sup|sub|superscript|subscript):`)\Z")
BREAKING = re.compile(
    r"</?(?:address|article|blockquote|br|caption|dd|details|div|dl|dt|figure|footer|h\d|header|hr|li|main|nav|ol|p|pre|"
    r"section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
"""A tag between two words, though nothing else divides them."""


def may_be_markup(content: str, at: int) -> bool:
    """Whether a sign of markup is near a place."""
    return _SIGNS.search(content, max(0, at - _NEAR), at + _NEAR) is not None


def as_shown(content: str, at: int) -> tuple[str, int] | None:
    """What is shown around a place, and where the place is there; None within an entity, or where markup never ends."""
    if _splits_entity(content, at):
        return None
    before, behind = _shown_before(content, at), _shown_behind(content, at)
    return None if before is None or behind is None else (before + behind, len(before))


def _splits_entity(content: str, at: int) -> bool:
    start = content.rfind("&", max(0, at - _LONGEST_ENTITY), at)
    return start >= 0 and start + len(_entity(content, start)[0]) > at


def _entity(content: str, start: int) -> tuple[str, str]:
    """The entity at a place as it is written and as it is shown; nothing where there is none."""
    found = _ENTITY.match(content, start)
    if found is None:
        return "", ""
    from html import unescape  # the table of names is long, and few texts need it
    from html.entities import html5

    name = found[0][1:]
    if not name.startswith("#") and name not in html5:
        name = next((name[:size] for size in range(min(len(name), _LONGEST_LEGACY), 1, -1) if name[:size] in html5), "")
    return (f"&{name}", unescape(f"&{name}")) if name else ("", "")


def _token(content: str, start: int) -> tuple[str, str]:
    """The markup that begins at a place, and what is shown in its stead."""
    sign = content[start]
    if sign == "&":
        return _entity(content, start)
    if sign == "<":
        found = _COMMENT.match(content, start) or _TAG.match(content, start)
        return (found[0], " " if BREAKING.match(found[0]) else "") if found else ("", "")
    found = _SIGN.match(content, start) if sign in "*~\\:" else None
    return (found[0], "") if found else ("", "")


def _token_before(content: str, end: int) -> tuple[str, str]:
    """The markup that ends at a place, and what is shown in its stead."""
    sign = content[end - 1]
    if sign == ">":
        comment = content.startswith("-->", end - 3)
        opening = "<!--" if comment else "<"
        start = content.rfind(opening, max(0, end - (_LONGEST_COMMENT if comment else _LONGEST_TAG)), end)
    elif sign == ";" or sign.isalnum():
        start = content.rfind("&", max(0, end - _LONGEST_ENTITY), end)
    elif sign in "*~ \t`" or (sign == "\\" and content[end : end + 1] in ("\n", "\r")):
        found = _SIGN_BEFORE.search(content, max(0, end - 20), end)
        return (found[0], "") if found else ("", "")
    else:
        return "", ""
    written, shown = _token(content, start) if start >= 0 else ("", "")
    return (written, shown) if start + len(written) == end else ("", "")


def _shown_behind(content: str, at: int) -> str | None:
    shown, tokens = "", 0
    while at < len(content) and len(shown) < _MOST_SHOWN:
        written, instead = _token(content, at)
        tokens += bool(written)
        if tokens > _MOST_TOKENS:
            return None
        shown += instead if written else content[at]
        at += len(written) or 1
    return shown


def _shown_before(content: str, at: int) -> str | None:
    shown, tokens = "", 0
    while at > 0 and len(shown) < _MOST_SHOWN:
        written, instead = _token_before(content, at)
        tokens += bool(written)
        if tokens > _MOST_TOKENS:
            return None
        shown = (instead if written else content[at - 1]) + shown
        at -= len(written) or 1
    return shown
