"""Large hostile files, made when they are needed: each case gives the files, and what ``check`` finds in the first.

The sizes are such that a time which grows with the square of them would be noticed.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

HEAD = "argmap: 1\nquestions:\n"
MANY = 60_000
MIB = 1024**2


class Large(NamedTuple):
    """A map, files beside it, the errors that are found (empty: it is sound), and further commands to run on it."""

    content: str
    errors: frozenset[str]
    files: dict[str, bytes]
    commands: tuple[tuple[str, ...], ...]


CASES: dict[str, Callable[[], Large]] = {}


def case(
    *errors: str, commands: tuple[tuple[str, ...], ...] = ()
) -> Callable[[Callable[[], str | tuple[str, dict[str, bytes]]]], None]:
    """Add a case under the name of its function."""

    def add(make: Callable[[], str | tuple[str, dict[str, bytes]]]) -> None:
        def made() -> Large:
            content = make()
            content, files = (content, {}) if isinstance(content, str) else content
            return Large(content, frozenset(errors), files, commands)

        CASES[make.__name__] = made

    return add


LONG = frozenset(
    {
        *("more_events_than_a_map_may_have", "more_nodes_than_a_map_may_have", "many_values_deep_in_brackets"),
        *("thirty_two_mebibytes", "a_text_of_five_megabytes", "an_id_of_ten_megabytes", "names_of_places"),
        *("a_path_4000_deep", "a_path_20_000_deep", "a_circle", "circles_of_two_questions", "a_shared_graph", "a_star"),
        *("links_between_the_nodes_of_a_path", "an_odd_circle_of_attacks", "one_edge_very_often", "one_id_very_often"),
        *("parts_that_stand_nowhere", "a_source_of_lines", "quotes_that_are_nearly_found", "quotes_on_the_wrong_line"),
        *("a_text_over_many_lines_and_a_colon", "comments_that_cut", "a_thousand_keys_far_apart"),
        *("unknown_references_that_are_hard_to_tell_apart", "one_id_very_often_behind_a_wide_node"),
        *("quotes_that_begin_alike", "quotes_of_words_that_the_source_has_not", "a_long_quote_that_is_nearly_found"),
        *("a_source_of_words", "a_quote_of_omissions", "short_quotes_everywhere", "unknown_references"),
        *("a_text_from_many_premises", "texts_from_premises", "a_text_of_characters_to_escape"),
        *("lists_in_lists_by_indentation", "one_node_very_often", "blanks_before_a_comment"),
    }
)
"""Cases that take more than half a second of the processor."""
WITHOUT_LIBYAML = frozenset(
    {
        *("brackets_in_brackets", "braces_in_braces", "dashes_in_dashes", "question_marks_in_question_marks"),
        *("billion_laughs", "merge_bomb", "aliases_of_aliases", "closing_brackets", "tag_directives", "one_node_often"),
    }
)
"""Cases that are small enough, or refused early enough, for the parser in Python."""

TREE, SHOW = ("tree",), ("show", "a")
DOT, JSON = ("export", "--format", "dot"), ("export", "--format", "json")


def claims(count: int, form: str = "  - {{id: n{0}, text: t}}\n") -> str:
    return HEAD + "- text: q\n  positions:\n" + "".join(map(form.format, range(count)))


# Depth


@case("Y105")
def brackets_in_brackets() -> str:
    return "[" * MANY


@case("Y105")
def braces_in_braces() -> str:
    return "{a: " * MANY


@case("Y105")
def dashes_in_dashes() -> str:
    return "- " * MANY


@case("Y105")
def question_marks_in_question_marks() -> str:
    return "? " * MANY


@case("Y101", commands=(TREE,))
def lists_in_lists_by_indentation() -> str:
    return HEAD + "".join(f"{' ' * level}- positions:\n" for level in range(3000))


@case("Y104")
def closing_brackets() -> str:
    return "]" * MANY


@case("Y101")
def many_values_deep_in_brackets() -> str:
    return "[" * 99 + "a," * 400_000


@case("Y105")
def more_events_than_a_map_may_have() -> str:
    return "argmap: 1\nx-a: [" + "{}," * 1_260_000


@case("S204", commands=(TREE,))
def names_of_places() -> str:
    """Each name of a node without an id holds those above it."""
    deep = 45
    inner = "a," * 20_000
    return f"{HEAD}- text: q\n  positions: [{{pro: [" + "{pro: [" * deep + inner + "]}" * deep + "]}]\n"


@case("Y105")
def names_of_places_by_indentation() -> str:
    """As deep as YAML may be, and wide at the bottom."""
    lines = ["- text: q", "  positions:"]
    lines += [f"{'  ' * level}- text: t\n{'  ' * level}  premises:" for level in range(1, 440)]
    lines += [f"{'  ' * 440}- a"] * 15_000
    return HEAD + "\n".join(lines) + "\n"


# Aliases


@case("Y105")
def billion_laughs() -> str:
    lines = ["x-0: &a0 [ha, ha]"]
    lines += [f"x-{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    return "argmap: 1\n" + "\n".join(lines) + "\nquestions: *a39\n"


@case("Y105", "Y107")
def merge_bomb() -> str:
    lines = ["x-0: &a0 {a: 1, b: 2}"]
    lines += [f"x-{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    return "argmap: 1\n" + "\n".join(lines) + "\n"


@case("Y105", "S206", commands=(TREE,))
def one_node_very_often() -> str:
    return f"{HEAD}- &a {{id: a, text: q, undeveloped: true}}\n" + "- *a\n" * MANY


@case("Y105", "S206")
def one_node_often() -> str:
    return f"{HEAD}- &a {{id: a, text: q, x-a: [{'b,' * 100}], undeveloped: true}}\n" + "- *a\n" * 2000


@case("Y105")
def one_long_text_very_often() -> str:
    return f'{HEAD}- &a " {"w" * 5_000_000} "\n' + "- *a\n" * 2000


@case("Y105", "S202")
def one_long_key_very_often() -> str:
    return f'{HEAD}- &a\n  text: x\n  ? "{"w" * 3_000_000}"\n  : 1\n' + "- *a\n" * 2000


@case("Y105")
def aliases_of_aliases() -> str:
    return "argmap: 1\nx-0: &a0 [b]\n" + "".join(f"x-{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 2000))


@case("Y106")
def unknown_aliases() -> str:
    anchors = "".join(f"- &node{n} x\n" for n in range(20_000))
    return f"argmap: 1\nx-a:\n{anchors}x-b:\n" + "".join(f"- *nodf{n}\n" for n in range(20_000))


@case("Y104")
def anchors_that_nobody_uses() -> str:
    return "argmap: 1\nx-a: [" + "".join(f"&a{n} x, " for n in range(30_000)) + "]\n"


@case("Y104")
def tags_on_one_line() -> str:
    return "argmap: 1\nx-a: [" + "!t x, " * 50_000 + "]\n"


@case("Y105")
def tag_directives() -> str:
    return "".join(f"%TAG !a{n}! b\n" for n in range(MANY)) + "---\nargmap: 1\n"


# Length


@case("Y105")
def fifty_megabytes() -> str:
    return "argmap: 1\n" + "#" * (50 * MIB)


@case(commands=(TREE,))
def thirty_two_mebibytes() -> str:
    content = claims(20_000)
    return content + "#" + "x" * (32 * MIB - len(content) - 2) + "\n"


@case("S202")
def thirty_two_mebibytes_of_lines() -> str:
    return "argmap: 1\n" + "\n" * (32 * MIB - 30) + "foo: 1\n"


@case("S202")
def carriage_returns() -> str:
    return "argmap: 1\r" + "\r\n\r" * (3 * MIB) + "foo: 1\r"


@case("S202")
def a_line_of_ten_megabytes() -> str:
    return "argmap: 1\nquestions: [{" + ", ".join(f"kk{n}: {'v' * 90}" for n in range(MANY)) + "}]\n"


@case(commands=(TREE, DOT, JSON))
def a_text_of_five_megabytes() -> str:
    return f"{HEAD}- text: {'word ' * 1_000_000}\n  undeveloped: true\n"


@case(commands=(TREE,))
def a_text_of_characters_to_escape() -> str:
    return f'{HEAD}- text: "{chr(0x202E) * 1_000_000}"\n  undeveloped: true\n'


@case()
def blanks_at_the_ends_of_lines() -> str:
    return "argmap: 1\nnote: |\n" + "  a \n" * 200_000 + "title: t\n" + " \n" * (4 * MIB)


@case("Y104", commands=(TREE,))
def blanks_before_a_comment() -> str:
    return f"{HEAD}- a{' ' * 3_000_000}#b\n"


@case(commands=(TREE,))
def blanks_between_words() -> str:
    return f"{HEAD}- id: a\n  text: a{' ' * 5_000_000}b\n  undeveloped: true\n"


@case("S202", commands=(("check", "--diff"),))
def a_thousand_keys_far_apart() -> str:
    return HEAD + "".join(f"- text: a\n  undeveloped: true\n  foo{n}: {'x' * 5000}\n" for n in range(2000))


@case("Y104")
def comments_that_cut() -> str:
    return f"{HEAD}- a\n" + "# x #y\n" * 300_000 + "- Issue #12\n" * 2000


@case("S210")
def an_id_of_ten_megabytes() -> str:
    return f"{HEAD}- id: {'ä' * 5_000_000}\n  text: t\n  positions: [{'a,' * 50_000}]\n"


@case("S205")
def a_reference_of_megabytes() -> str:
    positions = "a," * 20_000
    return f"{HEAD}- text: q\n  positions:\n  - ref: {'a' * 3_000_000}\n    pro: [{positions}]\n"


@case("Y101")
def an_open_quotation_mark() -> str:
    return f'{HEAD}- "' + "word\n  " * 500_000


@case("Y104")
def a_text_over_many_lines_and_a_colon() -> str:
    return f"{HEAD}- text: a\n" + "    b\n" * 300_000 + "    c: d\n"


@case()
def blanks_and_empty_values() -> str:
    return "argmap: 1\nx-a:\n  " + "- " * 400 + " " * 2_000_000 + "\n"


# Numbers


@case("S202")
def unknown_keys() -> str:
    return HEAD + "- text: q\n  undeveloped: true\n" + "".join(f"  posit{n}: a\n" for n in range(MANY))


@case("S202")
def unknown_keys_of_the_map() -> str:
    return "argmap: 1\n" + "".join(f"question{n}: a\n" for n in range(MANY))


@case("Y103")
def one_key_very_often() -> str:
    return "argmap: 1\n" + "x-a: 1\n" * MANY


@case()
def own_keys() -> str:
    return "argmap: 1\n" + "".join(f"x-{n}: a\n" for n in range(MANY))


@case("S202")
def a_list_where_nothing_is_known() -> str:
    return "argmap: 1\nfoo: [" + ", ".join(map(str, range(300_000))) + "]\n"


@case("S205")
def unknown_references() -> str:
    refs = ", ".join(f"{{ref: nodf{n}}}" for n in range(MANY))
    return claims(3000, "  - {{id: node{0}, text: t}}\n") + f"  - {{text: a, pro: [{refs}]}}\n"


@case("S205")
def unknown_references_that_are_hard_to_tell_apart() -> str:
    ids = claims(5000, "  - {{id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{0}, text: t}}\n")
    return ids + "".join(f"  - ref: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab{n}\n" for n in range(5000))


@case("S205")
def unknown_sources() -> str:
    sources = ", ".join(f"source{n}: {{file: m.yaml}}" for n in range(900))
    quotes = "".join(f"- {{text: a, quote: {{text: b, source: sourcf{n}}}}}\n" for n in range(5000))
    return f"argmap: 1\nsources: {{{sources}}}\nquestions:\n{quotes}"


@case("S206")
def one_id_very_often() -> str:
    return claims(MANY, "  - {{id: a, text: t}}\n")


@case("S206")
def one_id_very_often_behind_a_wide_node() -> str:
    wide = ", ".join(f"x-{n}: 1" for n in range(20_000))
    return f"{HEAD}- text: q\n  positions:\n  - {{{wide}, text: a, id: a}}\n" + "  - {id: a, text: t}\n" * 20_000


@case("S208")
def a_wrong_reference_to_a_wide_node() -> str:
    wide = ", ".join(f"x-{n}: 1" for n in range(20_000))
    refs = "{ref: a}," * 20_000
    return f"{HEAD}- {{{wide}, text: a, id: a, positions: [{{text: p, pro: [{refs}]}}]}}\n"


@case("Y105", "S206")
def more_nodes_than_a_map_may_have() -> str:
    return f"{HEAD}- text: q\n  positions: [{{id: a, text: b}}, {{id: a, text: b}}, {'a,' * 260_000}]\n"


@case("Y105")
def more_sources_than_a_map_may_have() -> str:
    sources = "".join(f"  s{n}: {{file: m.yaml}}\n" for n in range(5000))
    return f"argmap: 1\nsources:\n{sources}questions:\n" + "- {quote: argmap, undeveloped: true}\n" * 5000


@case("Y105", "S212")
def more_maps_than_a_map_may_use() -> str:
    return "argmap: 1\nuses:\n" + f"- {'a/../' * 150}x.yaml\n" * 2000


@case("P404")
def quotes_of_one_of_many_sources() -> str:
    sources = "".join(f"  s{n}: {{file: m.yaml}}\n" for n in range(900))
    return f"argmap: 1\nsources:\n{sources}questions:\n" + "- {quote: argmap, undeveloped: true}\n" * 10_000


# Graphs


def path(length: int) -> str:
    return claims(length) + "".join(f"  - {{ref: n{n}, pro: {{ref: n{n + 1}}}}}\n" for n in range(length - 1))


@case()
def a_path_20_000_deep() -> str:
    return path(20_000)


@case(commands=(TREE, DOT, JSON, ("show", "n5"), ("tree", "--root", "n2000")))
def a_path_4000_deep() -> str:
    return path(4000)


@case()
def an_odd_circle_of_attacks() -> str:
    length = 4_999
    steps = (f"  - {{ref: n{n}, con: {{ref: n{(n + 1) % length}}}}}\n" for n in range(length))
    return claims(length) + "".join(steps)


@case("Y105")
def links_between_the_nodes_of_a_path() -> str:
    length = 5_000
    form = "  - {{id: n{0}, text: t, conflicts: n{1}, rephrases: n{1}}}\n"
    nodes = (form.format(n, n * 7919 % length if n else 1) for n in range(length))
    steps = (f"  - {{ref: n{n}, pro: {{ref: n{n + 1}}}}}\n" for n in range(length - 1))
    return f"{HEAD}- text: q\n  positions:\n{''.join(nodes)}{''.join(steps)}"


@case("S209")
def a_circle() -> str:
    return path(10_000) + "  - {ref: n9999, pro: {ref: n0}}\n"


@case(commands=(TREE, DOT))
def circles_of_two_questions() -> str:
    form = "- {{id: a{0}, text: t, undeveloped: true, questions: {{ref: b{0}}}}}\n"
    form += "- {{id: b{0}, text: t, undeveloped: true, questions: {{ref: a{0}}}}}\n"
    return HEAD + "".join(map(form.format, range(5000)))


@case(commands=(TREE, ("tree", "--quotes", "--depth", "50"), DOT, JSON))
def a_shared_graph() -> str:
    """Each of 40 layers of 15 nodes is supported by all of the next: 15 to the 40th ways."""
    layers = [[f"n{layer}-{n}" for n in range(15)] for layer in range(40)]
    lines = [f"  - {{id: {name}, text: t}}" for layer in layers for name in layer]
    for above, below in pairwise(layers):
        refs = ", ".join(f"{{ref: {name}}}" for name in below)
        lines += [f"  - {{ref: {name}, pro: [{refs}]}}" for name in above]
    return HEAD + "- text: q\n  positions:\n" + "\n".join(lines) + "\n"


@case(commands=(TREE, SHOW))
def a_star() -> str:
    refs = ", ".join(f"{{ref: n{n}}}" for n in range(10_000))
    return claims(10_000) + f"  - {{id: a, text: a, pro: [{refs}]}}\n"


@case(commands=(SHOW, JSON))
def one_edge_very_often() -> str:
    return claims(1) + "  - {id: a, text: a, pro: [" + "{ref: n0}," * 20_000 + "]}\n"


@case(commands=(TREE,))
def texts_from_premises() -> str:
    """Each text would be twice as long as the next."""
    lines = [f"  - {{id: n{n}, premises: [{{ref: n{n + 1}}}, {{ref: m{n + 1}}}]}}" for n in range(2000)]
    lines += [f"  - {{id: m{n}, premises: [{{ref: n{n + 1}}}, {{ref: m{n + 1}}}]}}" for n in range(2000)]
    lines += ["  - {id: n2000, text: the end}", "  - {id: m2000, text: another end}"]
    return HEAD + "- text: q\n  positions:\n" + "\n".join(lines) + "\n"


@case(commands=(TREE,))
def a_text_from_many_premises() -> str:
    refs = ", ".join(f"{{ref: n{n}}}" for n in range(10_000))
    return claims(10_000, "  - {{id: n{0}, text: " + "t" * 200 + "}}\n") + f"  - {{id: a, premises: [{refs}]}}\n"


# Sources


def quoting(quotes: list[str], source: str, extra: str = "") -> tuple[str, dict[str, bytes]]:
    lines = "".join(f"- {{undeveloped: true, quote: {{text: '{quote}'{extra}}}}}\n" for quote in quotes)
    return f"argmap: 1\nsources: {{s: {{file: s.txt}}}}\nquestions:\n{lines}", {"s.txt": source.encode()}


@case()
def a_source_of_lines() -> tuple[str, dict[str, bytes]]:
    return quoting(["x"], "\n" * (32 * MIB - 2) + "x")


@case()
def a_source_of_words() -> tuple[str, dict[str, bytes]]:
    return quoting(["x y", "a a a a a a a a a a"], "a " * (2 * MIB) + "x y")


@case()
def a_source_of_wide_blanks() -> tuple[str, dict[str, bytes]]:
    return quoting(["x y"], "a  " * (2 * MIB) + "x   y")


@case()
def a_source_of_one_word() -> tuple[str, dict[str, bytes]]:
    return quoting(["x y"], "a" * (20 * MIB) + " x y")


@case("Y105")
def too_large_a_source() -> tuple[str, dict[str, bytes]]:
    return quoting(["x y"], "a" * (33 * MIB))


@case("Y105")
def quotes_that_begin_alike() -> tuple[str, dict[str, bytes]]:
    return quoting(["a " * n + "b" for n in range(10, 3000)], "a " * MIB)


@case("Y105")
def parts_that_stand_nowhere() -> tuple[str, dict[str, bytes]]:
    return quoting(
        [f"x [...] a{n} [...] a" for n in range(5)] + ["x [...] a"] * 5000, ("x " + "b" * 3000) * 2000 + "aaa" * MIB
    )


@case("P401")
def quotes_on_the_wrong_line() -> tuple[str, dict[str, bytes]]:
    source = "\n".join(f"word{n} another{n}" for n in range(5000))
    return quoting([f"word{n} another{n}" for n in range(5000)], source, ", line: 3")


@case("P401")
def quotes_that_are_nearly_found() -> tuple[str, dict[str, bytes]]:
    source = "\n".join(f"Word{n} another{n} and so on, and on, and on." for n in range(50_000))
    return quoting([f"Word{n} amother{n} and so on, and on, and on" for n in range(5000)], source)


@case("P401")
def a_long_quote_that_is_nearly_found() -> tuple[str, dict[str, bytes]]:
    return quoting(["ab " * 200_000 + "x"] * 5 + ["a" * 500_000], "ab " * 200_000 + "y " + "a" * 500_001)


@case("P401")
def quotes_of_words_that_the_source_has_not() -> tuple[str, dict[str, bytes]]:
    return quoting([f"zz{n} zzz{n}" for n in range(3000)], " ".join(f"yy{n}" for n in range(300_000)))


@case(commands=(("show", "m/questions.1"),))
def short_quotes_everywhere() -> tuple[str, dict[str, bytes]]:
    return quoting(["the"] * 5000, "the " * 200_000)


@case(commands=(("show", "m/questions.1"),))
def a_quote_with_blanks() -> tuple[str, dict[str, bytes]]:
    return quoting(["a" + " " * 2_000_000 + "b [...]" + " " * 2_000_000 + "c"], "a b and c")


@case("P401")
def a_quote_of_omissions() -> tuple[str, dict[str, bytes]]:
    return quoting(["a [...] " * 20_000 + "b"], "a " * 20_000)
