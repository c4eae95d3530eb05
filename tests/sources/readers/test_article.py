"""The maps of ``maps/``, checked against their article as a web page, a Word document and an e-book."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .article import FORMS, ROOT, SEED

MOST_LOST = 2
LEAST_COVERED = 97
HEADINGS = 6


@pytest.fixture(params=FORMS)
def maps(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copies of the maps whose source is the article in another form."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "work"
    (folder / "maps").mkdir(parents=True)
    (folder / ".argmap.toml").touch()
    (folder / request.param).write_bytes(FORMS[request.param]())
    for path in (ROOT / "maps").glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace(f"../seeds/{SEED.name}", f"../{request.param}")
        (folder / "maps" / path.name).write_text(re.sub(r"\n *sha256: .*", "", text), encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_the_quotes_are_found_and_the_article_is_covered(maps: Path, run: Callable) -> None:
    exported = run("export", "maps", "--format", "json")
    nodes = json.loads(exported.out)["nodes"]
    quotes = [quote for node in nodes for quote in node["quotes"]]
    assert len(quotes) == 162
    assert sum(not quote["spans"] for quote in quotes) <= MOST_LOST, exported.err
    assert run("coverage", "maps", "--fail-under", str(LEAST_COVERED)).status == 0
    ran = run("check", "maps", "--format", "json")
    errors = [finding for finding in json.loads(ran.out)["findings"] if finding["severity"] == "error"]
    assert len(errors) <= MOST_LOST, errors


def test_its_headings_are_reported(maps: Path, run: Callable) -> None:
    output = run("coverage", "maps").out
    titles = re.findall(r"^ {2}(\w.*?) {2,}", output, re.MULTILINE)
    assert len(titles) >= HEADINGS, output
    assert any(title.endswith("?") for title in titles)
