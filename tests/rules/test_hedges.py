"""Hedges: what a quote says less firmly than its node, by the words of a language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.rules import unsaid_hedge
from argmap.rules.unsaid_hedge import hedges_of, left_out

LOST = [
    ("Sanctions may have helped", "Sanctions helped", "may"),
    ("The ferry could\n  be replaced", "The ferry is replaced", "could"),
    ("a renewal is unlikely to be granted", "A renewal is not granted", "unlikely"),
    ("the cause is probably housing rather than transport", "The cause is housing, not transport", "probably"),
    ("Perhaps the toll falls", "The toll falls", "Perhaps"),
    ("the colony would reportedly be lost", "The colony would be lost", "reportedly"),
    ("It seems that nobody pays", "Nobody pays", "seems"),
    ("The bridge is believed to be cheaper", "The bridge is cheaper", "is believed to"),
    ("the actions suggest that they are closed", "They are closed to actions", "suggest that"),
    ("It is widely believed here that it pays", "It pays", "It is widely believed"),
    ("In May the ferry may stop", "The ferry stops in May", "may"),
    ("The ferry will, probably, be sold", "The ferry will be sold", "probably"),
]
KEPT = [
    ("Sanctions may have helped", "Sanctions might have helped"),
    ("Sanctions may have helped", "It is possible that sanctions helped"),
    ("Sanctions may have helped", "Sanctions helped may"),  # the qualifier is looked at with the text
    ("Members may vote twice", "Members are allowed to vote twice"),
    ("The ferry is cheap, but the bridge may be cheaper", "The ferry is cheap"),
    ("While grants could be paid, the town cannot afford the bridge", "The town cannot afford the bridge"),
    ("In May the ferry stopped", "The ferry stopped in spring"),
    ("Theresa May resigned", "The prime minister resigned"),
    ("the military might of the town", "The town is strong"),
    ("The ferry could not sail", "The ferry did not sail"),
    ("mayors and maybes", "Mayors"),
    (
        "The town sleeps, probably, while the ferry, which is old, is sold to the county",
        "The ferry is sold to the county",
    ),
    ("the ferry stops", "The ferry stops"),
]
ELSEWHERE = [
    ("de", "Die Brücke könnte den Vogelzug stören", "Die Brücke stört den Vogelzug", "könnte"),
    ("de", "Die Brücke könnte den Vogelzug stören", "Die Brücke stört möglicherweise den Vogelzug", None),
    ("de", "Die Fähre fällt voraussichtlich im Winter aus", "Die Fähre fällt im Winter aus", "voraussichtlich"),
    ("de", "Die Fähre ist teuer, aber die Brücke dürfte teurer sein", "Die Fähre ist teuer", None),
    ("de", "Niemand könnte die Brücke bezahlen", "Die Brücke ist zu teuer", None),
    ("de", "Angeblich zahlt das Land", "Das Land zahlt", "Angeblich"),
    ("de", "Es besteht die Gefahr, dass die Brücke vielleicht fällt", "Die Brücke droht zu fallen, Gefahr", None),
    ("fr", "Le pont pourrait gêner les oiseaux", "Le pont gêne les oiseaux", "pourrait"),
    ("fr", "Le pont pourrait gêner les oiseaux", "Le pont peut gêner les oiseaux", None),
    ("fr", "Le bac est sans doute trop lent", "Le bac est trop lent", "sans doute"),
    ("fr", "La ville ne pourrait payer le pont", "La ville ne paie pas le pont", None),
    ("fr", "Il semble que personne ne paie", "Personne ne paie", "semble"),
    ("es", "El puente quizá moleste a las aves", "El puente molesta a las aves", "quizá"),
    ("es", "Es probable que el transbordador cierre", "El transbordador cierra", "Es probable que"),
    ("es", "El puente podría caer", "El puente tal vez caiga", None),
    ("es", "Nadie podría pagar el puente", "El puente es demasiado caro", None),
    ("ru", "Мост, вероятно, помешает птицам", "Мост помешает птицам", "вероятно"),
    ("ru", "Мост вероятно помешает птицам", "Мост помешает птицам", "вероятно"),
    ("ru", "Паром мог бы ходить зимой", "Паром ходит зимой", "мог бы"),
    ("ru", "Паром мог бы ходить зимой", "Возможно, паром ходит зимой", None),
    ("ru", "Город якобы заплатит за мост", "Город заплатит за мост", "якобы"),
]


@pytest.mark.parametrize(("language", "quote", "said", "hedge"), ELSEWHERE)
def test_other_languages_hedge_too(language: str, quote: str, said: str, hedge: str | None) -> None:
    hedges = hedges_of(language)
    assert hedges is not None
    assert next(left_out(hedges, quote, said, has_speaker=False), None) == hedge


@pytest.mark.parametrize(("quote", "said", "hedge"), LOST)
def test_a_hedge_is_lost(quote: str, said: str, hedge: str) -> None:
    hedges = hedges_of("en")
    assert hedges is not None
    assert next(left_out(hedges, quote, said, has_speaker=False), None) == hedge


@pytest.mark.parametrize(("quote", "said"), KEPT)
def test_a_hedge_is_kept_or_none(quote: str, said: str) -> None:
    hedges = hedges_of("en")
    assert hedges is not None
    assert list(left_out(hedges, quote, said, has_speaker=False)) == []


def test_who_says_it_keeps_words_of_reporting_and_no_others() -> None:
    hedges = hedges_of("en")
    assert hedges is not None
    assert list(left_out(hedges, "The bridge is said to fall", "The bridge falls", has_speaker=True)) == []
    assert list(left_out(hedges, "The bridge may fall", "The bridge falls", has_speaker=True)) == ["may"]


def test_every_hedge_of_a_list_is_found_and_keeps_itself() -> None:
    for path in unsaid_hedge._FOLDER.glob("*.txt"):
        hedges = hedges_of(path.stem)
        assert hedges is not None
        lines = path.read_text(encoding="utf-8").splitlines()
        grouped = [line.partition("|")[0] for line in lines if "," in line and not line.startswith("#")]
        assert len(grouped) == len(hedges.groups)
        for hedge in (word.strip() for line in grouped for word in line.split(",")):
            quote = f"nobody knows that {hedge} whatever"
            assert hedge in set(left_out(hedges, quote, "nobody knows whatever", has_speaker=False))
            assert list(left_out(hedges, quote, quote, has_speaker=False)) == []


def test_the_language_of_the_source_picks_the_list(load_text, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import argmap

    monkeypatch.setattr(unsaid_hedge, "_FOLDER", tmp_path)
    hedges_of.cache_clear()
    (tmp_path / "de.txt").write_text("[hedges]\nvielleicht, wohl\n")
    Path("s.txt").write_text("Die Brücke kommt vielleicht.")
    text = """
        argmap: 1
        sources: {s: {file: s.txt%s}}
        questions:
        - text: Kommt sie?
          positions: {text: Die Brücke kommt., quote: Die Brücke kommt vielleicht}
    """
    found = {}
    for language in ("de", "de-AT", "en", "xx", ""):
        debate = load_text(text % (f", language: {language}" if language else ""))
        found[language] = [one.code for one in argmap.check(debate, ["P418"])]
    hedges_of.cache_clear()
    assert found == {"de": ["P418"], "de-AT": ["P418"], "en": [], "xx": [], "": []}


def test_the_language_is_guessed_where_the_source_says_none(load_text) -> None:
    import argmap

    Path("s.txt").write_text("Der Rat sagt, dass die Brücke das Geld wert ist und vielleicht kommt.", encoding="utf-8")
    debate = load_text("""
        argmap: 1
        sources: {s: {file: s.txt}}
        questions:
        - text: Kommt sie?
          positions: {text: Die Brücke kommt., quote: vielleicht kommt}
    """)
    (found,) = argmap.check(debate, ["P418"])
    assert found.message.endswith("keep the hedge (the source seems to be in German)")


def test_nothing_is_found_in_the_article() -> None:
    import argmap

    root = Path(__file__).parents[2]
    assert argmap.check(argmap.load(root / "maps"), ["P418", "P419"]) == ()


def test_a_flat_text_is_found_in_the_article() -> None:
    import argmap

    root = Path(__file__).parents[2]
    path = root / "maps" / "sanctions.yaml"
    text = re.sub(r"^ +qualifier: may\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = argmap.check(argmap.load(root / "maps", overlays={path: text}), ["P418"])
    assert [one.code for one in found] == ["P418", "P418"]
