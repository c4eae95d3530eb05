"""What problems write is what YAML reads: words between quotation marks, and words that need none."""

from __future__ import annotations

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.edits.splices import replaced
from argmap.findings import Findings
from argmap.text import Text
from argmap.yaml.emitter import plain, quoted, read_back
from argmap.yaml.nodes import Mapping, Sequence
from argmap.yaml.parsing import parse

PIECES = ["a", "b c", "'", '"', "\\", " ", "\t", "#1", ": ", "é", "- ", "&x", "\xa0"]
LINES = [*PIECES, "\n", "\r\n", "\r", "\n  ", "\n\n", "\x85", "\u2028", "\u2029"]


def words(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), min_size=1, max_size=8).map(lambda made: "".join(made).strip(" \t\r\n"))


@given(words(LINES))
@example("a\n \t\n b")
@example("a\u2028\n b")
@example("a \x85\r\n b")
@settings(max_examples=80)
def test_words_between_quotation_marks_are_read_as_folded(text: str) -> None:
    written = quoted("x" + text + "x")
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        assert yaml.compose(written, Loader=loader).value == read_back("x" + text + "x")


@given(words(PIECES).filter(bool), st.sampled_from(["old", "'old'", '"old"', ">-\n  old"]))
@settings(max_examples=60)
def test_a_text_is_written_anew_in_lists_mappings_and_braces(text: str, old: str) -> None:
    for before, after in (("a: ", "\n"), ("- ", "\n"), ("{a: ", ", b: c}"), ("[", "]")):
        if after != "\n" and old[0] == ">":
            continue
        content = Text("m.yaml", before + old + after)
        edit = replaced(content.span(len(before), len(before + old)), text)
        made = yaml.compose(before + edit.replacement + after, Loader=yaml.CSafeLoader)
        inner = made.value[0][1] if isinstance(made, yaml.MappingNode) else made.value[0]
        assert (inner.value,) == (text,) == edit.says
        if old[0] in "'\"":
            assert edit.replacement[0] in "'\""
        assert plain(text) in (text, quoted(text))


PROPERTIES = """\
a: &x b
c: !!str &y # &z
  d
'e': &f
g:
- &h {&i j: !<tag:x,1> [k]}
- !!map
  l: *x
- &m |
  n
- [&o , !!str , *x]
- ? &p q
  : &r !!str s
z: [*y, *f, *h, *i, *m, *o, *p, *r]
"""


def test_a_node_begins_after_its_anchor_and_its_tag() -> None:
    for parser in (yaml.CLoader, yaml.Loader):
        waiting = [parse(Text("m.yaml", PROPERTIES), Findings(), parser=parser).root]
        begun: dict[int, str] = {}
        while waiting:
            node = waiting.pop()
            assert node is not None
            begun.setdefault(node.start, PROPERTIES[node.start] if node.end > node.start else "")
            waiting += node.content[::-1] if isinstance(node, (Mapping, Sequence)) else []
        assert "".join(begun.values()) == "abcd'g-{j[k|[?qsz["
