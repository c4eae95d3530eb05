"""Commands as a user types them: what they print, where, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "tests" / "example.yaml")
BROKEN = "argmap: 1\nquestions:\n- text: Q?\n  positons: [P]\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_no_command_is_help(run: Callable) -> None:
    ran = run()
    assert ran.status == 0
    assert "argmap" in ran.out
    assert "tree" in ran.out
    assert ran.out == run("--help").out == run("-h").out


def test_the_version(run: Callable) -> None:
    from argmap import __version__

    assert run("--version").out == f"argmap {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tre"], "tree"),
        (["tree", "--dept", "3"], "--depth"),
        (["tree", "--depth", "-1", EXAMPLE], "-1"),
        (["tree"], "no maps found: there is no folder maps/ here"),
        (["tree", "none.yaml"], "no such file or folder: none.yaml"),
        (["tree", "."], "no maps (*.yaml, *.yml) in the folder ."),
        (["tree", EXAMPLE, "--root", "clos"], "did you mean close?"),
        (["show", "nothing-like-it", EXAMPLE], "no node is named nothing-like-it"),
        (["show"], "ID"),
        (["check", "--format", "jsn", EXAMPLE], "jsn"),
        (["check", "--fail-on", "never", EXAMPLE], "never"),
        (["rule", "S999"], "no rule is called S999"),
        (["rule", "unknown-kye"], "did you mean unknown-key?"),
        (["export", EXAMPLE], "no format given"),
        (["export", EXAMPLE, "-o", "x.jsn"], "did you mean json?"),
        (["export", EXAMPLE, "--format", "json", "-o", EXAMPLE + "/x.json"], "cannot write"),
        (["tree", "\x1b[31m.yaml"], r"\x1b[31m.yaml"),
        (["\x1b[31m"], r"\x1b[31m"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_exits_2(run: Callable, arguments: list[str], message: str) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert message in ran.err
    assert ran.err.startswith("error: ")
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err


def test_a_bug_is_one_line_and_exits_3(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("argmap.cli.maps.load_maps", broken)
    ran = run("tree", EXAMPLE)
    assert ran.status == 3
    assert ran.err.count("\n") == 1
    assert "report it" in ran.err
    ran = run("tree", EXAMPLE, "--debug")
    assert ran.status == 3
    assert "Traceback" in ran.err


def test_a_command_delivers_what_it_can_and_reports_the_errors(run: Callable) -> None:
    Path("broken.yaml").write_text(BROKEN)
    ran = run("tree", "broken.yaml")
    assert ran.status == 1
    assert "? Q?" in ran.out
    assert ran.err == "broken.yaml:4:3: S202 a question has no key positons; did you mean positions?\n"


def test_warnings_are_for_check_alone(run: Callable) -> None:
    Path("open.yaml").write_text("argmap: 1\nquestions: Why?\n")
    ran = run("tree", "open.yaml")
    assert (ran.status, ran.err) == (0, "")
    assert run("check", "open.yaml").status == 0
    assert run("check", "open.yaml", "--fail-on", "warning").status == 1
    assert run("check", "open.yaml", "--fail-on", "info").status == 1


def test_check_forms(run: Callable) -> None:
    Path("broken.yaml").write_text(
        "argmap: 1\nquestions:\n- {id: a, text: Q?, undeveloped: true}\n- {id: a, text: R?, undeveloped: true}\n"
    )
    assert run("check", "broken.yaml", "--format", "concise").out == "broken.yaml:4:8: S206 the id a is taken\n"
    full = run("check", "broken.yaml")
    assert full.status == 1
    assert "  --> broken.yaml:4:8" in full.out
    assert "first defined here" in full.out
    document = json.loads(run("check", "broken.yaml", "--format", "json").out)
    assert document == {
        "version": 1,
        "findings": [
            {
                "code": "S206",
                "name": "duplicate-id",
                "severity": "error",
                "message": "the id a is taken",
                "file": "broken.yaml",
                "line": 4,
                "column": 8,
                "end_line": 4,
                "end_column": 9,
                "related": [{"message": "first defined here", "file": "broken.yaml", "line": 3, "column": 8}],
                "fixable": False,
            }
        ],
        "let_pass": [],
        "summary": {
            "files": 1,
            "errors": 1,
            "warnings": 0,
            "infos": 0,
            "let_pass": 0,
            "quotes": 0,
            "quotes_sought": 0,
            "quotes_found": 0,
            "claims": 0,
            "claims_quoted": 0,
            "claims_implied": 0,
        },
    }


def test_all_findings_of_all_files_in_one_run(run: Callable) -> None:
    Path("maps").mkdir()
    Path("maps/a.yaml").write_text("argmap: 1\nquestions: [\n")
    Path("maps/b.yaml").write_text(BROKEN)
    Path("maps/c.yml").write_bytes(b"argmap: 1\ntitle: caf\xe9\n")
    lines = run("check", "--format", "concise").out.splitlines()
    assert [line.split(":")[0] for line in lines if " S202 " in line or " Y10" in line] == [
        "maps/a.yaml",
        "maps/b.yaml",
        "maps/c.yml",
    ]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "argmap", "check", "-", "--format", "concise"],
        input=BROKEN,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 1
    assert "-:4:3: S202" in ran.stdout


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m argmap tree {EXAMPLE} --quotes; echo $? >&2"
    ran = subprocess.run(["sh", "-c", f"({command}) | true"], capture_output=True, text=True)
    assert ran.stderr.strip() in ("0", "")
    assert "Traceback" not in ran.stderr


def test_the_maps_of_the_configuration(run: Callable) -> None:
    Path("debates").mkdir()
    Path("debates/one.yaml").write_text("argmap: 1\nquestions: Why?\n")
    Path("pyproject.toml").write_text('[tool.argmap]\nmaps = ["debates"]\n')
    assert "? Why?" in run("tree").out
    Path("below").mkdir()
    os.chdir("below")
    assert "? Why?" in run("tree").out
    Path("../.argmap.toml").write_text('[tool.argmap]\nmap = "debates"\n')
    ran = run("tree")
    assert ran.status == 2
    assert "did you mean maps?" in ran.err
    Path("../.argmap.toml").write_text("[tool.argmap\n")
    assert run("tree").status == 2


def test_new_writes_a_map_that_passes_and_never_over_a_file(run: Callable) -> None:
    ran = run("new", "first.yaml")
    assert (ran.status, ran.err) == (0, "wrote first.yaml; next: edit it, and type argmap check first.yaml\n")
    before = Path("first.yaml").read_bytes()
    assert run("check", "first.yaml", "--fail-on", "info").status == 0
    assert run("new", "first.yaml").status == 2
    assert Path("first.yaml").read_bytes() == before
    assert run("new").out.encode() == before


def test_new_makes_the_folder_and_points_the_editor_at_the_schema(run: Callable) -> None:
    assert run("new", "maps/first.yaml").status == 0
    assert Path("maps/first.yaml").read_text().startswith("# yaml-language-server: $schema=../argmap.schema.json\n")
    assert run("tree").status == 0
    assert run("new", "no/such/first.yaml").status == 2
    Path("a\nb").mkdir()
    assert run("new", "a\nb/sub/first.yaml").status == 0
    assert run("check", "a\nb").status == 0


def test_a_lone_map_in_the_folder_is_found(run: Callable) -> None:
    Path("config.yaml").write_text("key: value\n")
    assert run("tree").status == 2
    run("new", "debate.yaml")
    assert "[close]" in run("tree").out
    run("new", "other.yaml")
    ran = run("tree")
    assert (ran.status, ran.err) == (
        2,
        "error: there are several maps here: debate.yaml, other.yaml\n  name one, or . for all of them\n",
    )


def test_a_source_is_no_map(run: Callable) -> None:
    Path("minutes.txt").write_text("The mayor said: close it.\n")
    ran = run("source", "minutes.txt")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("error: minutes.txt is not a map\n")


def test_check_says_how_many_findings_have_a_fix(run: Callable) -> None:
    Path("m.yaml").write_text("argmap: 1\nquestions:\n- text: Q?  \n  undeveloped: true\n  note: 'a  '\n")
    assert run("check", "m.yaml").out.endswith(" can be fixed with --fix\n")


def test_schema(run: Callable) -> None:
    document = json.loads(run("schema").out)
    assert document["$schema"] == "http://json-schema.org/draft-07/schema#"
    run("schema", "-o", "s.json")
    assert json.loads(Path("s.json").read_text()) == document


def test_export_json(run: Callable) -> None:
    ran = run("export", EXAMPLE, "--format", "json")
    document = json.loads(ran.out)
    promised = ["format", "version", "maps", "sources", "people", "nodes", "edges"]
    assert [key for key in document if key not in ("directed", "multigraph")] == promised
    node = next(node for node in document["nodes"] if node["id"] == "example/shops")
    assert node == {
        "id": "example/shops",
        "kind": "argument",
        "text": "Shops lose customers.",
        "by": ["lopez", "some critics"],
        "quotes": [],
        "when": None,
        "qualifier": None,
        "implied": False,
        "draft": False,
        "tags": [],
        "note": None,
        "weight": None,
        "undeveloped": False,
        "derived": False,
        "map": "example",
        "file": os.path.relpath(EXAMPLE),
        "line": 25,
        "column": 7,
    }
    undercut = next(edge for edge in document["edges"] if edge["source"] == "example/air.undercut.1")
    assert undercut["step"] == {"target": "example/close-it", "relation": "pro"}


def test_export_of_quotes_has_spans_into_the_source(run: Callable) -> None:
    source = ROOT / "seeds" / "000_2c61f88521b52545.txt"
    text = source.read_text(encoding="utf-8")
    document = json.loads(run("export", str(ROOT / "maps"), "--format", "json").out)
    quotes = [quote for node in document["nodes"] for quote in node["quotes"]]
    assert len(quotes) > 100
    for quote in quotes:
        (start, end), *_ = quote["spans"]
        assert text[start : start + 5].split()[0] in " ".join(quote["text"].split())
        assert text.count("\n", 0, start) + 1 == quote["line"]
        assert end > start


def test_export_into_a_folder_writes_a_file_a_map(run: Callable) -> None:
    assert run("export", str(ROOT / "maps"), "--format", "json", "-o", "out/").status == 0
    names = sorted(path.name for path in Path("out").iterdir())
    assert names == sorted(f"{path.stem}.json" for path in (ROOT / "maps").glob("*.yaml"))
    document = json.loads(Path("out/power.json").read_text(encoding="utf-8"))
    assert {node["map"] for node in document["nodes"]} == {"power"}


def test_edges_that_a_file_a_map_cannot_hold_are_reported(run: Callable) -> None:
    ran = run("export", str(ROOT / "maps"), "--format", "json", "-o", "out/")
    written = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in Path("out").iterdir()}
    whole = json.loads(run("export", str(ROOT / "maps"), "--format", "json").out)["edges"]
    lost = len(whole) - sum(len(one["edges"]) for one in written.values())
    assert lost > 0
    assert ran.err == f"left out: {lost} edges of written nodes\n"
    assert run("export", EXAMPLE, "--format", "json", "-o", "out/").err == ""


def test_a_dash_is_standard_output(run: Callable) -> None:
    ran = run("export", EXAMPLE, "--format", "dot", "-o", "-")
    assert ran.out.startswith("digraph")
    assert list(Path().iterdir()) == []


def test_export_replaces_a_file_whole(run: Callable) -> None:
    Path("d.dot").write_text("before")
    Path("d.dot").chmod(0o640)
    assert run("export", EXAMPLE, "-o", "d.dot").status == 0
    assert Path("d.dot").read_text(encoding="utf-8").startswith("digraph")
    assert Path("d.dot").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in Path().iterdir()] == ["d.dot"]


def test_root_and_depth(run: Callable) -> None:
    whole = json.loads(run("export", EXAMPLE, "--format", "json").out)
    part = json.loads(run("export", EXAMPLE, "--format", "json", "--root", "close-it", "--depth", "1").out)
    assert len(whole["nodes"]) == 13
    assert [node["id"].partition("/")[2] for node in part["nodes"]] == ["close-it", "air", "close-it.pro.2", "shops"]


def test_an_id_that_several_maps_have_must_be_full(run: Callable) -> None:
    for name in ("one", "two"):
        Path(f"{name}.yaml").write_text("argmap: 1\nquestions: {id: q, text: Why?, undeveloped: true}\n")
    ran = run("show", "q", "one.yaml", "two.yaml")
    assert ran.status == 2
    assert "one/q, two/q" in ran.err
    assert run("show", "two/q", "one.yaml", "two.yaml").status == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_of_commands_and_ids(shell: str) -> None:
    def complete(words: str) -> str:
        environment = {
            **os.environ,
            "_ARGMAP_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
            "_TYPER_COMPLETE_ARGS": words,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
        ran = subprocess.run(
            [sys.executable, "-m", "argmap"], env=environment, cwd=ROOT, capture_output=True, text=True
        )
        assert "Traceback" not in ran.stderr
        return ran.stdout

    assert "tree" in complete("argmap tr")
    assert "not-effective" in complete("argmap show not-e")
    assert "power/hidden" in complete("argmap show power/hid")


def test_what_only_drafts_account_for_is_not_called_done(run: Callable, tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("The air would be cleaner.\n", encoding="utf-8")
    (tmp_path / "m.yaml").write_text(
        "argmap: 1\nsources: {s: {file: s.txt}}\n"
        "questions: [{text: Q?, quote: The air would be cleaner., draft: true}]\n",
        encoding="utf-8",
    )
    output = run("coverage", str(tmp_path / "m.yaml"), "--missing").out
    assert output.startswith("nothing is missing, but 5 words are only drafted\n")
