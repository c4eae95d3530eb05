"""No fix harms a quote: on sources edited at random, what a fix writes is in the source, whole words of it."""

from __future__ import annotations

import hashlib
import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.findings import Finding
from argmap.reading.map_document import Quote
from argmap.sources.matching.folding import Folded, fold
from argmap.sources.matching.quotes import find
from argmap.text import Text

VOCABULARY = [
    "the",
    "council",
    "city",
    "refused",
    "plan",
    "tram",
    "line",
    "can't",
    "non-binding",
    "1.5",
    "cafés",
    "not",
]
SIGNS = ["", "", "", ",", ".", ";", "’s", "[3]", "…"]
TEXTS = st.lists(st.tuples(st.sampled_from(VOCABULARY), st.sampled_from(SIGNS)), min_size=6, max_size=24)


def written(words: list[tuple[str, str]]) -> str:
    return " ".join(word + sign for word, sign in words)


@st.composite
def edited(draw: st.DrawFn, words: list[tuple[str, str]]) -> str:
    """The text after somebody has worked on it: words and signs changed, capitals, and words cut at line ends."""
    words = list(words)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(words) - 1))
        match draw(st.sampled_from(["insert", "delete", "replace", "sign", "capital", "cut", "line"])):
            case "insert":
                words.insert(at, (draw(st.sampled_from(VOCABULARY)), ""))
            case "delete":
                words[at : at + 1] = [] if len(words) > 2 else words[at : at + 1]
            case "replace":
                words[at] = draw(st.sampled_from(VOCABULARY)), words[at][1]
            case "sign":
                words[at] = words[at][0], draw(st.sampled_from(SIGNS))
            case "capital":
                words[at] = words[at][0].title(), words[at][1]
            case "cut":
                words[at] = words[at][0][:2] + "-\n" + words[at][0][2:], words[at][1]
            case _:
                words[at] = words[at][0], words[at][1] + "\n"
    return written(words)


def checked(quote: str, source: str, before: str) -> tuple[Finding, ...]:
    """What is found in a map that was made from the text as it was before."""
    digest = hashlib.sha256(before.encode()).hexdigest()
    content = (
        f"argmap: 1\nsources: {{s: {{file: s.txt, sha256: {digest}}}}}\n"
        f"questions:\n- text: Q?\n  undeveloped: true\n  quote: {json.dumps(quote, ensure_ascii=False)}\n"
    )
    debate = argmap.load("m.yaml", overlays={"m.yaml": content.encode(), "s.txt": source.encode()})
    return argmap.check(debate, ["quote-not-found"])


def ends(words: str) -> list[str]:
    """The first and the last word, without case."""
    found = re.findall(r"\w+(?:['.-]\w+)*", fold(words).casefold())
    return [found[0].removesuffix("'s"), found[-1].removesuffix("'s")]


@given(TEXTS, st.data())
@settings(max_examples=75, deadline=None)
def test_a_fix_writes_whole_words_of_the_source(words: list[tuple[str, str]], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 4))
    quote = written(words[first : data.draw(st.integers(first + 4, len(words)))])
    source = data.draw(edited(words))
    for finding in checked(quote, source, written(words)):
        if finding.fix is None:
            continue
        (edit,) = finding.fix.edits
        replacement = (
            edit.replacement[1:-1].replace("''", "'") if edit.replacement[0] == "'" else edit.replacement[1:-1]
        )
        match = find(Folded(Text("s.txt", source)), [Quote(replacement, None, None, edit.span)])[0]
        assert match is not None
        start, end = match.spans[0][0], match.spans[-1][1]
        assert not source[start - 1 : start].isalnum()
        assert not source[end : end + 1].isalnum()
        assert not re.match(r"-\s", source[end - 1 : end + 1])
        assert ends(replacement) == ends(quote)
        if finding.fix.safe:
            assert re.findall(r"\w+", fold(replacement).casefold()) == re.findall(r"\w+", fold(quote).casefold())
        assert checked(replacement, source, source) == ()


def test_a_fix_writes_nothing_that_nobody_sees() -> None:
    (finding,) = checked("the council paid.", "The gov\u00adern\u00adment said that the coun\u00adcil paid for it.", "")
    assert finding.fix is not None
    assert (finding.fix.safe, finding.fix.edits[0].replacement) == (True, '"the council paid"')
    (finding,) = checked("The council paid; for it", "It said: the coun\u00adcil paid, for\u200b it.", "")
    assert finding.fix is not None
    assert (finding.fix.safe, finding.fix.edits[0].replacement) == (True, '"the council paid, for it"')


def test_a_fix_ends_with_the_word_of_the_quote() -> None:
    before = "On Monday the plan for the new tram line was refused by the council."
    quote = "the plan for the new tram line was refused by the council"
    (finding,) = checked(quote, before.replace("the council", "the city council"), before)
    assert finding.fix is not None
    assert not finding.fix.safe
    assert finding.fix.edits[0].replacement == '"the plan for the new tram line was refused by the city council"'
    assert checked(quote, before.replace("council", "coun-\ncil"), before) == ()
