"""Mistyped keys are mended where only one key can be meant, and nothing else is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("node", "mended"),
    [
        ("{text: Q?, positons: [a, b]}", "{text: Q?, positions: [a, b]}"),
        ("{text: Q?, 'qoute': x, undeveloped: true}", "{text: Q?, 'quote': x, undeveloped: true}"),
        ("{text: Q?, positons: a, postions: b}", None),
        ("{text: Q?, positions: a, postions: b}", None),
        ("{text: Q?, wholly-else: b}", None),
        ("{Quote: it was said}", None),
    ],
)
def test_a_key_is_mended_where_one_is_meant(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, node: str, mended: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "argmap: 1\nquestions:\n- id: q  # kept\n  text: W?\n  undeveloped: true\n- "
    Path("m.yaml").write_text(text + node + "\n")
    run("check", "m.yaml", "--select", "S202", "--fix")
    assert Path("m.yaml").read_text() == text + (mended or node) + "\n"
