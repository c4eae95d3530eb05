"""The examples of the rules: small maps with a mistake, and the same maps without it.

The tests check the same files that ``argmap rule`` shows. The folder ``cases/CODE`` has ``bad.yaml`` and
``good.yaml``, which the manual shows. Other variants of the mistake are ``bad-VARIANT.yaml`` and
``good-VARIANT.yaml``. Files with other names are used by these. A bad example says what is found in it, and where, in
a comment below the line:

    - txt: Who pays?
    # ^^^ S202

A ``#`` next to the carets counts as one of them. Where a comment is impossible, the first line says it: ``# expect:
S202 3:3-3:6``. The file name comes before the place if the finding is in another file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from argmap.text import EncodingProblem, Text, decode

FOLDER = Path(__file__).with_name("cases")
NOT_IN_EXAMPLES = frozenset({"S219", "L304", "L305", "P405", "P415", "P418", "T501", "T505"})
"""Rules about what a map does not say yet: examples of other rules need not follow these."""
_CARETS = re.compile(r"[ ]*(?P<marked>#\^+|#[ ]*(?P<carets>\^+)) (?P<code>[A-Z][0-9]{3})")
_EXPECT = re.compile(r"# expect: ([A-Z][0-9]{3})(?: ([^\s:]+))? (\d+):(\d+)-(\d+):(\d+)")


class Expected(NamedTuple):
    """An expected finding: its code, the file's name, and its range by lines and columns, from 1."""

    code: str
    file: str
    start: tuple[int, int]
    end: tuple[int, int]


def bad_examples(code: str) -> list[Path]:
    """The maps in which the rule finds a mistake, the one that the manual shows first."""
    return sorted((FOLDER / code).glob("bad*.yaml"), key=lambda path: path.stem)


def corrected(bad: Path) -> Path:
    """The example that shows the same map without the mistake."""
    return bad.with_name(bad.name.replace("bad", "good", 1))


def read(path: Path) -> Text:
    """The text of an example; bytes that are not text are replaced."""
    try:
        return decode(path.read_bytes(), path.name)
    except EncodingProblem as problem:
        return problem.text


def marks(text: Text) -> dict[int, Expected]:
    """The findings that a text expects, by the number of the line that says so."""
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
