"""Hostile web pages, Word documents and e-books: each ends in words or in a finding, within time and memory."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .documents import DOCX, EPUB, FILES, HTML
from .judge import harmless
from .process import Server

SECONDS = 10
MEBIBYTES = 500
MAP = """\
argmap: 1
sources: {{s: {{file: {file}}}}}
questions:
- {{text: Q, undeveloped: true, quote: [The council met, "not [...] there"]}}
"""


def test_there_are_enough() -> None:
    assert min(len(HTML), len(DOCX), len(EPUB)) >= 10


@pytest.mark.long
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_document(name: str, tmp_path: Path, argmap_server: Server) -> None:
    suffix = name.rpartition(".")[2]
    (tmp_path / ".argmap.toml").touch()
    (tmp_path / f"s.{suffix}").write_bytes(FILES[name]())
    (tmp_path / "m.yaml").write_text(MAP.format(file=f"s.{suffix}"))
    before = sorted(tmp_path.iterdir())
    outcome = argmap_server.run(tmp_path, [["check", "m.yaml"], ["export", "m.yaml", "--format", "json"]])
    assert sorted(tmp_path.iterdir()) == before
    for ran in outcome.ran:
        harmless(ran)
        assert ran.status in (0, 1)
        assert b"root:x:" not in ran.out + ran.err
    assert outcome.seconds < SECONDS * len(outcome.ran)
    assert outcome.memory < MEBIBYTES
    checked, exported = outcome.ran[0].out.decode(), json.loads(outcome.ran[-1].out)
    verdicts = {quote["verdict"] for node in exported["nodes"] for quote in node["quotes"]}
    assert "crashed" not in checked, "a reader refuses what it cannot read"
    if "S212" in checked or "Y105" in checked:
        assert verdicts <= {"unread", "unsearched"}, "what was not read is never proved"
