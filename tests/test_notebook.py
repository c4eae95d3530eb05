"""What a notebook shows of a debate."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

import argmap
from argmap.debate import Debate
from argmap.writers.dot import diagram
from argmap.writers.picture import renderers

MAP = "argmap: 1\nquestions: {text: Why?, undeveloped: true}\n"


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
    assert "argmap[pictures]" in shown["text/plain"]


def test_text_where_there_is_much(load_text: Callable[..., Any]) -> None:
    many = "\n".join(f"- {{text: Why {number}?, undeveloped: true}}" for number in range(301))
    shown = load_text(f"argmap: 1\nquestions:\n{many}\n")._repr_mimebundle_()
    assert set(shown) == {"text/plain"}
    assert "--fold" in shown["text/plain"]


@pytest.mark.parametrize("error", [ValueError("\x1b[31mno"), argmap.ArgmapError("no"), RecursionError()])
def test_nothing_is_raised(debate: Any, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr(diagram, "write", fail)
    shown = debate._repr_mimebundle_()
    assert set(shown) == {"text/plain"}
    assert type(error).__name__ in shown["text/plain"]
    assert "\x1b" not in shown["text/plain"]


def test_without_the_public_api_a_debate_is_text(debate: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Debate, "display", None)
    assert debate._repr_mimebundle_() == {"text/plain": repr(debate)}


def test_to_load_imports_nothing_that_draws() -> None:
    code = "import sys, argmap; argmap.load; print([m for m in sys.modules if 'writers' in m or 'notebook' in m])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
