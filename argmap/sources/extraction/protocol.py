"""Extracts as bytes, for the process that reads a file and for the cache.

The first line is JSON: the places, and how many characters the text has, or why there is none. The rest is the text in
UTF-8. Neither the process nor the file in which an extract is kept is trusted: whatever does not hold is no extract.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from argmap.late_pattern import late
from argmap.sources.extraction.extract import Extract, Page, Title, UnreadableError

VERSION = 2
MAX_BYTES = 32 * 1024 * 1024
"""The maximum size of an extract, in bytes; the same as for a text."""
MAX_PAGES = 20_000
MAX_TITLES = 100_000
MAX_LABEL = 40
_MAX_HEAD = 8 * 1024 * 1024
_MAX_MESSAGE = 1_000
_MAX_DEPTH = 100

_UNFIT = late("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def clean(content: str) -> str:
    """The text with control characters and invalid characters replaced one for one, so that offsets stay."""
    return _UNFIT.sub(lambda found: " " if found[0] < "\u3000" else "\ufffd", content)


def packed(extract: Extract) -> bytes:
    """An extract as bytes. Raises UnreadableError if it is too large."""
    content = clean(extract.content)
    head = {
        "extract": VERSION,
        "length": len(content),
        "pages": [(_label(page.label), page.offset, page.again) for page in extract.pages],
        "titles": extract.titles,
        "furniture": extract.furniture,
        "unread": [_label(label) for label in extract.unread],
        "lost": [_label(label) for label in extract.lost],
    }
    data = json.dumps(head, separators=(",", ":")).encode() + b"\n" + content.encode()
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"holds more than {MAX_BYTES // 1024**2} MiB of text", "quote a part of it")
    return data


def refusal(error: UnreadableError) -> bytes:
    """Why a file cannot be read, as bytes."""
    said = [None if words is None else clean(words)[:_MAX_MESSAGE] for words in (str(error), error.hint)]
    return json.dumps({"extract": VERSION, "unreadable": said}).encode() + b"\n"


def unpacked(data: bytes) -> Extract:
    """The extract in bytes. Raises UnreadableError if they hold a refusal, and ValueError if they are invalid."""
    head, _, rest = data.partition(b"\n")
    if len(head) > _MAX_HEAD or len(data) > MAX_BYTES:
        raise ValueError("too large")
    try:
        said = json.loads(head)
        content = str(memoryview(data)[len(data) - len(rest) :], "utf-8")
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(said, dict) or said.get("extract") != VERSION:
        raise ValueError("no extract")
    if "unreadable" in said:
        message, hint = said["unreadable"]
        if not isinstance(message, str) or not isinstance(hint, str | None):
            raise ValueError("no message")
        raise UnreadableError(message, hint)
    if said.get("length") != len(content):
        raise ValueError("cut short")
    pages = tuple(Page(*row) for row in _rows(said, "pages", 3 * MAX_PAGES, 3))
    titles = tuple(Title(*row) for row in _rows(said, "titles", MAX_TITLES, 3))
    furniture = tuple((start, end) for start, end in _rows(said, "furniture", 10 * MAX_PAGES, 2))
    unread, lost = (tuple(said[key]) if isinstance(said.get(key), list) else (None,) for key in ("unread", "lost"))
    _require_labels([*(page.label for page in pages), *unread, *lost])
    if not all(type(page.again) is bool for page in pages):
        raise ValueError("no pages")
    _require_order([page.offset for page in pages], len(content))
    if not all(isinstance(title.level, int) and 0 < title.level < _MAX_DEPTH for title in titles):
        raise ValueError("no levels")
    for stretches in ([title[1:] for title in titles], furniture):
        _require_order([at for stretch in stretches for at in stretch], len(content))
    return Extract(content, pages, titles, furniture, unread, lost)


def _label(words: str) -> str:
    return clean(words).strip()[:MAX_LABEL] or "?"


def _rows(said: dict[str, Any], name: str, most: int, width: int) -> list[list[Any]]:
    rows = said.get(name)
    if not isinstance(rows, list) or len(rows) > most:
        raise ValueError(f"no {name}")
    if not all(isinstance(row, list) and len(row) == width for row in rows):
        raise ValueError(f"no {name}")
    return rows


def _require_labels(labels: list[Any]) -> None:
    if not all(isinstance(label, str) and 0 < len(label) <= MAX_LABEL for label in labels):
        raise ValueError("no labels")


def _require_order(offsets: list[Any], length: int) -> None:
    if not all(type(at) is int and 0 <= at <= length for at in offsets):
        raise ValueError("no offsets")
    if any(after < before for before, after in pairwise(offsets)):
        raise ValueError("out of order")
