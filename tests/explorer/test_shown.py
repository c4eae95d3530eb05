"""What is shown: rows that fit, colours that can be read, passages, exchanges, findings, hostile words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

import argmap
from argmap.explorer import themes
from argmap.explorer.bars import key_line
from argmap.explorer.breadcrumb import crumb_line
from argmap.explorer.exchanges import exchanges
from argmap.explorer.headless import press, settled
from argmap.explorer.line_fitting import columns
from argmap.explorer.navigator import Navigator
from argmap.explorer.node_counts import node_counts
from argmap.explorer.panes.cards import exchange_lines
from argmap.explorer.panes.check_findings import finding_lines, node_of
from argmap.explorer.panes.details import node_lines
from argmap.explorer.panes.passage import source_lines
from argmap.explorer.tree_row import row_lines
from argmap.query import compile_query
from argmap.styled import Line
from argmap.text import shown
from argmap.view.node_line import ASCII, UNICODE

from ..pdfs import paragraph, pdf
from ..sample import one_in
from .driving import debate_in, drive, explorer, screen_of

ROOT = Path(__file__).parents[2]
HOSTILE = Path(__file__).parent / "hostile.yaml"


def plain(line: Line) -> str:
    return "".join(segment.words for segment in line)


@pytest.fixture(params=[ROOT / "maps", HOSTILE], ids=["maps", "hostile"])
def nav(request: pytest.FixtureRequest) -> Navigator:
    found = Navigator(argmap.load([request.param]), UNICODE)
    found.outline.set_all([0], True, deep=True)
    return found


@pytest.mark.parametrize("room", one_in(3, [20, 31, 46, 60, 100, 200]))
@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_every_row_has_exactly_its_columns_and_steers_no_terminal(nav: Navigator, room: int, signs: object) -> None:
    nav.signs = signs  # type: ignore[assignment]
    for place in nav.outline.rows:
        for most in (1, 4):
            lines = [plain(line) for line in row_lines(nav, place, room, most)]
            words = " ".join(lines)
            assert 1 <= len(lines) <= most
            assert all(cell_len(line) == room for line in lines)
            assert words.split() == shown(words).split()
            assert nav.signs.more in words or most > 1 or shown(nav.graph.nodes[place.node]["text"]) in words


@pytest.mark.parametrize("room", [20, 58, 98, 198])
def test_the_way_fits(nav: Navigator, room: int) -> None:
    for row in range(len(nav.outline.rows)):
        nav.row = row
        assert 0 < columns(crumb_line(nav, room)) <= room


def test_the_pane_says_everything_of_a_node(nav: Navigator) -> None:
    for node, data in nav.graph.nodes(data=True):
        words = "\n".join(plain(line.line) for line in node_lines(nav, node))
        assert shown(data["text"]) in words
        assert shown(node) in words
        assert all(shown(speaker) in words for speaker in nav.debate.speakers(node))
        assert all(shown(tag) in words for tag in data["tags"])


def test_unanswered_is_what_the_query_language_means_by_it(nav: Navigator) -> None:
    assert nav.unanswered == set(compile_query("is:unanswered").nodes(nav.debate))


def test_counts_are_what_the_query_language_counts(nav: Navigator) -> None:
    for node in nav.graph:
        known = node_counts(nav.graph, node)
        query = f"id:{node} pros={known.pros} cons={known.cons} parents={known.parents}"
        assert compile_query(query).nodes(nav.debate) == [node]


def luminance(color: str) -> float:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", themes.THEMES)
@pytest.mark.parametrize("name", ["words", "dim", "pro", "con", "accent", "quote", "error", "warning"])
def test_colours_can_be_read(theme: str, name: str) -> None:
    colors = themes.THEMES[theme]
    for ground in (colors.ground, colors.panel, colors.cursor):
        assert contrast(getattr(colors, name), ground) >= 4.5, (theme, name, ground)


def test_without_colours_styles_have_none() -> None:
    for style in themes.styles("dark", colored=False).values():
        assert style.color is None
        assert style.bgcolor is None


def test_the_passage_of_a_node_is_marked_in_its_source(tmp_path: Path) -> None:
    nav = Navigator(argmap.load([debate_in(tmp_path)]), UNICODE)
    passage = source_lines(nav, "cars/air")
    assert passage.top is not None
    marked = [one.words for one in passage.lines[passage.top].line if one.style == "passage"]
    assert marked == ["The air would be cleaner"]
    assert passage.nodes[passage.lines[passage.top].target or ""][0] == "cars/air"
    assert len(passage.nodes["1"]) == 3
    assert "has no quote; the marks are nodes that bear on it" in plain(source_lines(nav, "cars/close").lines[2].line)
    assert "has no quote; this is the source" in plain(source_lines(nav, "cars/larger").lines[2].line)


def test_a_passage_of_a_pdf_names_its_page(tmp_path: Path) -> None:
    pages = (paragraph("The first page says little."), paragraph("On the second one the air would be cleaner."))
    (tmp_path / "s.pdf").write_bytes(pdf(*pages))
    (tmp_path / "m.yaml").write_text(
        "argmap: 1\nsources: {s: {file: s.pdf}}\nquestions: [{id: q, text: Q?, quote: the air would be cleaner}]\n"
    )
    nav = Navigator(argmap.load([tmp_path / "m.yaml"]), UNICODE)
    passage = source_lines(nav, "m/q")
    assert passage.top is not None
    assert plain(passage.lines[passage.top].line) == "page 2"
    assert "s.pdf, page 2" in "\n".join(plain(one.line) for one in node_lines(nav, "m/q"))


def test_every_line_of_the_article_leads_to_nodes_that_quote_it() -> None:
    nav = Navigator(argmap.load([ROOT / "maps"]), UNICODE)
    passage = source_lines(nav, "possible/possible")
    quoting = [passage.nodes[line.target] for line in passage.lines if line.target]
    assert {node for nodes in quoting for node in nodes} == {
        node for node, quotes in nav.graph.nodes(data="quotes") if quotes
    }
    assert passage.top is not None
    text = nav.sources.marked[0].source.folded.text
    assert len(passage.lines) >= text.lines


def test_exchanges_are_claim_objection_and_replies(tmp_path: Path) -> None:
    nav = Navigator(argmap.load([debate_in(tmp_path)]), UNICODE)
    walked = [
        (one.claim.partition("/")[2], one.objection and one.objection.child, [reply.child for reply in one.replies])
        for one in exchanges(nav.graph, "cars/close")
    ]
    assert walked == [
        ("close", "cars/shops", []),
        ("air", "cars/ring", ["cars/toll"]),
        ("air", "cars/larger", []),
        ("ring", "cars/toll", []),
    ]
    (nothing,) = exchanges(nav.graph, "cars/pays")
    assert nothing.objection is None
    words = [plain(line.line) for line in exchange_lines(nav, [nothing], 0)]
    assert "no objections, here or below" in words


def test_a_finding_leads_to_the_innermost_node(load_text: Callable) -> None:
    debate = load_text(
        "argmap: 1\nquestions:\n- id: q\n  text: Q?\n  positions:\n  - {id: p, text: P, con: {ref: nn}}\n"
    )
    (finding,) = [one for one in debate.findings if one.code == "S205"]
    assert node_of(debate, finding) == "m/p"
    (line,) = finding_lines((finding,))
    assert line.target == "0"
    assert "no node has the id nn" in plain(line.line)
    assert "no problems found" in plain(finding_lines(())[0].line)


@pytest.mark.long
@pytest.mark.parametrize("size", one_in(3, [(20, 5), (30, 10), (60, 24), (100, 30), (200, 50)]))
def test_every_view_fits_every_terminal(tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    app = explorer(HOSTILE)

    async def steps(_: object) -> None:
        for keys in (["E", "G"], ["s"], ["v"], ["d"], ["escape", "!"], ["?"], ["escape", ":"], ["escape", "y"]):
            for key in keys:
                press(app, key)
            await settled(app)
            rows = screen_of(app)
            assert len(rows) == size[1]
            assert all(cell_len(row) == size[0] for row in rows)
            assert all(row.split() == shown(row).split() for row in rows)

    drive(app, size, steps)


def test_the_footer_has_what_makes_sense_here(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))

    async def steps(_: object) -> None:
        for keys, wanted, missing in (
            ("", "l open", "Enter deeper"),
            ("v", "Enter deeper", "l open"),
            ("/", "Enter", "q"),
        ):
            for key in keys:
                press(app, key)
            await settled(app)
            words = plain(key_line(app.session, 98))
            assert wanted in words
            assert f"{missing} " not in words
        assert columns(key_line(app.session, 30)) <= 30

    drive(app, (100, 30), steps)


def test_a_map_without_nodes_is_no_crash(load_text: Callable, tmp_path: Path) -> None:
    load_text("argmap: 1\n")
    app = explorer(tmp_path / "m.yaml")

    async def steps(_: object) -> None:
        for key in (
            "j",
            "l",
            "u",
            "p",
            "z",
            "v",
            "d",
            "s",
            "m",
            "y",
            "i",
            "o",
            "J",
            "E",
            "tab",
            "enter",
            "!",
            "escape",
        ):
            press(app, key)
            await settled(app)
        assert "the maps are empty" in "".join(screen_of(app))

    drive(app, (80, 24), steps)


@pytest.mark.long
def test_clicks_in_three_panes_side_by_side(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))

    async def click(pilot: object, pane: str, words: str) -> None:
        place = app.main.pane(pane).region
        row = next(number for number, row in enumerate(screen_of(app)) if words in row[place.x : place.right])
        await pilot.click(f"#{pane}", offset=(12, row - place.y))  # type: ignore[attr-defined]

    async def steps(pilot: object) -> None:
        for key in "!":
            press(app, key)
        await settled(app)
        await click(pilot, "node", "Wait for the new tram.")
        assert app.session.navigator.node == "cars/wait"
        await click(pilot, "findings", "cars/pays")
        assert app.session.navigator.node == "cars/pays"
        press(app, "s")
        await settled(app)
        await click(pilot, "source", "The council met")
        assert "quoted here by" in "".join(screen_of(app))
        for key in ("r", "enter"):
            press(app, key)
            await settled(app)
        assert app.session.navigator.node in ("cars/air", "cars/shops")

    drive(app, (200, 30), steps)


def test_a_large_number_before_a_key_does_no_harm(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))

    async def steps(_: object) -> None:
        for key in (*"999999", "j", *"999999", "H", "tab", *"999999", "j", *"999999", "k", "tab", *"999999", "u"):
            press(app, key)
        await settled(app)
        assert app.session.context == "tree"

    drive(app, (100, 30), steps)


def test_a_click_goes_there_and_a_click_on_the_sign_folds(tmp_path: Path) -> None:
    app = explorer(debate_in(tmp_path))

    async def steps(pilot: object) -> None:
        await pilot.click("#tree", offset=(10, 2))  # type: ignore[attr-defined]
        assert app.session.navigator.node == "cars/air"
        assert not app.session.navigator.item.is_open  # type: ignore[union-attr]
        await pilot.click("#tree", offset=(5, 2))  # type: ignore[attr-defined]
        assert app.session.navigator.item.is_open  # type: ignore[union-attr]
        at = next(number for number, row in enumerate(screen_of(app)) if "Traffic would only" in row[55:])
        await pilot.click("#node", offset=(4, at - 1))  # type: ignore[attr-defined]
        assert app.session.navigator.node == "cars/ring"

    drive(app, (140, 30), steps)
