"""Whatever reverses the meaning of a quote is reported; honest quotes cause few findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from argmap.reading.map_document import Quote
from argmap.sources.matching.folding import Folded
from argmap.sources.matching.quotes import find
from argmap.sources.turning import Reading
from argmap.sources.words import KEYS, guess, languages, words_of
from argmap.text import Text

HERE = Path(__file__).parent
ARTICLE = HERE.parents[1] / "seeds" / "000_2c61f88521b52545.txt"
HONEST = {"article": ARTICLE, "crito": HERE / "honest" / "crito.txt", "minutes": HERE / "honest" / "minutes.md"}
MOST_WARNED = 0.05


def rows() -> Iterator[Any]:
    for path in sorted((HERE / "turned").glob("*.yaml")):
        for number, row in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
            yield pytest.param(path.stem, row, id=f"{path.stem}-{number}")


def spans_of(folded: Folded, quote: str, line: int | None = None) -> tuple[tuple[int, int], ...]:
    """Where the parts of a quote stand."""
    match = find(folded, [Quote(quote, "s", line, Text("map", "").span(0, 0))])[0]
    assert match is not None, f"{quote} is not in {folded.text.file}"
    return match.spans


def by_letters(content: str, quote: str) -> tuple[tuple[int, int], ...]:
    """The same letter by letter, where no spaces divide the words."""
    spans, after = [], 0
    for part in quote.split("[...]"):
        start = content.index(part, after)
        after = start + len(part)
        spans.append((start, after))
    return tuple(spans)


def said_of(reading: Reading, spans: tuple[tuple[int, int], ...]) -> str:
    """What is said of a quote with its parts there, the gravest first."""
    omissions = list(reading.omissions(spans))
    if any(omission.reasons for omission in omissions):
        return "omission"
    if reading.cut(spans):
        return "cut"
    return "parenthesis" if any(omission.parenthesis for omission in omissions) else "nothing"


@pytest.mark.parametrize(("language", "row"), list(rows()))
def test_what_is_said_of_a_quote(language: str, row: dict[str, Any]) -> None:
    text = Text("s.md", row.get("source") or ARTICLE.read_text(encoding="utf-8"))
    words = words_of("en" if language == "article" else "" if language == "any" else language)
    quote, line = row["quote"], row.get("line")
    spans = spans_of(Folded(text), quote, line) if words.spaced else by_letters(text.content, quote)
    assert said_of(Reading(text, words), spans) == row["said"]


def test_at_most_one_honest_quote_in_twenty_draws_a_warning() -> None:
    quotes, warned = 0, []
    for name, source in HONEST.items():
        text = Text(source.name, source.read_text(encoding="utf-8"))
        folded = Folded(text)
        reading = Reading(text, words_of(guess(text.content) or ""))
        for kind in yaml.safe_load((HERE / "honest" / f"{name}.yaml").read_text(encoding="utf-8")).values():
            quotes += len(kind)
            warned += [quote for quote in kind if said_of(reading, spans_of(folded, quote)) in ("omission", "cut")]
    assert quotes == 300
    assert len(warned) <= MOST_WARNED * quotes, "\n".join(warned)


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("The council said that the plan is good for the town and that it was theirs.", "en"),
        ("Der Rat sagt, dass der Plan gut für die Stadt ist und das Geld im Haus.", "de"),
        ("Le conseil dit que le plan est bon pour la ville et les gens.", "fr"),
        ("El consejo dice que el plan es bueno para la ciudad y los vecinos.", "es"),
        ("Совет говорит, что это хороший план для города и что он за это.", "ru"),
        ("市长说他不同意这个计划。", "zh"),
        ("首相は交渉を拒否した。", "ja"),
        ("정부는 계획을 거부했다.", None),
        ("", None),
        ("12 34", None),
    ],
)
def test_the_language_is_guessed(content: str, language: str | None) -> None:
    assert guess(content) == language


def test_each_language_has_what_it_takes() -> None:
    for code in languages():
        words = words_of(code)
        assert words.name
        assert words.negations
        assert words.limits
        assert words.common if words.spaced else words.before
        for key in KEYS:
            listed = getattr(words, key)
            assert len(set(listed)) == len(listed), f"{code}: {key}"
            assert all(word == word.lower() and word.strip() for word in listed), f"{code}: {key}"


def test_a_tag_means_its_language_and_a_project_adds_to_it() -> None:
    assert words_of("en-GB") == words_of("EN_us") == words_of("en")
    assert words_of("../en").negations == words_of("xx").negations == ()
    more = words_of("en", {"en": {"negations": ("nary",)}})
    assert more.negation.search("nary a word")
    assert not words_of("en").negation.search("nary a word")
    assert words_of("nl", {"nl": {"negations": ("niet",)}}).negation.search("het is niet zo")
    assert guess("het plan is van de stad", {"nl": {"common": ("het", "de", "van")}}) == "nl"
