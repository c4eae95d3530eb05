"""What is offered while a query is typed: in itself, and through the completion of the shells."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import argmap
from argmap.__main__ import main
from argmap.query import compile_query
from argmap.query.completion import completions
from argmap.query.facts import Facts
from argmap.query.search_words import comparable
from argmap.query.vocabulary import FIELDS, FLAGS, FUNCTIONS, KEYS, NUMBERS
from argmap.view.match_lines import COUNTED_BY, SORTED_BY

ROOT = Path(__file__).parents[2]
BY = ['"The Mayor"', "mayor", '"Ana López"', "lopez", '"some critics"', '"Some Critics"']


def never() -> Facts:
    raise AssertionError("the maps are not needed for this")


def test_a_capital_goes_on_to_the_names_of_speakers() -> None:
    facts = Facts(argmap.load([ROOT / "maps"]))
    assert completions("Baer", lambda: facts) == ["Baerbock"]
    assert completions("-(tougher Rub", lambda: facts) == ["-(tougher Rubio"]
    assert completions("by:Marco Rub", lambda: facts) == []
    assert completions("Zz", lambda: facts) == []
    assert completions("baer", never) == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ki", ["kind:"]),
        ("kind:", ["kind:question", "kind:position", "kind:argument", "kind:premise", "kind:caveat", "kind:context"]),
        ("kind:question,po", ["kind:question,position"]),
        ("tram is:un", ["tram is:unanswered", "tram is:unsupported", "tram is:undeveloped"]),
        ("-is:ans", ["-is:answered"]),
        ("(tram OR -(has:rep", ["(tram OR -(has:rephrases"]),
        ("su", ["supports("]),
        ("attacks(no:qua", ["attacks(no:qualifier"]),
        ("und", ["undercuts", "undercut("]),
        ("relation:p", ["relation:premise", "relation:pro"]),
        ("@o", ["@open", "@open-questions"]),
        ("-@open-", ["-@open-questions"]),
        ('"in a phrase is:', []),
        ('"a phrase" is:quo', ['"a phrase" is:quoted']),
        ("nothing-like-it", []),
        ("txet:", []),
        ("text:", []),
    ],
)
def test_words_of_the_language(typed: str, offered: list[str]) -> None:
    assert completions(typed, never, ["open", "open-questions"]) == offered


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("id:sh", ["id:shops", "id:shop-question"]),
        ("below(id:r", ["below(id:ring-a", "below(id:ring-b"]),
        ("id:small/wa", ["id:small/wait"]),
        ('id:"other/tr', ['id:"other/trade"']),
        ("by:", ["by:" + name for name in BY]),
        ("by:so", ['by:"some critics"']),
        ("by:Ana L", []),
        ('by:"', [f'by:"{name.strip(chr(34))}"' for name in BY]),
        ('by:"Ana L', ['by:"Ana López"']),
        ("by:mayor,lo", ["by:mayor,lopez"]),
        ('by:"The Mayor, or \\", (so",lo', ['by:"The Mayor, or \\", (so",lopez']),
        ("tag:", ["tag:Traffic", 'tag:"city life"', "tag:traffic"]),
        ("source:", ["source:minutes", "source:small/minutes", "source:letters", "source:small/letters"]),
        ("map:o", ["map:other"]),
    ],
)
def test_values_of_the_maps(small: argmap.Debate, typed: str, offered: list[str]) -> None:
    assert completions(typed, lambda: Facts(small)) == offered


HARD = [
    'say "hi"',
    "back\\slash",
    "st*r",
    "\\*",
    'the "Group", Inc.',
    "(a)",
    "“so”",
    "-a",
    "@b",
    "end\\",
    "'c'",
    "a=b",
    "x:y",
]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text("ab\"\\*(), “”-@:'=", min_size=1, max_size=8).filter(str.strip), max_size=8))
@example(HARD)
def test_what_is_offered_means_the_value(tags: list[str]) -> None:
    questions = [{"text": f"Q{number}?", "tags": [tag]} for number, tag in enumerate(tags)]
    document = json.dumps({"argmap": 1, "questions": [{"text": "None?"}, *questions]})
    debate = argmap.load("m.yaml", overlays={"m.yaml": document})
    facts = Facts(debate)
    values = [value.shown for value in chain.from_iterable(facts.values("tag"))]
    assert len(values) == len(tags)
    for typed in ("tag:", 'tag:"'):
        offered = completions(typed, lambda: facts)
        assert len(offered) == len(set(values))
        for query, value in zip(offered, dict.fromkeys(values), strict=True):
            wanted = [
                name for name, data in debate.graph.nodes.items() if comparable(value) in map(comparable, data["tags"])
            ]
            assert compile_query(query).nodes(debate) == wanted != []
    for value in filter(lambda value: value[0].isalnum(), values):
        assert any(compile_query(query).nodes(debate) for query in completions(f"tag:{value[0]}", lambda: facts))


def test_everything_is_offered_at_the_beginning() -> None:
    offered = completions("", never)
    assert {f"{name}:" for name in (*FIELDS, "is", "has", "no")} <= set(offered)
    assert {*NUMBERS, *(f"{name}(" for name in FUNCTIONS)} <= set(offered)
    assert completions("is:", never) == [f"is:{flag}" for flag in FLAGS]
    assert completions("no:", never) == [f"no:{key}" for key in KEYS]


def completed(shell: str, words: list[str], cwd: Path = ROOT) -> list[str]:
    """What ``argmap`` answers a shell of which the last of the words is still being typed, in this process."""
    environment = {"_ARGMAP_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        environment |= {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    else:
        environment |= {"_TYPER_COMPLETE_ARGS": " ".join(words), "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(cwd)
        for name, value in environment.items():
            patched.setenv(name, value)
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit):
            main([])
    assert err.getvalue() == ""
    return [line for line in out.getvalue().split("\n") if line]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["find", "'kind:question is:una"], "kind:question is:unanswered"),
        (["find", "-is:ans"], "-is:answered"),
        (["find", "id:temp"], "id:temporary-concessions"),
        (["tree", "--where", "kind:qu"], "kind:question"),
    ],
)
def test_through_the_shells(shell: str, words: list[str], offered: str) -> None:
    answer = "\n".join(completed(shell, ["argmap", *words]))
    assert offered in re.sub(r"\\x(..)", lambda code: chr(int(code[1], 16)), answer)


HOSTILE = [
    *("city hall", "city's", "c:d", "cafés", "two  blanks", 'c"d', "*", "~c", "c=d", "=ls", "c!d", "c{d,e}"),
    *(
        r"c\`touch${IFS}pwned;\`",
        r"c\$(touch pwned)",
        "c`touch pwned`",
        "c$(touch pwned)",
        "';touch pwned;'",
        "c|d;e&f>g",
    ),
    *("c' \\", "\\'", "c\\x27;touch pwned;", "😀"),
]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    (tmp_path / "maps").mkdir()
    tags = json.dumps(HOSTILE, ensure_ascii=False)
    (tmp_path / "maps/m.yaml").write_text(f"argmap: 1\nquestions:\n- text: Who?\n  tags: {tags}\n", encoding="utf-8")
    return tmp_path


def test_what_zsh_evaluates_holds_no_sign_of_its_own(hostile: Path) -> None:
    (answer,) = completed("zsh", ["argmap", "find", "tag:"], hostile)
    start = "compadd -U -S '' -- "
    assert answer.startswith(start)
    words = answer.removeprefix(start).split(" ")
    assert len(words) == len(HOSTILE)
    for word in words:
        assert re.fullmatch(r"\$'(?:[\w:./,@-]|\\x[0-7][0-9a-f]|[^\x00-\x7f])+'", word)


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_is_offered_the_queries_and_runs_nothing(hostile: Path) -> None:
    (answer,) = completed("zsh", ["argmap", "find", "tag:"], hostile)
    script = 'compadd() { shift 4; print -rl -- "$@" }; eval $(print -r -- "$ANSWER")'
    environment = {**os.environ, "ANSWER": answer, "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        ["zsh", "-f", "-c", script], cwd=hostile, env=environment, capture_output=True, encoding="utf-8", timeout=60
    )
    assert ran.stderr == ""
    assert sorted(ran.stdout.splitlines()) == sorted(completed("fish", ["argmap", "find", "tag:"], hostile))
    assert [path.name for path in hostile.iterdir()] == ["maps"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_of_several_values_all_have_marks_if_one_has(hostile: Path, shell: str) -> None:
    """Else what all begin with would take the place of what was typed: it ends before the mark."""
    answer = "".join(completed(shell, ["argmap", "find", "tag:c"], hostile))
    offered = re.sub(r"\\x(..)", lambda code: chr(int(code[1], 16)), answer).split("tag:")[1:]
    assert len(offered) == sum(value.startswith("c") for value in HOSTILE)
    assert all(value.startswith('"c') for value in offered)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["find", "x", "--sort", "-de"], ["-depth"]),
        (["find", "x", "--count", "rel"], ["relation"]),
        (["find", "x", "--group-by", "so"], ["source"]),
        (["find", "--lim"], ["--limit"]),
        (["find", "-i"], [f"-{word}" for word in ("is:", "id:")]),
        (["find", "nothing-like-it"], []),
    ],
)
def test_options(words: list[str], offered: list[str]) -> None:
    assert completed("bash", ["argmap", *words]) == offered


def test_bash_divides_words_at_colons() -> None:
    assert completed("bash", ["argmap", "find", "is", ":", "una"]) == ["unanswered"]
    assert completed("bash", ["argmap", "find", "is", ":"])[:2] == ["root", "leaf"]
    assert completed("bash", ["argmap", "tree", "--where", "kind", ":", "q"]) == ["question"]
    assert completed("bash", ["argmap", "find", "is:leaf", "map"]) == []
    assert completed("bash", ["argmap", "find", "is", ":", "leaf", ""]) == []
    assert completed("bash", ["argmap", "find", "by", ":", "Ma"]) == ["'\"Marco Rubio\"'"]
    assert completed("bash", ["argmap", "find", "id", ":", "diplomacy/esc"])[-1:] == ["diplomacy/escalation"]
    assert completed("bash", ["argmap", "find", "@", "bo"]) == ["@both-sides"]
    assert completed("bash", ["argmap", "tree", "--where", "@", "bo"]) == ["@both-sides"]
    assert completed("bash", ["argmap", "find", "@both-sides", "ma"]) == []


def test_bash_puts_no_space_after_what_continues() -> None:
    """It does where there is one word to offer."""
    assert completed("bash", ["argmap", "find", "kin"])[:2] == ["kind:question", "kind:position"]
    assert completed("bash", ["argmap", "find", "tex"]) == ["text:", "text:..."]
    assert completed("bash", ["argmap", "find", "bel"])[0] == "'below(is:'"
    assert completed("fish", ["argmap", "find", "kin"]) == ["kind:"]
    assert completed("fish", ["argmap", "find", "bel"]) == ["below("]


def test_questions_are_offered_where_positions_are_compared() -> None:
    offered = completed("bash", ["argmap", "compare", ""])
    assert "sanctions-effective" in offered
    assert "escalation" not in offered
    assert "escalation" in completed("bash", ["argmap", "show", "esca"])


def test_a_completion_does_not_complain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.cli.complete import complete_query

    context: Any = SimpleNamespace(params={})
    monkeypatch.chdir(tmp_path)
    assert complete_query(context, "id:") == []
    Path(".argmap.toml").write_text("[tool.argmap")
    assert complete_query(context, "is:") == []


def test_fields_of_what_is_found(run: Callable) -> None:
    maps = str(ROOT / "maps")
    for field in SORTED_BY:
        assert run("find", "*", maps, "--sort", field, "--limit", "3").status == 0
    for field in COUNTED_BY:
        assert run("find", "*", maps, "--count", field).out
