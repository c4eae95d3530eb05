"""After a syntax error reading continues: every mistake in a file is found at its place, and none is invented."""

from __future__ import annotations

import re
import time
from functools import partial
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.checking.choice import DEFAULT
from argmap.rules.examples import NOT_IN_EXAMPLES
from argmap.yaml import parsing

from ..sample import one_in

APPLIED = DEFAULT - NOT_IN_EXAMPLES - {"L307"}
"""Not the rules of what a map has yet to say; and the blocks, which say the same, may be drawn twice."""

HEAD = """\
argmap: 1
title: The centre and its cars
people:
  lopez: {name: Ana Lopez}
questions:
- id: first
  text: Should the centre be closed to cars?
  positions:
  - {id: close, text: Close it., by: lopez}
  - id: wait
    text: Wait.
    con:
    - It will be late.
"""
SOUND = [
    """\
- id: n{n}
  text: Who pays?
  positions:
  - id: n{n}-city
    text: The city pays.
    by: [lopez, some critics]
    pro:
    - text: >-
        It can, and it
        should.
      con:
      - ref: close
    - "Nobody else: can."
  - Nobody pays.
""",
    """\
- text: |
    What of the shops?
  undeveloped: true  # not yet
""",
    "- {text: What of the tram?, positions: [Build it., {text: Wait., conflicts: close}]}\n",
]
STRUCTURE = {
    "unknown key": "- text: Q\n  ‹S202 txet›: R\n  undeveloped: true\n",
    "unknown key between braces": "- {text: Q, undeveloped: true, ‹S202 nothing›: at all}\n",
    "wrong type": "- text: Q\n  weight: ‹S211 heavy›\n  undeveloped: true\n",
    "list for a flag": "- text: Q\n  undeveloped:\n  ‹S203 - true\n  - false›\n",
    "duplicate id": "- id: ‹S206 close›\n  text: Q\n  undeveloped: true\n",
    "unknown reference": "- text: Q\n  positions:\n  - text: P\n    conflicts: ‹S205 nowhere›\n",
    "unknown ref": "- text: Q\n  positions:\n  - text: P\n    con:\n    - ref: ‹S205 elsewhere›\n    - C\n",
    "impossible": "- text: Q\n  ‹S208 pro›:\n  - C\n  positions:\n  - P\n",
    "empty": "- text: Q\n  positions:\n  - text: P\n    note: ‹S204 ''›\n",
    "no position": "- id: ‹L301 n{n}›\n  text: Q\n",
}
SYNTAX = {
    "open quotation mark": '- text: ‹Y101 "›Who pays?\n  positions:\n  - P\n',
    "open single quotation mark": "- text: Q\n  positions:\n  - ‹Y101 '›Close it.\n  - Wait.\n",
    "open quotation mark and a later one": "- text: Q\n  positions:\n  - ‹Y101 '›Close it.\n  - The city's tram.\n",
    "open quotation mark at the end": '- text: Q\n  positions:\n  - P\n  note: ‹Y101 "›the end\n',
    "open quotation mark in the first key": '- text: ‹Y101 "›Q\n  id: n{n}\n  positions:\n  - text: P\n'
    "    ‹S202 txt›: 3\n  - text: ‹Y101 '›R\n    ‹S202 wieght›: 1\n",
    "open quotation mark and an empty text": '- id: n{n}\n  text: ‹Y101 "›Q\n  positions:\n  - text: P\n'
    '    note: ‹S204 ""›\n  - text: R\n    ‹S202 wieght›: 2\n',
    "open quotation mark and a sign after the next": '- text: ‹Y101 "›Q\n  positions:\n  - text: "@mayor"\n'
    "    ‹S202 wieght›: 2\n",
    "open quotation mark in a list": '- text: Q\n  by:\n  - ‹Y101 "›the mayor\n  - lopez\n  undeveloped: true\n',
    "open bracket": "- text: Q\n  tags: ‹Y101 [›traffic, shops\n  positions:\n  - P\n",
    "open bracket in the first key": "- text: ‹Y101 [›a\n  id: n{n}\n  positions:\n  - text: P\n    ‹S202 txt›: 3\n",
    "open bracket on two lines": "- text: Q\n  tags: ‹Y101 [›traffic,\n    shops\n  positions:\n  - P\n",
    "open brace": "- text: Q\n  positions:\n  - ‹Y101 {›text: P, implied: true\n  - R\n",
    "open brace of all": "- ‹Y101 {›text: Q, undeveloped: true\n",
    "bracket in a brace": "- text: Q\n  positions:\n  - {text: P, tags: ‹Y101 [›a, b}\n  - R\n",
    "control character before a key": "- text: Q\n  context:\n  - C\n‹Y101 \x07›  positions:\n  - P\n  note: N\n",
    "control character in the place of a key": "- text: Q\n  context:\n  - C\n  ‹Y101 \x07›positions:\n  - P\n  - R\n",
    "control character before an item": "- text: Q\n  positions:\n  - P\n  ‹Y101 \x07›- id: a\n    text: R\n  - S\n",
    "tab before a key": "- text: Q\n  context:\n  - C\n  ‹Y101 \t›positions:\n  - P\n  note: N\n",
    "text that is not indented": "- text: Q\n  note: >-\n‹Y101 Not indented›\n  undeveloped: true\n",
    "wrong indentation": "- id: n{n}\n   ‹Y101 text›: Who pays?\n  positions:\n  - P\n",
    "wrong indentation of a list": "- id: n{n}\n  text: Q\n ‹Y101 positions›:\n - P\n",
    "wrong indentation with more below": "- text: Q\n  positions:\n  - id: n{n}\n    text: P\n   ‹Y101 con›:\n"
    "    - text: C\n      pro:\n      - D\n  - R\n",
    "key under a text": "- text: Q\n  positions:\n  - Close it.\n    ‹Y101 by›: lopez\n  - R\n",
    "no dash": "- text: Q\n  positions:\n  - P\n  ‹Y101 Wait for the tram.›\n  undeveloped: false\n",
    "no colon": "- id: n{n}\n  ‹Y101 text Who pays?›\n  positions:\n  - P\n",
    "no colon after a list": "- text: Q\n  ‹Y101 positions›\n  - P\n  - text: R\n    weight: 1\n",
    "no blank": "- id: n{n}\n  ‹Y101 text:›Who pays?\n  positions:\n  - P\n",
    "no blank after the dash": "‹Y101 -text›: Foo?\n  id: n{n}\n  positions:\n  - P\n"
    "  - ‹S202 txet›: R\n    weight: 1\n",
    "no blank after a later dash": "- text: Q\n  positions:\n  - text: P\n  ‹Y101 -text›: R\n"
    "    ‹S202 txt›: 1\n  - S\n",
    "no blank after a dash and nothing below": "- text: Q\n  undeveloped: true\n  positions:\n  ‹Y101 -text›: R\n",
    "list on the line": "- text: Q\n  positions: ‹Y101 -› P\n  note: N\n",
    "tab": "- text: Q\n‹Y101 \t›positions:\n  - P\n",
    "escape": '- text: "Where is C‹Y101 \\›council?"\n  undeveloped: true\n',
    "two escapes": '- text: "C‹Y101 \\›council‹Y101 \\›go"\n  undeveloped: true\n',
    "escape code": '- text: "\\x‹Y101 Z›Z"\n  undeveloped: true\n',
    "control character": "- text: Q‹Y101 \x07›R\n  undeveloped: true\n",
    "colon": "- text: ‹Y104 The centre: closed or not?›\n  undeveloped: true\n",
    "colon in a list": "- text: Q\n  positions:\n  - id: n{n}\n    text: ‹Y104 It is: so›\n    con:\n    - C\n",
    "two colons": "- text: Q\n  positions:\n  - ‹Y104 Fine: and good: and bad›\n  - ‹Y104 B: c: d›\n  - R\n",
    "two colons and more below": "- text: Q\n  positions:\n  - id: n{n}\n    text: P\n    pro:\n"
    "    - x-a: ‹Y104 b: c›\n      text: ‹Y104 It is: so: far›\n      con: [C]\n",
    "quotation marks": '- text: ‹Y104 "Car-free" means what?›\n  positions:\n  - P\n',
    "bracket": "- text: Q\n  positions:\n  - ‹Y104 [Not yet] close it.›\n  - P\n",
    "star": "- text: Q\n  positions:\n  - ‹Y104 *Close it› \n  - P\n",
    "two stars": "- text: Q\n  positions:\n  - ‹Y104 **Close** it›\n  - P\n",
    "at": "- text: Q\n  positions:\n  - ‹Y104 @mayor says so›\n  - P\n",
    "percent": "- text: ‹Y104 %5 or %6?›\n  undeveloped: true\n",
    "one sign": "- text: ‹Y104 @›\n  undeveloped: true\n",
    "pipe": "- text: Q\n  positions:\n  - ‹Y104 | close it |›\n",
    "colon in braces": "- text: Q\n  positions:\n  - {text: ‹Y104 One way: out›, implied: true}\n",
    "merge": "‹Y111 <<<<<<< HEAD\n- text: Q\n=======\n- text: R\n  positions: [P\n>>>>>>> other›\n",
    "merge in a node": "- text: Q\n  positions:\n‹Y111 <<<<<<< HEAD\n  - P\n=======\n  - {id: first}\n>>>>>>> other›\n",
    "rule between parts": "‹Y109 ---›\n- {text: Q, undeveloped: true}\n",
}
EXTENDED = SYNTAX | STRUCTURE
_MARK = re.compile("‹([A-Z][0-9]{3}) ([^›]*)›")


class Found(NamedTuple):
    code: str
    start: int
    end: int


def unmarked(marked: str) -> tuple[str, list[Found]]:
    """A text without its marks, and what they say is found."""
    parts: list[str] = []
    found = []
    at = length = 0
    for mark in _MARK.finditer(marked):
        parts += [marked[at : mark.start()], mark[2]]
        start = length + mark.start() - at
        length = start + len(mark[2])
        found.append(Found(mark[1], start, length))
        at = mark.end()
    return "".join([*parts, marked[at:]]), sorted(found)


def checked(content: str) -> list[Found]:
    debate = argmap.load(["m.yaml"], {"m.yaml": content})
    return sorted(Found(one.code, one.span.start, one.span.end) for one in argmap.check(debate, APPLIED))


def deeper(block: str, levels: int) -> str:
    """The block as a question below others; merge markers stay at the beginning of their lines."""
    for level in range(levels):
        lines = [line if re.match("(?:‹Y111 )?[<=>]{7}|‹Y109", line) else "  " + line for line in block.splitlines()]
        block = f"- text: Level {level}\n  undeveloped: true\n  questions:\n" + "\n".join(lines) + "\n"
    return block


@pytest.fixture(params=[yaml.Loader, None], ids=["pure Python", "default"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "parse", partial(parsing.parse, parser=request.param))


@pytest.mark.usefixtures("_parser")
def test_seven_mistakes_are_seven_findings() -> None:
    content, expected = unmarked("""\
argmap: 1
title: ‹Y104 The centre: closed or not?›
people:
  lopez: {name: Ana Lopez, ‹S202 rle›: shop owner}
questions:
- id: close
  text: ‹Y101 "›Should the centre be closed to cars?
  positions:
  - id: close-it
    text: Close it.
    by: lopez
    pro:
    - id: air
      text: The air would be cleaner.
      weight: ‹S211 heavy›
    - id: ‹S206 close-it›
      text: It would be quieter.
   ‹Y101 con›:
    - id: shops
      text: Shops lose customers.
  - id: wait
    text: Wait.
    con:
    - ref: shops
    - ref: ‹S205 nothing-of-the-kind›
""")
    assert [found.code for found in expected].count("Y101") == 2
    assert checked(content) == expected


HEADS = {
    "version without a blank": "‹Y101 argmap:›1\npeople:\n  p: {name: P}\nquestions:\n"
    "- {text: Q, by: p, undeveloped: true}\n",
    "version without a colon": "‹Y101 argmap 1›\nquestions:\n- {text: Q, undeveloped: true}\n",
    "version in quotation marks": 'argmap: ‹Y101 "›1\nquestions:\n- {text: Q, undeveloped: true}\n',
    "questions without a colon": "argmap: 1\n‹Y101 questions›\n- {text: Q, undeveloped: true}\n",
    "a directive": "‹Y101 %›YAML 3.0\n---\nargmap: 1\nquestions:\n- {text: Q, undeveloped: true}\n",
    "a source": "argmap: 1\nsources:\n  s: ‹Y101 {›file: s.txt\n  t: {‹S203 title›: T}\nquestions:\n"
    "- {text: Q, source: s, undeveloped: true, quote: Q}\n",
    "sources": "argmap: 1\nsources: ‹Y101 [›\nquestions:\n- {text: Q, source: s, undeveloped: true, quote: Q}\n",
    "used maps": "argmap: 1\nuses: ‹Y101 [›other.yaml\nquestions:\n- {text: Q, undeveloped: true, conflicts: other/n}\n"
    "",
    "the source of a question": "argmap: 1\nsources:\n  s: {file: s.txt}\n  t: {file: t.txt}\nquestions:\n"
    "- text: Q\n   ‹Y101 source›: s\n  positions:\n  - {text: P, quote: the words}\n",
    "a person": "argmap: 1\npeople:\n  p: {name: ‹Y104 @P›}\nquestions:\n- {text: Q, by: p, undeveloped: true}\n",
    "a mark": "argmap: 1\n‹Y101 \ufeff›title: T\nquestions:\n- {text: Q, undeveloped: true}\n",
    "a quote of several parts": "argmap: 1\nquestions:\n- text: Q\n  undeveloped: true\n"
    "  quote:\n  - text: Q\n     ‹Y101 line›: 3\n",
    "nothing else": '‹Y101 "›argmap: 1\n',
}


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("name", HEADS)
def test_what_is_above_the_nodes_makes_no_echo(name: str) -> None:
    nothing_else = name == "nothing else"
    after = "" if nothing_else else STRUCTURE["unknown key"] + STRUCTURE["wrong type"]
    content, expected = unmarked(HEADS[name] + after)
    overlays = {"m.yaml": content, "s.txt": "Q", "t.txt": "the words"}
    found = argmap.check(argmap.load(["m.yaml"], overlays), APPLIED)
    assert sorted(Found(one.code, one.span.start, one.span.end) for one in found) == expected


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(("levels", "line_end"), [(0, "\n"), (1, "\r\n"), (3, "\n")])
@pytest.mark.parametrize("name", one_in(3, EXTENDED))
def test_what_follows_a_mistake_is_read(name: str, levels: int, line_end: str) -> None:
    block = deeper(EXTENDED[name].replace("{n}", "1"), levels)
    after = STRUCTURE["unknown key"] + STRUCTURE["unknown ref"] + STRUCTURE["wrong type"] + STRUCTURE["no position"]
    whole = HEAD + block + SOUND[0].replace("{n}", "2") + after.replace("{n}", "3")
    content, expected = unmarked(whole.replace("\n", line_end))
    assert checked(content) == expected


@given(st.data())
@settings(max_examples=50)
def test_all_mistakes_are_found_and_none_is_invented(data: st.DataObject) -> None:
    drawn = data.draw(
        st.permutations(
            data.draw(st.lists(st.sampled_from(list(SYNTAX.values())), min_size=1, max_size=4))
            + data.draw(st.lists(st.sampled_from(list(STRUCTURE.values())), max_size=4))
            + data.draw(st.lists(st.sampled_from(SOUND), max_size=3))
        )
    )
    blocks = [deeper(block, data.draw(st.integers(0, 3))).replace("{n}", str(n)) for n, block in enumerate(drawn)]
    content, expected = unmarked(HEAD + "".join(blocks))
    assert checked(content) == expected


@pytest.mark.usefixtures("_parser")
def test_what_is_lost_is_not_unknown_and_the_rest_is() -> None:
    lost = "- text: Q\n   id: air\n  positions: [P]\n"
    refers = "- {text: R, undeveloped: true, conflicts: [air, Air, wind]}\n"
    content = HEAD + lost + refers
    found = argmap.check(argmap.load(["m.yaml"], {"m.yaml": content}), APPLIED)
    assert [(one.code, one.span.words) for one in found] == [("Y101", "id"), ("S205", "Air"), ("S205", "wind")]


def test_what_was_meant_is_in_the_graph() -> None:
    content, _ = unmarked(HEAD + SYNTAX["bracket"] + SYNTAX["no colon after a list"] + SYNTAX["no blank"])
    graph = argmap.load(["m.yaml"], {"m.yaml": content}).graph
    assert {"[Not yet] close it.", "R", "Who pays?"} <= {data["text"] for _, data in graph.nodes(data=True)}


HOPELESS = {
    "tabs": "\t- a: b\n",
    "quotation marks": '- text: "a\n',
    "colons": "- text: a: b\n",
    "brackets": "- text: [a\n",
    "no colons": "a b\n",
    "indentation": "- id: a\n   text: b\n",
    "control characters": "\x07a: b\n",
    "control characters in texts": "- a\x07b\n",
    "byte-order marks": "\ufeffa: b\n",
    "documents": "---\na: b\n",
    "escapes": '- "\\q"\n',
    "stars": "- *a b\n",
    "closing brackets": "]\n",
    "conflicts": "<<<<<<< a\n- a\n=======\n- b\n>>>>>>> b\n",
    "markers": "<<<<<<< a\n",
}


@pytest.mark.parametrize("name", one_in(3, HOPELESS))
def test_nothing_but_broken_lines_takes_no_time(name: str) -> None:
    line = HOPELESS[name]
    content = "argmap: 1\nquestions:\n" + line * (400_000 // len(line))
    begun = time.process_time()
    found = argmap.check(argmap.load(["m.yaml"], {"m.yaml": content}), APPLIED)
    assert time.process_time() - begun < 2
    assert found


def test_a_file_that_is_not_read_to_its_end_says_so() -> None:
    content = HEAD + '- text: "Q\n' * 500
    found = argmap.check(argmap.load(["m.yaml"], {"m.yaml": content}), APPLIED)
    assert 50 < len(found) < 200
    assert found[-1].message.endswith("the rest is not read")
