"""Edits are held to what they declare: what else they would change is found, whatever stands around them."""

from __future__ import annotations

import re

import pytest

from argmap.edits.proof import breaches
from argmap.findings import Edit, Says
from argmap.text import Text

SAME, UNKNOWN = Says.SAME, Says.UNKNOWN
FINE, UNSAFE, WRONG = "fine", "not safe", "wrong"

CASES = [
    # an edit, as «what stands there→what is to stand there», what it declares, and what comes of it
    ("a: «yes→true»\n", ("true",), FINE),
    ("a: «yes→true»\n", ("yes",), WRONG),
    ("a: «yes→true»\n", SAME, WRONG),
    ("a: «yes→'yes'»\n", SAME, FINE),
    ("a: «yes→true»\n", UNKNOWN, UNSAFE),
    ("«a→b»: c\n", ("b",), FINE),
    ("{a: {'«b→c»': d}}\n", ("c",), FINE),
    ("a: [b, «c→d, e»]\n", ("d", "e"), FINE),
    ("a: [b, «c→d, e»]\n", ("d",), WRONG),
    ("a: «b→{c: d}»\n", ("c", "d"), FINE),
    ("a: b«→\nc: d»\n", ("c", "d"), FINE),
    ("«→argmap: 1\n»a: b\n", ("argmap", "1"), FINE),
    ("&x {«→argmap: 1, »a: b}\n", ("argmap", "1"), FINE),
    # blanks, and the end of a text
    ("a: b«  →»\nc: d\n", SAME, FINE),
    ("a: 'b«  →»\n  c'\n", SAME, FINE),
    ("a: &x |\n  b«  →»\n  c\n", SAME, WRONG),
    ("a: !!str >\n  b«  →»\n", SAME, WRONG),
    ("a: |+\n  b\n«\n→»c: d\n", SAME, WRONG),
    ("a: |+\n  b«→\nc: d»\n\n", ("c", "d"), WRONG),
    # what stands beside a text
    ("a: «&x yes→true»\nb: *x\n", ("true",), WRONG),
    ("a: «&x yes→true»\n", ("true",), UNSAFE),
    ("a: «!!str yes→true»\n", ("true",), UNSAFE),
    ("a: «&x >-\n  b→'&x >-\n  b'»\n", ("&x >- b",), UNSAFE),
    ("a: «!!str →»b\n", SAME, FINE),
    ("a: «b # c→b»\n", SAME, UNSAFE),
    ("a: «b # c→'b # c'»\n", ("b # c",), FINE),
    ("a: «> # c\n  yes→true»\n", ("true",), UNSAFE),
    ("a: > «# c→»\n  yes\n", SAME, FINE),
    ("a: b  «# c→»\n", SAME, FINE),
    ("a: b «→# »# c\n", SAME, FINE),
    ("a: b« →»# c\n", SAME, WRONG),
    # names
    ("by: «a→b»\n", ("b",), UNSAFE),
    ("- {id: a, ref: «b→c»}\n", ("c",), UNSAFE),
    ("conflicts: [a, «b→c»]\n", ("c",), UNSAFE),
    ("by: «no→'no'»\n", SAME, FINE),
    ("«bye→by»: a\n", ("by",), FINE),
    ("pro:\n- ref: b\n«- ref: b\n→»", (), FINE),
    # aliases
    ("a: &x «yes→true»\nb: *x\n", ("true",), UNSAFE),
    ("a: &x «yes→'yes'»\nb: *x\n", SAME, FINE),
    ("a: &x {b: «yes→true»}\nb: *x\n", ("true",), UNSAFE),
    ("a: &x {b: c«→, d: e»}\nb: *x\n", ("d", "e"), UNSAFE),
    ("a: &x\n- b\n«- c\n→»d: [*x, *x]\n", (), UNSAFE),
    # lists
    ("a:\n- b\n«- c\n→»- d\n", (), FINE),
    ("a:\n«- b: c\n→»d: e\n", (), FINE),
    ("a:\n- b: c\n«  d: e\n→»", (), FINE),
    ("a:\n- b\n«- c\n- d\n→»", (), FINE),
    ("a:\n- b:\n«  →    »- c\n", SAME, FINE),
    ("a:\n- b:\n  - c\n«  →»- d\n", SAME, WRONG),
    ("a: b\n«→  »c: d\n", SAME, WRONG),
    ("a:\n  «-b: c→- b: c»\n", ("b", "c"), FINE),
    ("a:\n  «-→- »b: c\n", ("b",), WRONG),
    # what could not be read before
    ("a: @b\nc: «yes→true»\n", ("true",), FINE),
    ("a: «@b→'@b'»\nc: yes\n", ("@b",), FINE),
    ("a: «@b→'@c'»\nc: yes\n", ("@b",), WRONG),
    ('a: "\\d«→e»"\nb: c\n', UNKNOWN, FINE),
    ("a: [b\n«c→d»: e\n", SAME, UNSAFE),
    ("a: @b\nc: d«\n→»e: f\n", SAME, WRONG),
]


@pytest.mark.parametrize(("marked", "says", "expected"), CASES)
def test_an_edit_is_held_to_what_it_declares(marked: str, says: tuple[str, ...] | Says, expected: str) -> None:
    found = re.search("«(.*?)→(.*?)»", marked, re.DOTALL)
    assert found is not None
    text = Text("m.yaml", marked[: found.start()] + found[1] + marked[found.end() :])
    edit = Edit(text.span(found.start(), found.start() + len(found[1])), found[2], says)
    worst = {breach.is_grave for breach in breaches(text, [edit])}
    assert expected == (WRONG if True in worst else UNSAFE if worst else FINE)
