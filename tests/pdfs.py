"""Small PDFs, written by hand: what no program would write can be made too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

CATALOG, PAGES, FONT = 1, 2, 3
IMAGE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\0\nendstream"
)


def stream(content: bytes, head: str = "") -> bytes:
    """A stream object."""
    return f"<</Length {len(content)}{head}>>stream\n".encode() + content + b"\nendstream"


def assembled(objects: Mapping[int, bytes], trailer: str = "", version: str = "1.7") -> bytes:
    """A file of objects, by their numbers, with the table that says where they are."""
    made = bytearray(f"%PDF-{version}\n%\xe2\xe3\n".encode("latin-1"))
    places = {}
    for number, content in objects.items():
        places[number] = len(made)
        made += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(made)
    made += f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(objects) + 1):
        made += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    made += f"trailer\n<</Size {max(objects) + 1}/Root {CATALOG} 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(made)


def written(lines: Iterable[tuple[float, float, str]], size: float = 10) -> bytes:
    """The content of a page: words at places, in points from its lower left corner."""
    made = [b"BT"]
    for x, y, words in lines:
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
        made.append(f"/F {size} Tf 1 0 0 1 {x} {y} Tm (".encode() + escaped + b") Tj")
    return b"\n".join([*made, b"ET"])


def objects_of(pages: Iterable[bytes], catalog: str = "", page: str = "") -> dict[int, bytes]:
    """The objects of a file whose pages have these contents; ``/I Do`` in one of them draws a picture."""
    objects = {FONT: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", 4: IMAGE}
    kids = []
    for content in pages:
        number = max(objects) + 1
        objects[number + 1] = stream(content)
        head = f"<</Type/Page/Parent {PAGES} 0 R/MediaBox[0 0 400 600]/Contents {number + 1} 0 R"
        objects[number] = f"{head}/Resources<</Font<</F {FONT} 0 R>>/XObject<</I 4 0 R>>>>{page}>>".encode()
        kids.append(f"{number} 0 R")
    objects[PAGES] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    objects[CATALOG] = f"<</Type/Catalog/Pages {PAGES} 0 R{catalog}>>".encode()
    return dict(sorted(objects.items()))


def pdf(*pages: Iterable[tuple[float, float, str]], catalog: str = "") -> bytes:
    """A file whose pages have these words at these places."""
    return assembled(objects_of((written(page) for page in pages), catalog))


def paragraph(words: str, x: float = 40, top: float = 540, width: int = 60) -> list[tuple[float, float, str]]:
    """Words in lines of so many characters, one below the other."""
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(x, top - 12 * number, line) for number, line in enumerate(lines)]


SCAN = b"q 400 0 0 600 0 0 cm /I Do Q"
"""A page that is a picture."""
