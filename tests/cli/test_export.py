"""``argmap export`` of diagrams: its options, the configuration, and what it says of what is not drawn."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "tests" / "example.yaml")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def nodes(text: str) -> set[str]:
    """The names of the nodes of a DOT text, those of the legend and the joints left out."""
    return set(re.findall(r'^  "([^" ~]+/[^" ]+)" \[', text, re.MULTILINE))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--direction", "right"], "rankdir=LR"),
        (["--palette", "classic"], 'class="light classic"'),
        (["--dark"], 'class="dark safe"'),
        (["--labels", "id"], 'label="close-it\\l'),
        (["--cluster", "question"], 'subgraph "cluster example/close"'),
        (["--link", "https://example.org/{file}#L{line}"], "example.yaml#L6"),
        (["--fold", "3"], "folded]"),
        (["--depth", "1"], "folded]"),
        (["--where", "kind:position"], "folded]"),
    ],
)
def test_each_option_is_heard(run: Callable, options: list[str], expected: str) -> None:
    assert expected not in run("export", EXAMPLE, "--format", "dot").out
    ran = run("export", EXAMPLE, "--format", "dot", *options)
    assert expected in ran.out
    assert ran.status == 0


def test_without_a_legend(run: Callable) -> None:
    assert "legend" in run("export", EXAMPLE, "--format", "dot").out
    assert "legend" not in run("export", EXAMPLE, "--format", "dot", "--no-legend").out


def test_the_configuration_is_the_default_and_the_call_wins(run: Callable) -> None:
    Path(".argmap.toml").write_text(
        '[tool.argmap.queries]\nbest = "kind:position"\n'
        '[tool.argmap.style]\ndark = true\ndirection = "left"\nrules = [{query = "@best", fill = "#123456"}]\n'
    )
    ran = run("export", EXAMPLE, "--format", "dot", "--config", ".argmap.toml")
    assert "rankdir=RL" in ran.out
    assert 'class="dark safe"' in ran.out
    assert ran.out.count("#123456") == 2 + 1  # the legend
    ran = run("export", EXAMPLE, "--format", "dot", "--light", "--direction", "up", "--config", ".argmap.toml")
    assert "rankdir=BT" in ran.out
    assert 'class="light safe"' in ran.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--palette", "gray"], "grey"),
        (["--link", "javascript:{id}"], "--link is neither a web address"),
        (["--fold", "-1"], "--fold"),
    ],
)
def test_mistakes_in_the_call(run: Callable, options: list[str], said: str) -> None:
    ran = run("export", EXAMPLE, "--format", "dot", *options)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("rule", ['{query = "is:nonsense", fill = "#fff"}', '{kind = "x", fill = "#fff"}'])
def test_mistakes_in_the_configuration(run: Callable, rule: str) -> None:
    Path(".argmap.toml").write_text(f"[tool.argmap.style]\nrules = [{rule}]\n")
    ran = run("export", EXAMPLE, "--format", "dot", "--config", ".argmap.toml")
    assert ran.status == 2
    assert ".argmap.toml: rule 1 of [tool.argmap.style]" in ran.err


@pytest.mark.parametrize("options", [["--fold", "4"], ["--depth", "1"], ["--root", "close-it", "--fold", "2"]])
def test_what_is_folded_is_reported(run: Callable, options: list[str]) -> None:
    ran = run("export", EXAMPLE, "--format", "dot", *options)
    left, whole = map(int, re.findall(r"^left out: (\d+) of (\d+) nodes, and ", ran.err, re.MULTILINE)[0])
    assert len(nodes(ran.out)) == whole - left
    assert "folded]" in ran.out


def test_folding_keeps_the_bound_together_with_a_query(run: Callable) -> None:
    ran = run("export", EXAMPLE, "--format", "dot", "--where", "-kind:question", "--fold", "5")
    assert len(nodes(ran.out)) <= 5
    assert "example/close" not in nodes(ran.out)


def test_nothing_is_said_where_nothing_is_folded(run: Callable) -> None:
    assert run("export", EXAMPLE, "--format", "dot", "--fold", "99", "--depth", "99").err == ""


@pytest.mark.parametrize("name", ["a.svg", "a.SVG", "A.Svg"])
def test_the_suffix_decides_the_format_whatever_its_case(run: Callable, name: str) -> None:
    assert run("export", EXAMPLE, "-o", name).status == 0
    assert Path(name).read_bytes().startswith(b"<?xml")


def test_a_map_alone_comes_with_what_it_bears_on_in_others(run: Callable) -> None:
    Path("one.yaml").write_text(
        "argmap: 1\nuses: two.yaml\nquestions:\n- {ref: two/q, positions: {id: p, text: Yes., rephrases: two/x}}\n"
    )
    Path("two.yaml").write_text(
        "argmap: 1\nquestions:\n- {id: q, text: Why?}\n- {id: r, text: How?, positions: {id: x, text: So.}}\n"
    )
    ran = run("export", "one.yaml", "--format", "dot")
    assert nodes(ran.out) == {"one/p", "two/q"}
    assert ran.err == "left out: 1 edge of written nodes\n"
    assert ran.out.startswith('digraph "one"')
    assert len(nodes(run("export", "one.yaml", "two.yaml", "--format", "dot").out)) == 4
    assert nodes(run("export", "one.yaml", "--format", "dot", "--root", "two/r").out) == {"two/r", "two/x"}


def test_the_picture_of_the_readme_is_what_its_command_makes() -> None:
    """But for where things stand, which versions of Graphviz differ in."""

    def content(svg: bytes) -> dict[str, tuple[str, str]]:
        found = {}
        for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
            words = " ".join(text.text or "" for text in group.iterfind(f"{SVG}text"))
            found[group.get("id", "")] = group.get("class", ""), words
        return found

    command = [sys.executable, "-m", "argmap", "export", "--root", "deterring", "--format", "svg"]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    kept = (ROOT / ".github" / "picture.svg").read_bytes()
    assert content(kept) == content(made)
    styles = [ElementTree.fromstring(svg).findtext(f"{SVG}style") for svg in (kept, made)]
    assert styles[0] == styles[1]


def test_a_circle_is_not_lost_where_branches_are_folded(run: Callable) -> None:
    Path("m.yaml").write_text(
        "argmap: 1\nquestions:\n- {id: a, text: Why?, questions: {id: b, text: How?, questions: {ref: a}}}\n"
    )
    ran = run("export", "m.yaml", "--format", "dot", "--fold", "2")
    assert nodes(ran.out) == {"m/a", "m/b"}
    assert nodes(run("export", "m.yaml", "--format", "dot", "--fold", "1").out) == {"m/a"}


def test_a_picture_of_very_many_nodes_is_an_overview_that_says_so(run: Callable) -> None:
    small = "argmap: 1\nquestions:\n- text: Why?\n  positions:\n  - text: So.\n    pro:\n"
    small += "".join(f"    - Because of {n}.\n" for n in range(58))
    Path("small.yaml").write_text(small)
    Path("large.yaml").write_text(f"{small}    - A.\n    - B.\n    - C.\n")

    def drawn(*call: str) -> tuple[int, str, str]:
        ran = run("export", *call)
        boxes = sum(" aux" not in each and 'class="node ' in each for each in ran.out.split("<g "))
        return boxes, ran.err, ran.out

    assert drawn("small.yaml", "--format", "svg")[:2] == (60, "")
    boxes, message, picture = drawn("large.yaml", "--format", "svg")
    assert boxes == 42
    assert message.splitlines()[0] == "an overview of 42 of 63 nodes: --fold 0 draws all of them"
    assert ">An overview: 42 of 63 nodes</text>" in picture
    assert drawn("large.yaml", "--format", "svg", "--fold", "0")[:2] == (63, "")
    assert drawn("large.yaml", "--format", "svg", "--fold", "62")[0] == 62
    assert len(nodes(run("export", "large.yaml", "--format", "dot").out)) == 63  # who takes the data takes it whole
    ran = run("export", "large.yaml", "small.yaml", "--format", "svg", "-o", "out/")
    assert ran.err == "large.svg: an overview of 42 of 63 nodes: --fold 0 draws all of them\n"
    Path(".argmap.toml").write_text("[tool.argmap.style]\nfold = 0\n")
    assert drawn("large.yaml", "--format", "svg")[:2] == (63, "")


def test_a_map_of_several_shows_the_nodes_of_others_pale(run: Callable) -> None:
    Path("one.yaml").write_text("argmap: 1\nuses: two.yaml\nquestions: {ref: two/q, positions: {id: p, text: So.}}\n")
    Path("two.yaml").write_text("argmap: 1\nquestions: {id: q, text: Why?}\n")
    for call in (
        ("export", "one.yaml", "--format", "dot"),
        ("export", "one.yaml", "two.yaml", "--format", "dot", "-o", "out/"),
    ):
        text = run(*call).out or Path("out/one.dot").read_text()
        assert 'class="question elsewhere"' in text
        assert "(map two)" in text
    assert "elsewhere" not in run("export", "one.yaml", "two.yaml", "--format", "dot").out
