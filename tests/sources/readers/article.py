"""The article of ``seeds/`` as people have it: as a saved page, a Word document and an e-book."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import docx

from .documents import epub

ROOT = Path(__file__).parents[3]
SEED = ROOT / "seeds" / "000_2c61f88521b52545.txt"
_TOPIC = "Frequently asked questions"


class Block(NamedTuple):
    """A heading, a paragraph, or the rows of a table, cell by cell."""

    kind: Literal["heading", "paragraph", "table"]
    words: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def blocks() -> Iterator[Block]:
    """The article in pieces."""
    rows: list[tuple[str, ...]] = []
    after_gap = False
    for line in SEED.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            rows += [cells] if cells[0].strip("-") else []
            continue
        if rows:
            yield Block("table", rows=tuple(rows))
            rows = []
        if line:
            is_heading = line == _TOPIC or (after_gap and line.endswith("?"))
            yield Block("heading" if is_heading else "paragraph", line)
        after_gap = not line


def body() -> str:
    """The article as HTML."""
    made = []
    for block in blocks():
        if block.kind == "table":
            cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in block.rows)
            made.append(f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>")
        else:
            tag = "h2" if block.kind == "heading" else "p"
            made.append(f"<{tag}>{html.escape(block.words)}</{tag}>")
    return "\n".join(made)


def web_page() -> bytes:
    """A page as a browser saves it: menus, scripts, a footer, and the article in between."""
    page = (
        '<!DOCTYPE html>\n<!-- saved from url=(0030)https://example.org/diplomacy -->\n<html lang="en"><head>'
        '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><title>Diplomacy | Example</title>'
        '<script async="" src="./Diplomacy_files/analytics.js"></script><style>.menu{display:flex}</style></head><body>'
        '<nav class="menu"><ul><li><a href="https://example.org/">Home</a></li><li><a>Politics</a></li></ul></nav>'
        '<noscript><iframe src="./t.html"></iframe></noscript><main><article>'
        f"{body()}</article></main>"
        '<div style="display: none;" id="popup"><p>Subscribe to our newsletter</p></div>'
        '<script>document.write("<p>no</p>")</script>'
        "<footer><p>© 2025 Example</p><p><a>Privacy</a></p></footer></body></html>"
    )
    return page.encode()


def word_document() -> bytes:
    """A Word document, with a head and a foot on each page, as python-docx writes it."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Diplomacy"
    document.sections[0].footer.paragraphs[0].text = "Example"
    for block in blocks():
        if block.kind == "table":
            table = document.add_table(0, 2)
            for row in block.rows:
                for cell, words in zip(table.add_row().cells, row, strict=False):
                    cell.text = words
        elif block.kind == "heading":
            document.add_heading(block.words, 2)
        else:
            half = len(block.words) // 2  # a word processor cuts words anywhere
            paragraph = document.add_paragraph(block.words[:half])
            paragraph.add_run(block.words[half:]).italic = True
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def e_book() -> bytes:
    """An e-book with a chapter for each heading, and its table of contents."""
    before, *rest = body().replace("’", "&#8217;").split("<h2>")
    chapters = {f"c{number}": f"<h2>{words}" for number, words in enumerate(rest)}
    contents = "".join(f'<li><a href="{name}.xhtml">{name}</a></li>' for name in chapters)
    return epub({"intro": before, **chapters}, nav=f'<nav epub:type="toc"><ol>{contents}</ol></nav>')


FORMS = {"page.html": web_page, "article.docx": word_document, "article.epub": e_book}
