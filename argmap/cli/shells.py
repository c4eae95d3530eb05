"""What a completion offers, quoted for the shell that asks: no word of a map may mean anything to a shell.

Bash and PowerShell put what they are given into the command line as it is. Zsh evaluates the answer. Fish quotes.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable

_PLAIN = re.compile(r"[\w@%+=:,./-]+")
"""What means nothing to a shell, wherever it stands in a word."""
_NOT_SAFE = re.compile(r"[^\w:./,@-]", re.ASCII)
_PATTERN = r"[*?\[\\]|(?<=[*?+@!/])\("
"""What makes a pattern of files, in quotation marks too: bash takes what it is given for patterns.

A file that matches would take the place of the value, and its name could end the quotation. These characters stand
outside of the marks, each behind a backslash, and no others: bash 5.0 takes backslashes off where such a file exists.
"""
_UNPROTECTED = {"'": re.compile(f"(?P<pattern>{_PATTERN})|'"), '"': re.compile(f'(?P<pattern>{_PATTERN})|[$`"!]')}
"""What keeps a meaning within quotation marks."""
_TOKEN = re.compile(r"""(?P<closed>'[^']*'|"(?:[^"\\]|\\.)*")|(?P<open>['"].*)|(?P<sign>\\.|.)""", re.DOTALL)
"""Of a command line: what is in quotation marks, what is in marks that are open, and single signs."""
_EXPANDED = frozenset("$`")
_CLOSING = re.compile("['‘’‚‛]")
"""The marks that PowerShell takes for the end of a quotation."""


class _Offered(str):
    """Typer drops what does not begin with the word that was typed, though it is put in the place of the word."""

    def startswith(self, *_: object) -> bool:
        return True


def asks(shell: str) -> bool:
    """Whether it is this shell for which something is completed."""
    return os.environ.get("_ARGMAP_COMPLETE") == f"complete_{shell}"


def offered(values: Iterable[str], goes_on: bool = False) -> list[str]:
    """The values for the word that is typed, as the shell that asks has to be given them.

    With ``goes_on`` zsh puts no blank behind a value. Values that no terminal can show are left out.
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
    """The command that offers values in zsh, which evaluates it.

    Typer's own loses quotation marks, and its evaluation runs commands that stand in a text behind a backslash. Here
    no character of a text that could mean anything is left as it is. ``-U`` lets zsh put a value with quotation marks
    in the place of one that was begun without.
    """
    words = (_NOT_SAFE.sub(_in_hexadecimal, one) for one in values)
    return " ".join(["compadd", "-U", *["-S", "''"] * goes_on, "--", *(f"$'{word}'" for word in words)])


def _in_hexadecimal(found: re.Match[str]) -> str:
    return f"\\x{ord(found[0]):02x}" if found[0].isascii() else found[0]


def for_powershell(values: list[str]) -> list[str]:
    """The values as PowerShell takes them; Typer's script would cut those that hold its separator."""
    known = [value for value in values if ":::" not in value]
    return [value if _PLAIN.fullmatch(value) else "'" + _CLOSING.sub(r"\g<0>\g<0>", value) + "'" for value in known]


def for_bash(values: list[str], word: str) -> list[str]:
    """The values as bash takes them in the place of a word, which is given as it is typed.

    Within quotation marks that are open bash replaces what is behind the mark. If marks have been closed in the word,
    the cursor may be within them or not: then only plain values are offered.
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
        # Bash puts in what all begin with, and so far that is a mark and nothing else.
        words[0] = ('""' if words[0][0] == "'" else "''") + words[0]
    return words


def _within(words: str, mark: str) -> str:
    """Words within quotation marks, which are closed and opened again around what they do not protect."""

    def outside(found: re.Match[str]) -> str:
        other = "'" if mark == '"' else '"'
        return mark + (f"\\{found[0]}" if found["pattern"] else other + found[0] + other) + mark

    return _UNPROTECTED[mark].sub(outside, words)


def _word_in_bash() -> str:
    """The word that is completed, as it is typed: bash hands over words that are divided by newlines."""
    words = [""]
    for token in _TOKEN.finditer(os.environ.get("COMP_WORDS", "")):
        if token[0] == "\n":
            words.append("")
        else:
            words[-1] += token[0]
    number = os.environ.get("COMP_CWORD", "")
    word = words[int(number)] if number.isdecimal() and int(number) < len(words) else ""
    return "" if word == ":" else word  # which divides words, and is no part of the one that is completed


def _begun(word: str) -> tuple[str, str] | None:
    """The value before the quotation mark that is open, and the mark; the whole value, where none is.

    None where a mark is closed again, and where the shell would put something else in the place of the words.
    """
    before, mark = "", ""
    for token in _TOKEN.finditer(word):
        if token["open"]:
            mark = token[0][0]
        if token["closed"] or token["sign"] in _EXPANDED or (mark == '"' and not _EXPANDED.isdisjoint(token[0])):
            return None
        before += token["sign"][-1:] if token["sign"] else ""
    return before, mark
