"""Whatever sign of YAML's a text begins with or holds, and wherever it stands: one finding, and a fix that means it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import argmap
from argmap.checking.choice import DEFAULT
from argmap.rules.examples import NOT_IN_EXAMPLES

FAULTS = DEFAULT - NOT_IN_EXAMPLES
WORDS = "close it for a year"
OPENERS = ["|", ">", "*", "&", "!", "%", "@", "`", "| ", "> ", "* ", "& ", "! ", "% ", "@ ", ", ", "? ", "]", "}", "**"]
CLOSED = [("[", "]"), ("{", "}"), ('"', '"'), ("'", "'")]
TEXTS = [
    *(sign + WORDS for sign in OPENERS),
    *(f"{opening}close it{closing} for a year" for opening, closing in CLOSED),
    "Costs: close it",
    "close it: for a year",
    "close it for a year:",
    "close it #for a year",
    "#close it for a year",
    "close it\n        for #a year",
    "close it\n        for a: year",
    '"close it"\n        for a year',
]
PLACES = {
    "a title": "argmap: 1\ntitle: {}\nnote: n\n",
    "a question": "argmap: 1\nquestions:\n- text: {}\n  undeveloped: true\n- {{text: R, undeveloped: true}}\n",
    "an item": "argmap: 1\nquestions:\n- text: Q\n  positions:\n  - {}\n  - P\n",
    "the last item": "argmap: 1\nquestions:\n- text: Q\n  positions:\n  - P\n  - {}\n",
    "a value": "argmap: 1\nquestions:\n- text: Q\n  positions:\n  - id: a\n    text: {}\n    by: b\n  - P\n",
    "who says it": "argmap: 1\nquestions:\n- text: Q\n  positions:\n  - text: P\n    by: {}\n    id: a\n  - P\n",
    "one of a list": "argmap: 1\nquestions:\n- text: Q\n  undeveloped: true\n  by:\n  - {}\n  - b\n",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", TEXTS)
def test_a_misread_text_is_one_finding_and_its_fix_means_the_text(load_text: Callable, text: str, place: str) -> None:
    whole = PLACES[place].format(text)
    (found,) = argmap.check(load_text(whole), FAULTS)
    assert found.code == "Y104"
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert " ".join(edit.span.words.split()) == " ".join(text.split())
    fixed = whole[: edit.span.start] + edit.replacement + whole[edit.span.end :]
    debate = load_text(fixed)
    assert argmap.check(debate, FAULTS) == ()
    said = [debate.maps[0].title]
    for _, data in debate.graph.nodes(data=True):
        said += [data["text"], *data["by"]]
    assert " ".join(text.split()) in [" ".join(words.split()) for words in said if words]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("opening", ["[", "{", '"', "'"])
def test_what_is_never_closed_is_one_finding_at_its_opening(load_text: Callable, opening: str, place: str) -> None:
    whole = PLACES[place].format(opening + WORDS)
    (found,) = argmap.check(load_text(whole), FAULTS)
    assert found.code == "Y101"
    assert (found.span.start, found.span.words) == (whole.index(opening + WORDS), opening)


@pytest.mark.parametrize(
    ("comment", "safe"), [("#12 says so", True), ("#TODO ask", False), ("#nosec", False), ("#!", False)]
)
@pytest.mark.parametrize("before", ["Close it ", "Close it  ", "", '"Costs" are high '])
def test_what_may_be_a_comment_becomes_a_claim_only_if_asked(
    load_text: Callable, before: str, comment: str, safe: bool
) -> None:
    whole = PLACES["an item"].format(before + comment)
    found = [one.fix.safe if one.fix else None for one in argmap.check(load_text(whole), FAULTS) if one.code == "Y104"]
    assert found == [safe]


def test_a_question_that_is_all_comment_has_its_finding(load_text: Callable) -> None:
    found = argmap.check(
        load_text("argmap: 1\nquestions:\n- #TODO find one\n- {text: R?, undeveloped: true}\n"), DEFAULT
    )
    assert [one.code for one in found if one.severity == "error"] == ["Y104"]
