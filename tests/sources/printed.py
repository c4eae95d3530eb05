"""The article of the seeds in print: by Typst and by Chromium, with maps that point at it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "seeds" / "000_2c61f88521b52545.txt"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
COLUMNS = """\
#set page(columns: 2, header: [How serious is diplomacy? #h(1fr) #counter_], footer: align(center)[Page #counter_])
#set par(justify: true, first-line-indent: 1em)
#set text(hyphenate: true, lang: "en", size: 10pt)
"""
STYLE = """\
<meta charset="utf-8"><style>main { column-count: 2; text-align: justify; font: 15px serif }
@page { size: A4; margin: 25mm }</style>
"""
_BREAKABLE = re.compile(r"[^\W\d_]{7,}")


def typeset(path: Path) -> None:
    """Print the article with Typst: two columns, hyphens, running heads, a table, headings."""
    import typst

    made = [COLUMNS.replace("counter_", 'context counter(page).display("1")')]
    rows: list[str] = []
    for line in [*_lines(), ""]:
        if line.startswith("|"):
            rows += [_quoted(cell.strip()) for cell in line.strip("|").split("|")[:2]] if "---" not in line else []
            continue
        if rows:
            made.append(f"#table(columns: 2, {', '.join(rows)})")
            rows = []
        is_title = 0 < len(line) < 60 and not line.endswith(".")
        made.append(f"#heading({_quoted(line)})" if is_title else f"#{_quoted(line)}")
    source = path.with_suffix(".typ")
    source.write_text("\n\n".join(made), encoding="utf-8")
    typst.compile(str(source), output=str(path))


def browsed(path: Path) -> None:
    """Print the article with Chromium: two columns, soft hyphens in long words, its own header and footer."""
    page = path.with_suffix(".html")
    broken = (_BREAKABLE.sub(_hyphenated, escape(line, quote=False)) for line in _lines())
    page.write_text(STYLE + "<main>" + "".join(f"<p>{line}</p>\n" for line in broken) + "</main>", encoding="utf-8")
    assert CHROMIUM is not None
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={path.parent / 'profile'}"]
    subprocess.run(
        [CHROMIUM, *flags, f"--print-to-pdf={path}", page.as_uri()], check=True, capture_output=True, timeout=90
    )


def maps_of(path: Path, folder: Path) -> None:
    """The maps of the article, with a PDF in its place."""
    for one in (ROOT / "maps").glob("*.yaml"):
        content = one.read_text(encoding="utf-8")
        content = re.sub(r"\n *sha256: .*", "", content)
        content = re.sub(r"file: .*\.txt", f"file: {path.name}", content)
        (folder / one.name).write_text(content, encoding="utf-8")


def _lines() -> Iterator[str]:
    yield from (line for line in ARTICLE.read_text(encoding="utf-8").splitlines() if line.strip())


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _hyphenated(word: re.Match[str]) -> str:
    """A word with a soft hyphen after every third letter, except at its ends."""
    return "\xad".join(re.findall(r".{1,3}", word[0][:-2])) + word[0][-2:]
