"""A map is no source of itself, nor is what was made from one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.sources.products import is_product
from argmap.writers import FORMATS

ROOT = Path(__file__).parents[2]
TEXTS = [form for form in FORMATS if form not in ("png", "pdf", "sqlite")]
MAPS = ["tests/example.yaml", "maps/faq.yaml"]


@pytest.mark.parametrize("map_file", MAPS)
@pytest.mark.parametrize("form", [form for form in TEXTS if form != "svg"])
def test_what_is_exported_is_no_source(form: str, map_file: str, run: Callable, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(ROOT)
    out = f"{tmp_path}/tables/" if form == "csv" else f"{tmp_path}/export"
    assert run("export", map_file, "--format", str(form), "-o", out).status == 0
    made = Path(out) / "nodes.csv" if form == "csv" else Path(out)
    assert is_product(made.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "content",
    [
        "argmap: 1\nquestions: Q?\n",
        "# a comment\n\n---\ntitle: A map\nargmap: 1\n",
        '{"argmap": 1, "questions": "Q?"}',
        "x-team: ours\r\nquestions:\r\n- text: Q?\r\nargmap: 1\r\n",
        '"argmap": 1\n',
    ],
)
def test_a_map_is_known_wherever_it_says_that_it_is_one(content: str) -> None:
    assert is_product(content)


@pytest.mark.parametrize(
    "content",
    [
        "How to write a map:\n\nargmap: 1\nquestions: Q?\n",
        "---\ntitle: How to write a map\n---\n\n```yaml\nargmap: 1\nquestions: Q?\n```\n",
        "# A map file\n\n```yaml\nargmap: 1\n```\n",
        "note: this is a text\nand not a map.\n",
        '{"dependencies": {"argmap": 1}}',
        "",
        "Questions: who pays? argmap: 1",
    ],
)
def test_a_text_about_maps_is_a_source(content: str) -> None:
    assert not is_product(content)


def test_the_documentation_and_the_article_are_sources() -> None:
    listed = subprocess.run(["git", "ls-files", "*.md", "*.txt"], cwd=ROOT, capture_output=True, text=True, check=True)
    texts = [ROOT / name for name in listed.stdout.split()]
    made = [path for path in texts if is_product(path.read_text(encoding="utf-8", errors="replace"))]
    assert {path.parent.name for path in made} <= {"S220", "cases", "markdown"}, made


def test_a_map_proves_nothing_of_itself(run: Callable, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.yaml").write_text(
        "argmap: 1\nsources: {s: {file: m.yaml}}\nquestions: {text: Q?, quote: Q, implied: true}\n"
    )
    ran = run("check", "m.yaml", "--select", "S220")
    assert (ran.status, ran.out.count("S220")) == (1, 1)
    ran = run("coverage", "m.yaml")
    assert (ran.status, ran.out) == (1, "s  could not be read\n")
    assert "S220" in ran.err


def test_it_cannot_be_suppressed(run: Callable, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("other.yaml").write_text("argmap: 1\nquestions: Q?\n")
    Path("m.yaml").write_text(
        "argmap: 1\n"
        "sources: {s: {file: other.yaml}}  # argmap: ignore[S220] it is a good map\n"
        "questions: {text: R?, quote: Q, undeveloped: true}\n"
    )
    ran = run("check", "m.yaml", "--select", "S220,M602")
    assert (ran.status, ran.out.count("S220 map-as-source")) == (1, 1)
    assert "M602" in ran.out
