"""What reading a PDF costs, against PDFium alone and against the same words as a text.

``python tests/bench/pdf.py`` makes a PDF of 500 pages with Typst, in two columns, with hyphens and running heads. The
first check reads it, the second finds what was kept; the yardstick of the first is a process that gets the words of all
pages from PDFium, that of the second the check of the extract as a text.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from ratios import ARGMAP, ROOT, Cost, report, run

PAGES = 500
SET = """\
#set page(columns: 2, header: [A running head #h(1fr) #context counter(page).display()])
#set par(justify: true)
#set text(hyphenate: true, size: 9pt, lang: "en")
"""
LIBRARY = "import pypdfium2, sys\nfor page in pypdfium2.PdfDocument(sys.argv[1]): page.get_textpage().get_text_range()"
EXTRACT = """
import sys
from argmap.sources.extraction.readers.pdf import read
open("s.txt", "w", encoding="utf-8").write(read(open("s.pdf", "rb").read()).content)
"""
MAP = "argmap: 1\nsources: {{s: {{file: {}}}}}\nquestions: [{{text: Q, quote: complex nature of the conflict}}]\n"


def write_pdf(path: Path) -> None:
    """The article of the seeds over and over, until there are pages enough."""
    import typst

    article = (ROOT / "seeds" / "000_2c61f88521b52545.txt").read_text(encoding="utf-8").split("\n")
    quoted = ['#"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"' for line in article if line.strip()]
    (path.parent / "s.typ").write_text(SET + "\n\n".join(quoted * (PAGES * 2 // 5)), encoding="utf-8")
    typst.compile(str(path.parent / "s.typ"), output=str(path))


def check(name: str) -> Cost:
    Path("m.yaml").write_text(MAP.format(name), encoding="utf-8")
    return run([ARGMAP, "check", "--select", "P401", "m.yaml"])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["XDG_CACHE_HOME"] = folder
        path = Path(folder, "s.pdf")
        run(
            [sys.executable, __file__, str(path)]
        )  # in a process of its own, whose memory would pass for that of others
        python = sys.executable
        run([python, "-c", EXTRACT, "s.pdf"])
        first, second, memory = [], [], 0.0
        for _ in range(5):
            for kept in Path(folder, "argmap", "extracts").glob("*"):
                kept.unlink()
            library, reading = run([python, "-c", LIBRARY, "s.pdf"]), check("s.pdf")
            text, again = check("s.txt"), check("s.pdf")
            first.append(reading.seconds / library.seconds)
            second.append(again.seconds / text.seconds)
            memory = max(memory, reading.mebibytes)
        report("the first check of a PDF of 500 pages / PDFium alone", statistics.median(first), 2)
        report("  its peak memory", memory, 500, "MiB")
        report("the second check of it / the check of its text", statistics.median(second), 1.3)
        os.chdir(ROOT)


if __name__ == "__main__":
    write_pdf(Path(sys.argv[1])) if sys.argv[1:] else main()
