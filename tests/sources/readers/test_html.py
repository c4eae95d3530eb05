"""What is made of HTML: cases, encodings, and no word lost or invented in any tree."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.sources.extraction.extract import Extract, UnreadableError
from argmap.sources.extraction.readers.html import read

CASES = yaml.safe_load(Path(__file__).with_name("html.yaml").read_text(encoding="utf-8"))


def as_data(extract: Extract) -> dict[str, Any]:
    """An extract as the cases write it."""
    content = extract.content
    return {
        "text": content,
        "titles": [f"{title.level} {content[title.start : title.end]}" for title in extract.titles],
        "pages": [f"{page.label} {content[page.offset :].split(maxsplit=1)[0]}" for page in extract.pages],
        "furniture": [content[start:end] for start, end in extract.furniture],
    }


def wanted(case: dict[str, Any]) -> dict[str, Any]:
    return {"text": case["text"], **{key: case.get(key, []) for key in ("titles", "pages", "furniture")}}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_page(case: dict[str, Any]) -> None:
    assert as_data(read(case["html"].encode())) == wanted(case)


ENCODINGS = {
    "a mark": ("\ufeff<p>Grün €".encode("utf-16-le"), None, "Grün €"),
    "a mark wins": (b"\xef\xbb\xbf<meta charset=windows-1252><p>Gr\xc3\xbcn", None, "Grün"),
    "meta": ("<meta charset='windows-1251'><p>Привет".encode("cp1251"), None, "Привет"),
    "meta http-equiv": (
        b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>' + "日本".encode("cp932"),
        None,
        "日本",
    ),
    "Latin-1 is windows-1252": (b"<meta charset=iso-8859-1><p>\x93a\x94 \x80", None, "“a” €"),
    "XML": ("<?xml version='1.0' encoding='koi8-r'?><html><p>Да".encode("koi8-r"), None, "Да"),
    "in a comment": (b"<!-- <meta charset=utf-16> --><meta charset=gbk><p>" + "中文".encode("gbk"), None, "中文"),
    "what is no encoding of text": (b"<meta charset=rot13><p>abc", None, "abc"),
    "UTF-8": ("<p>Grün".encode(), None, "Grün"),
    "the map wins": ("<meta charset=utf-8><p>Grün".encode("cp1252"), "windows-1252", "Grün"),
    "the map wins over a mark": ("<p>Grün".encode("utf-16-le"), "utf-16-le", "Grün"),
    "a single bad byte": (b"<meta charset=utf-8><p>" + b"word " * 500 + b"\xff", None, "word " * 500 + "\ufffd"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_an_encoding(name: str) -> None:
    data, encoding, text = ENCODINGS[name]
    assert read(data, encoding).content == text


REFUSED = {
    "not UTF-8, and nothing declared": (b"<p>Gr\xfcn", None, "is not UTF-8 and does not declare its encoding"),
    "declared wrongly": (b"<meta charset=utf-8><p>" + b"\xfc " * 9, None, "is not utf-8, which it declares"),
    "the map is wrong": (b"<p>Gr\xfcn", "utf-8", "is not utf-8, which the map declares"),
    "no words": (b"<p><img alt=words><script>words</script>", None, "holds no words"),
    "nothing": (b"", None, "holds no words"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    data, encoding, message = REFUSED[name]
    with pytest.raises(UnreadableError, match=re.escape(message)):
        read(data, encoding)


def test_much_that_looks_like_tags_is_read() -> None:
    script = f"<script>{'if(a<b)c();i<n;x=<div >;' * 10_000}</script><!-- {'<div>' * 10_000} -->"
    title = f"<p title='{'word ' * 2_000}' data-x=\"{'a > b ' * 2_000}\">words</p>"
    assert read(f"<body>{script}{title}{'<p>a<div>b</div>' * 3_000}".encode()).content.startswith("words\n\na\n\nb")


INLINE = ["b", "i", "span", "a", "em", "code", "u", "mark", "small"]
BLOCKS = ["div", "p", "section", "blockquote", "li", "h2", "td", "article", "nav", "footer", "pre", "dd"]
HIDDEN = ["script", "style", "template", "noscript", "title", "iframe"]


def _page(choose: random.Random, depth: int, seen: list[str], hidden: list[str]) -> str:
    """Random HTML; ``seen`` and ``hidden`` get its words in their order. Words within blocks are never parted."""
    made = []
    for _ in range(choose.randint(1, 4)):
        kind = choose.random()
        if depth == 0 or kind < 0.4:
            seen.append(f"w{len(seen)}x")
            made.append(f" {seen[-1]} ")
        elif kind < 0.6:
            tag = choose.choice(INLINE)
            made.append(f"<{tag}>{_page(choose, 0, seen, hidden)}</{tag}>")
        elif kind < 0.7:
            hidden.append(f"h{len(hidden)}x")
            tag = choose.choice(HIDDEN)
            made.append(f"<{tag}>{hidden[-1]}</{tag}>")
        else:
            tag = choose.choice(BLOCKS)
            inner = _page(choose, 0 if tag in ("p", "h2", "pre") else depth - 1, seen, hidden)
            closing = "" if choose.random() < 0.2 and tag not in ("h2", "pre") else f"</{tag}>"
            made.append(f"<table><tr><td>{inner}</table>" if tag == "td" else f"<{tag}>{inner}{closing}")
    return "".join(made)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_no_word_is_lost_or_invented(seed: int) -> None:
    seen: list[str] = ["first"]
    page = f"<body>first{_page(random.Random(seed), 4, seen, [])}"
    assert read(page.encode()).content.split() == [word for word in seen if word != "|"]


@settings(max_examples=200, deadline=None)
@given(st.text("<>/!-&; abpixtdrhsv=\"'\n\x00\ufeff\u00e9", max_size=200))
def test_anything_is_read_or_refused(page: str) -> None:
    try:
        extract = read(page.encode())
    except UnreadableError:
        return
    assert extract.content == extract.content.strip(" \n")
    assert "\n\n\n" not in extract.content or "<pre" in page or "<xmp" in page or "<te" in page
