"""No text of a map runs, loads or forges anything in the page: in a browser, and by a strict reading."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import argmap
from argmap.text import escaped
from argmap.writers.page import html as writer
from argmap.writers.page.html_text import address, anchor, verbatim, words

from .browser import Page

COMMANDS = ["::error::x", " ::warning file=x::y", "##[error]x", "a ##vso[task.x]y", "##teamcity[x]"]

RUN = "window.__pwned=1"
PAYLOADS = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"\"><img src=x onerror='{RUN}'>",
    f"' onmouseover='{RUN}' x='",
    f'" autofocus onfocus="{RUN}',
    f"<svg onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<details open ontoggle={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src=\"javascript:parent.{RUN}\"></iframe>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<math><mtext><table><mglyph><style><img src onerror={RUN}>",
    f"<noscript><p title=\"</noscript><img src=x onerror={RUN}>\">",
    f"<template><script>{RUN}</script></template>",
    f"<!--<script>{RUN}</script>-->",
    f"<!-- --><script>{RUN}</script>",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"]]><script>{RUN}</script>",
    "<base href='//evil.example/'><script src=x></script>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    "<link rel=stylesheet href='data:text/css,*{background:url(//evil.example/)}'>",
    f"<object data='javascript:{RUN}'>",
    f"<form action='javascript:{RUN}'><button>x</button></form>",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;script&#62; &quot; &",
    f"{{{{constructor.constructor('{RUN}')()}}}} ${{{RUN}}} `{RUN}`",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e \\\"; {RUN}; //",
    "\u202egnp.exe \u2066\u200f\u061c right to left",
    "\u0000\u0007\u001b[31m\u009b\u2028\u2029\ufeff\ufffe\uffff \U0001fffe \ufdd0",
    "<plaintext><xmp><textarea><select><option>",
    "constructor __proto__ hasOwnProperty",
]  # fmt: skip


def hostile_map() -> dict[str, Any]:
    """A map that has a payload in every field that takes a text."""
    used = iter(range(10**6))

    def payload() -> str:
        # YAML carries no control characters but as escapes; a NUL it never carries.
        return PAYLOADS[next(used) % len(PAYLOADS)].replace("\u0000", "")

    def node(number: int, **more: Any) -> dict[str, Any]:
        return {
            "id": f"n{number}",
            "text": PAYLOADS[number % len(PAYLOADS)].replace("\u0000", ""),
            "by": [payload(), "p"],
            "qualifier": payload(),
            "note": payload(),
            "tags": [payload(), payload()],
            "quote": [{"text": payload(), "source": "s"}, {"text": "plain words here", "source": "s"}],
            **more,
        }

    count = len(PAYLOADS)
    pros = [node(number) for number in range(3, count)]
    again = {"ref": "n5", "note": payload(), "undercut": [payload(), payload()]}
    return {
        "argmap": 1,
        "title": payload(),
        "note": payload(),
        "sources": {
            "s": {
                "file": "source.txt",
                **{key: payload() for key in ("title", "author", "publisher", "date")},
                "url": f"https://example.org/\"><script>{RUN}</script>?a=1&b='2'",
                "skip": "skipped <b>words</b>",
            }
        },
        "people": {"p": {"name": payload(), "role": payload()}, "constructor": {"name": payload(), "role": payload()}},
        "questions": [
            node(0, positions=[node(1, pro=pros, conflicts="n2"), node(2, con=again), payload()]),
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    lines = [line.replace("\u0000", "") for line in PAYLOADS]
    content = "\n".join([*lines, "skipped <b>words</b>", "plain words here", *lines])
    (folder / "source.txt").write_text(content, encoding="utf-8")
    path = folder / '"><img src=x onerror=window.__pwned=1>.yaml'
    path.write_text(yaml.safe_dump(hostile_map(), allow_unicode=True, sort_keys=False), encoding="utf-8")
    debate = argmap.load([path])
    assert [finding for finding in debate.findings if finding.severity == "error" and finding.code != "S210"] == []
    assert len(debate.graph) >= len(PAYLOADS)
    text, _ = writer.write(debate)
    (folder / "page.html").write_text(text, encoding="utf-8", errors="backslashreplace")
    return folder / "page.html"


def test_it_is_valid_html(hostile: Path) -> None:
    html5lib = pytest.importorskip("html5lib")
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    parser.parse(hostile.read_text(encoding="utf-8"))
    assert parser.errors == []


def test_it_holds_no_element_and_no_attribute_of_a_map(hostile: Path) -> None:
    html5lib = pytest.importorskip("html5lib")
    tree = html5lib.parse(hostile.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    elements = [one for one in tree.iter() if isinstance(one.tag, str)]
    assert len([one for one in elements if one.tag == "script"]) == 3
    assert not {one.tag for one in elements} & {"img", "iframe", "object", "base", "plaintext", "math", "template", "b"}
    names = {name for one in elements for name in one.attrib if isinstance(name, str)}
    assert not any(name.startswith("on") or name in ("style", "src", "srcdoc", "action") for name in names)
    links = [one.attrib["href"] for one in elements if one.tag == "a"]
    assert {link.partition(":")[0] for link in links if not link.startswith("#")} <= {"https"}
    ids = [one.attrib["id"] for one in elements if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    assert not any(re.search(r"\s", identifier) for identifier in ids)
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= set(ids)


def test_nothing_acts_on_the_text_around_it(hostile: Path) -> None:
    text = hostile.read_text(encoding="utf-8")
    assert (
        re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufffe\uffff]", text)
        == []
    )


@pytest.mark.long
def test_nothing_runs(hostile: Path, driver: Any) -> None:
    page = Page(driver)
    page.requests()
    page.open(hostile)
    for view in ("#diagram", "#speakers", "#source", "#debate"):
        for link in page.all(f'.views a[href="{view}"]'):
            if link.is_displayed():
                link.click()
    for toggle in ("quotes", "columns", "details"):
        page.tool(toggle)
    page.search("script")
    page.press("\ue00c")
    page.driver.execute_script(
        "for (const node of document.querySelectorAll('#debate .h, a.m, #diagram a, summary')) {"
        " for (const kind of ['pointerover', 'mouseover', 'focusin'])"
        "  node.dispatchEvent(new Event(kind, {bubbles: true}));"
        " } for (const mark of document.querySelectorAll('a.m')) mark.click();"
    )
    page.pdf()
    assert page.js("window.__pwned") is None
    assert page.log() == []
    assert [url for url in page.requests() if not url.startswith(("file:", "data:"))] == []
    assert page.js("document.querySelectorAll('script').length") == 3


def test_the_policy_stops_what_would_get_in_all_the_same(hostile: Path, tmp_path: Path, driver: Any) -> None:
    broken = tmp_path / "broken.html"
    injected = (
        f"<main><script>{RUN}</script><img src=https://evil.example/ onerror={RUN}><p style='color:red' id=styled>x</p>"
    )
    broken.write_text(hostile.read_text(encoding="utf-8").replace("<main>", injected), encoding="utf-8")
    page = Page(driver).open(broken)
    assert page.js("window.__pwned") is None
    assert page.js("getComputedStyle(document.getElementById('styled')).color") != "rgb(255, 0, 0)"
    assert any("Content Security Policy" in entry for entry in page.log())


def test_data_for_the_script_cannot_end_it() -> None:
    from argmap.writers.page.frame import document

    data = {"a": "</script><!--<script>&"}
    text = document("t", "", [], "", data, "")
    (block,) = re.findall(r'id="data">(.*?)</script>', text)
    assert "<" not in block
    assert json.loads(block) == data


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_are_the_words_that_were_written(payload: str) -> None:
    assert not re.search("[<>\"']", words(payload))
    visible = html.unescape(words(payload))
    assert visible == re.sub(
        "[\ufdd0\ufffe\uffff\U0001fffe]", lambda found: f"\\u{ord(found[0]):04x}", argmap_shown(payload)
    )
    assert html.unescape(verbatim("  a\tb ")) == "  a b "


def argmap_shown(text: str) -> str:
    from argmap.text import shown

    return shown(text)


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&amp;d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https:", None),
        ("//example.org", None),
        ("https://[", None),
        (" javascript:alert(1)", None),
    ],
)
def test_addresses(url: str, link: str | None) -> None:
    assert address(url) == link


@pytest.mark.parametrize("name", ["m/a", "m/größe", "a b/c", 'x">/y', "m/e\u0301", "50%/x", "\u202e/x", "a\ud800/x"])
def test_anchors_are_one_word_and_differ(name: str) -> None:
    from urllib.parse import unquote

    made = anchor(name)
    assert not re.search(r"[\s\"'<>&]", made)
    if "\ud800" not in name:
        assert unquote(made) == name


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_to_a_log_is_shown_as_it_is_and_is_none(command: str) -> None:
    for made in (words(command), verbatim(command)):
        assert html.unescape(made).strip() == command.strip()
        assert made == escaped(made)
