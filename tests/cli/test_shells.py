"""What is offered in a shell, in real ones: it stands for the value, and no word of a map runs."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest
import typer

from argmap.cli.app import app
from argmap.cli.shells import for_bash, for_powershell

pytest.importorskip("pty")
from .interactive import completed

pytestmark = pytest.mark.long
RUNS = ["`touch pwned`", "$(touch pwned)", ";touch pwned;", "$(touch${IFS}pwned)", "|touch pwned", "&touch pwned&"]
NASTY = [
    *RUNS,
    *(f"a{mark}{run}{mark}b" for mark in ("'", '"', "''", "\\", "\\'", "$'") for run in RUNS),
    *("city hall", "it's", 'say "hi"', "'", '"', "\\", "a\\", "!", "!!", "a!b", "#", "~", "~root", "*", "?", "[a-z]"),
    *("@(;touch pwned;|x)", "+(a|b)", "!(c)", "a b*c?d[e](f)", "{a,b}", "$HOME", "${HOME}", "a=b", "=ls", "x:y", "<>"),
    *("^a^b", "-n", "--help", "“so”", "‘c’", "naïve", "日本", "😀", "", " "),
]
ALPHABET = "ab '\"\\$`!*?[](){}|&;<>~#@+=:/-"


def words(number: int) -> list[str]:
    """Texts of what means something to a shell, the same each time."""
    chance = random.Random(number)
    return ["".join(chance.choices(ALPHABET, k=chance.randint(1, 9))) for _ in range(number)]


def needs(shell: str) -> str:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed, so that nothing of it is tested")
    return shell


@pytest.mark.parametrize("options", ["", "shopt -s extglob", "shopt -s extglob nullglob", "shopt -s extglob failglob"])
def test_bash_reads_the_values_that_are_offered(tmp_path: Path, options: str) -> None:
    """In every place in which a word may be typed, past what the script of Typer does with the answer."""
    values = [value for value in (*NASTY, *words(300)) if value]
    lines = []
    for value in values:
        (alone,) = for_bash([value], "")
        lines.append(alone)
        for mark in "'\"":
            (rest,) = for_bash([value], mark)
            lines.append(mark + rest)
        lines += for_bash([value, "x y"], "")[:1]
    script = f"""{options}
IFS=$'\\n'
COMPREPLY=( $(cat answer) )
for one in "${{COMPREPLY[@]}}"; do eval "again=( $one )"; printf '%s\\n' "${{#again[@]}}${{again[0]}}"; done
"""
    (tmp_path / "answer").write_text("\n".join(lines))
    for name in ("''''", "';touch pwned;'", "'\"\"'", "''", "'a'"):  # which a pattern could match
        (tmp_path / name.replace("/", "")).touch()
    before = sorted(tmp_path.iterdir())
    ran = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert ran.stderr == ""
    assert ran.stdout.split("\n")[:-1] == [f"1{value}" for value in values for _ in range(4)]
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("values", "word", "offered"),
    [
        (["ab", "ac"], "a", ["ab", "ac"]),
        (["a b", "a c"], "a", ["'a b'", "'a c'"]),  # they go on together: bash puts in 'a and a blank
        (["a b", "ac"], "a", ["\"\"'a b'", "'ac'"]),  # they do not, and bash leaves what was typed
        (["a b", "a c"], "a\\ ", ["\"\"'a b'", "'a c'"]),
        (["a b"], "a\\ ", ["'a b'"]),
        (["tag:a b"], "tag:'a", ["a b'"]),
        (["a$b"], '"a', ['a"\'$\'"b"']),
        (["ab", "a b"], "'a'", ["ab"]),  # the cursor may be within the marks, or after them
        (["ab", "a b"], '"a" "', ["ab"]),
        (["$HOME/a", "$HOME/a b"], "$HOME/", ["$HOME/a b", "$HOME/a"][:0]),
        (["b c"], "$'a", []),
    ],
)
def test_what_is_offered_in_bash_fits_what_is_typed(values: list[str], word: str, offered: list[str]) -> None:
    assert for_bash(values, word) == offered


def test_what_powershell_is_offered() -> None:
    """There is none here to ask: these are the rules of its documentation."""
    assert for_powershell(["a/b", "a b", "it's", "‘$(x)’", "a:::b"]) == ["a/b", "'a b'", "'it''s'", "'‘‘$(x)’’'"]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Maps whose names, ids, tags and people are commands."""
    (tmp_path / "maps").mkdir()
    for number, run in enumerate(RUNS):
        document = {
            "argmap": 1,
            "people": {f"p{number}": {"name": f"{number} it's {run}"}},
            "questions": [{"id": "x", "text": "Is it?", "tags": [f"{number}! {run}"], "by": [f"p{number}", run]}],
        }
        (tmp_path / f"maps/{number}{run}.yaml").write_text(json.dumps(document))
    return tmp_path


def nothing_ran(folder: Path) -> bool:
    return sorted(path.name for path in folder.iterdir()) in ([".home", "maps"], ["maps"])


def test_nothing_that_any_command_offers_runs_in_bash(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each argument and each option of each command: also those that are yet to be written."""
    monkeypatch.chdir(hostile)
    monkeypatch.setenv("_ARGMAP_COMPLETE", "complete_bash")
    lines, main = set(), typer.main.get_command(app)
    for name, command in main.commands.items():
        for word in ("", "'", '"', "tag:", "by:", "'tag:\"", "id:", "'source:"):
            monkeypatch.setenv("COMP_WORDS", f"argmap\n{name}\n{word}")
            monkeypatch.setenv("COMP_CWORD", "2")
            context = command.make_context(name, [], resilient_parsing=True)
            mark = word[:1] if word[:1] in ("'", '"') else ""
            for parameter in command.params:
                lines |= {mark + item.value for item in parameter.shell_complete(context, word.removeprefix(mark))}
    assert sum("pwned" in line for line in lines) > 20
    (hostile / "maps/lines").write_text("".join(f"{line}\n" for line in sorted(lines)))
    script = 'while IFS= read -r line; do eval "set -- $line"; done < maps/lines; true'  # an option leaves a mark open
    subprocess.run(["bash", "-c", script], cwd=hostile, capture_output=True, check=True, timeout=60)
    assert nothing_ran(hostile)


def test_bash_completes_what_a_map_says(hostile: Path) -> None:
    typed = ["argmap show 1\t", 'argmap show "2\t', "argmap find tag:0\t", "argmap find 'tag:\"1\t"]
    assert completed(needs("bash"), hostile, typed) == [
        ["show", f"1{RUNS[1]}/x"],
        ["show", f"2{RUNS[2]}/x"],
        ["find", f'tag:"0! {RUNS[0]}"'],
        ["find", f'tag:"1! {RUNS[1]}"'],
    ]
    assert nothing_ran(hostile)


def test_bash_that_divides_no_words_at_colons(hostile: Path) -> None:
    typed = ["argmap find tag:0\t", 'argmap tree --where "tag:\\"1\t']
    assert completed(needs("bash"), hostile, typed, "COMP_WORDBREAKS=${COMP_WORDBREAKS//:}") == [
        ["find", f'tag:"0! {RUNS[0]}"'],
        ["tree", "--where", f'tag:"1! {RUNS[1]}"'],
    ]
    assert nothing_ran(hostile)


def test_bash_adds_what_all_values_begin_with(tmp_path: Path) -> None:
    tags = ["city hall", "city park", "citadel"]
    (tmp_path / "m.yaml").write_text(f"argmap: 1\nquestions: [{{text: Is it?, tags: {json.dumps(tags)}}}]\n")
    (tmp_path / ".argmap.toml").write_text("[tool.argmap]\nmaps = ['m.yaml']\n")
    typed = ["argmap find tag:\t", "argmap find tag:ci\ty h\t", "argmap find bel\tid:a)'"]
    assert completed(needs("bash"), tmp_path, typed) == [
        ["find", "tag:"],
        ["find", 'tag:"city hall"'],
        ["find", "below(id:a)"],
    ]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_complete_what_a_map_says(hostile: Path, shell: str) -> None:
    typed = ["argmap show 1\t", 'argmap find tag:\\"0\t']
    assert completed(needs(shell), hostile, typed) == [["show", f"1{RUNS[1]}/x"], ["find", f'tag:"0! {RUNS[0]}"']]
    assert nothing_ran(hostile)
