"""Quotes completions for the shell that asks, so that it cannot run any word of a map.

Bash and PowerShell insert the answer into the command line as it is. Zsh evaluates the answer. Fish does the quoting.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable

from argmap.late_pattern import late

_PLAIN = late(r"[\w@%+=:,./-]+")
"""Characters without a special meaning in any shell, anywhere in a word."""
_NOT_SAFE = late(r"[^\w:./,@-]", re.ASCII)
_PATTERN = r"[*?\[\\]|(?<=[*?+@!/])\("
"""Glob characters. Bash expands the answer as file patterns, and in that expansion quotation marks do not protect.

A matching file would replace the value, and its name could end the quotation. So these characters are written outside
of the marks, each after a backslash. No others are: bash 5.0 removes the backslashes if a file of that name exists.
"""
_UNPROTECTED = {"'": late(f"(?P<pattern>{_PATTERN})|'"), '"': late(f'(?P<pattern>{_PATTERN})|[$`"!]')}
"""Characters that keep their meaning inside the quotation marks."""
_TOKEN = late(r"""(?P<closed>'[^']*'|"(?:[^"\\]|\\.)*")|(?P<open>['"].*)|(?P<sign>\\.|.)""", re.DOTALL)
"""Parts of a command line: closed quotations, a quotation that is still open, and single characters."""
_EXPANDED = frozenset("$`")
_CLOSING = late("['‘’‚‛]")
"""The characters that end a quotation in PowerShell."""


class _Offered(str):
    """Typer drops values that do not start with the typed word. These replace the word, so they need not."""

    def startswith(self, *_: object) -> bool:
        return True


def asks(shell: str) -> bool:
    """True if this shell asks for a completion."""
    return os.environ.get("_ARGMAP_COMPLETE") == f"complete_{shell}"


def offered(values: Iterable[str], goes_on: bool = False) -> list[str]:
    """The values, quoted for the shell that asks.

    With ``goes_on``, zsh adds no space after a value. Values that are not printable are left out.
    """
    found = [value for value in values if value.isprintable()]
    if asks("zsh") and found:
        print(for_zsh(found, goes_on))
        sys.exit()  # before Typer answers too
    if asks("bash"):
        found = for_bash(found, _word_in_bash())
    elif asks("powershell") or asks("pwsh"):
        found = for_powershell(found)
    return [_Offered(value) for value in found]


def for_zsh(values: list[str], goes_on: bool) -> str:
    """The command by which zsh, which evaluates it, offers the values.

    Typer's own command loses quotation marks, and runs commands that follow a backslash in a value. Here every special
    character is escaped. ``-U`` lets a value with quotation marks replace a word that was begun without them.
    """
    words = (_NOT_SAFE.sub(_in_hexadecimal, one) for one in values)
    return " ".join(["compadd", "-U", *["-S", "''"] * goes_on, "--", *(f"$'{word}'" for word in words)])


def _in_hexadecimal(found: re.Match[str]) -> str:
    return f"\\x{ord(found[0]):02x}" if found[0].isascii() else found[0]


def for_powershell(values: list[str]) -> list[str]:
    """The values, quoted for PowerShell; values that contain the separator of Typer's script are left out."""
    known = [value for value in values if ":::" not in value]
    return [value if _PLAIN.fullmatch(value) else "'" + _CLOSING.sub(r"\g<0>\g<0>", value) + "'" for value in known]


def for_bash(values: list[str], word: str) -> list[str]:
    """The values, quoted for bash; ``word`` is the word that they replace, as it was typed.

    If a quotation mark is open, bash replaces only what follows the mark. If the word contains closed quotations, the
    cursor may be inside or outside of them, so only values that need no quoting are offered.
    """
    begun = _begun(word)
    if begun is None:
        return [value for value in values if _PLAIN.fullmatch(value)]
    before, mark = begun
    if mark:
        return [_within(value.removeprefix(before), mark) + mark for value in values if value.startswith(before)]
    if all(map(_PLAIN.fullmatch, values)):
        return values
    words = [("'" + _within(value, "'") + "'").removeprefix("''").removesuffix("''") for value in values]
    if len({value[: len(before) + 1] for value in values}) > 1 and len({word[0] for word in words}) == 1:
        # Bash inserts the common prefix, which would be just a quotation mark.
        words[0] = ('""' if words[0][0] == "'" else "''") + words[0]
    return words


def _within(words: str, mark: str) -> str:
    """Words inside quotation marks, closed and reopened around characters that the marks do not protect."""

    def outside(found: re.Match[str]) -> str:
        other = "'" if mark == '"' else '"'
        return mark + (f"\\{found[0]}" if found["pattern"] else other + found[0] + other) + mark

    return _UNPROTECTED[mark].sub(outside, words)


def _word_in_bash() -> str:
    """The word to complete, as it was typed: bash passes the words separated by newlines."""
    words = [""]
    for token in _TOKEN.finditer(os.environ.get("COMP_WORDS", "")):
        if token[0] == "\n":
            words.append("")
        else:
            words[-1] += token[0]
    number = os.environ.get("COMP_CWORD", "")
    word = words[int(number)] if number.isdecimal() and int(number) < len(words) else ""
    return "" if word == ":" else word  # a separator, which is not replaced


def _begun(word: str) -> tuple[str, str] | None:
    """The value before the open quotation mark, and that mark; the whole value and "" if no mark is open.

    None if the word contains a closed quotation, or something that the shell would expand.
    """
    before, mark = "", ""
    for token in _TOKEN.finditer(word):
        if token["open"]:
            mark = token[0][0]
        if token["closed"] or token["sign"] in _EXPANDED or (mark == '"' and not _EXPANDED.isdisjoint(token[0])):
            return None
        before += token["sign"][-1:] if token["sign"] else ""
    return before, mark
