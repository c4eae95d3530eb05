"""``argmap export``: formats and their files, titles, links, and options that a format has no use for."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from argmap.writers import FORMATS

ONE = "argmap: 1\ntitle: The one\nuses: [two.yaml]\nquestions: {ref: two/q, positions: {id: p, text: Yes.}}\n"
TWO = "argmap: 1\ntitle: The two\nquestions: [{id: q, text: Why?, positions: No.}]\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of maps within a project."""
    monkeypatch.chdir(tmp_path)
    Path(".argmap.toml").touch()
    Path("maps").mkdir()
    Path("maps/one.yaml").write_text(ONE)
    Path("maps/two.yaml").write_text(TWO)


def title(dot: str) -> str:
    return re.findall(r'labelloc=t, .*label="(.*)"\];$', dot, re.MULTILINE)[0]


# Formats and files


@pytest.mark.parametrize(("name", "format"), [(f"x.{s}", each) for each, row in FORMATS.items() for s in row.suffixes])
def test_a_suffix_that_is_known_is_that_format(run: Callable, name: str, format: str) -> None:
    other = "json" if format == "csv" else "csv"
    ran = run("export", "--format", other, "-o", name)
    assert ran.status == 2
    assert ran.err == (
        f"error: --format is {other}, but {name} has a name for {format}\n  leave out --format, or name it x.{other}\n"
    )
    assert not Path(name).exists()


@pytest.mark.parametrize("name", ["x.txt", "x", "x.json.bak", "x.JSON", "-"])
def test_any_other_suffix_is_fine(run: Callable, name: str) -> None:
    assert run("export", "--format", "json", "-o", name).status == 0
    assert name == "-" or Path(name).read_text().startswith("{")


def test_files_of_a_folder_get_the_first_suffix(run: Callable) -> None:
    for name in ("html", "markdown", "mermaid", "sqlite", "dot"):
        assert run("export", "--format", name, "-o", "out/").status == 0
    assert {path.name for path in Path("out").glob("one.*")} == {"one.html", "one.md", "one.mmd", "one.db", "one.dot"}


@pytest.mark.parametrize("output", ["none/x.json", "none/x/"])
def test_a_folder_that_is_missing_is_not_made_by_mistake(run: Callable, output: str) -> None:
    ran = run("export", "--format", "json", "-o", output)
    assert ran.status == 2
    assert ran.err == "error: cannot write none/x{}: there is no folder none\n  make the folder first\n".format(
        ".json" if output.endswith("json") else ""
    )
    assert not Path("none").exists()
    assert run("export", "--format", "json", "-o", "none/").status == 0
    assert run("export", "--format", "json", "-o", output).status == 0


def test_a_file_is_no_folder(run: Callable) -> None:
    Path("file").touch()
    for output in ("file/", "file/x.json"):
        ran = run("export", "--format", "json", "-o", output)
        assert ran.status == 2
        assert "file" in ran.err


# Options


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--dark", "--link", "x"], "--dark, --link"),
        (["--light"], "--light"),
        (["--dark"], "--dark"),
        (["--no-legend"], "--no-legend"),
        (["--legend", "--link", "{id}"], "--link, --legend"),
    ],
)
@pytest.mark.parametrize("format", ["json", "html", "mermaid"])
def test_options_of_diagrams_are_not_passed_over(run: Callable, format: str, options: list[str], named: str) -> None:
    ran = run("export", "--format", format, *options)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {format} does not use {named}\n")


@pytest.mark.parametrize("format", ["json", "mermaid"])
def test_what_a_page_heeds_is_nothing_to_other_texts(run: Callable, format: str) -> None:
    ran = run("export", "--format", format, "--palette", "grey", "--title", "x")
    assert ran.err.startswith(f"error: {format} does not use --palette, --title\n")


def test_a_page_heeds_the_style_of_its_diagrams(run: Callable) -> None:
    ran = run("export", "--format", "html", "--palette", "grey", "--direction", "left", "--title", "Ours")
    assert ran.status == 0
    assert "<title>Ours</title>" in ran.out
    assert 'data-palette="grey"' in ran.out or "data-palette=grey" in ran.out


def test_the_hint_names_the_formats_that_heed_the_options(run: Callable) -> None:
    assert (
        "use these options with --format dot, svg, png, pdf or html"
        in run("export", "--format", "json", "--title", "x").err
    )
    assert "use these options with --format dot, svg, png or pdf" in run("export", "--format", "html", "--dark").err


def test_an_empty_name_is_none(run: Callable) -> None:
    before = list(Path().iterdir())
    ran = run("export", "--format", "svg", "-o", "")
    assert (ran.status, list(Path().iterdir())) == (2, before)
    assert ran.err.startswith("error: -o has no file name\n")


def test_a_configured_style_is_for_diagrams_only(run: Callable) -> None:
    plain = run("export", "--format", "json").out
    Path(".argmap.toml").write_text('[tool.argmap.style]\nfold = 1\nlegend = false\ntitle = "Ours"\nlink = "/{file}"\n')
    assert run("export", "--format", "json").out == plain
    ran = run("export", "--format", "dot")
    assert "legend" not in ran.out
    assert title(ran.out) == "Ours"
    assert '"/maps/two.yaml"' in ran.out
    assert ran.err.startswith("left out: 2 of 3 nodes")
    ran = run("export", "--format", "dot", "--legend", "--title", "Mine", "--link", "https://x.org/{id}", "--fold", "2")
    assert "legend" in ran.out
    assert title(ran.out) == "Mine"
    assert '"https://x.org/q"' in ran.out
    assert ran.err.startswith("left out: 1 of 3 nodes")
    assert "URL=" not in run("export", "--format", "dot", "--link", "").out


def test_a_mistake_in_the_configured_link_names_its_file(run: Callable) -> None:
    Path(".argmap.toml").write_text('[tool.argmap.style]\nlink = "javascript:{id}"\n')
    ran = run("export", "--format", "dot")
    assert ran.status == 2
    assert ran.err.startswith("error: .argmap.toml: link is neither a web address")


# Titles


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], "The two"),
        (["maps/one.yaml"], "The one"),
        (["maps/one.yaml", "--where", "tag:none"], "The one"),
        (["--where", "map:one"], "The one"),
        (["--root", "q"], ""),  # its box says it
        (["--root", "p", "--title", "Mine"], "Mine"),
        (["--title", ""], ""),
        (["--title", 'a "quote"; \\N \x1b[31m'], None),
    ],
)
def test_titles(run: Callable, options: list[str], expected: str | None) -> None:
    ran = run("export", *options, "--format", "dot")
    assert ran.status == 0
    assert expected is None or title(ran.out) == expected
    assert "\x1b" not in ran.out


def test_a_map_in_a_folder_has_its_own_title(run: Callable) -> None:
    run("export", "--format", "dot", "-o", "out/")
    assert [title(Path(f"out/{name}.dot").read_text()) for name in ("one", "two")] == ["The one", "The two"]
    run("export", "--format", "dot", "-o", "out/", "--title", "Ours")
    assert [title(Path(f"out/{name}.dot").read_text()) for name in ("one", "two")] == ["Ours", "Ours"]


# Links


@pytest.mark.parametrize("folder", [".", "maps", "..", "maps/deep"])
def test_a_link_is_the_same_wherever_argmap_is_run(
    run: Callable, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("maps/deep").mkdir()
    monkeypatch.chdir(folder)
    ran = run("export", str(tmp_path / "maps"), "--format", "dot", "--link", "https://example.org/{file}#L{line}")
    assert set(re.findall(r'URL="([^"]*)#L\d+"', ran.out)) == {
        "https://example.org/maps/one.yaml",
        "https://example.org/maps/two.yaml",
    }


def test_a_page_does_not_tell_where_on_this_machine_its_source_is(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("source.txt").write_text("It is so.\n")
    Path("maps/m.yaml").write_text(
        "argmap: 1\nsources: {s: {file: ../source.txt}}\nquestions: {text: Why?, positions: {quote: It is so}}\n"
    )
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    page = run("export", str(tmp_path / "maps/m.yaml"), "--format", "html").out
    assert "<bdi>source.txt</bdi>" in page
    assert tmp_path.name not in page


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["export", "--format", "md"], "markdown"),
        (["export", "--format", ".GV"], "dot"),
        (["export", "--format", "markdwon"], "markdown"),
        (["find", "x", "--as", "tabel"], "table"),
        (["check", "--format", "md"], None),
        (["export", "--format=markdwon", "--palette", "safe"], "markdown"),
        (["export", "--format", "dot", "--format", "markdwon"], "markdown"),
        (["export", "--format"], None),
        (["export", "--format", "x' is not one of 'svg'."], None),
    ],
)
def test_a_word_that_is_none_of_some_has_a_near_miss(run: Callable, arguments: list[str], meant: str | None) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    first = ran.err.splitlines()[0]
    assert first.endswith(f"; did you mean {meant}?") if meant else "did you mean" not in first


@pytest.mark.parametrize(("other", "file"), [("m", "stdin.md"), ("stdin", "-.md")])
def test_the_map_on_stdin_has_a_file_that_is_no_option(
    run: Callable, monkeypatch: pytest.MonkeyPatch, other: str, file: str
) -> None:
    Path(f"{other}.yaml").write_text(TWO)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(TWO.encode())))
    assert run("export", "-", f"{other}.yaml", "--format", "markdown", "-o", "out/").status == 0
    assert {path.name for path in Path("out").iterdir()} == {file, f"{other}.md"}
