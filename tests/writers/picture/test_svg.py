"""SVG for everybody: read aloud, in the dark, and where there are no style sheets."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from argmap.style import Cluster, Palette, Style
from argmap.writers.dot import diagram
from argmap.writers.dot.looks import theme_of
from argmap.writers.picture import renderers

from ..drawings import HOSTILE, Quote, one

EXAMPLE = (Path(__file__).parents[2] / "example.yaml").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"
DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{\n((?:.*\}\n)*)\}")


def svg_of(debate: Any, style: Style | None = None) -> str:
    return renderers.render(diagram.write(debate, None, style)[0], "svg").decode()


@pytest.fixture
def debate(load_text: Callable[..., Any]) -> Any:
    return load_text(EXAMPLE)


def test_the_picture_has_a_title_and_a_description(debate: Any) -> None:
    root = ElementTree.fromstring(svg_of(debate))
    assert root.get("role") == "graphics-document document"
    assert root.get("aria-label") == root[0].text == "Should the city close its centre to cars?"
    assert [child.tag for child in root[:3]] == [f"{SVG}title", f"{SVG}desc", f"{SVG}style"]
    assert root[1].text == (
        "An argument map: 2 questions, 2 positions, 6 arguments, 2 premises, 1 context; 14 relations between them."
    )


def test_nodes_and_edges_have_labels_and_the_rest_is_silent(debate: Any) -> None:
    root = ElementTree.fromstring(svg_of(debate, Style(cluster=Cluster.MAP)))
    labels = {group.get("id", ""): group.get("aria-label") for group in root.iter(f"{SVG}g")}
    assert labels["m/close-it"] == "position m/close-it: Close it. — the mayor"
    assert labels["m/close-it:answers:m/close"] == (
        "answers: Close it. — the mayor → Should the centre be closed to cars?"
    )
    silent = [group for group in root.iter(f"{SVG}g") if group.get("aria-hidden")]
    assert all("aux" in group.get("class", "") for group in silent)
    told = [group for group in root.iter(f"{SVG}g") if group.get("aria-label")]
    assert len(told) == 13 + 14 + 1
    assert all(group.get("role") for group in told)
    assert all(group.find(f"{SVG}title") is not None for group in told)


def test_ids_are_unique_and_stay_when_the_map_grows(debate: Any, load_text: Callable[..., Any]) -> None:
    def ids(svg: str) -> list[str]:
        return re.findall(r' id="([^"]*)"', svg)

    before = ids(svg_of(debate))
    assert len(before) == len(set(before))
    grown = load_text(EXAMPLE.replace("    - id: shops\n", "    - {id: new, text: It is new.}\n    - id: shops\n"))
    assert set(ids(svg_of(grown))) - set(before) == {
        "m/new",
        "m/new:con:m/close-it",
        "m/new:con:m/close-it:joint",
        "m/new:con:m/close-it:on:m/close-it",
    }
    named = set(before) - {"graph0"}
    assert all(re.fullmatch(r"[\w./:-]+", name) for name in named)


@pytest.mark.parametrize("palette", Palette)
def test_a_light_picture_follows_the_reader_into_the_dark(debate: Any, palette: Palette) -> None:
    svg = svg_of(debate, Style(palette=palette))
    (rules,) = DARK.findall(svg)
    theme = theme_of(palette, dark=True)
    classes = {name for group in re.findall(r'class="([^"]*)"', svg) for name in group.split()}
    for selector, paint in re.findall(r"^(.*?) \{(.*)\}$", rules, re.MULTILINE):
        names = re.findall(r"\.([a-z-]+)", selector.replace(":not(.own)", ""))
        assert set(names) <= classes, selector
        assert re.fullmatch(r"(fill|stroke): #[0-9a-f]{6}(; stroke: #[0-9a-f]{6})?", paint)
    assert f".argmap .ground {{fill: {theme.background}}}" in rules
    for kind, look in theme.nodes.items():
        assert f".argmap .node.{kind}:not(.own) text {{fill: {look.ink}}}" in rules
    for relation, line in theme.edges.items():
        if f"edge {relation}" in svg:
            assert f"{{stroke: {line.colour}}}" in rules
    # What knows no style sheets still has the colours, as attributes.
    without = re.sub(r"<style>.*?</style>", "", svg, flags=re.DOTALL)
    assert theme_of(palette, dark=False).background in without
    assert not re.search(r"<(path|polygon|text|ellipse)(?![^>]*(fill|stroke)=)", without)


def test_a_dark_picture_is_dark_for_everybody(debate: Any) -> None:
    assert "<style" not in svg_of(debate, Style(dark=True))


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_is_run_or_fetched(words: str) -> None:
    debate = one(words, note=words, quotes=(Quote(words),))
    svg = svg_of(debate)
    root = ElementTree.fromstring(svg)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "polygon", "path", "text", "ellipse", "polyline"}
    assert "<!" not in svg
    assert svg.count("<?") == 1
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") or name.endswith("href") for name in attributes)
    style = "".join(element.text or "" for element in root.iter(f"{SVG}style"))
    assert not re.search(r"url|import|\\", style)


def test_fonts_and_colours_are_those_of_plain_svg(debate: Any) -> None:
    svg = svg_of(debate)
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"Helvetica,Arial,sans-serif"}
    assert 'font-weight="bold"' in svg
    assert 'font-style="italic"' in svg
    assert "transparent" not in svg


def test_links_stay_links_for_those_who_listen(debate: Any) -> None:
    root = ElementTree.fromstring(svg_of(debate, Style(link="{file}#L{line}")))
    linked = [group for group in root.iter(f"{SVG}g") if group.find(f"{SVG}a") is not None]
    assert len(linked) == 13
    assert {group.get("role") for group in linked} == {"group"}
