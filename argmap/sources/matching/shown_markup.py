"""The shown text around a place with markup: entities as their characters, tags and comments as nothing.

So the edges of words can be judged where somebody has written ``can&rsquo;t`` or ``H<sub>2</sub>O``. An entity is taken
as a browser takes it, some also without their semicolon. Only what is near the place is looked at.
"""

from __future__ import annotations

import re
from functools import lru_cache

from argmap.late_pattern import late

_NEAR = 4
_SIGNS = re.compile(r"[&<>;*\\~`=^]")
_OPENING, _CLOSING = late(r"[&<*\\~:=^]"), late(r"[>;*\\~`&=]")
_MAX_ENTITY, _MAX_TAG, _MAX_COMMENT = 34, 600, 5_000
_MAX_LEGACY = 6
"""The maximum length of entity names that browsers accept without a semicolon."""
_MAX_BEFORE, _MAX_AFTER = 14, 7
"""The number of characters shown on each side; markup counts as one."""
_MAX_TOKENS = 20
"""The maximum number of markup tokens in a row that are skipped."""
_ENTITY = late(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_TAG = late(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:[\s/][^<>]{0,500})?>")
_SIGN = late(
    r"\*{1,3}|~~|==|~(?=[^\s~]{1,20}~)|\^(?=[^\s^]{1,20}\^)|\\(?:[ \t]|(?=\r?\n))|:(?:sup|sub|superscript|subscript):`"
)
_SIGN_BEFORE = late(r"(?:\*{1,3}|~~|==|\\[ \t]?|:(?:sup|sub|superscript|subscript):`)\Z")
BREAKING = late(
    r"</?(?:address|article|blockquote|br|caption|dd|details|div|dl|dt|figure|footer|h\d|header|hr|li|main|nav|ol|p|pre|"
    r"section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
"""A tag that divides two words by itself."""


def has_markup(content: str) -> bool:
    """Whether a text may have any markup."""
    return _SIGNS.search(content) is not None


def may_be_markup(content: str, at: int) -> bool:
    """Whether a markup character is near a place, or an entity without a semicolon ends there."""
    if _SIGNS.search(content, max(0, at - _NEAR), at + _NEAR) is not None:
        return True
    return content.find("&", max(0, at - _MAX_ENTITY), at) >= 0


def as_shown(content: str, at: int) -> tuple[str, int] | None:
    """The shown text around a place, and the place in it; None within an entity, or if markup never ends."""
    if _splits_entity(content, at):
        return None
    before, after = _shown_before(content, at), _shown_after(content, at)
    return None if before is None or after is None else (before + after, len(before))


def _splits_entity(content: str, at: int) -> bool:
    start = content.rfind("&", max(0, at - _MAX_ENTITY), at)
    return start >= 0 and start + len(_entity(content, start)[0]) > at


def _entity(content: str, start: int) -> tuple[str, str]:
    """The entity at a place, as written and as shown; empty without one."""
    found = _ENTITY.match(content, start)
    return _known(found[0]) if found is not None else ("", "")


@lru_cache(maxsize=256)
def _known(written: str) -> tuple[str, str]:
    """The beginning of letters that browsers take for an entity, and its character."""
    from html import unescape  # the table of names is long, and few texts need it
    from html.entities import html5

    name = written[1:]
    if not name.startswith("#") and name not in html5:
        name = next((name[:size] for size in range(min(len(name), _MAX_LEGACY), 1, -1) if name[:size] in html5), "")
    return (f"&{name}", unescape(f"&{name}")) if name else ("", "")


def _token(content: str, start: int) -> tuple[str, str]:
    """The markup that begins at a place, and what is shown instead."""
    sign = content[start]
    if sign == "&":
        return _entity(content, start)
    if sign == "<":
        if content.startswith("<!--", start):
            end = content.find("-->", start + 4, start + _MAX_COMMENT)
            return (content[start : end + 3], "") if end >= 0 else ("", "")
        found = _TAG.match(content, start)
        return (found[0], " " if BREAKING.match(found[0]) else "") if found else ("", "")
    found = _SIGN.match(content, start) if sign in "*~\\:=^" else None
    return (found[0], "") if found else ("", "")


def _token_before(content: str, end: int) -> tuple[str, str]:
    """The markup that ends at a place, and what is shown instead."""
    sign = content[end - 1]
    if sign == ">":
        comment = content.startswith("-->", end - 3)
        opening = "<!--" if comment else "<"
        start = content.rfind(opening, max(0, end - (_MAX_COMMENT if comment else _MAX_TAG)), end)
    elif sign == ";" or sign.isalnum():
        start = content.rfind("&", max(0, end - _MAX_ENTITY), end)
    elif sign in "*~= \t`" or (sign == "\\" and content[end : end + 1] in ("\n", "\r")):
        found = _SIGN_BEFORE.search(content, max(0, end - 20), end)
        return (found[0], "") if found else ("", "")
    else:
        return "", ""
    written, shown = _token(content, start) if start >= 0 else ("", "")
    return (written, shown) if start + len(written) == end else ("", "")


def _shown_after(content: str, at: int) -> str | None:
    end = min(len(content), at + _MAX_AFTER)
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
        if tokens > _MAX_TOKENS:
            return None
    return "".join(shown)


def _shown_before(content: str, at: int) -> str | None:
    start = max(0, at - _MAX_BEFORE)
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
        if tokens > _MAX_TOKENS:
            return None
    return "".join(reversed(shown))
