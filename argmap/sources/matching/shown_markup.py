"""What is shown around a place of a text that has markup: entities as their characters, tags and comments as nothing.

So the edges of words can be judged where somebody has written ``can&rsquo;t`` or ``H<sub>2</sub>O``. An entity is taken
as a browser takes it, some also without their semicolon. Only what is near the place is looked at.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NEAR = 4
_SIGNS = re.compile(r"[&<>;*\\~`=^]")
_OPENING, _CLOSING = re.compile(r"[&<*\\~:=^]"), re.compile(r"[>;*\\~`&=]")
_LONGEST_ENTITY, _LONGEST_TAG, _LONGEST_COMMENT = 34, 600, 5_000
_LONGEST_LEGACY = 6
"""Of the names that browsers take without their semicolon."""
_MOST_BEFORE, _MOST_BEHIND = 14, 7
"""How many characters are shown on each side; markup counts as one."""
_MOST_TOKENS = 20
"""How much markup in a row is looked over."""
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:[\s/][^<>]{0,500})?>")
_SIGN = re.compile(
    r"\*{1,3}|~~|==|~(?=[^\s~]{1,20}~)|\^(?=[^\s^]{1,20}\^)|\\(?:[ \t]|(?=\r?\n))|:(?:sup|sub|superscript|subscript):`"
)
_SIGN_BEFORE = re.compile(r"(?:\*{1,3}|~~|==|\\[ \t]?|:(?:sup|sub|superscript|subscript):`)\Z")
BREAKING = re.compile(
    r"</?(?:address|article|blockquote|br|caption|dd|details|div|dl|dt|figure|footer|h\d|header|hr|li|main|nav|ol|p|pre|"
    r"section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
"""A tag between two words, though nothing else divides them."""


def may_be_markup(content: str, at: int) -> bool:
    """Whether a sign of markup is near a place, or an entity without its semicolon ends there."""
    if _SIGNS.search(content, max(0, at - _NEAR), at + _NEAR) is not None:
        return True
    return content.find("&", max(0, at - _LONGEST_ENTITY), at) >= 0


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
    return _known(found[0]) if found is not None else ("", "")


@lru_cache(maxsize=256)
def _known(written: str) -> tuple[str, str]:
    """The beginning of some letters that browsers take for an entity, and what it stands for."""
    from html import unescape  # the table of names is long, and few texts need it
    from html.entities import html5

    name = written[1:]
    if not name.startswith("#") and name not in html5:
        name = next((name[:size] for size in range(min(len(name), _LONGEST_LEGACY), 1, -1) if name[:size] in html5), "")
    return (f"&{name}", unescape(f"&{name}")) if name else ("", "")


def _token(content: str, start: int) -> tuple[str, str]:
    """The markup that begins at a place, and what is shown in its stead."""
    sign = content[start]
    if sign == "&":
        return _entity(content, start)
    if sign == "<":
        if content.startswith("<!--", start):
            end = content.find("-->", start + 4, start + _LONGEST_COMMENT)
            return (content[start : end + 3], "") if end >= 0 else ("", "")
        found = _TAG.match(content, start)
        return (found[0], " " if BREAKING.match(found[0]) else "") if found else ("", "")
    found = _SIGN.match(content, start) if sign in "*~\\:=^" else None
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
    elif sign in "*~= \t`" or (sign == "\\" and content[end : end + 1] in ("\n", "\r")):
        found = _SIGN_BEFORE.search(content, max(0, end - 20), end)
        return (found[0], "") if found else ("", "")
    else:
        return "", ""
    written, shown = _token(content, start) if start >= 0 else ("", "")
    return (written, shown) if start + len(written) == end else ("", "")


def _shown_behind(content: str, at: int) -> str | None:
    end = min(len(content), at + _MOST_BEHIND)
    shown: list[str] = []
    tokens = 0
    while at < end:
        sign = _OPENING.search(content, at, end)
        if sign is None:
            shown.append(content[at:end])
            break
        written, instead = _token(content, sign.start())
        shown += (content[at : sign.start()], instead if written else sign[0])
        at = sign.start() + (len(written) or 1)
        if written:
            tokens, end = tokens + 1, min(len(content), end + len(written) - 1)
        if tokens > _MOST_TOKENS:
            return None
    return "".join(shown)


def _shown_before(content: str, at: int) -> str | None:
    start = max(0, at - _MOST_BEFORE)
    shown: list[str] = []
    tokens = 0
    while at > start:
        if not _CLOSING.search(content, start, at):
            shown.append(content[start:at])
            break
        sign = content[at - 1]
        bare = "&" in content[start:at] if sign.isalnum() else sign in " \t" and content[at - 2 : at - 1] == "\\"
        written, instead = _token_before(content, at) if bare or sign in ">;*~=`\\" else ("", "")
        shown.append(instead if written else sign)
        at -= len(written) or 1
        if written:
            tokens, start = tokens + 1, max(0, start - len(written) + 1)
        if tokens > _MOST_TOKENS:
            return None
    return "".join(reversed(shown))
