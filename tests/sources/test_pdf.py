"""PDFs as sources: pages, running heads, hyphens, headings, and what is said of each in findings and exports."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typst

from argmap.extras import install
from argmap.sources.extraction.extract import Extract, UnreadableError
from argmap.sources.extraction.extracted_text import ExtractedText
from argmap.sources.extraction.protocol import packed, unpacked
from argmap.sources.extraction.readers.pdf import read

from ..pdfs import SCAN, assembled, objects_of, paragraph, pdf, stream, written

ONE = "The council met on Monday. Ana Lopez said that shops may lose customers, and the mayor did not agree."
TWO = "Nobody else spoke to this point. The council voted at noon, and the mayor thanked all who had come."
THREE = "On Tuesday it met again. Ana Lopez said that shops may lose customers, as she had said before."


def headed(words: str, number: int, head: str = "Minutes of the council") -> list[tuple[float, float, str]]:
    """A page with a running head, on the other side where its number is even, and a number below."""
    left, right = (40, 330) if number % 2 else (260, 40)
    return [(left, 570, head), (right, 570, f"p. {number}"), *paragraph(words), (200, 30, str(number))]


def body(extract: Extract) -> str:
    """The text without running heads."""
    kept, done = [], 0
    for start, end in extract.furniture:
        kept.append(extract.content[done:start])
        done = end
    return "".join(kept) + extract.content[done:]


def words(content: str) -> list[str]:
    return content.replace("-\n", "").split()


FOUR = "The shops will be heard again in May. Until then the centre stays as it is, and nobody has to move."
FIVE = "At four the mayor closed the meeting. The minutes were read out, and all who were there signed them."
MINUTES = pdf(*(headed(page, number) for number, page in enumerate((ONE, TWO, THREE, FOUR, FIVE), 7)))


def test_running_heads_and_numbers_are_told_from_the_text() -> None:
    extract = read(MINUTES)
    assert words(body(extract)) == " ".join((ONE, TWO, THREE, FOUR, FIVE)).split()
    assert len(extract.furniture) == 10, "a head of two pieces is one line for PDFium"


def test_a_sentence_that_comes_again_is_no_running_head() -> None:
    pages = [paragraph("The motion was carried. " + words) for words in (ONE, TWO, THREE, TWO)]
    assert read(pdf(*pages)).furniture == ()


@pytest.mark.parametrize(
    ("heads", "gap"),
    [
        (
            ["Rule 1: Never lie to the court", "Rule 2: Never take money", "Rule 3: Be kind", "Rule 4: Leave by night"],
            60,
        ),
        (["1 On the shops", "2 On the bridge", "3 On the mayor", "4 On what is left"], 60),
        (["It is not true that"] * 4, 22),
        (["A. No."] * 4, 22),
    ],
)
def test_words_that_begin_a_page_are_no_running_head(heads: list[str], gap: float) -> None:
    texts = ("taxes were lowered in the spring of", "the bridge was built by the city and", "all had paid", "it fell")
    pages = [
        [(40, 560, head), *paragraph(f"{text} {ONE}", top=560 - gap)] for head, text in zip(heads, texts, strict=True)
    ]
    extract = read(pdf(*pages))
    assert extract.furniture == ()
    assert " ".join(extract.content.split()).count(heads[0]) == heads.count(heads[0])


@pytest.mark.parametrize("label", ["{}", "Page {}", "- {} -", "{} / 9", "Minutes of the council, page {}"])
def test_page_numbers_count_by_one(label: str) -> None:
    pages = [
        [*paragraph(text), (40, 30, label.format(number))] for number, text in enumerate((ONE, TWO, THREE, FOUR), 3)
    ]
    assert len(read(pdf(*pages)).furniture) == 4


def test_roman_numbers_count_too() -> None:
    pages = [
        [*paragraph(text), (40, 30, number)]
        for number, text in zip(("ii", "iii", "iv", "v"), (ONE, TWO, THREE, FOUR), strict=True)
    ]
    assert len(read(pdf(*pages)).furniture) == 4


def test_a_heading_below_the_running_head_is_none() -> None:
    pages = [
        [(40, 570, f"Minutes {number}"), (40, 550, f"{number + 3}.{number} On the shops"), *paragraph(words, top=520)]
        for number, words in enumerate((ONE, TWO, THREE, FOUR, FIVE), 1)
    ]
    extract = read(pdf(*pages))
    assert [extract.content[start:end] for start, end in extract.furniture] == [f"Minutes {n}\n" for n in range(1, 6)]


def test_columns_are_read_one_after_another() -> None:
    one, other = f"{ONE} {THREE} {FIVE}", f"{TWO} {FOUR} {ONE}"
    left, right = paragraph(one, 30, width=34), paragraph(other, 215, width=34)
    title = [(40.0, 570.0, "Minutes of the whole council in two columns")]
    across = [line for pair in zip(left, right, strict=False) for line in pair]
    across += (left if len(left) > len(right) else right)[len(across) // 2 :]
    for page in (title + left + right, title + left[::-1] + right[::-1], title + across):
        assert words(read(pdf(page)).content)[8:] == f"{one} {other}".split()


def test_the_rows_of_a_table_stay_whole() -> None:
    rows = [
        ("Monday", "The council met, and heard Ana Lopez"),
        ("Tuesday", "It met again"),
        ("May", "The shops are heard"),
    ]
    page = [
        (x, 540.0 - 12 * at, cell) for at, row in enumerate(rows * 4) for x, cell in zip((40, 150), row, strict=True)
    ]
    assert read(pdf(page)).content.split() == " ".join(f"{day} {what}" for day, what in rows * 4).split()


TURNS = {
    0: (b"1 0 0 1", lambda x, y: (x, y)),
    90: (b"0 1 -1 0", lambda x, y: (400 - y * 400 / 600, x)),
    180: (b"-1 0 0 -1", lambda x, y: (400 - x, 600 - y)),
    270: (b"0 -1 1 0", lambda x, y: (y * 400 / 600, 600 - x)),
}
"""How words are written on a page that is turned so that they are upright, and where."""


@pytest.mark.parametrize("turned", TURNS)
def test_paragraphs_are_told_apart_on_a_turned_page(turned: int) -> None:
    matrix, place = TURNS[turned]
    page = written([(*place(x, y), words) for x, y, words in [*paragraph(ONE), *paragraph(TWO, top=480)]], 6)
    content = page.replace(b"1 0 0 1", matrix)
    extract = read(assembled(objects_of([content], page=f"/Rotate {turned}")))
    assert [part.split() for part in extract.content.split("\n\n")] == [ONE.split(), TWO.split()]


def test_a_paragraph_goes_on_over_the_page() -> None:
    extract = read(pdf(headed("The council met and did", 1), headed("not agree on the shops.", 2)))
    assert "\n\n" not in extract.content
    assert words(body(extract)) == ["The", "council", "met", "and", "did", "not", "agree", "on", "the", "shops."]


def made_by_typst(body: str, size: str = "a5") -> Extract:
    data = typst.compile(
        f'#set page(paper: "{size}")\n#set text(size: 10pt, lang: "en")\n{body}'.encode(), format="pdf"
    )
    assert isinstance(data, bytes)
    return read(data)


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ("The dose is 5#super[2] units and 10#super[6] cells", "The dose is 5² units and 10⁶ cells"),
        ("in 2019#super[3] it fell by 12#super[34]", "in 2019³ it fell by 12³⁴"),
        ("25 m#super[2] on the 2#super[nd] day.#super[12]", "25 m² on the 2nd day.¹²"),
        ("Log#sub[2] of 10#sub[16], 0.5 or 3/4", "Log₂ of 10₁₆, 0.5 or 3/4"),
        ('#text(number-type: "old-style")[in 1357 and 24680]', "in 1357 and 24680"),
        ("#super(typographic: false)[1]See 10#super(typographic: false)[-6] of it", "¹See 10⁻⁶ of it"),
        ("The sum is $10^6$ tonnes and $x^(2n) + a_1$ here", "The sum is 10⁶ tonnes and 𝑥²ⁿ + 𝑎₁ here"),
        ("A message#super(typographic: false)[1] and a name#super(typographic: false)[2].", "A message¹ and a name²."),
        ("#text(size: 30pt)[T]he council met 4 times", "The council met 4 times"),
    ],
)
def test_a_raised_number_is_no_digit_of_another(body: str, content: str) -> None:
    assert made_by_typst(body).content == content + "\n"


def test_a_raised_number_on_a_turned_page() -> None:
    words = [(40.0, 560.0, "The dose is 10")]
    for turned, (matrix, place) in TURNS.items():
        line = written([(*place(x, y), text) for x, y, text in words], 10)
        small = written([(*place(105.6, 564.0), "6")], 6)
        page = (line + b"\n" + small).replace(b"1 0 0 1", matrix)
        content = read(assembled(objects_of([page], page=f"/Rotate {turned}"))).content
        assert content == "The dose is 10⁶\n", turned


@pytest.mark.parametrize(
    ("first", "second", "content"),
    [
        ("the policy, found in /usr/share/doc/ocaml/", "ocaml_policy.gz of it", "/usr/share/doc/ocaml/ocaml_policy.gz"),
        ("details can be found at https://example.org/", "keys of it", "https://example.org/keys"),
        ("generate them on https://sso.example.", "org now", "https://sso.example.org"),
        ("see the page https://example.org", "/keys of it", "https://example.org/keys"),
        ("it is for shops and/", "or for customers", "and/or"),
        ("what is in the debian/", "directory of it", "debian/\ndirectory"),
        ("so it is in README.", "Debian has it", "README.\nDebian"),
        ("as it is in /usr/share/doc.", "The shops", "/usr/share/doc.\nThe"),
        ("the address is https://example.org.", "The shops", "https://example.org.\nThe"),
        ("shops, schools etc.", "and so on", "etc.\nand"),
        ("dists/main/", "dists/main/binary", "dists/main/\ndists"),
        ("as it is in /usr/ ", "share/doc of it", "/usr/\nshare"),
    ],
)
def test_a_name_that_the_end_of_a_line_cuts(first: str, second: str, content: str) -> None:
    lines = [(40.0, 560.0, first), (40.0, 548.0, first), (40.0, 536.0, second)]
    assert content in read(pdf(lines)).content


def noted(columns: int, breaks: str = "") -> Extract:
    """Three pages with footnotes, in one paragraph or, with ``breaks``, in more."""
    words = [f"word{number}" for number in range(700)]
    words[60] += "#footnote[See the accompanying documentation.]"
    words[300] += "#footnote[Another note is here. " + "It says more about the shops. " * 3 + "]" + breaks
    words[640] += "#footnote[The last one of them.]"
    return made_by_typst(f'#set page(columns: {columns}, numbering: "1")\n#set par(justify: true)\n' + " ".join(words))


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("breaks", ["", "\n\n"])
def test_footnotes_cut_no_sentence_and_keep_their_page(columns: int, breaks: str) -> None:
    extract = noted(columns, breaks)
    content = body(extract)
    text = [word.rstrip("¹²³") for word in content.split() if word.startswith("word")]
    assert text == [f"word{number}" for number in range(700)]
    kept = [paragraph for paragraph in content.split("\n\n") if "word" in paragraph]
    assert len(kept) == (2 if breaks else 1), "no note parts the words"
    whole = ExtractedText("notes.pdf", extract.content, extract=extract)
    for words, page in (
        ("¹ See the accompanying", "word60"),
        ("² Another note", "word300"),
        ("³ The last one", "word640"),
    ):
        at, mark = extract.content.index(words), extract.content.index(page)
        assert whole.page(at) == whole.page(mark), words
    assert whole.page(extract.content.index("word699")) == [page.label for page in extract.pages if not page.again][-1]
    assert unpacked(packed(extract)) == extract


def test_small_lines_at_the_foot_without_a_mark_are_no_footnotes() -> None:
    lines = written(paragraph(ONE)) + b"\n" + written([(40, 80, "Prices in small type"), (40, 70, "of the shops")], 8)
    assert read(assembled(objects_of([lines, written(paragraph(TWO))]))).content.startswith(
        f"{read(pdf(paragraph(ONE))).content}\nPrices in small type"
    )


def test_words_from_right_to_left_have_their_letters_in_order() -> None:
    """As Chromium writes them: word by word to the left, and the letters of each to the right."""
    words = ["לא", "הושג", "בעיר", "2020"]
    letters = sorted({letter for word in words for letter in word if not letter.isdigit()})
    codes = {letter: chr(65 + number) for number, letter in enumerate(letters)}
    stored = ["".join(codes.get(one, one) for one in (word[::-1] if not word.isdigit() else word)) for word in words]
    lines = [(300.0 - 60 * number, 500.0, word) for number, word in enumerate(stored)]
    objects = objects_of([written(lines)])
    objects[3] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 30 0 R>>"
    table = {code: letter for letter, code in codes.items()} | {digit: digit for digit in "0123456789"}
    rows = b"".join(b"<%02x><%04x>" % (ord(code), ord(letter)) for code, letter in table.items())
    head = b"/CMapName/X def begincmap 1 begincodespacerange<00><ff>endcodespacerange %d beginbfchar" % len(table)
    objects[30] = stream(head + rows + b" endbfchar endcmap")
    found = read(assembled(objects)).content.split()
    assert sorted(found) == sorted(words)


def test_what_is_beside_the_page_is_not_read() -> None:
    lines = [
        (40, 560, "The council met"),
        (-300, 545, "and did not meet"),
        (40, 700, "above the page"),
        (900, 530, "right"),
    ]
    page = [*lines, (40, 500, "It ended at noon"), (40, -30, "below it")]
    assert read(pdf(page)).content.split() == ["The", "council", "met", "It", "ended", "at", "noon"]
    with pytest.raises(UnreadableError, match="without words"):
        read(pdf([(900, 530, "right")]))
    cropped = objects_of([written([(40, 560, "cut off"), (40, 300, "It is seen")])], page="/CropBox[0 200 400 400]")
    assert read(assembled(cropped)).content == "It is seen\n"


def test_labels_are_those_of_the_file() -> None:
    labelled = pdf(*[paragraph(ONE)] * 4, catalog="/PageLabels<</Nums[0<</S/r>>2<</S/D/St 7/P(A-)>>]>>")
    assert [page.label for page in read(labelled).pages] == ["i", "ii", "A-7", "A-8"]
    assert [page.label for page in read(pdf(paragraph(ONE), paragraph(TWO))).pages] == ["1", "2"]


def test_headings_are_the_bookmarks_that_are_on_their_pages() -> None:
    page = [
        (40.0, 560.0, "1 On the shops"),
        *paragraph(ONE, top=530),
        (40.0, 460.0, "A title in two"),
        (40.0, 448.0, "lines"),
    ]
    objects = objects_of([written(page)], "/Outlines 20 0 R")
    objects[20] = b"<</First 21 0 R/Last 23 0 R/Count 3>>"
    objects[21] = b"<</Title(On the shops)/Parent 20 0 R/Next 22 0 R/Dest[5 0 R/Fit]>>"
    objects[22] = b"<</Title(A title in two lines)/Parent 20 0 R/Prev 21 0 R/Next 23 0 R/Dest[5 0 R/Fit]>>"
    objects[23] = b"<</Title(Not there)/Parent 20 0 R/Prev 22 0 R/Dest[5 0 R/Fit]>>"
    extract = read(assembled(objects))
    titles = [(title.level, " ".join(extract.content[title.start : title.end].split())) for title in extract.titles]
    assert titles == [(1, "1 On the shops"), (1, "A title in two lines")]


def test_pages_without_text_are_named() -> None:
    extract = read(assembled(objects_of([written(paragraph(ONE)), SCAN, b"", SCAN])))
    assert extract.unread == ("2", "4"), "an empty page hides nothing"


def test_a_scan_with_a_stamp_is_no_text() -> None:
    scan = b"q 400 0 0 500 0 50 cm /I Do Q\n"
    logo = b"q 40 0 0 40 0 550 cm /I Do Q\n"
    stamped, titled = written([(200, 20, "3")]), written([(40, 560, "On the shops")])
    pages = [written(paragraph(ONE)), scan + stamped, logo + titled, scan + written(paragraph(ONE)), stamped]
    assert read(assembled(objects_of(pages))).unread == ("2",)


def test_pages_that_lost_characters_are_named(minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    objects = objects_of([written(paragraph(ONE)), written(paragraph(TWO)).replace(b"Nobody", b"Nob\\001dy")])
    objects[3] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 30 0 R>>"
    codes = b"".join(b"<%02x><%04x>" % (code, code) for code in range(32, 127)) + b"<01><fffd>"
    objects[30] = stream(
        b"/CMapName/X def begincmap 1 begincodespacerange<00><ff>endcodespacerange "
        b"%d beginbfchar" % (codes.count(b"><") // 2 + 1) + codes + b" endbfchar endcmap"
    )
    data = assembled(objects)
    assert read(data).lost == ("2",)
    Path("minutes.pdf").write_bytes(data)
    minutes("The council met")
    out = run("check", "m.yaml", "--select", "S221").out
    assert "1 of 2 pages has characters that the file draws but does not spell" in out


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (assembled(objects_of([SCAN, SCAN])), "as from a scanner"),
        (pdf([]), "without words: it is empty, or damaged"),
        (b"%PDF-1.7 nothing more", "too damaged"),
        (b"a text", "is not a PDF"),
        (assembled(objects_of([b""]) | {6: stream(b"\xff" * 99)}), "without words"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read(data)


@pytest.fixture
def minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Write a map of the minutes, with a quote as it is given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / ".argmap.toml").touch()
    (tmp_path / "minutes.pdf").write_bytes(MINUTES)

    def write(quote: str, more: str = "") -> None:
        (tmp_path / "m.yaml").write_text(
            f"argmap: 1\nsources:\n  minutes:\n    file: minutes.pdf\n{more}questions:\n- text: Q?\n  quote: {quote}\n"
        )

    return write


def test_a_quote_goes_on_over_a_running_head(minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    minutes("the mayor did not agree. Nobody else spoke")
    assert run("check", "m.yaml", "--select", "P4", "--ignore", "P405,P413,P415").out.startswith("1 map checked: no")
    (node,) = json.loads(run("export", "m.yaml", "--format", "json").out)["nodes"]
    assert [(quote["page"], quote["match"]) for quote in node["quotes"]] == [("1", "layout")]


def test_a_negation_is_not_hidden_by_a_running_head(run: Callable[..., Any], minutes: Callable[..., None]) -> None:
    pages = [headed(words, number, "Minutes of the council of the city " * 2) for number, words in enumerate(
        ("The mayor said that she would", "not close the centre.", "All went home."), 1
    )]  # fmt: skip
    Path("minutes.pdf").write_bytes(pdf(*pages))
    minutes("close the centre")
    assert run("check", "m.yaml", "--select", "P431").out.count("P431") == 1
    minutes("The mayor said that she would")
    assert run("check", "m.yaml", "--select", "P431").out.count("P431") == 1


def test_a_running_head_that_denies_is_reported(run: Callable[..., Any], minutes: Callable[..., None]) -> None:
    pages = [headed(words, number, "It is not true that") for number, words in enumerate(
        ("The mayor said that she would", "close the centre.", "All went home."), 1
    )]  # fmt: skip
    Path("minutes.pdf").write_bytes(pdf(*pages))
    minutes("she would close the centre")
    ran = run("check", "m.yaml", "--select", "P430,P431", "--format", "concise").out
    assert "P430 a running head within the quote contains “not”" in ran
    minutes("close the centre")
    assert "P431 “not” is just outside" in run("check", "m.yaml", "--select", "P431", "--format", "concise").out


def test_words_of_running_heads_are_in_no_total(minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    minutes("The council met")
    (source,) = json.loads(run("coverage", "m.yaml", "--format", "json").out)["sources"]
    assert source["words"] == len(re.findall(r"\w+", f"{ONE} {TWO} {THREE} {FOUR} {FIVE}"))


def test_a_page_tells_two_places_apart(minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    minutes("shops may lose customers")
    ran = run("check", "m.yaml", "--select", "P402", "--format", "concise")
    assert "the words occur on page 1, which is used, and on page 3: add the page" in ran.out
    minutes("{text: shops may lose customers, page: 3}")
    assert run("check", "m.yaml", "--select", "P4", "--ignore", "P405,P415").status == 0
    (node,) = json.loads(run("export", "m.yaml", "--format", "json").out)["nodes"]
    assert node["quotes"][0]["page"] == "3"


def test_the_wrong_line_of_a_page_is_no_other_page(minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    minutes("{text: shops may lose customers, page: 3, line: 1}")
    ran = run("check", "m.yaml", "--select", "P401")
    assert re.search(r"does not begin on line 1 of page 3 of minutes.pdf, but on line \d+ of the extracted", ran.out)


def test_pages_that_are_called_the_same_are_reported(minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    labels = "/PageLabels<</Nums[0<</S/D>>1<</S/D>>]>>"
    Path("minutes.pdf").write_bytes(pdf(paragraph(ONE), paragraph(THREE), catalog=labels))
    minutes("{text: shops may lose customers, page: 1}")
    assert "more than once on page 1 (2 pages have this number)" in run("check", "m.yaml", "--select", "P402").out


def test_the_wrong_page_is_corrected(minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    minutes("{text: On Tuesday it met again, page: 2}")
    ran = run("check", "m.yaml", "--select", "P401")
    assert ran.status == 1
    assert "the quote does not begin on page 2 of minutes.pdf, but on page 3" in ran.out
    assert "--> minutes.pdf, page 3" in ran.out
    assert run("check", "m.yaml", "--select", "P401", "--fix").status == 0
    assert "page: 3}" in Path("m.yaml").read_text()


@pytest.mark.parametrize(("file", "message"), [("minutes.pdf", "has no page xii"), ("minutes.txt", "has no pages")])
def test_a_page_that_is_not_there(
    file: str, message: str, minutes: Callable[..., None], run: Callable[..., Any]
) -> None:
    minutes("{text: On Tuesday it met again, page: xii}")
    Path("minutes.txt").write_text(THREE)
    Path("m.yaml").write_text(Path("m.yaml").read_text().replace("minutes.pdf", file))
    ran = run("check", "m.yaml", "--select", "P401")
    assert (ran.status, ran.out.count(message)) == (1, 1)


def test_every_form_of_report_says_the_page(minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    minutes("On Tuesday it never met again")
    for form in ("full", "json", "sarif", "github", "junit"):
        out = run("check", "m.yaml", "--select", "P401", "--format", form).out
        assert re.search(r'page 3|"page": "3"', out), form
    (result,) = json.loads(run("check", "m.yaml", "--select", "P401", "--format", "sarif").out)["runs"][0]["results"]
    assert "region" not in result["relatedLocations"][0]["physicalLocation"], "a PDF has no lines"


def test_the_digest_and_the_reader_are_recorded(minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    minutes("On Tuesday it met again")
    assert run("check", "m.yaml", "--select", "P413", "--fix").status == 0
    said = Path("m.yaml").read_text()
    assert f"    sha256: {hashlib.sha256(MINUTES).hexdigest()}\n    read: pypdfium2 " in said
    assert run("check", "m.yaml", "--select", "P41,P401,P402", "--ignore", "P415").out.startswith("1 map checked: no")
    (source,) = json.loads(run("export", "m.yaml", "--format", "json").out)["sources"]
    assert source["read"].startswith("pypdfium2 ")


@pytest.mark.parametrize(
    ("quote", "changed", "said"),
    [
        ("On Tuesday it never met again", False, True),
        ("On Tuesday it never met again", True, False),
        ("on Tuesday it met again", False, True),
        ("On Friday nobody came but the mayor of Elm", False, False),
        ("Quixotic zebras yodel", False, False),
    ],
)
def test_another_reader_may_be_why_a_quote_is_lost(
    quote: str, changed: bool, said: bool, minutes: Callable[..., None], run: Callable[..., Any]
) -> None:
    digest = hashlib.sha256(MINUTES + b"before" * changed).hexdigest()
    minutes(quote, f"    sha256: {digest}\n    read: pypdfium2 4.30.0\n")
    out = run("check", "m.yaml", "--select", "P401").out
    assert "these words are " in out
    assert ("; perhaps because it was read by pypdfium2 4.30.0 before, and by pypdfium2 5" in out) is said


def test_no_safe_fix_parts_a_name(minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    lines = paragraph("The files are in the debian/") + paragraph("copyright of the shops.", top=528)
    Path("minutes.pdf").write_bytes(pdf(lines))
    minutes("The files are in the debian/copyright of the shops")
    before = Path("m.yaml").read_text()
    assert "P401" in run("check", "m.yaml", "--select", "P401", "--fix").out
    assert Path("m.yaml").read_text() == before


def test_without_the_extra_nothing_is_proved(
    minutes: Callable[..., None], run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes("On Tuesday it met again")
    monkeypatch.setattr("argmap.sources.extraction.kinds._is_there", lambda _module: False)
    ran = run("check", "m.yaml")
    assert ran.status == 1
    assert f"minutes.pdf is a PDF, which needs a library that is not installed: {install('sources')}" in ran.out
    assert "1 quote, 1 not checked" in ran.out
    (node,) = json.loads(run("export", "m.yaml", "--format", "json").out)["nodes"]
    assert node["quotes"][0]["verdict"] == "unread"


def test_without_the_extra_nothing_is_recorded(
    minutes: Callable[..., None], run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes("On Tuesday it met again")
    before = Path("m.yaml").read_text()
    with monkeypatch.context() as without:
        without.setattr("argmap.sources.extraction.kinds._is_there", lambda _module: False)
        ran = run("check", "m.yaml", "--select", "P413", "--fix")
        assert (ran.status, ran.out.count("needs a library that is not installed")) == (1, 1)
        quiet = run("check", "m.yaml", "--select", "P401", "--ignore", "S212").out
        assert "nothing reported, but 1 quote was not checked" in quiet
        assert "no problems" not in quiet
        assert run("check", "m.yaml", "--select", "Q701").status == 0, "no rule needed the source"
    assert Path("m.yaml").read_text() == before
    minutes("On Tuesday it met again", f"    sha256: {hashlib.sha256(MINUTES).hexdigest()}\n")
    assert run("check", "m.yaml", "--select", "P413", "--fix").status == 0
    assert "    read: pypdfium2 " in Path("m.yaml").read_text(), "the reader is added to a digest that holds"


def test_many_files_are_read_in_one_run(tmp_path: Path, minutes: Callable[..., None], run: Callable[..., Any]) -> None:
    minutes("x")
    names = [f"s{number}" for number in range(6)]
    for name in names:
        (tmp_path / f"{name}.pdf").write_bytes(pdf(paragraph(f"{ONE} This is {name}.")))
    (tmp_path / "s3.pdf").write_bytes(b"%PDF-1.7 nothing")
    sources = "".join(f"  {name}: {{file: {name}.pdf}}\n" for name in names)
    questions = "".join(f"- {{text: Q?, source: {name}, quote: This is {name}}}\n" for name in names)
    (tmp_path / "m.yaml").write_text(f"argmap: 1\nsources:\n{sources}questions:\n{questions}")
    ran = run("check", "m.yaml", "--select", "S,P401")
    assert (ran.status, ran.out.count("error")) == (1, 2)
    assert "6 quotes, 1 not checked" in ran.out
