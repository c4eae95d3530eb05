"""Every word of the language, asked of the small debate."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import argmap
from argmap.query import compile_query
from argmap.query.facts import Facts
from argmap.query.hints import hints
from argmap.query.vocabulary import COMPARISONS, FIELDS, FLAGS, FUNCTIONS, KEYS, NUMBERS

ALL = """close close-it air moved tolls elsewhere quiet quiet.premises.1 stay limit shops wait opening pays
shop-question trade shop-question.positions.2 ring-a ring-b"""
ANSWERS = {
    # Words
    "*": ALL,
    "**": ALL,
    "tram": "wait opening",
    "TRAM": "wait",
    "Tram": "wait opening",
    "tra": "moved wait opening",
    "rams": "",
    "text:TRAM,CARS": "close wait",
    "CARS": "close",
    '"TRAM"': "wait opening",
    '"tra"': "",
    '"the tram"': "wait opening",
    '"the tra"': "",
    '"the tra*"': "wait opening",
    "lópez": "shops",
    "text:lópez": "",
    "lopez": "",
    "ana critics": "shops",
    "critics": "shops trade",
    "may": "close-it limit",
    '"may"': "limit",
    "text:*": ALL,
    "saturdays*may": "",
    "lose customers": "shops trade",
    '"lose customers"': "shops",
    '"lose  CUSTOMERS"': "shops",
    "“lose customers”": "shops",
    "ustom": "",
    "*ustom": "shops trade",
    "lose*customers": "shops trade",
    "customers*lose": "",
    '"it - \\"now\\""': "close-it",
    "it – “now”": "close-it",
    '"it — “now”"': "close-it",
    "100%": "trade",
    '"3\\*4"': "trade",
    '"3*customers"': "trade",
    '"3\\*customers"': "",
    "nowhere": "",
    "qualifier:SHOULD": "close-it",
    "qualifier:shou": "close-it",
    "qualifier:*": "close-it",
    'note:"a remark"': "air",
    '"from a"': "elsewhere",
    # Combinations
    "cars OR tram": "close wait opening",
    "cars OR(tram)": "close wait opening",
    "cars ORtram": "",
    "the tram": "wait opening",
    "the tram OR cars": "close wait opening",
    "cars OR the tram -kind:context": "close wait",
    "(cars OR the) tram": "wait opening",
    "tram -2030": "wait",
    "tram - 2030": "wait",
    "tram -(2030 OR wait)": "",
    "--tram": "wait opening",
    "((tram))": "wait opening",
    "\ttram\n2030": "opening",
    # Fields
    "text:tram": "wait opening",
    'text:"lose customers",2030': "shops opening",
    "text: tram": "wait opening",
    "quote:CUSTOMERS": "shops",
    'quote:"proposed, so"': "close-it",
    "quote:the*cleaner": "",
    "quote:air,cleaner": "air",
    "id:air": "air",
    "id:small/air": "air",
    "id:Air": "",
    "id:air,wait": "air wait",
    "id:ring-*": "ring-a ring-b",
    "id:other/*": "shop-question trade shop-question.positions.2 ring-a ring-b",
    "id:*a*i*": "air wait",
    "id:s*": "stay shops shop-question shop-question.positions.2",
    "id:s*/s*": "stay shops",
    "id:quiet.premises.1": "quiet.premises.1",
    "id:ai": "",
    "kind:question": "close pays shop-question",
    "kind:Question": "close pays shop-question",
    "kind:question,context": "close opening pays shop-question",
    "kind:pre*": "quiet.premises.1 stay",
    "by:lopez": "shops",
    'by:"ana lópez"': "shops",
    "by:ana*": "shops",
    "by:ana": "",
    'by:"Some critics"': "shops trade",
    "by:*": "close-it shops trade",
    "tag:traffic": "close air",
    'tag:"city life"': "close",
    "tag:t*,nothing": "close air",
    "source:minutes": "close close-it air",
    "source:small/letters": "shops",
    "source:*": "close close-it air shops",
    "map:other": "shop-question trade shop-question.positions.2 ring-a ring-b",
    "map:oth*": "shop-question trade shop-question.positions.2 ring-a ring-b",
    "relation:answers": "close-it wait trade shop-question.positions.2",
    "relation:con": "air moved tolls shops ring-a ring-b",
    "relation:pro": "air quiet",
    "relation:pro relation:con": "air",
    "relation:undercut": "elsewhere",
    "relation:premise": "quiet.premises.1 stay",
    "relation:raises": "pays",
    "relation:context": "opening",
    "relation:conflicts": "close-it wait",
    "relation:rephrases": "shops trade",
    "relation:pre*,rai*": "quiet.premises.1 stay pays",
    # Case
    "KIND:question": "close pays shop-question",
    "IS:Root": "close shop-question",
    "is:ROOT": "close shop-question",
    "Has:Weight": "close-it elsewhere wait",
    "NO:TEXT id:Q*,q*": "quiet",
    "Relation:PREMISE": "quiet.premises.1 stay",
    "DEPTH=0": "close shop-question",
    "Cons>PROS map:small": "air moved wait",
    "BELOW(id:moved)": "tolls",
    "BELOW(ID:Moved)": "",
    # Numbers
    "depth=0": "close shop-question",
    "depth=1": "close-it wait pays trade shop-question.positions.2",
    "depth>=3": "moved tolls elsewhere quiet.premises.1 stay ring-b",
    "depth>3": "tolls",
    "depth < 1": "close shop-question",
    "depth<=0": "close shop-question",
    "depth!=1 kind:question": "close shop-question",
    "depth=3..9 map:small": "moved tolls elsewhere quiet.premises.1 stay",
    "depth!=0..2 map:small": "moved tolls elsewhere quiet.premises.1 stay",
    "depth>-1 kind:premise": "quiet.premises.1 stay",
    "pros>0": "close-it quiet",
    "pros=2": "close-it",
    "cons=1 map:small": "close-it air moved wait",
    "cons>pros map:small": "air moved wait",
    "pros>cons": "close-it quiet",
    "undercuts=1": "air",
    "parents=2": "air ring-a",
    "parents=0": "close shop-question",
    "children>2": "close close-it",
    "children=undercuts kind:premise": "quiet.premises.1 stay",
    "weight=0.5": "close-it",
    "weight=.5": "close-it",
    "weight<0.5": "elsewhere",
    "weight!=0.5": "elsewhere wait",
    "weight=0..1": "close-it elsewhere wait",
    "weight>cons": "",
    "weight<cons": "close-it",
    # Flags
    "is:root": "close shop-question",
    "is:leaf": "tolls elsewhere quiet.premises.1 stay limit shops opening pays trade",
    "is:unanswered": "tolls elsewhere quiet quiet.premises.1 stay shops pays trade",
    "is:answered": "close close-it air moved wait shop-question shop-question.positions.2 ring-a ring-b",
    "is:contested": "close-it",
    "is:unsupported map:small": "air moved tolls elsewhere quiet.premises.1 stay shops wait",
    "is:shared": "air ring-a",
    "is:cyclic": "ring-a ring-b",
    "is:implied": "tolls",
    "is:undeveloped": "pays",
    "is:draft": "limit",
    "is:quoted": "close close-it air shops",
    "is:implied,undeveloped": "tolls pays",
    # Keys
    "no:id": "quiet.premises.1 shop-question.positions.2",
    "has:id kind:premise": "stay",
    "no:text": "quiet",
    "has:text kind:premise": "quiet.premises.1 stay",
    "has:quote": "close close-it air shops",
    "has:source": "close close-it air shops",
    "has:by": "close-it shops trade",
    "has:qualifier": "close-it",
    "has:implied": "tolls",
    "has:tags": "close air",
    "has:note": "air",
    "has:weight": "close-it elsewhere wait",
    "has:undeveloped": "pays",
    "has:when": "limit",
    "has:draft": "limit",
    "has:caveat": "close-it",
    "has:rephrases": "shops trade",
    "has:conflicts": "close-it wait",
    "has:positions": "close shop-question",
    "has:pro": "close-it",
    "has:con map:small": "close-it air moved wait",
    "has:undercut": "air",
    "has:premises": "quiet",
    "has:questions": "close",
    "has:context": "wait",
    "has:note,undercut": "air",
    "has:note,weight": "close-it air elsewhere wait",
    # Functions
    "pro(quiet)": "close-it",
    "pro(*)": "close-it",
    "con(id:air)": "wait",
    "con(is:implied)": "moved",
    "undercut(figures)": "air",
    "positions(id:wait)": "close",
    "premises(id:stay)": "quiet",
    "caveat(*)": "close-it",
    "questions(id:pays)": "close",
    "context(*)": "wait",
    "rephrases(*)": "shops trade",
    "rephrases(id:trade)": "shops",
    "conflicts(id:wait)": "close-it",
    "conflicts(id:close-it)": "wait",
    "supports(id:close-it)": "air quiet",
    "attacks(id:close-it)": "shops",
    "attacks(id:air)": "moved elsewhere",
    "answers(id:close)": "close-it wait",
    "below(id:wait)": "air moved tolls elsewhere opening",
    "below(id:air,moved)": "moved tolls elsewhere",
    "above(id:tolls)": "close close-it air moved wait",
    "above(id:tolls,moved)": "close close-it air moved wait",
    "below(id:ring-a)": "ring-b",
    "below(id:ring-*)": "ring-a ring-b",
    "above(id:ring-b) kind:argument": "ring-a",
    "for(id:close-it)": "air tolls quiet quiet.premises.1 stay",
    "against(id:close-it)": "moved elsewhere shops",
    "for(id:close-it,air)": "air tolls quiet quiet.premises.1 stay",
    "against(id:close-it,air) -for(id:close-it)": "moved elsewhere shops",
    "for(id:close)": "",
    "for(id:ring-a)": "",
    "against(id:ring-a)": "ring-b",
    "against(id:ring-*)": "ring-a ring-b",
    "for(id:shop-question.positions.2)": "ring-b",
    "con(con(is:implied))": "air",
}


@pytest.mark.parametrize("query", ANSWERS)
def test_a_query_finds(found: Callable[[str], list[str]], query: str) -> None:
    assert " ".join(found(query)) == " ".join(ANSWERS[query].split())


@pytest.mark.parametrize(
    ("form", "names"),
    [
        (r"(?<![\w:]){}:", FIELDS),
        (r"is:(?:\w+,)*{}\b", FLAGS),
        (r"(?:has|no):(?:\w+,)*{}\b", KEYS),
        (r"(?<!\w){}\s*[=!<>]", NUMBERS),
        (r"(?<!\w){}\(", FUNCTIONS),
        (r"\w\s*{}\s*-?[\w.]", COMPARISONS),
    ],
    ids=["fields", "flags", "keys", "numbers", "functions", "comparisons"],
)
def test_every_word_of_the_language_is_asked(form: str, names: dict[str, str]) -> None:
    for name in names:
        assert any(re.search(form.format(re.escape(name)), query) for query in ANSWERS), name


def test_it_is_a_query(small: argmap.Debate) -> None:
    query = compile_query("tram")
    assert query.text == "tram"
    assert query == compile_query("tram")
    assert query.nodes(small) == ["small/wait", "small/opening"]
    assert repr(query) == "Query(text='tram')"


def test_several_are_asked_at_once(small: argmap.Debate) -> None:
    facts = Facts(small)
    assert [compile_query(text).among(facts) for text in ("id:air", "id:air,nothing")] == [["small/air"]] * 2


def test_an_empty_debate_has_nothing(load_text: Callable[..., argmap.Debate]) -> None:
    debate = load_text("argmap: 1\n")
    for query in ANSWERS:
        assert compile_query(query).nodes(debate) == []


def test_what_no_way_leads_up_from_has_no_depth(load_text: Callable[..., argmap.Debate]) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - {id: q, text: Q, positions: [{id: a, text: A., questions: [{ref: q}]}]}
        - R
    """)
    assert compile_query("depth=0..9").nodes(debate) == ["m/questions.2"]
    assert compile_query("depth!=5").nodes(debate) == ["m/questions.2"]
    assert compile_query("-depth=0..9").nodes(debate) == ["m/q", "m/a"] == compile_query("is:cyclic").nodes(debate)


def test_what_would_take_very_long_is_refused(small: argmap.Debate, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked again is not worked out again, and does not count."""
    facts = Facts(small)
    monkeypatch.setattr("argmap.query.evaluate._MAX_EFFORT", 100 * 6 * len(facts))
    names = [f"id:n{number}" for number in range(101)]
    assert compile_query(" ".join(names[:100])).among(facts) == []
    with pytest.raises(argmap.ArgmapError, match=f"too many terms for {len(facts)} nodes"):
        compile_query(" ".join(names)).among(facts)
    assert compile_query("below(id:close) " * 500).among(facts) == compile_query("below(id:close)").among(facts)
    assert compile_query("depth>1 " * 1000).among(facts) == compile_query("depth>1").among(facts)


def test_only_some_of_many_missing_values_are_named(small: argmap.Debate) -> None:
    messages = list(hints(compile_query("id:" + ",".join(f"qq{number}" for number in range(100))), Facts(small)))
    assert len(messages) == 21
    assert messages[-1] == "no node has 80 other values of id: either"
