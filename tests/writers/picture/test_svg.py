"""SVG for everybody: read aloud, in the dark, and where there are no style sheets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from argmap.relations import Kind
from argmap.style import Cluster, Labels, Palette, Rule, Style
from argmap.writers.dot import diagram
from argmap.writers.dot.palettes import theme_of
from argmap.writers.picture import renderers

from ..drawings import HOSTILE, Map, Quote, one

EXAMPLE = (Path(__file__).parents[2] / "example.yaml").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"
SELECTOR = re.compile(r"(?:[^,(]|\([^)]*\))+")
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
    labelled = [group for group in root.iter(f"{SVG}g") if group.get("aria-label")]
    assert len(labelled) == 13 + 14 + 1
    assert all(group.get("role") for group in labelled)
    assert all(group.find(f"{SVG}title") is not None for group in labelled)


def labels_of(svg: str) -> dict[str, str]:
    return {group.get("id", ""): group.get("aria-label", "") for group in ElementTree.fromstring(svg).iter(f"{SVG}g")}


@pytest.mark.parametrize("labels", Labels)
def test_names_are_the_words_of_the_debate(load_text: Callable[..., Any], labels: Labels) -> None:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    debate = load_text(f"""
        argmap: 1
        questions:
        - id: q
          text: Is it?
          positions:
          - {{id: yes, text: 漢字かな交じり文は空白なしで長く続く, by: some, qualifier: may, implied: true,
             conflicts: nay}}
          - id: nay
            text: {long}
            pro: {{id: a, text: A., undercut: {{id: u, text: 'U -> ": V → W', undercut: {{id: w, text: W.}}}}}}
    """)
    labels_found = labels_of(svg_of(debate, Style(labels=labels)))
    position = "漢字かな交じり文は空白なしで長く続く — some, “may”"
    assert labels_found["m/yes"] == f"position m/yes, implied: {position}"
    assert labels_found["m/nay"] == f"position m/nay: {long}"
    assert labels_found["m/yes:answers:m/q"] == f"answers: {position} → Is it?"
    assert labels_found["m/yes:conflicts:m/nay"] == f"conflicts: between {position} and {long}"
    assert labels_found["m/a:pro:m/nay"] == f"pro: A. → {long}"
    assert labels_found["m/u:undercut:m/a"] == f'undercut: U -> ": V → W → the step pro: A. → {long}'
    assert labels_found["m/w:undercut:m/u"] == 'undercut: W. → the step undercut: U -> ": V → W → A.'


def test_names_of_a_part_say_what_is_folded_once(debate: Any) -> None:
    chosen = {"m/close", "m/close-it"}
    labels_found = labels_of(renderers.render(diagram.write(debate, chosen)[0], "svg").decode())
    assert labels_found["m/close-it"].startswith("position m/close-it, ")
    assert [label.count("folded") for name, label in labels_found.items() if name in chosen] == [1, 1]
    assert "folded" not in labels_found["m/close-it:answers:m/close"]


@pytest.mark.parametrize("title", ["%3 of all", "% ", 'A \\N & "B" &amp; ##[x]', "::warning::"])
def test_any_title_is_the_title(title: str) -> None:
    debate = one(note=title)
    debate.maps = [Map("m", title)]
    svg = svg_of(debate)
    root = ElementTree.fromstring(svg)
    assert root.get("aria-label") == root[0].text == title.strip()
    assert not re.search(r"##|^\s*::", svg, re.MULTILINE)


def test_lines_that_are_read_from_the_right_are_so_as_a_whole() -> None:
    debate = one("وافق الناس على ما قاله NATO is known to say so لأن الأمر كذلك.", by=("NATO",))
    root = ElementTree.fromstring(svg_of(debate))
    (node,) = (group for group in root.iter(f"{SVG}g") if group.get("id") == "m/a")
    *text, remark = [line.text or "" for line in node.iter(f"{SVG}text")]
    assert len(text) > 2
    assert all(line.startswith("\u2067") and line.endswith("\u2069") for line in text)
    assert remark == "— NATO"


def test_what_a_rule_sets_stays_in_the_dark_and_nothing_else(debate: Any) -> None:
    """The example of the README: a border for some, a fill and a shape for others."""
    rules = (
        Rule("", query="is:unanswered kind:argument", border="#d4351c"),
        Rule("", tag="shopping", fill="#fff3c4", shape="note"),
        Rule("", kind=Kind.QUESTION, shape="hexagon"),
    )
    debate.graph.nodes["m/shops"]["tags"] = ("shopping",)
    root = ElementTree.fromstring(svg_of(debate, Style(rules=rules)))
    classes = {group.get("id", ""): group.get("class") for group in root.iter(f"{SVG}g")}
    assert classes["m/close"] == "node question"
    assert classes["m/shops"] == "node argument against own-fill own-ink own-border"
    assert classes["legend:box:question"] == "node aux question"
    assert classes["legend:box:rule-1"] == "node aux argument own-border"
    assert classes["legend:box:rule-2"] == "node aux argument own-fill own-ink"


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
        names = re.findall(r"\.([a-z-]+)", re.sub(r":not\(\.own-\w+\)", "", selector))
        assert set(names) <= classes, selector
        assert re.fullmatch(r"(fill|stroke|background): #[0-9a-f]{6}(; stroke: #[0-9a-f]{6})?", paint)
        assert all(re.match(rf"\.argmap\.light\.{palette}[ :]", each.strip()) for each in SELECTOR.findall(selector))
    assert f".argmap.light.{palette} .ground {{fill: {theme.background}}}" in rules
    for kind, look in theme.nodes.items():
        if f'class="node {kind}' not in svg:
            continue
        assert f".node.{kind}:not(.own-ink) text {{fill: {look.ink}}}" in rules
    for relation, line in theme.edges.items():
        if f"edge {relation}" in svg:
            assert f"{{stroke: {line.colour}}}" in rules
    # What knows no style sheets still has the colours, as attributes.
    without = re.sub(r"<style>.*?</style>", "", svg, flags=re.DOTALL)
    assert theme_of(palette, dark=False).background in without
    assert not re.search(r"<(path|polygon|text|ellipse)(?![^>]*(fill|stroke)=)", without)


def test_a_picture_fits_the_window_and_its_letters_stay_legible(debate: Any) -> None:
    svg = svg_of(debate)
    (size,) = re.findall(r'width="([0-9]+)pt"', svg)
    (rule,) = re.findall(r"^\.argmap:root {(.*)}$", svg, re.MULTILINE)
    assert rule.startswith(f"max-width: max(100vw, {0.3 * int(size):g}pt); max-height: max(100vh, ")
    assert rule.endswith(f"; background: {theme_of(Palette.SAFE, dark=False).background}")


def test_remarks_are_small_and_pale_also_in_the_dark(debate: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def remarks(svg: str) -> dict[str, list[tuple[str, str]]]:
        groups = (each for each in ElementTree.fromstring(svg).iter(f"{SVG}g") if "node" in each.get("class", ""))
        return {
            group.get("id", ""): [(line.text or "", line.get("fill", "")) for line in lines]
            for group in groups
            if (lines := [line for line in group.iter(f"{SVG}text") if line.get("class") == "remark"])
        }

    light, dark = (theme_of(Palette.SAFE, dark) for dark in (False, True))
    svg = svg_of(debate)
    made = remarks(svg)
    assert made["m/close-it"] == [("— the mayor", light.nodes[Kind.POSITION].faint)]
    assert f".node.position:not(.own-ink) .remark {{fill: {dark.nodes[Kind.POSITION].faint}}}" in svg
    assert not any(name.startswith("legend") for name in made)
    monkeypatch.setenv("PATH", "")
    assert remarks(svg_of(debate)) == made


def test_the_outline_shows_the_side_and_another_map_is_pale(load_text: Callable[..., Any]) -> None:
    debate = load_text(EXAMPLE)
    svg = svg_of(debate)
    classes = {group.get("id", ""): group.get("class", "") for group in ElementTree.fromstring(svg).iter(f"{SVG}g")}
    assert classes["m/shops"] == "node argument against"
    assert classes["m/air"] == "node argument"  # for one position, and against the other
    svg = svg_of(replace(debate, requested=frozenset({"other"})))
    assert 'class="node argument against elsewhere"' in svg
    assert "(map m)" in svg
    assert ".node.elsewhere.argument:not(.own-fill)" in svg


def test_a_dark_picture_is_dark_for_everybody(debate: Any) -> None:
    assert "prefers-color-scheme" not in svg_of(debate, Style(dark=True))


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
