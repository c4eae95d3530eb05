"""Queries that mean nothing: each is answered with its column, with what was expected, and with a near miss."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.query import QueryError, compile_query
from argmap.query.vocabulary import COMPARISONS, FIELDS, FLAGS, FUNCTIONS, KEYS, MAX_CHARACTERS, NUMBERS, PREFIXES
from argmap.relations import Kind
from argmap.text import escaped

MISTAKES = [
    # Nothing, or half of something
    ("", 1, "the query is empty"),
    (" \t\n", 1, "the query is empty"),
    ("OR", 1, "expected a term before OR"),
    ("OR tram", 1, "expected a term before OR"),
    ("tram OR", 8, "expected a term"),
    ("tram OR OR car", 9, "expected a term before OR"),
    ("(tram OR) car", 9, "expected a term"),
    ("-", 2, "expected a term"),
    ("tram -", 7, "expected a term"),
    ("- OR tram", 3, "expected a term before OR"),
    ("tram AND car", 6, "side by side mean AND"),
    ("NOT tram", 1, "a minus sign negates"),
    ("a NOT(tram)", 3, "a minus sign negates"),
    ("OR(tram)", 1, "expected a term before OR"),
    # Parentheses and quotation marks
    ("()", 2, "expected a term"),
    ("(tram", 1, "this parenthesis is never closed"),
    ("a (b (c)", 3, "this parenthesis is never closed"),
    ("pro(tram", 4, "this parenthesis is never closed"),
    ("pro()", 5, "expected a term"),
    ("tram)", 5, "this parenthesis has no opening one"),
    (")", 1, "this parenthesis has no opening one"),
    ("tram OR )", 9, "this parenthesis has no opening one"),
    ('"(" -)', 6, "this parenthesis has no opening one"),
    ("(-)", 3, "expected a term"),
    ('"tram', 1, "this quotation mark is never closed"),
    ('tram "', 6, "this quotation mark is never closed"),
    ('by:"some critics', 4, "this quotation mark is never closed"),
    ('"tram\\"', 1, "this quotation mark is never closed"),
    ("“tram", 1, "this quotation mark is never closed"),
    ("tram”", 5, "this quotation mark has no opening one"),
    ('""', 1, "the quotation marks are empty"),
    ('tag:" "', 5, "the quotation marks are empty"),
    ('air"tram"', 4, "expected a space"),
    ('"air"tram', 6, "expected a space"),
    ('by:"some"critics', 10, "expected a space"),
    ('"a","b"', 4, "expected a space"),
    # Fields
    ("txet:tram", 1, "did you mean text?"),
    ("air tagg:x", 5, "did you mean tag?"),
    ("http://example.org", 1, "in quotation marks"),
    ("depth:2", 1, "did you mean depth=2?"),
    ("Depth:1..3", 1, "did you mean depth=1..3?"),
    ("depth:>=2", 1, "did you mean depth>=2?"),
    ("depth:many", 1, "did you mean depth>0?"),
    ("implied:true", 1, "did you mean is:implied?"),
    ("caveat:may", 1, "did you mean caveat(...)?"),
    ("pro:x", 1, "did you mean pro(...)?"),
    ("by:", 4, "expected a value"),
    ("by:,x", 4, "expected a value"),
    ("by:x,", 6, "expected a value"),
    ("by:(x)", 4, "expected a value"),
    ("kind:questoin", 6, "did you mean question?"),
    ("kind:question,postion", 15, "did you mean position?"),
    ('kind:"questoin"', 6, "did you mean question?"),
    ("kind:x*", 6, f"known: {', '.join(Kind)}"),
    ("relation:pros", 10, "did you mean pro?"),
    # Flags and keys
    ("is:anwsered", 4, "did you mean answered?"),
    ("is:leaf,rot", 9, "did you mean root?"),
    ("is:", 4, "expected a value"),
    ("is:*", 4, "there is no flag *"),
    ("is:question", 4, "did you mean kind:question?"),
    ("is:nothing-like-it", 4, "known: root"),
    ("has:qualifer", 5, "did you mean qualifier?"),
    ("no:tag", 4, "did you mean tags?"),
    # Numbers
    ("detph>2", 1, "did you mean depth?"),
    ("a=b", 1, "there is no number a"),
    ("kind=question", 1, "did you mean kind:...?"),
    ("depth>", 7, "expected a number"),
    ("depth>x", 7, "there is no number x"),
    ("cons>pro", 6, "did you mean pros?"),
    ("depth>2x", 7, "2x is not a number"),
    ("depth=1..", 7, "1.. is not a number"),
    ("depth=1...3", 7, "a range has two dots"),
    ("depth=1…3", 7, "did you mean 1..3?"),
    ("depth=٣", 7, "٣ is not a number"),
    ("depth=1e3", 7, "1e3 is not a number"),
    ("depth=nan", 7, "there is no number nan"),
    ("depth=3..1", 7, "the end of this range is less than its beginning"),
    ("depth>1..3", 7, "> does not take a range"),
    ("depth==2", 6, "there is no comparison =="),
    ("depth =< 2", 7, "comparisons are = != > < >= <="),
    ("=2", 1, "a comparison begins with the name of a number"),
    ("2<depth", 2, "a comparison begins with the name of a number"),
    # Functions
    ("supprts(x)", 1, "did you mean supports?"),
    ("nothing-like-it(x)", 1, f"known: {', '.join(FUNCTIONS)}"),
    ("claim(s)", 1, "in quotation marks"),
    ("a below(belwo(b))", 9, "did you mean below?"),
    # Names
    ("@", 1, "no query is named @"),
    ("a @unknown", 3, "[tool.argmap.queries]"),
    # Columns count characters
    ("é😀 kind:questoin", 9, "did you mean question?"),
    ("a\nkind:questoin", 8, "did you mean question?"),
]


@pytest.mark.parametrize(("query", "column", "words"), MISTAKES)
def test_a_mistake_has_its_place(query: str, column: int, words: str) -> None:
    with pytest.raises(QueryError) as caught:
        compile_query(query)
    error = caught.value
    assert error.column == column
    assert error.query == query
    assert words in f"{error} {error.hint}"
    line, caret = error.excerpt
    assert caret.strip() == "^"
    assert len(caret) >= 1
    assert str(error).splitlines()[1:] == [f"  {line}", f"  {caret}"]


@pytest.mark.parametrize("name", [*FIELDS, *PREFIXES])
def test_near_misses_of_fields(name: str) -> None:
    with pytest.raises(QueryError) as caught:
        compile_query(f"a {name}x:b")
    assert caught.value.column == 3
    assert "there is no field" in str(caught.value)


@pytest.mark.parametrize(
    ("form", "names"),
    [("{}>1", NUMBERS), ("is:{}", FLAGS), ("has:{}", KEYS), ("no:{}", KEYS), ("{}(a)", FUNCTIONS)],
)
def test_near_misses(form: str, names: dict[str, str]) -> None:
    for name in names:
        typed = name + "s" if name + "s" not in names else name[:-1] + "x"
        if typed not in names:
            with pytest.raises(QueryError) as caught:
                compile_query(form.format(typed))
            assert "did you mean" in (caught.value.hint or ""), typed


def test_the_place_is_shown_in_a_long_query() -> None:
    with pytest.raises(QueryError) as caught:
        compile_query("word " * 100 + "kind:questoin" + " word" * 100)
    line, caret = caught.value.excerpt
    assert len(line) <= 110
    assert line[caret.index("^") :].startswith("questoin")
    assert line.startswith("…")
    assert line.endswith("…")


def test_no_word_of_a_query_can_steer_the_terminal() -> None:
    for words in (
        "\x1b[31mred (",
        "a\u202eb=2",
        "is:\x07",
        "\u2028 (",
        '"\x1b',
        "a\r\n::error::x (",
        "x\x00:(",
        "\ud800(",
    ):
        with pytest.raises(QueryError) as caught:
            compile_query(words)
        for line in (str(caught.value.args[0]), *caught.value.excerpt, caught.value.hint or ""):
            assert all(character.isprintable() for character in line), line
            assert escaped(line) == line


@pytest.mark.parametrize("deep", ["(", "-(", "pro(", "above(-(", "a OR (", "a ("])
def test_nesting_has_an_end(deep: str) -> None:
    deepest = 200 // deep.count("(")
    assert compile_query(deep * deepest + "a" + ")" * 200)
    for count in (deepest + 1, 9_000 // (len(deep) + deep.count("("))):
        with pytest.raises(QueryError, match="nested more than 200 deep") as caught:
            compile_query(deep * count + "a" + ")" * (count * deep.count("(")))
        assert caught.value.column == len(deep * deepest) + deep.index("(") + 1


@pytest.mark.parametrize("part", ["(", "-", "pro(", "a ", "a OR ", '"', "a,", "by:a,", "@x ", "*", "=", ")"])
def test_very_long_queries_are_refused_at_once(part: str) -> None:
    start = time.process_time()
    for text in (part * 10_001, part * (1_000_000 // len(part))):
        with pytest.raises(QueryError) as caught:
            compile_query(text)
        assert len(str(caught.value)) < 1_000
        assert len(text) <= MAX_CHARACTERS or "at most 10,000 characters" in str(caught.value)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("part", ["-", "a ", "a OR ", "-a ", "by:a*,b ", "depth>1 OR -", "*a"])
def test_long_queries_are_answered(part: str) -> None:
    text = part * ((MAX_CHARACTERS - 1) // len(part)) + "a"
    assert compile_query(text).text == text


def test_a_query_of_ten_thousand_characters_has_that_many() -> None:
    assert compile_query("a" * MAX_CHARACTERS)
    with pytest.raises(QueryError) as caught:
        compile_query("a" * (MAX_CHARACTERS + 1))
    assert caught.value.column == MAX_CHARACTERS + 1


PIECES = [
    *(f"{name}:" for name in (*FIELDS, *PREFIXES)),
    *NUMBERS,
    *FLAGS,
    *(f"{name}(" for name in FUNCTIONS),
    *COMPARISONS,
    *KEYS,
    *['"', "“", "”", "(", ")", "-", "*", ",", " ", " ", "OR", "@", "\\", ".", "..", "1", "0.5", "ä", "\x00", "\ud800"],
]


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)))
@example("\\")
@example('"\\')
@example("a:")
@example("1:2")
def test_any_text_is_a_query_or_a_mistake_with_a_place(text: str) -> None:
    try:
        found = compile_query(text).text
    except QueryError as error:
        wrong = error
    else:
        assert found == text
        return
    assert 1 <= wrong.column <= len(text) + 1
    for line in (wrong.args[0], *wrong.excerpt, wrong.hint or ""):
        assert escaped(line) == line
