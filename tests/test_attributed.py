"""Whatever names a node says who asserts it and how firmly: each view is looked at where each node has both."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.explorer.bars import lines as bars_of
from argmap.explorer.headless import press, settled

from .explorer.driving import drive, explorer, screen_of
from .sample import one_in

MAP = """\
argmap: 1
title: Cars
sources:
  minutes: {file: minutes.txt}
questions:
- id: q
  text: Is Qa asked?
  by: Speaker-qa
  qualifier: hedge-qa
  quote: hedge-qa Qa
  positions:
  - id: a
    text: Pa holds.
    by: Speaker-pa
    qualifier: hedge-pa
    quote: hedge-pa Pa
    pro:
    - id: p
      text: Ra holds.
      by: Speaker-ra
      qualifier: hedge-ra
      quote: hedge-ra Ra
      undercut:
      - {id: u, text: Ua holds., by: Speaker-ua, qualifier: hedge-ua, quote: hedge-ua Ua}
    con:
    - {id: c, text: Ca holds., by: Speaker-ca, qualifier: hedge-ca, quote: hedge-ca Ca}
    caveat:
    - {id: l, text: La holds., by: Speaker-la, qualifier: hedge-la, quote: hedge-la La}
  - id: b
    text: Pb holds.
    by: Speaker-pb
    qualifier: hedge-pb
    quote: hedge-pb Pb
    conflicts: a
    con: {ref: p}
    context:
    - {id: x, text: Xa holds., by: Speaker-xa, qualifier: hedge-xa, quote: hedge-xa Xa, rephrases: l}
  questions:
  - {id: r, text: Is Qb asked?, by: Speaker-qb, qualifier: hedge-qb, quote: hedge-qb Qb}
"""
NODE = re.compile(r"\b(?:(Q)([ab]) asked\?|([PRUCLX])([ab]) holds\.)")
"""The text of a node: no other words are like it."""
NEAR = 400
"""Within so many characters of it, once tags and the like are taken off, stands who says it."""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    hedges = re.findall(r"quote: (hedge-\w+ \w+)", MAP)
    (tmp_path / "minutes.txt").write_text("\n".join(hedges) + "\n", encoding="utf-8")
    (tmp_path / "cars.yaml").write_text(MAP, encoding="utf-8")
    return tmp_path / "cars.yaml"


def named(words: str) -> Iterator[tuple[str, str]]:
    """The short names of nodes whose texts stand in words, each with the words up to the next text of a node."""
    found = list(NODE.finditer(words))
    for one, following in pairwise([*found, None]):
        name = "".join(filter(None, one.groups())).lower()
        yield name, words[one.end() : following.start() if following else None][:NEAR]


def require_attributed(words: str, least: int) -> None:
    """Each text of a node in some words is followed by its speaker and its hedge; it stands there ``least`` times."""
    found = list(named(words))
    assert len(found) >= least, words
    for name, after in found:
        assert f"Speaker-{name}" in after, (name, after, words)
        assert f"hedge-{name}" in after.replace("\\", ""), (name, after, words)


COMMANDS = {
    ("tree",): 10,
    ("tree", "--ascii"): 10,
    ("tree", "--where", "id:p"): 4,
    ("find", "*"): 9,
    ("find", "*", "--as", "tree"): 9,
    ("find", "*", "--as", "pairs"): 4,
    ("find", "*", "--group-by", "kind"): 9,
    ("show", "q"): 3,
    ("show", "a"): 5,
    ("show", "b"): 4,
    ("show", "p"): 4,
    ("show", "u"): 3,
    ("show", "x"): 3,
    ("path", "u", "q"): 3,
    ("path", "x", "a"): 3,
    ("compare", "q"): 6,
}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_that_names_nodes_says_who_and_how_firmly(
    command: tuple[str, ...], path: Path, run: Callable
) -> None:
    ran = run(*command, str(path))
    assert ran.status == 0
    require_attributed(ran.out, COMMANDS[command])


def test_the_way_to_a_finding_says_who_and_how_firmly(path: Path, run: Callable) -> None:
    path.write_text(MAP.replace("quote: hedge-ua Ua", "quote: hedge-ua Uo"), encoding="utf-8")
    ran = run("check", str(path))
    (way,) = (line for line in ran.out.splitlines() if line.lstrip().startswith("in: ") and "Ua holds" in line)
    require_attributed(way, 4)


FORMATS = {"markdown": 11, "mermaid": 9, "dot": 9, "html": 11}
BY_SPEAKER = re.compile(r'<summary><bdi class="t">([^<]*)</bdi>.*?<ul class="said">(.*?)</ul>', re.DOTALL)
"""What each speaker says, as the page lists it."""


@pytest.mark.parametrize("form", FORMATS)
def test_every_document_says_who_and_how_firmly(form: str, path: Path, run: Callable) -> None:
    made = run("export", "--format", form, str(path)).out
    require_attributed(bare(BY_SPEAKER.sub("", made)), FORMATS[form])


def test_the_list_of_speakers_says_how_firmly(path: Path, run: Callable) -> None:
    made = run("export", "--format", "html", str(path)).out
    found = BY_SPEAKER.findall(made)
    assert len(found) == 9
    for speaker, said in found:
        ((name, after),) = named(bare(said))
        assert speaker == f"Speaker-{name}"
        assert f"hedge-{name}" in after


def bare(document: str) -> str:
    """The words of a document, in one line."""
    words = html.unescape(re.sub(r"<(style|script)\b.*?</\1>|<[^>]+>", " ", document, flags=re.DOTALL))
    return " ".join(words.replace("\\n", " ").replace("\\l", " ").replace("\\", "").split())


VIEWS = {
    "the tree and a node": ("E",),
    "the tree alone": ("E", "f"),
    "weighed": ("v",),
    "a claim weighed": ("j", "v"),
    "a debate": ("j", "d"),
    "a list": (":",),
    "a filter": ("/", *"holds", "enter"),
}
SIZES = [(60, 50), (100, 50), (140, 50), (200, 50)]


@pytest.mark.parametrize("size", one_in(4, SIZES), ids="{0[0]} columns".format)
@pytest.mark.parametrize("view", VIEWS)
def test_every_screen_of_the_explorer_says_who_and_how_firmly(view: str, size: tuple[int, int], path: Path) -> None:
    app = explorer(path)

    async def steps(_: object) -> None:
        for key in VIEWS[view]:
            press(app, key)
            await settled(app)
        screen = screen_of(app)
        seen = 0
        for pane in app.screen.query("TreePane, LinesPane"):
            place = pane.region
            rows = screen[place.y : place.bottom] if pane.display and place.width else []
            words = " ".join(" ".join(row[place.x : place.right] for row in rows).split())
            words = re.sub(r"[│▌⊞⊟] ?|- (?=\w)", "", words).replace("  ", " ")
            require_attributed(words, 0)
            seen += len(list(named(words)))
        assert seen >= 2

    drive(app, size, steps)


@pytest.mark.parametrize("width", [58, 98, 128, 198])
def test_the_path_to_the_cursor_never_cuts_the_hedge_first(width: int, path: Path) -> None:
    app = explorer(path)
    nav = app.session.navigator
    nav.jump("cars/u")
    words = "".join(segment.words for segment in bars_of(app.session, width)["crumbs"])
    assert "“hedge-ua”" in words
    if width > 190:
        require_attributed(words, 4)
