"""The examples of the rules: small maps with a mistake and without it.

What tests prove and what ``argmap rule`` shows are the same files. In ``cases/CODE`` stand ``bad.yaml`` and
``good.yaml``, which the manual shows, and for further faces of a rule ``bad-FACE.yaml`` and ``good-FACE.yaml``; files
of other names belong to those that refer to them. A bad example says itself what is found in it, and where:

    - txt: Who pays?
    # ^^^ S202

in a comment below the line (a ``#`` next to the carets is one of them), or, where no comment can stand, on its first
line: ``# expect: S202 3:3-3:6``, with the file before the place where it is another.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from argmap.text import EncodingProblem, Text, decode

FOLDER = Path(__file__).with_name("cases")
LEFT_SO = frozenset({"S219", "L304", "L305", "P405", "P415", "P418", "T501", "T505"})
"""The rules of what a map has yet to say, and how: examples of other rules may leave it so."""
_CARETS = re.compile(r"[ ]*(?P<marked>#\^+|#[ ]*(?P<carets>\^+)) (?P<code>[A-Z][0-9]{3})")
_EXPECT = re.compile(r"# expect: ([A-Z][0-9]{3})(?: ([^\s:]+))? (\d+):(\d+)-(\d+):(\d+)")


class Expected(NamedTuple):
    """What is to be found: a code, the name of a file, and a range by lines and columns."""

    code: str
    file: str
    start: tuple[int, int]
    end: tuple[int, int]


def bad_examples(code: str) -> list[Path]:
    """The maps in which the rule finds a mistake; the first is the one that the manual shows."""
    return sorted((FOLDER / code).glob("bad*.yaml"), key=lambda path: path.stem)


def mended(bad: Path) -> Path:
    """The same map without the mistake."""
    return bad.with_name(bad.name.replace("bad", "good", 1))


def read(path: Path) -> Text:
    """The text of an example, with replacements for what is no text in it."""
    try:
        return decode(path.read_bytes(), path.name)
    except EncodingProblem as problem:
        return problem.text


def marks(text: Text) -> dict[int, Expected]:
    """What a text says is found in it, by the lines that say so."""
    found = {}
    marked = 1
    for number in range(1, text.lines + 1):
        line = text.line(number)
        carets, expect = _CARETS.fullmatch(line), _EXPECT.fullmatch(line)
        if carets:
            start, end = carets.span("carets" if carets["carets"] else "marked")
            found[number] = Expected(carets["code"], text.file, (marked, start + 1), (marked, end + 1))
        elif expect:
            code, file, *place = expect.groups()
            start_line, start_column, end_line, end_column = map(int, place)
            found[number] = Expected(code, file or text.file, (start_line, start_column), (end_line, end_column))
        else:
            marked = number
    return found
