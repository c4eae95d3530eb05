"""Paths, addresses and file names that a line end divides without a hyphen or a space."""

from __future__ import annotations

import re

from argmap.sources.extraction.readers.pdf.line import Line

_LAST = re.compile(r"[^\s(\[{<\"'“‘«]{1,500}\Z")
_FIRST = re.compile(r"/?[^\W_]")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,9}://|www\.", re.IGNORECASE)
_PATH = re.compile(r"[/_@]")
_IN_ADDRESS = tuple("/?&=#%~+_:.")
_GOES_ON = re.compile(r"[\w~@.-]*[\w~@-][/._~@-](?=[\w~@*])|\w*\d|\S*/")
"""A part of a path, as opposed to a separate word, as in ``debian/ directory``."""
_PAIRS = frozenset({"and/or", "either/or", "he/she", "his/her", "him/her", "her/his", "she/he", "und/oder", "et/ou"})


def is_cut(line: Line, after: Line) -> bool:
    """Whether a full line ends within a name that continues on the next one.

    A slash or an underscore after a letter may end a word, so the next line must look like a part of a path. A full
    stop only continues an address or a path, if a small letter or a digit follows.
    """
    if line.ends_in_blank or (after.words[0] != "/" and not line.words.endswith(_IN_ADDRESS)):
        return False
    last, first = _LAST.search(line.words), _FIRST.match(after.words)
    if last is None or first is None or len(last[0]) < 2:
        return False
    name, end = last[0], last[0][-1]
    if _ADDRESS.match(name):
        is_sentence = end == "." and after.words[0].isupper()
        return after.words[0] == "/" or (end in _IN_ADDRESS and not is_sentence)
    if after.words[0] == "/" or name == line.words:  # a list has one name on each line
        return False
    if end == "/" and (name + after.words.split(maxsplit=1)[0]).lower().rstrip(".,;:") in _PAIRS:
        return True
    if end in "/_":
        return any(map(str.isalnum, name)) and _GOES_ON.match(after.words) is not None
    return end == "." and _PATH.search(name) is not None and not after.words[0].isupper()
