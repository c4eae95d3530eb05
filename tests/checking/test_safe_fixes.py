"""Safe fixes, alone and together, change nothing but what they are about: in maps of every style, by another oracle."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.checking.choice import Choice, codes_of
from argmap.checking.fixes import apply
from argmap.checking.fixing import apply_fixes
from argmap.checking.inspection import Inspection
from argmap.checking.settings import Settings
from argmap.findings import Says
from tests.faulty_maps import SOURCE, differences, faulty, marks, said

ALL = Choice(codes_of(["Y", "S", "P", "M", "T", "unrecorded-source"]))


@pytest.fixture(scope="module", autouse=True)
def _folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    os.chdir(tmp_path_factory.mktemp("faulty"))
    Path("s.txt").write_text(SOURCE)


def hold(before: str, after: str) -> None:
    """That a map says what it said, but for what fixes are meant to change; a broken one has the same marks."""
    old, new = said(before), said(after)
    if old is not None:
        assert new is not None
        assert list(differences(old, new)) == []
    assert marks(after) == marks(before)


def fixed_text(content: str, unsafe: bool = False) -> str:
    """A map with all fixes made, as ``check --fix`` makes them."""
    inspection = Inspection(("m.yaml",), {"m.yaml": content.encode()}, None, Settings(ALL, ALL))
    return next((fixed.content for fixed in apply_fixes(inspection, unsafe).changes.values()), content)


@pytest.mark.long
@given(st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_what_a_map_says_is_what_it_said(random: Random) -> None:
    content = faulty(random)
    for finding in argmap.check(argmap.load("m.yaml", {"m.yaml": content.encode()}), ALL.codes):
        if finding.fix is not None and finding.fix.safe:
            assert all(edit.says is not Says.UNKNOWN or finding.code == "Y101" for edit in finding.fix.edits)
            (fixed,) = apply([finding])
            hold(content, fixed.content)
    hold(content, fixed_text(content))


PEOPLE = """\
argmap: 1
people: {{zelensky: {{name: V. Zelensky}}, smith: {{name: Ana Smith}}, jones: {{name: Ana Smith}}, lopez: {{name: Lo}}}}
questions:
- {{text: Who says so?, by: {}, undeveloped: yes}}
"""


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        *[(name, None) for name in ("zelenska", "smiths", "Zelensky", "Ana Smith")],
        *[("lo", "lopez"), ("'Lo'", "'lopez'"), ("V. zelensky", "zelensky")],
    ],
)
def test_who_says_it_is_never_changed_as_safe(name: str, asked: str | None) -> None:
    content = PEOPLE.format(name)
    assert fixed_text(content) == PEOPLE.format(name).replace("yes", "true")
    assert fixed_text(content, unsafe=True) == PEOPLE.format(asked or name).replace("yes", "true")


QUESTION = "argmap: 1\nquestions:\n- text: Q?\n  undeveloped: true\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("note: &x |\n  a  \n  b \nx-a: !!str |\n  c  \n  d\n", "note: &x |\n  a  \n  b \nx-a: |\n  c  \n  d\n"),
        ('x-b: &y >-\n  e  \n\n  f\ntitle: &z "g  \n  h"\n', 'x-b: &y >-\n  e  \n\n  f\ntitle: &z "g\n  h"\n'),
        ("x-c: &n yes\nx-d: {implied: *n}\n", None),
        ("note: !!str &c 'd' # e\n", "note: &c 'd' # e\n"),
        ("note: [!!str a, !!str , !local 'b']\n", "note: [a, !!str , 'b']\n"),
        ("people: {a: &n A B, b: {name: *n}}\n", None),
        ("people:\n  a: A B  # &n\n", "people:\n  a: {name: A B}  # &n\n"),
        ("note: &n Point #12 it is\ntitle: *n\n", None),
        ("note: Point #12 it is  # a\n", "note: 'Point #12 it is'  # a\n"),
        ('"note": "a"\n&t titel: b\n', '"note": "a"\n&t title: b\n'),
        ("x-e: {'titel':a}\n'titel':\n  b\n", "x-e: {'titel':a}\n'title':\n  b\n"),
    ],
)
def test_what_is_before_a_value_stays_before_it(before: str, after: str | None) -> None:
    assert fixed_text(QUESTION + before) == QUESTION + (after or before)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: a~", "argmap: 1~title: a~"),
        ("# c~--- &r # d~title: a~", "# c~--- &r # d~argmap: 1~title: a~"),
        ("&t title: a~", "argmap: 1~&t title: a~"),
        ("  title: a~  note: b~", "  argmap: 1~  title: a~  note: b~"),
        ("!!map {&t title: a}~", "{argmap: 1, &t title: a}~"),
    ],
)
def test_the_version_is_put_first_with_the_line_ends_of_the_file(before: str, after: str, end: str) -> None:
    assert fixed_text(before.replace("~", end)) == after.replace("~", end)
