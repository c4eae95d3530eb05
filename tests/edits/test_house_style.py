"""The house style: twice is once, nothing that YAML reads changes, and comments stay."""

from __future__ import annotations

import os
import re
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edits.applied import Refused
from argmap.edits.house_style import in_house_style
from argmap.edits.trees import sound
from argmap.text import Text

from ..faulty_maps import faulty, said
from .test_editor import comments, files

LONG = "word " * 24 + "end"
HALVES = ("word " * 19).strip(), ("word " * 5) + "end"

CASES = {
    "lists are not indented under their key": (
        "questions:\n    -   id: q\n        pro:\n          - a\n          - - b\n    - c\n",
        "questions:\n- id: q\n  pro:\n  - a\n  - - b\n- c\n",
    ),
    "keys are indented by two": (
        "sources:\n    s:\n        file: x\n        skip: [a,\n               b]\n",
        "sources:\n  s:\n    file: x\n    skip: [a,\n           b]\n",
    ),
    "comments stay beside what they are beside": (
        "# top\npro:\n    # first\n    - a  # of a\n\n    # second\n"
        "    - b: c\n      # in b\n      d: e\n    # last\ncon: f\n",
        "# top\npro:\n# first\n- a  # of a\n\n# second\n- b: c\n  # in b\n  d: e\n# last\ncon: f\n",
    ),
    "a comment does not come into a block": (
        "pro:\n    - note: |\n            a\n\n              b\n    # last\ncon: c\n",
        "pro:\n- note: |\n    a\n\n      b\n# last\ncon: c\n",
    ),
    "a block that tells its indentation": ("a:\n    - |2\n       b\n", "a:\n- |2\n   b\n"),
    "a long text is folded": (
        f"pro:\n- text: {LONG}  # why\n",
        f"pro:\n- text: >-  # why\n    {HALVES[0]}\n    {HALVES[1]}\n",
    ),
    "so is one in quotation marks": (f"quote: '{LONG}'\n", f"quote: >-\n  {HALVES[0]}\n  {HALVES[1]}\n"),
    "lines of one text are joined": ("text: a\n  b\nnote: 'c\n\n  d'\n", "text: a b\nnote: 'c\n\n  d'\n"),
    "a value is beside its key": ("text:\n  a long\n  one\n", "text: a long one\n"),
    "no spaces at ends": ("a: b  \nc: 'd  \n\n  e'\n\n\n", "a: b\nc: 'd  \n\n  e'\n"),
    "an end at the end": ("a: b", "a: b\n"),
    "line ends stay": ("a:\r\n  - b\r\n  - c: d\r\n    e:  f", "a:\r\n- b\r\n- c: d\r\n  e:  f\r\n"),
    "anchors": ("a: &x\n    - b\n    - &y\n      c: d\ne: [*x, *y]\n", "a: &x\n- b\n- &y\n  c: d\ne: [*x, *y]\n"),
    "brackets stay": ("{a: b, c: [d, e]}\n", "{a: b, c: [d, e]}\n"),
    "what is no prose stays": (f"url: {LONG}\nx-own:\n  text: {LONG}\n", f"url: {LONG}\nx-own:\n  text: {LONG}\n"),
    "emoji": ("pro:\n  - text: 🙂 é\n    by: ü\n", "pro:\n- text: 🙂 é\n  by: ü\n"),
}


def styled(content: str) -> str:
    return in_house_style(Text("m.yaml", content)).content


@pytest.mark.parametrize("case", CASES)
def test_a_case(case: str) -> None:
    before, after = CASES[case]
    assert styled(before) == after
    assert styled(after) == after


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(Refused, match="valid"):
        styled("a: [b\nc: d\n")


def is_sound(content: str) -> bool:
    try:
        sound(Text("m.yaml", content), "")
    except Refused:
        return False
    return True


def numbered(content: str) -> list[str]:
    return sorted(re.findall(r"# (c\d+)\b", content))


@given(files())
@settings(max_examples=int(os.environ.get("EDITS", "25")), deadline=None)
def test_random_files(content: str) -> None:
    made = styled(content)
    assert yaml.load(made, Loader=yaml.BaseLoader) == yaml.load(content, Loader=yaml.BaseLoader)
    assert styled(made) == made
    assert sorted(comments(made)) == sorted(comments(content))
    assert ("\r\n" in content) == ("\r\n" in made)
    assert not re.search(r"^( *)[a-z]+:\n\1 +- ", made.replace("\r", ""), re.MULTILINE)


@given(st.integers(0, 100_000))
@settings(max_examples=int(os.environ.get("EDITS", "25")), deadline=None)
def test_files_in_every_style_of_yaml(seed: int) -> None:
    content = faulty(Random(seed))
    if not is_sound(content):
        return
    made = styled(content)
    assert styled(made) == made
    assert numbered(made) == numbered(content)
    assert said(made) == said(content)
