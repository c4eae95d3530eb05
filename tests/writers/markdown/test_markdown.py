"""The text is read by a renderer of Markdown: what it shows is what the maps say, and nothing else is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

import argmap
from argmap.graph import roots
from argmap.markdown import address, bold, plain
from argmap.relations import HIERARCHY, KINDS, RELATIONS, Kind
from argmap.sources.coverage import Coverage, Section, Share
from argmap.styled import plain as plain_line
from argmap.text import Text, shown
from argmap.view import coverage_lines
from argmap.writers.markdown import document

ROOT = Path(__file__).parents[3]
ALLOWED = re.compile(r'<!-- -->|<span>|</span>|<a id="[A-Za-z0-9._-]+">|</a>')
FOLDED = re.compile(r"<details><summary>Context \((\d+)\)</summary>\n|</details>\n")
MARKUP = [
    "*a* **b** _c_ __d__ ~~e~~ ~f~ `g` ``h``",
    "[a](http://b) ![c](d) [e][f] [^1] [ ] [x] [g]: h",
    "<b>bold</b> <http://a.b> <!-- c --> <script>alert(1)</script> <a id='x'>",
    "&amp; &lt; &#65; &copy; AT&T & co",
    "http://example.org https://example.org/a?b=c www.example.org mailto:a@b.org a@example.org WWW.X.org",
    "@octocat @org/team #12 GH-12 gh-1 owner/name#1 :smile: :+1: a:b: 12:30:15",
    "$a$ $$b$$ costs $5 or $6 $`c`$",
    "- a", "+ a", "* a", "1. a", "2) a", "# a", "a #", "> a", ">! a", "---", "===", "***", "    a", "| a | b |", "```",
    "a\\", "\\", "a\\*b", "!", "!!", "a!", "**", "_", "__", "~", "`", "a`b", "<", "[", "]", "(c) (tm) ... --",
    "\\n \\* \\[", "a*b*c_d_e", "“quoted” 'quoted' \"quoted\"", "https:", "://", "www.", "@", "#", ":", "::", "&",
    "Note: a\n\n# b\n\n- c", "a\r\n***\r\nb", "a  \nb", "\ta", "x\u200by", "\ufffe", "汉字*强调*汉字", "é_é_é",
]  # fmt: skip


class Shown(NamedTuple):
    """What a page shows: its text, where its links lead, and its HTML."""

    text: str
    links: list[str]
    html: list[str]
    kinds: Counter[str]


def reader(**options: Any) -> MarkdownIt:
    made = MarkdownIt("gfm-like", {"html": True, "linkify": True, **options}).use(footnote_plugin)
    assert made.linkify is not None
    made.linkify.set({"fuzzy_link": False, "fuzzy_email": True})  # as on GitHub, where a bare domain is no link
    return made


READER = reader()


def leaves(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from leaves(token.children or ())


def read(text: str, using: MarkdownIt = READER) -> Shown:
    found = Shown("", [], [], Counter())
    words = []
    for token in leaves(using.parse(text)):
        found.kinds[token.type] += 1
        if token.type in ("text", "text_special"):
            words.append(token.content)
        elif token.type in ("paragraph_close", "heading_close", "td_close", "th_close"):
            words.append("\n")
        elif token.type == "link_open":
            found.links.append(str(token.attrGet("href")))
        elif token.type in ("html_inline", "html_block"):
            found.html.append(token.content)
    return found._replace(text="".join(words))


def sound(text: str) -> Shown:
    """Nothing is on the page that the writer has not put there."""
    page = read(text)
    assert all(ALLOWED.fullmatch(tag) or FOLDED.fullmatch(tag) for tag in page.html), page.html
    blocks = [tag for tag in page.html if FOLDED.fullmatch(tag)]
    assert page.kinds["html_block"] == len(blocks)
    assert 2 * sum(tag.startswith("</") for tag in blocks) == len(blocks)
    ids = re.findall(r'<a id="([^"]*)">', "".join(page.html))
    assert len(set(ids)) == len(ids)
    assert {link.removeprefix("#") for link in page.links if not link.startswith("https://example.org")} == set(ids)
    assert not {"code_inline", "code_block", "fence", "image", "s_open", "table_open", "hr", "blockquote_open"} & set(
        page.kinds
    )
    assert page.kinds["ordered_list_open"] == page.kinds["hardbreak"] == 0
    return page


def same(words: str) -> str:
    return shown(words).replace("\x00", "\ufffd")


@pytest.mark.parametrize("words", MARKUP)
def test_markup_is_shown_as_it_is_written(words: str) -> None:
    for text, expected in (
        (f"- **+** {plain(words)}", f"+ {same(words)}"),
        (f"- {bold('► ' + words)} — {plain(words)}", f"{same('► ' + words)} — {same(words)}"),
        (f"## {plain(words)}", same(words)),
        (f"- **+** x [{plain(words)}](#x) ↑", f"+ x {same(words)} ↑"),
        (
            f"- *note:* “{plain(words)}”[^1]\n\n[^1]: “{plain(words)}” — x",
            f"note: “{same(words)}”\n“{same(words)}” — x",
        ),
        (f"- {bold(words)}, {plain(words)}", f"{same(words)}, {same(words)}"),
    ):
        page = read(text)
        assert " ".join(page.text.split()) == " ".join(expected.split())
        assert all(ALLOWED.fullmatch(tag) for tag in page.html)
        assert page.links in ([], ["#x"])


@pytest.mark.parametrize("words", MARKUP)
def test_coverage_is_shown_as_it_is_written(words: str) -> None:
    """A comment on a change must not mention people, nor refer to issues, because a source does."""
    text = Text(words, words)
    share = Share(4, 2, 0, 1)
    found = Coverage(("s",), words, text, share, (Section(words, 1, share),), (text.span(0, len(words)),))
    lines = [plain_line(line) for line in coverage_lines.markdown(coverage_lines.Measured([found], ["b"]), True, False)]
    page = read("\n".join(lines))
    counts = " 50.0 % 4 2 0 1"
    head = "source accounted for words quoted skipped drafted"
    title = same(words) if len(same(words)) <= 60 else f"{same(words)[:59]}…"
    table = f"{head} s: {same(words)}{counts} {title}{counts} b could not be read"
    expected = f"{same(f'{words}:1')} {same(words)} {table}"
    assert " ".join(page.text.split()) == " ".join(expected.split())
    assert all(ALLOWED.fullmatch(tag) for tag in page.html)
    assert page.links == []
    assert page.kinds["td_open"] == 3 * 6
    assert page.kinds["bullet_list_open"] == page.kinds["list_item_open"] == 1


@given(st.text(max_size=40) | st.text("*_`[]()<>~#!&:/@.$\\-+=|^ a1;w\n", max_size=24))
@settings(max_examples=50, deadline=None)
def test_any_words_are_shown_as_they_are_written(words: str) -> None:
    for text, expected in (
        (f"- **+** {plain(words)}", f"+ {same(words)}"),
        (f"- **x** [{plain(words)}](#x)", f"x {same(words)}"),
        (f"- {bold('? ' + words)} — {plain(words)}", f"{same('? ' + words)} — {same(words)}"),
    ):
        page = read(text)
        assert " ".join(page.text.split()) == " ".join(expected.split())
        assert all(ALLOWED.fullmatch(tag) for tag in page.html)
        assert page.links in ([], ["#x"])


def test_what_github_looks_for_in_a_finished_page_is_broken_up() -> None:
    for words in ("@octocat", "see #12", "GH-12", ":smile:", "http://a.b", "www.a.b", "a@b.org", "mailto:x"):
        assert "<!-- -->" in plain(words)
    for words in ("at @ 12:30", "no. 12", "a: b", "AT&T", "well-known"):
        assert plain(words) == words


def test_an_address_is_a_link_only_if_it_is_nothing_else() -> None:
    assert read(address("https://example.org/a?b=c&d=%20#e")).links == ["https://example.org/a?b=c&d=%20#e"]
    for url in (
        "javascript:alert(1)",
        "https://a.b/> <script>",
        "https://a.b/](x)",
        "http://a.b\n\n# c",
        "https://é.org",
    ):
        page = read(f"- x {address(url)}")
        assert page.links == []
        assert all(ALLOWED.fullmatch(tag) for tag in page.html)


def test_the_example_reads_as_it_should(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text, losses = document.write(argmap.load(["tests/example.yaml"]))
    assert losses == ("markdown: left out: ids",)
    assert text == (ROOT / "tests" / "writers" / "markdown" / "example.md").read_text(encoding="utf-8")


def signs(page: Shown) -> int:
    known = "".join(row.sign for row in [*KINDS.values(), *RELATIONS.values()] if row.sign)
    return len(re.findall(rf"^[{re.escape(known)}] ", page.text, re.MULTILINE))


def test_each_node_is_written_once_and_each_edge_is_shown(article: Any, town: Callable[[], Any]) -> None:
    for debate in (article, town()):
        text, _ = document.write(debate)
        page = sound(text)
        for _, data in debate.graph.nodes(data=True):
            assert same(data["text"]) in page.text
            assert all(same(quote.text) in page.text for quote in data["quotes"])
        edges = [relation for _, _, relation in debate.graph.edges(data="relation")]
        legend = 1
        alone = sum(debate.graph.nodes[root]["kind"] is not Kind.QUESTION for root in roots(debate.graph))
        raised = len(re.findall(r"^#{3,6} (?!Below)", text, re.MULTILINE)) - text.count(" ↓\n")
        assert raised > 0
        assert signs(page) + raised == sum(relation in HIERARCHY for relation in edges) + alone + legend
        assert len(re.findall("^(?:rephrases|conflicts with) ", page.text, re.MULTILINE)) == sum(
            relation not in HIERARCHY for relation in edges
        )
        quotes = [quote for _, found in debate.graph.nodes(data="quotes") for quote in found]
        assert page.kinds["footnote_ref"] == page.kinds["footnote_open"] == len(quotes)


def test_all_that_is_said_of_a_node_is_there(town: Callable[[], Any]) -> None:
    text, _ = document.write(town())
    for words in (
        "**► Close it.** — Ana Lopez, some critics; others, “may”[^1][^2]",
        "*note:* A remark on the position.",
        "*tags:* traffic, a; b",
        "*Note:* A remark on the map.",
        "*weight:* 0.5",
        "*weight here:* 0.25",
        "*note here:* A remark on the place.",
        "[^1]: “One says it may be so” — The minutes, line 1",
        "- **Ana Lopez**, shop owner",
        "- **The minutes**, 2025-05-03, <https://example.org/minutes>",
        "**+** Cleaner air. *(implied)*[^3]",
        "### Who pays? *(undeveloped)*",
    ):
        assert words in text


def test_questions_are_headings_and_contexts_are_folded(load_text: Callable[..., Any]) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - text: One?
          positions:
          - text: P.
            pro: {text: A., questions: {id: two, text: Two?, note: Asked., questions: Four?}, context: [I., J.]}
          - text: R.
          context: {text: K., questions: {text: Five?}}
          questions: {text: Three?, positions: S.}
    """)
    text, _ = document.write(debate)
    tokens = READER.parse(text)
    found = [(int(one.tag[1]), tokens[at + 1].content) for at, one in enumerate(tokens) if one.type == "heading_open"]
    assert [(level, re.sub("<.*?>", "", words)) for level, words in found] == [
        (1, "m"),
        (2, "One?"),
        (3, "Two?"),
        (4, "Four?"),
        (3, "Three?"),
        (3, "Five?"),
    ]
    assert "    - **?** [Two?](#m--two) ↓\n" in text
    assert '### <a id="m--two"></a>Two?\n\n- *note:* Asked.\n' in text
    folds = [at for at, one in enumerate(tokens) if one.type == "html_block"]
    levels = [tokens[at].level for at in folds]
    assert levels == [4, 4, 0, 0]  # within the item of A., then below the list
    for start, end, count in ((*folds[:2], 2), (*folds[2:], 1)):
        inside = [one for one in tokens[start:end] if one.type == "list_item_open"]
        assert sum(one.level == tokens[start].level + 1 for one in inside) == count
        assert tokens[start].content == f"<details><summary>Context ({count})</summary>\n"


def test_hostile_words(filled: Callable[[str], Any], hostile: str) -> None:
    sound(document.write(filled(hostile))[0])


@pytest.mark.parametrize("words", MARKUP)
def test_markup_everywhere(filled: Callable[[str], Any], words: str) -> None:
    page = sound(document.write(filled(words))[0])
    assert page.text.count(same(words)) >= 40


def test_a_quote_that_is_not_in_its_source_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text, _ = document.write(argmap.load(["tests/unfaithful.yaml"]))
    assert "“diplomacy with Russia is impossible” — article, not found in its source" in text
    assert text.count("not found in its source") == 1


def test_a_mistyped_suffix(run: Callable, tmp_path: Path) -> None:
    ran = run("export", str(ROOT / "tests" / "example.yaml"), "-o", str(tmp_path / "debate.mdd"))
    assert ran.status == 2
    assert "did you mean md?" in ran.err


def chain(depth: int) -> str:
    text = "argmap: 1\nquestions:\n- text: Q?\n  positions:\n"
    for level in range(depth):
        text += f"{'  ' * (level + 1)}- text: Claim {level} of them.\n{'  ' * (level + 2)}pro:\n"
    return text + f"{'  ' * (depth + 1)}- The end.\n"


@pytest.mark.parametrize("depth", [4, 6, 7, 8, 20, 95])
def test_deep_lists_go_on_under_a_heading(load_text: Callable[..., Any], depth: int) -> None:
    text, _ = document.write(load_text(chain(depth)))
    sound(text)
    page = read(text, MarkdownIt("commonmark", {"html": True}).use(footnote_plugin))
    for level in range(depth):
        assert f"Claim {level} of them." in page.text
    assert "The end." in page.text


def test_circular_debates_end(load_text: Callable[..., Any]) -> None:
    debate = load_text("""
        argmap: 1
        questions:
        - {id: q, text: Q?, questions: {id: r, text: R?, questions: {ref: q}}}
    """)
    text, _ = document.write(debate)
    assert sound(text).text.count("Q?") == 2


def test_names_that_would_be_one_place(load_text: Callable[..., Any]) -> None:
    text = "argmap: 1\nname: {}\nuses: {}\nquestions: {{id: {}, text: Q?, rephrases: {}}}\n"
    one, two = text.format("a", "two.yaml", "b--c", "a--b/c"), text.format("a--b", "one.yaml", "c", "a/b--c")
    debate = load_text(one=one, two=two)
    assert len(set(sound(document.write(debate)[0]).links)) == 2


def test_names_of_any_letters(load_text: Callable[..., Any]) -> None:
    text = "argmap: 1\nquestions: [{id: да, text: Q?}, {id: b, text: R?, rephrases: да}]\n"
    assert sound(document.write(load_text(text))[0]).links == ["#node-1"]


def test_an_undercut_whose_step_is_left_out_is_still_there(town: Callable[[], Any]) -> None:
    page = sound(document.write(town(), {"town/air", "town/wait", "town/air.undercut.1"})[0])
    assert "× From a larger city." in page.text
    assert "The minutes" in page.text
    assert "Ana Lopez" not in page.text


def test_nothing_to_write(town: Callable[[], Any]) -> None:
    assert document.write(town(), [])[0].startswith("# The town\n")
    sound(document.write(town(), [])[0])


@pytest.mark.parametrize("options", [[], ["--root", "deterring"], ["--depth", "1"]])
def test_from_the_command_line(run: Callable, tmp_path: Path, options: list[str]) -> None:
    ran = run("export", str(ROOT / "maps"), *options, "-o", str(tmp_path / "debate.md"))
    assert (ran.status, ran.out) == (0, "")
    chosen = "left out: 158 of 175 nodes, and " if "--depth" in options else "left out: " * bool(options)
    always = "markdown: left out: ids, offsets of quotes, files of sources, passages that sources skip\n"
    assert ran.err.startswith(chosen or always)
    assert ran.err.endswith(always)
    sound((tmp_path / "debate.md").read_text(encoding="utf-8"))


def test_an_attack_on_a_second_step_too_deep_for_a_list(load_text: Callable[..., Any]) -> None:
    """Under the heading only the attack continues; what is below the node is not repeated."""
    text = chain(5).replace("The end.", "{id: shared, text: Shared., pro: Only once.}")
    lists = "".join(f"{'  ' * (level + 1)}con:\n{'  ' * (level + 1)}- text: Doubt {level}.\n" for level in range(1, 6))
    text += f"- text: R?\n  positions:\n  - text: P.\n{lists}{'  ' * 7}con: {{ref: shared, undercut: Not here.}}\n"
    page = sound(document.write(load_text(text))[0])
    assert page.text.count("Only once.") == page.text.count("Not here.") == 1
    assert "Below: Shared." in page.text


def maps_of(sizes: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    """Maps whose nodes stand in several places, in circles too."""

    @st.composite
    def written(draw: st.DrawFn) -> str:
        count = draw(sizes)
        lines = ["argmap: 1", "questions:", "- text: Top?", "  positions:"]
        for number in range(count):
            lines.append(f"  - id: n{number}\n    text: Node {number} of them.")
            for key in draw(st.sets(st.sampled_from(["pro", "con", "premises"]), max_size=2)):
                target = draw(st.integers(0, count - 1))
                attack = draw(st.sampled_from(["", ", undercut: {text: An attack.}"]))
                lines.append(f"    {key}: {{ref: n{target}{attack}}}")
        return "\n".join(lines)

    return written()


@given(maps_of(st.integers(1, 9)))
@settings(max_examples=50, deadline=None)
def test_each_node_has_its_one_place(text: str) -> None:
    debate = argmap.load(["m.yaml"], overlays={"m.yaml": text})
    page = sound(document.write(debate)[0])
    for name, data in debate.graph.nodes(data=True):
        linked = len(re.findall(rf"^\W {re.escape(data['text'])} ↑$", page.text, re.MULTILINE))
        if not data["derived"]:
            assert page.text.count(data["text"]) - linked - page.text.count(f"Below: {data['text']}") == 1, name


NAMESAKES = """
argmap: 1
sources:
  one: {file: one.txt, title: Minutes, date: "2024"}
  two: {file: two.txt, title: Minutes, date: "2025"}
people:
  ann: {name: Ann, role: mayor}
  anne: {name: Ann, role: baker}
  bo: {name: Bo, role: baker}
  bob: {name: Bo}
  cy: {name: Cy, role: baker}
questions:
- text: Q?
  positions:
  - {text: P., by: [ann, anne, bo, bob, cy], quote: [{text: same, source: one}, {text: same, source: two}]}
"""


def test_namesakes_are_told_apart(load_text: Callable[..., Any]) -> None:
    text, _ = document.write(load_text(NAMESAKES))
    assert "**► P.** — Ann (mayor), Ann (baker), Bo (bo), Bo (bob), Cy[^1]" in text
    assert "“same” — Minutes (2024)" in text
    assert "“same” — Minutes (2025)" in text
    assert "- **Ann (mayor)**\n- **Ann (baker)**\n- **Bo (bo)**, baker\n- **Bo (bob)**\n- **Cy**, baker" in text
    assert "- **Minutes (2025)**, 2025" in text


def test_namesakes_of_two_maps(load_text: Callable[..., Any]) -> None:
    one = "argmap: 1\npeople: {ann: {name: Ann}}\nquestions: [{text: Q?, positions: [{text: P., by: ann}]}]\n"
    text, _ = document.write(load_text(one=one, two=one))
    assert "— Ann (one/ann)" in text
    assert "— Ann (two/ann)" in text


def test_what_is_left_out_is_reported_where_it_is_there(load_text: Callable[..., Any]) -> None:
    plain = 'argmap: 1\nquestions: [{text: Q?, positions: [{text: "A.", note: %s}]}]\n'
    assert document.write(load_text(plain % "One line."))[1] == ()
    assert document.write(load_text(plain % r'"Two\nlines."'))[1] == (
        "markdown: left out: line ends, or characters that cannot be shown, of 1 text",
    )
