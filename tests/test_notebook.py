"""What a notebook shows of a debate."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import argmap
from argmap import overview
from argmap.extras import install
from argmap.writers.dot import diagram
from argmap.writers.picture import renderers

MAP = "argmap: 1\nquestions: {text: Why?, undeveloped: true}\n"
ONE = "argmap: 1\ntitle: The one\nuses: two.yaml\nquestions: {ref: two/q, positions: {id: p, text: Yes.}}\n"
TWO = "argmap: 1\ntitle: The two\nquestions: [{id: q, text: Why?}, {id: r, text: How?}]\n"


@pytest.fixture
def debate(load_text: Callable[..., Any]) -> Any:
    return load_text(MAP)


def test_a_picture_and_always_plain_text(debate: Any) -> None:
    shown = debate._repr_mimebundle_(include=None, exclude={"text/html"})
    assert set(shown) == {"image/svg+xml", "text/plain"}
    assert ElementTree.fromstring(shown["image/svg+xml"]).tag.endswith("svg")
    assert shown["text/plain"] == repr(debate)


def test_text_where_nothing_draws(debate: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderers, "RENDERERS", ())
    shown = debate._repr_mimebundle_()
    assert set(shown) == {"text/plain"}
    assert install("pictures") in shown["text/plain"]


def test_an_overview_where_there_is_much(load_text: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "MAX_IN_PICTURE", 31)
    monkeypatch.setattr(overview, "IN_OVERVIEW", 4)
    arguments = "\n".join(f"    - {{text: Because of {number}.}}" for number in range(30))
    shown = load_text(
        f"argmap: 1\ntitle: Much\nquestions:\n- text: Why?\n  positions:\n  - text: So.\n    pro:\n{arguments}\n"
    )._repr_mimebundle_()
    words = " ".join(ElementTree.fromstring(shown["image/svg+xml"]).itertext())
    assert "Much An overview: 4 of 32 nodes" in " ".join(words.split())
    assert "[28+ folded]" in words
    assert "\n4 of 32 nodes are drawn: argmap export --root ID" in shown["text/plain"]


def test_only_the_maps_that_were_asked_for(load_text: Callable[..., Any]) -> None:
    load_text(one=ONE, two=TWO)
    words = " ".join(ElementTree.fromstring(argmap.load("one.yaml")._repr_mimebundle_()["image/svg+xml"]).itertext())
    assert "The one" in words
    assert "The two" not in words
    assert "Why?" in words
    assert "How?" not in words


@pytest.mark.parametrize("error", [ValueError("\x1b[31mno"), argmap.ArgmapError("no"), RecursionError()])
def test_nothing_is_raised(debate: Any, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(diagram, "write", fail)
    shown = debate._repr_mimebundle_()
    assert set(shown) == {"text/plain"}
    assert type(error).__name__ in shown["text/plain"]
    assert "\x1b" not in shown["text/plain"]


LOADED = {
    "by the public function": "import argmap\ndebate = argmap.load(['m.yaml'])",
    "by the module": "from argmap.loader import load\ndebate = load(['m.yaml'])",
    "unpickled": "import pickle\ndebate = pickle.loads(open('debate.pickle', 'rb').read())",
    "built by hand": """
import networkx
from argmap.debate import Debate
from argmap.files import FileAccess
debate = Debate(networkx.MultiDiGraph(), (), {}, (), frozenset(), FileAccess())
""",
}


@pytest.mark.parametrize("code", LOADED.values(), ids=LOADED)
@pytest.mark.long
def test_it_is_a_picture_however_it_was_loaded(debate: Any, code: str) -> None:
    Path("debate.pickle").write_bytes(pickle.dumps(debate))
    code += "\nimport sys\nheavy = [m for m in sys.modules if 'writers' in m or 'notebook' in m]"
    code += "\nprint(heavy, 'image/svg+xml' in debate._repr_mimebundle_())"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("[] True\n", "")


def test_to_load_imports_nothing_that_draws() -> None:
    code = "import sys, argmap; argmap.load; print([m for m in sys.modules if 'writers' in m or 'notebook' in m])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
