"""Drafts of texts of any kind and any look: they check, or are refused with a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

import argmap
from argmap.drafting.draft import drafted
from argmap.drafting.reading import read_source
from argmap.drafting.writing import map_of
from argmap.errors import ArgmapError

from ..pdfs import paragraph, pdf
from ..sample import one_in
from ..sources.readers.documents import docx, epub

HOSTILE = {
    "one-line.txt": "the ferry argued that because while but there are concerns , according to " * 700,
    "one-word.txt": "a" * 50_000 + " b",
    "no-stops.txt": "while the ferry argued that there are concerns, but\n" * 900,
    "headings.md": "".join(f"# Heading {number}\n\n" for number in range(1_500)),
    "alike.md": "# Why?\n\nBecause it is so.\n\n" * 600,
    "controls.txt": "It is \x1b[31m so.\x07 It \u202eis\u2066 not. \x9b It\x00 may be.\n" * 50,
    "right-to-left.txt": "אמר השר כי הגשר יקר. לעומת זאת, המעבורת זולה. " * 200,
    "without-spaces.txt": "他说这座桥太贵了。但是渡船也不便宜。" * 300,
    "quotation-marks.txt": '"a, "b, he said that "it is, ' * 500,
    "nested.md": "".join("  " * (number % 40) + "- this item is nested.\n" for number in range(800)),
    "rows.md": "| a | b |\n|---|---|\n" + "| x is y | z |\n" * 500,
    "returns.txt": "A thing is so.\rAnother is not.\r" * 200,
    "conclusions.md": "Thus the ferry is slow. Therefore it is old. " * 700,
    "no-sentences.md": "# Head\n\nno sentence here\n\n" * 300,
    "marks.txt": "It is: - # [x] {y} & *z* ! | > ' \" % @ ` so. : is it? # not. " * 60,
}
"""Texts that are no prose, by the names of their files."""


def checked(path: Path) -> list[str]:
    """The errors of the draft of a text, none of which there should be."""
    target = path.with_name("map.yaml")
    read = read_source(str(path), target)
    content = map_of(drafted(read.folded, path.stem).draft, read.id, read.declared)
    debate = argmap.load([target], {target: content})
    return [f"{one.code} {one.message}" for one in argmap.check(debate) if one.severity is argmap.Severity.ERROR]


@pytest.mark.parametrize("name", one_in(3, HOSTILE))
def test_the_draft_of_a_hostile_text_checks(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(HOSTILE[name], encoding="utf-8", newline="")
    assert checked(tmp_path / name) == []


@pytest.mark.parametrize("name", [f"text.{end}" for end in ("txt", "md", "rst", "html", "pdf", "docx", "epub")])
def test_every_kind_of_source(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = "Mr Brandt said that the ferry is slow. However, it may be safe."
    made = {
        ".pdf": lambda: pdf(paragraph(words)),
        ".docx": lambda: docx(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"),
        ".epub": lambda: epub({"one": f"<p>{words}</p>"}),
    }.get(Path(name).suffix)
    if made is not None:
        (tmp_path / name).write_bytes(made())
    else:
        (tmp_path / name).write_text(f"<p>{words}</p>" if name.endswith("html") else words, encoding="utf-8")
    target = tmp_path / "map.yaml"
    read = read_source(name, target)
    nodes = list(drafted(read.folded, "text").draft.nodes())
    assert [node.by for node in nodes] == [("Brandt",), ()]
    assert checked(tmp_path / name) == []


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("binary.bin", bytes(range(256)) * 20, "is not text"),
        ("map.yaml", b"argmap: 1\ntitle: x\n", "a map"),
        ("missing.txt", None, "there is no file"),
        ("folder", b"", "is a folder"),
    ],
)
def test_what_is_no_text_is_refused(
    name: str, content: bytes | None, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if name == "folder":
        Path(name).mkdir()
    elif content is not None:
        Path(name).write_bytes(content)
    with pytest.raises(ArgmapError, match=reason):
        read_source(name, tmp_path / "draft.yaml")


def test_a_draft_that_no_check_could_read_is_not_written(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("text.md").write_text("# One\n\nIt is late.\n", encoding="utf-8")
    monkeypatch.setattr("argmap.files.MAX_BYTES", 100)
    ran = run("draft", "text.md", "-o", "map.yaml")
    assert (ran.status, "divide the text" in ran.err) == (2, True)
    assert not Path("map.yaml").exists()


def test_words_that_occur_twice_have_their_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("text.md").write_text("# One\n\nIt is late.\n\n# Two\n\nIt is late.\n", encoding="utf-8")
    read = read_source("text.md", tmp_path / "map.yaml")
    late = [node for node in drafted(read.folded, "text").draft.nodes() if node.words == "It is late."]
    assert [node.line for node in late] == [3, 7]
    assert len({node.id for node in late}) == 2


LARGE = {
    "prose": lambda: (Path(__file__).parent / "texts" / "minutes.md").read_text(encoding="utf-8") * 60,
    "headings": lambda: "".join(f"# Heading {number}\n\n" for number in range(100_000)),
    "one line": lambda: "the ferry argued that because while but there are concerns , according to " * 14_000,
    "right to left": lambda: "אמר השר כי הגשר יקר. לעומת זאת, המעבורת זולה. " * 12_000,
}


@pytest.mark.long
@pytest.mark.parametrize("what", LARGE)
def test_a_large_text_takes_seconds(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a megabyte or more: seconds of the processor, not minutes, however it is written."""
    monkeypatch.chdir(tmp_path)
    Path("text.md").write_text(LARGE[what](), encoding="utf-8")
    begun = process_time()
    read = read_source("text.md", tmp_path / "map.yaml")
    content = map_of(drafted(read.folded, "text").draft, read.id, read.declared)
    assert process_time() - begun < 40
    assert content.startswith("argmap: 1\n")


def test_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parent / "texts"
    read = read_source(str(folder / "faehre.md"), folder / "map.yaml")
    nodes = {node.words: node for node in drafted(read.folded, "faehre").draft.nodes()}
    said = nodes["Frau Holm sagte, die Fähre trenne die Insel an vierzig Tagen im Jahr ab."]
    assert (said.text, said.by, said.qualifier) == (
        "Die Fähre trenne die Insel an vierzig Tagen im Jahr ab.",
        ("holm",),
        "sagte",
    )
    assert nodes["„Ohne Brücke ziehen die Jungen weg“, sagte Herr Duarte."].by == ("Duarte",)
    assert nodes["Es gibt Bedenken, dass die Vögel vertrieben werden."].by == ("unnamed",)
    assert nodes["Außerdem könnte der Verkehr zunehmen."].qualifier == "könnte"
    assert nodes["Allerdings ist der Zuschuss noch nicht bewilligt."].text.startswith("Allerdings ist")
