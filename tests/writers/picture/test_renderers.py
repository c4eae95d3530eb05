"""Graphviz draws the pictures. If it fails, a message says why and what to do about it."""

from __future__ import annotations

import re
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from argmap.errors import ArgmapError
from argmap.extras import install
from argmap.writers.dot import diagram
from argmap.writers.picture import program, renderers

MAP = """
argmap: 1
title: Should it be so?
questions:
- text: Should it be so?
  positions: {text: Yes., context: It is not so.}
"""


needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")


@pytest.fixture
def drawn(load_text: Callable[..., Any]) -> str:
    return diagram.write(load_text(MAP))[0]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is not installed."""
    monkeypatch.setattr(renderers, "RENDERERS", renderers.RENDERERS[:1])


def pretend(folder: Path, script: str) -> None:
    """A stand-in for Graphviz."""
    path = folder / "dot"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.mark.parametrize(("format", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG\r\n\x1a\n"), ("pdf", b"%PDF-")])
def test_each_format(drawn: str, format: str, begins: bytes) -> None:
    assert renderers.render(drawn, format).startswith(begins)


def test_png_is_sharp_on_a_dense_screen(drawn: str) -> None:
    svg, png = renderers.render(drawn, "svg"), renderers.render(drawn, "png")
    points = int(re.findall(rb'<svg [^>]*width="([0-9]+)pt"', svg)[0])
    assert int.from_bytes(png[16:20]) == pytest.approx(2 * points, abs=4)


def test_svg_has_bold_and_italic_as_attributes(drawn: str) -> None:
    svg = renderers.render(drawn, "svg").decode()
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"Helvetica,Arial,sans-serif"}
    assert 'font-weight="bold"' in svg
    assert 'font-style="italic"' in svg


@pytest.mark.usefixtures("bare")
def test_graphviz_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ArgmapError, match="Graphviz") as raised:
        renderers.render("digraph {}", "svg")
    assert raised.value.hint is not None
    for system in (install("pictures"), "Debian", "Fedora", "macOS", "Windows"):
        assert system in raised.value.hint


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("path", [".", "", "bin"])
def test_no_program_of_the_working_directory_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    (tmp_path / "bin").mkdir()
    for folder in (tmp_path, tmp_path / "bin"):
        pretend(folder, "touch ran; echo '<?xml'")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{path}:/nowhere")
    with pytest.raises(ArgmapError, match="not on the PATH"):
        renderers.render("digraph {}", "svg")
    assert not list(tmp_path.glob("**/ran"))


@pytest.mark.usefixtures("bare")
def test_a_program_that_does_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dot").write_bytes(b"\x7fELF no program")
    (tmp_path / "dot").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArgmapError, match="cannot run") as raised:
        renderers.render("digraph {}", "svg")
    assert raised.value.hint


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 3", "Graphviz failed to draw the svg$"),
        ("exit 0", "Graphviz failed to draw the svg$"),
        (
            "echo 'Warning: a thing' >&2; printf 'Error: \\033[31mtoo big\\n' >&2; exit 1",
            r"svg: Error: \\x1b\[31mtoo big$",
        ),
        ("kill -SEGV $$", "svg: it was killed by signal 11$"),
    ],
)
def test_graphviz_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str) -> None:
    pretend(tmp_path, f"PATH=/usr/bin:/bin; cat > /dev/null; {script}")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArgmapError, match=said) as raised:
        renderers.render("digraph {}", "svg")
    assert raised.value.hint


def test_a_program_that_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ArgmapError, match="failed"):
        renderers.render("x" * 1_000_000, "svg")


def test_graphviz_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, "exec /bin/sleep 60")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(program, "SECONDS", 0.2)
    with pytest.raises(ArgmapError, match="did not finish the png") as raised:
        renderers.render("digraph {}", "png")
    assert raised.value.hint


def test_not_dot_at_all() -> None:
    with pytest.raises(ArgmapError):
        renderers.render("this is not DOT", "pdf")


@pytest.mark.usefixtures("bare")
def test_a_picture_without_graphviz_is_a_mistake_in_the_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]
) -> None:
    (tmp_path / "m.yaml").write_text(MAP)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    done = run("export", "m.yaml", "--format", "svg")
    assert done.status == 2
    assert "Graphviz" in done.err
    assert "Traceback" not in done.err


def test_what_is_drawn_is_only_words(load_text: Callable[..., Any], tmp_path: Path) -> None:
    """No text of a map makes Graphviz read a file or follow a link."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"")
    debate = load_text(f"""
        argmap: 1
        title: '"]; x [image="{secret}"'
        questions:
        - text: '<IMG SRC="{secret}"/>'
          note: '", href="https://example.org", x="'
    """)
    svg = renderers.render(diagram.write(debate)[0], "svg").decode()
    assert "<image" not in svg
    root = ElementTree.fromstring(svg)
    assert not any("href" in name for element in root.iter() for name in element.attrib)


def test_where_one_renderer_fails_the_next_draws(drawn: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert b"<svg" in renderers.render(drawn, "svg")


@needs_dot
def test_a_png_that_had_to_be_shrunk_is_reported() -> None:
    messages: list[str] = []
    chain = "->".join(f"n{number}" for number in range(400))
    png = program.render(f"digraph {{rankdir=LR; node [shape=box]; {chain}}}", "png", messages.append)
    assert png.endswith(b"IEND\xaeB`\x82")
    assert struct.unpack(">I", png[16:20]) == (32767,)
    assert [words[:45] for words in messages] == ["the png is shrunk to 46% of its size, the max"]
    assert "--root" in messages[0]


@needs_dot
@pytest.mark.parametrize("label", ["a", "a\\nb" * 40, "\N{CJK UNIFIED IDEOGRAPH-4E00}" * 200])
def test_a_png_as_large_as_it_should_be_is_not_reported_as_shrunk(label: str) -> None:
    messages: list[str] = []
    assert program.render(f'digraph {{graph [pad=0.3]; a [label="{label}"]}}', "png", messages.append)
    assert messages == []
