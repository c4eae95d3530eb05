"""Paths, addresses and names of files that the end of a line has cut, without a hyphen and without a blank."""

from __future__ import annotations

import re

from argmap.sources.extraction.readers.pdf.line import Line

_LAST = re.compile(r"[^\s(\[{<\"'“‘«]{1,500}\Z")
_FIRST = re.compile(r"/?[^\W_]")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,9}://|www\.", re.IGNORECASE)
_PATH = re.compile(r"[/_@]")
_IN_ADDRESS = tuple("/?&=#%~+_:.")
_GOES_ON = re.compile(r"[\w~@.-]*[\w~@-][/._~@-](?=[\w~@*])|\w*\d|\S*/")
"""How a part of a path looks that is no word beside it: as in ``debian/ directory``."""
_PAIRS = frozenset({"and/or", "either/or", "he/she", "his/her", "him/her", "her/his", "she/he", "und/oder", "et/ou"})


def is_cut(line: Line, after: Line) -> bool:
    """Whether a full line ends within a name that goes on in the next one.

    A slash or an underscore behind a letter may end a word, so what follows it has to look like a part of a path; and
    a full stop only ends a name that is an address or a path, where a small letter or a digit follows.
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
    if after.words[0] == "/" or name == line.words:  # a list has a name a line
        return False
    if end == "/" and (name + after.words.split(maxsplit=1)[0]).lower().rstrip(".,;:") in _PAIRS:
        return True
    if end in "/_":
        return any(map(str.isalnum, name)) and _GOES_ON.match(after.words) is not None
    return end == "." and _PATH.search(name) is not None and not after.words[0].isupper()
