"""Hostile PDFs: each ends in words or in a finding, within limits of time and memory, and nothing else is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .judge import harmless
from .pdfs import FILES, GOOD
from .process import Outcome, Server

pytestmark = pytest.mark.long

SECONDS = 10
MEBIBYTES = 500
LONG = frozenset(
    {
        *("a bomb of words", "a hundred megabytes of words in a row", "a million pages", "a bomb"),
        *("forms that draw ten others each", "forms that draw each other", "nineteen thousand pages"),
        *("characters that become five hundred", "a bomb in a bomb in a bomb", "a million saved states"),
    }
)
MAP = """\
argmap: 1
sources: {s: {file: s.pdf, skip: [council]}}
questions:
- {text: Q, undeveloped: true, quote: [council met, "The [...] centre", {text: council, page: 2}]}
"""
COMMANDS = (["check"], ["coverage", "--missing"], ["source"], ["export", "--format", "json"])


def run(folder: Path, data: bytes, server: Server) -> Outcome:
    """All commands on a map of a PDF, each in limits, and nothing but the cache written."""
    (folder / ".argmap.toml").touch()
    (folder / "s.pdf").write_bytes(data)
    (folder / "m.yaml").write_text(MAP)
    before = sorted(folder.iterdir())
    outcome = server.run(folder, [[*command, "m.yaml"] for command in COMMANDS])
    assert sorted(folder.iterdir()) == before
    for ran in outcome.ran:
        harmless(ran)
    assert outcome.memory < MEBIBYTES
    return outcome


@pytest.mark.parametrize("name", [pytest.param(one, marks=pytest.mark.long) if one in LONG else one for one in FILES])
def test_a_hostile_pdf(name: str, tmp_path: Path, argmap_server: Server) -> None:
    outcome = run(tmp_path, FILES[name](), argmap_server)
    assert outcome.seconds < SECONDS * len(COMMANDS)
    assert all(ran.status in (0, 1) for ran in outcome.ran)
    checked, exported = outcome.ran[0].out.decode(), json.loads(outcome.ran[-1].out)
    verdicts = {quote["verdict"] for node in exported["nodes"] for quote in node["quotes"]}
    if "S212" in checked or "Y105" in checked:
        assert verdicts <= {"unread", "unsearched"}, "what was not read is never proved"
        assert outcome.ran[0].status == 1


def test_a_good_one_is_read(tmp_path: Path, argmap_server: Server) -> None:
    outcome = run(tmp_path, GOOD, argmap_server)
    assert "1 not found" in outcome.ran[0].out.decode()
