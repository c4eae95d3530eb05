"""What a reader sees first: the proof under the title, the positions with their balance, and what is folded."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.style import Style
from argmap.writers.page import html
from argmap.writers.page.balance import MAX_CELLS
from argmap.writers.page.contents import MAX_LISTED
from argmap.writers.page.page_outline import MAX_UNFOLDED, PageOutline
from argmap.writers.page.reading_help import LEGEND

from .test_content import tree_of, words_of

SVG = "{http://www.w3.org/2000/svg}"
SOURCE = "Minutes.\n\nIt will rain, he said -- unless the *wind* turns. So she took a coat.\nAn advertisement.\n"


def page_of(debate: Any, nodes: set[str] | None = None) -> Any:
    return tree_of(html.compose(PageOutline(debate, nodes), {}, Style())[0])


def one_of(tree: Any, name: str) -> Any:
    (found,) = [one for one in tree.iter() if name in one.get("class", "").split()]
    return found


QUOTES = {
    "each word for word": ("It will rain | she took a coat", "2 quotes, each found word for word"),
    "one": ("It will rain", "1 quote, found word for word"),
    "other dashes are the same words": ("he said — unless", "1 quote, found word for word"),
    "over markup": (
        "It will rain | unless the wind turns",
        "2 quotes: 1 found word for word, 1 after layout and markup are ignored",
    ),
    "not found": (
        "It will snow | It will rain | she took a coat",
        "3 quotes: 2 found word for word, 1 not found in its source",
    ),
    "words left out": ("It will rain [...] turns", "1 quote, found word for word (1 leaves words out, marked […])"),
}


def quoting(quotes: str, more: str = "") -> str:
    positions = "\n".join(f"  - quote: {quote.strip()}" for quote in quotes.split("|"))
    head = "argmap: 1\nsources: {s: {file: s.txt, skip: An advertisement}}\n"
    return f"{head}questions:\n- text: Q\n  implied: true\n  positions:\n{positions}\n{more}"


@pytest.fixture
def load(load_text: Callable[..., Any], tmp_path: Path) -> Callable[[str], Any]:
    (tmp_path / "s.txt").write_text(SOURCE, encoding="utf-8")
    return load_text


@pytest.mark.parametrize(("quotes", "expected"), QUOTES.values(), ids=QUOTES)
def test_the_proof(load: Callable[[str], Any], quotes: str, expected: str) -> None:
    tree = page_of(load(quoting(quotes)))
    words = words_of(one_of(tree, "proof"))
    is_amiss = "not found" in expected
    assert words.startswith(f"! {expected}; " if is_amiss else f"{expected}; ")
    assert words.count("This shows that the words occur in the source, not that the claims are right.") == 1
    assert [words_of(one) for one in tree.iter("span") if one.get("class") == "amiss"][:1] == (
        ["1 not found in its source"] if is_amiss else []
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", "29.4% of 17 words accounted for (2 of them set aside)."),
        ("    draft: true\n", "11.7% of 17 words accounted for (2 of them set aside), 17.6% more by drafts."),
    ],
    ids=["judged", "drafted"],
)
def test_what_is_accounted_for(load: Callable[[str], Any], more: str, expected: str) -> None:
    assert (
        words_of(one_of(page_of(load(quoting("It will rain", more))), "proof"))
        .partition("; ")[2]
        .startswith(f"{expected} This shows")
    )


def test_claims_without_a_quote_are_reported(load: Callable[[str], Any]) -> None:
    more = "  - {text: Or so., implied: true}\n  - {text: Or not.}\n"
    summary = words_of(one_of(page_of(load(quoting("It will rain", more))), "proof"))
    assert summary.endswith(
        " Implied, not stated in the source: 1 of 3 claims and 1 of 1 question. 1 of 3 claims has no quote."
    )


def test_a_part_is_called_a_part(load: Callable[[str], Any]) -> None:
    debate = load(quoting("It will rain | she took a coat"))
    summary = words_of(one_of(page_of(debate, {"m/questions.1", "m/questions.1.positions.1"}), "proof"))
    assert summary.startswith("1 quote, found word for word. This shows")
    assert summary.endswith("This page shows a part of the debate, 2 nodes.")


def test_without_a_source_nothing_is_proved(load: Callable[[str], Any]) -> None:
    summary = words_of(one_of(page_of(load("argmap: 1\nquestions: Q")), "proof"))
    assert summary == "Nothing on this page is quoted from a source."


def from_of(load: Callable[[str], Any], keys: str) -> str:
    return words_of(
        one_of(page_of(load(quoting("It will rain").replace("file: s.txt", f"file: s.txt, {keys}"))), "from")
    )


def test_the_source_is_named_with_who_wrote_it_and_when(load: Callable[[str], Any]) -> None:
    keys = "title: The <rain>, author: Ann, publisher: The Paper, date: 3 May, url: 'https://x.example/a?b&c'"
    tree = page_of(load(quoting("It will rain").replace("file: s.txt", f"file: s.txt, {keys}")))
    named = one_of(tree, "from")
    assert words_of(named) == "From The <rain>, Ann, The Paper, 3 May, x.example"
    assert [link.get("href") for link in named.iter("a")] == ["#s1", "https://x.example/a?b&c"]
    assert from_of(load, "author: Ann, url: 'https://x.example'") == "From s.txt, Ann, x.example (no date is given)"
    assert from_of(load, "publisher: The Paper") == "From s.txt, The Paper (no author, date or address is given)"
    bad = page_of(load(quoting("It will rain").replace("file: s.txt", "file: s.txt, url: 'javascript:alert(1)'")))
    assert [link.get("href") for link in one_of(bad, "from").iter("a")] == ["#s1"]


def test_what_the_page_itself_says_is_set_as_english_is(load: Callable[[str], Any]) -> None:
    """With curly quotation marks and apostrophes, and without a space before a percent sign."""
    tree = page_of(load(quoting("It will rain | It will snow", "  - {text: Or not., implied: true}\n")))
    for unseen in ("style", "script", "article"):
        for parent in [one for one in tree.iter() if unseen in {child.tag for child in one}]:
            for child in [one for one in parent if one.tag == unseen]:
                parent.remove(child)
    text = words_of(tree)
    assert "%" in text
    assert not re.search(r"[\"']| %|\. ?,", text)


def test_how_the_source_and_the_strip_are_marked_is_explained(load: Callable[[str], Any]) -> None:
    panel = one_of(page_of(load(quoting("It will rain"))), "panel")
    keys = [one for one in panel.iter("p") if "key" in one.get("class", "").split()]
    assert [words_of(one).partition(":")[0] for one in keys] == ["In the source", "In the strip"]
    assert [one.get("class") for one in keys[0]] == ["m pro", "m con", "m", "m both", "m many", "skip"]
    assert "A claim without a name is said by the source itself." in words_of(panel)


def test_how_to_read_it_is_said_once_and_folded(load: Callable[[str], Any]) -> None:
    text = html.compose(PageOutline(load("argmap: 1\nquestions: Q"), None), {}, Style())[0]
    assert text.count("How to read this</summary>") == text.count(LEGEND) == 1
    assert one_of(tree_of(text), "how").get("open") is None


ARGUED = """
    argmap: 1
    questions:
    - id: q
      text: Q
      positions:
      - {id: p, text: P., pro: [{id: a, text: A., con: B.}, C., D.], con: [E., {text: F., con: G.}]}
      - {id: r, text: R., pro: {ref: a, undercut: H.}, premises: [I., J.]}
      - {id: s, text: S.}
"""


def tally(tree: Any, name: str) -> Any:
    (item,) = [one for one in tree.iter("li") if one.get("id") == name]
    return next(one for one in item.iter("span") if one.get("class") == "tally")


def bar(tally: Any) -> dict[str, int]:
    """How many cells of each look a bar has."""
    return {path.get("class"): path.get("d").count("M") for path in tally.iter(f"{SVG}path")}


def test_positions_have_their_balance(load: Callable[[str], Any]) -> None:
    tree = page_of(load(ARGUED))
    found = {name: tally(tree, f"m/{name}") for name in ("p", "r", "s")}
    assert {name: words_of(one) for name, one in found.items()} == {
        "p": "3 for 2 against 2 of 5 answered",
        "r": "2 for 0 against 1 of 2 answered",
        "s": "nothing for or against it",
    }
    assert bar(found["p"]) == {"for": 2, "for replied": 1, "against": 1, "against replied": 1}
    assert bar(found["r"]) == {"for": 1, "for replied": 1}
    assert bar(found["s"]) == {}
    assert len([one for one in tree.iter("span") if one.get("class") == "tally"]) == 3


LIMITED = """
    argmap: 1
    questions:
    - id: q
      text: Q
      positions:
      - {id: p, text: P., pro: A., caveat: C.}
      - {id: l, text: L., caveat: [C., D.]}
      - {id: u, text: U., conflicts: p, context: I.}
      - {id: i, text: Not said., implied: true}
      - {id: j, text: Not said either., implied: true, con: A.}
    - id: table
      text: What is listed?
      positions: [{id: x, text: X.}, {id: y, text: Y., caveat: Z.}, {id: z, text: Z.}]
"""


def tallies(tree: Any) -> dict[str, str]:
    """The text about the balance in the head of each node that has one."""
    heads = {
        one.get("id"): one[0][0] if one[0].tag == "details" else one[0] for one in tree.iter("li") if one.get("id")
    }
    tally_parts = {name: [one for one in head if one.get("class") == "tally"] for name, head in heads.items()}
    return {name: words_of(found[0]) for name, found in tally_parts.items() if found}


def test_what_limits_a_position_and_what_the_source_does_not_state(load: Callable[[str], Any]) -> None:
    tree = page_of(load(LIMITED))
    assert tallies(tree) == {
        "m/p": "1 for 0 against 0 of 1 answered, 1 caveat conflicts with “U.”",
        "m/l": "2 caveats",
        "m/u": "nothing for or against it conflicts with “P.”",
        "m/j": "0 for 1 against 0 of 1 answered",
        "m/table": "nothing for or against any of these positions",
        "m/y": "1 caveat",
    }
    assert [one.get("id") for one in tree.iter("li") if "implied" in one.get("class", "").split()] == ["m/i", "m/j"]


def test_a_conflict_is_reported_where_both_answer_one_question(load: Callable[[str], Any]) -> None:
    apart = LIMITED.replace("{id: x, text: X.}", "{id: x, text: X., conflicts: p, by: Ann, pro: A.}, {ref: u}")
    texts = tallies(page_of(load(apart)))
    assert texts["m/x"] == "1 for 0 against 0 of 1 answered"
    assert texts["m/p"].endswith("conflicts with “U.”")


def test_a_bar_is_never_long(load: Callable[[str], Any]) -> None:
    pros = ", ".join("A." for _ in range(400))
    tree = page_of(load(f"argmap: 1\nquestions: {{text: Q, positions: {{id: p, text: P., pro: [{pros}], con: B.}}}}"))
    (svg,) = tally(tree, "m/p").iter(f"{SVG}svg")
    assert float(svg.get("width")) <= 9 * MAX_CELLS
    assert bar(svg) == {"for": 1, "against": 1}


def many(positions: int) -> str:
    rows = "".join(f"\n  - {{id: p{n}, text: P., pro: {{id: a{n}, text: A.}}}}" for n in range(positions))
    return f"argmap: 1\nquestions:\n- id: q\n  text: Q\n  context: [I., J.]\n  positions:{rows}"


def opened(tree: Any) -> dict[str, bool]:
    """Of each node that folds whether it is open."""
    items = [(one.get("id"), one[0]) for one in tree.iter("li") if one.get("id")]
    return {name: own.get("open") is not None for name, own in items if own.tag == "details"}


def test_a_large_debate_is_folded_to_its_positions(load: Callable[[str], Any]) -> None:
    small, large = ((MAX_UNFOLDED - 3) // 2, MAX_UNFOLDED // 2)
    assert all(opened(page_of(load(many(small)))).values())
    folds = opened(page_of(load(many(large))))
    assert folds.pop("m/q")
    assert set(folds) == {f"m/p{number}" for number in range(large)}
    assert not any(folds.values())


def test_one_position_alone_is_not_folded(load: Callable[[str], Any]) -> None:
    debate = load(many(1).replace("pro: {id: a0, text: A.}", f"pro: [{', '.join('A.' for _ in range(70))}]"))
    nodes = set(debate.graph) - {"m/q"} - {name for name in debate.graph if ".context" in name}
    assert opened(page_of(debate, nodes)) == {"m/p0": True}


def test_background_is_folded_and_counted(load: Callable[[str], Any]) -> None:
    details = one_of(page_of(load(many(1))), "bg")
    assert details.get("open") is None
    assert words_of(details[0]) == "Background (2)"
    assert [words_of(one[0]) for one in details.iter("li")] == ["i I.", "i J."]


def test_contents_by_question(load_text: Callable[..., Any]) -> None:
    debate = load_text(
        "argmap: 1\ntitle: One\n"
        "questions: {id: q, text: Why?, by: Ann, questions: {id: r, text: How?, positions: So.}}",
        other="argmap: 1\ntitle: What?\nquestions: {id: x, text: What?, positions: [A., B.]}",
    )
    contents = one_of(page_of(debate), "contents")
    assert words_of(contents[0]) == "Contents 3 questions in 2 maps"
    assert contents.get("open") is not None  # no question leads to all others
    assert [words_of(one) for one in contents.iter("p")] == [
        "One 3 nodes", "Why? — Ann no position", "How? 1 position", "What? 3 nodes",
    ]  # fmt: skip
    links = [link.get("href") for link in contents.iter("a")]
    assert links == ["#m/", "#m/q", "#m/r", "#other/"]


def test_of_very_many_questions_only_the_maps_are_listed(load_text: Callable[..., Any]) -> None:
    rows = "\n".join("- Q" for _ in range(MAX_LISTED + 1))
    text = html.compose(
        PageOutline(load_text(f"argmap: 1\nquestions:\n{rows}", other="argmap: 1\nquestions: Q"), None), {}, Style()
    )[0]
    assert re.findall(r'<nav aria-label="Contents">(.*?)</nav>', text)[0].count("<li>") == 2


def test_a_title_is_not_said_twice(load_text: Callable[..., Any]) -> None:
    debate = load_text(
        "argmap: 1\ntitle: One\nquestions: {text: Why?}",
        other="argmap: 1\ntitle: What?\nquestions: {text: What?}",
        third="argmap: 1\ntitle: Three\nquestions: {text: Who?}",
    )
    titles = {words_of(one): one.get("class") for one in page_of(debate).iter("h2") if "/" in one.get("id", "")}
    assert titles == {"One": "said-again", "What?": "said-again", "Three": None}


ANSWERS = """\
argmap: 1
name: a
questions:
- text: Did it work?
  positions:
  - {id: worked, text: It worked., implied: true}
  - id: failed
    text: It failed.
    pro: It cost too much.
  - It is unclear.
  - {id: no-success, text: It was no success., by: others, rephrases: failed}
"""


def answers_of(tree: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """The lists of positions by title: of each its text, and what is said before it."""
    found = []
    for one in tree.iter("ul"):
        if "answers" in one.get("class", "").split():
            heads = [next(part for part in item.iter() if part.get("class") == "h") for item in one.findall("li")]
            texts = [words_of(next(part for part in head.iter() if part.get("class") == "t")) for head in heads]
            before = [words_of(head).partition(text)[0] for head, text in zip(heads, texts, strict=True)]
            found.append((one.get("aria-label"), list(zip(texts, before, strict=True))))
    return found


def test_an_implied_position_is_below_those_that_are_stated(load_text: Callable[..., Any]) -> None:
    (stated, below), (title, supplied) = answers_of(page_of(load_text(ANSWERS)))
    assert stated != title == "not stated in the source"
    assert [text for text, _ in below] == ["It failed.", "It was no success.", "It is unclear."]
    assert [text for text, _ in supplied] == ["It worked."]


def test_positions_that_are_all_implied_are_in_one_list(load_text: Callable[..., Any]) -> None:
    content = "argmap: 1\nquestions:\n- text: Q?\n  positions:\n  - {text: A., implied: true}\n"
    assert len(answers_of(page_of(load_text(content)))) == 1


def test_an_answer_in_other_words_is_below_it_and_says_so(load_text: Callable[..., Any]) -> None:
    (_, below), _ = answers_of(page_of(load_text(ANSWERS)))
    assert ["other words" in before for _, before in below] == [False, True, False]
    page = words_of(page_of(load_text(ANSWERS)))
    assert page.count("nothing for or against it") == 1  # of "It is unclear."


def test_a_reason_for_a_claim_in_another_map_says_for_which(load_text: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    content = "argmap: 1\nname: b\nuses: a.yaml\npositions:\n- ref: a/failed\n  pro: It came late.\n"
    shown = words_of(page_of(load_text(content)))
    assert "It came late. under “It failed.”" in shown


@pytest.mark.parametrize(
    ("second", "looks"),
    [("pro: {text: B., quote: It will rain}", "pro"), ("con: {text: B., quote: It will rain}", "both")],
)
def test_words_for_one_claim_and_against_another_look_like_both(
    load: Callable[[str], Any], second: str, looks: str
) -> None:
    pro = "    pro: {text: A., quote: It will rain}\n"
    tree = page_of(load(quoting("she took a coat", f"{pro}  - text: C.\n    {second}\n")))
    marked = [one.get("class").split()[1:] for one in tree.iter("a") if one.get("class", "").startswith("m ")]
    assert [looks, "many"] in marked


def test_people_who_are_only_described_need_not_be_the_same(load_text: Callable[..., Any]) -> None:
    content = "argmap: 1\nquestions:\n- text: Q?\n  positions:\n"
    content += "".join(f"  - {{text: {n}., by: {by}}}\n" for n, by in enumerate(["others", "others", "Ana", "Ana"]))
    shown = words_of(page_of(load_text(content)))
    assert "others (perhaps not the same people) 2" in shown
    assert "Ana 2" in shown
