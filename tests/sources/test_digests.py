"""Digests: one text has one, however its file is written, and those of bytes that were recorded earlier still count."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.sources.digests import digest, is_digest_of

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\ufeff")), min_size=1, max_size=5)
WRITTEN = st.sampled_from([("utf-8", "utf-8"), ("utf-8-sig", None), ("utf-16", None), ("utf-16-le", "utf-16")])


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), WRITTEN)
def test_a_text_has_one_digest_however_it_is_written(
    lines: list[str], end: str, written: tuple[str, str | None]
) -> None:
    encoding, declared = written
    data = end.join(lines).encode(encoding)
    assert digest(data, declared) == hashlib.sha256("\n".join(lines).encode()).hexdigest()
    assert is_digest_of(digest(data, declared), data, declared)
    assert is_digest_of(hashlib.sha256(data).hexdigest(), data, declared)


@given(LINES, LINES)
def test_other_words_have_another_digest(lines: list[str], others: list[str]) -> None:
    one, other = ("\n".join(text).encode() for text in (lines, others))
    assert is_digest_of(digest(one), other) == (one == other)


def test_bytes_that_are_no_text_have_a_digest_too() -> None:
    for data in (b"\xff\xfe\x00", b"%PDF-1.4\r\nin ASCII\r\n", b"PK\x03\x04\r\n"):
        assert digest(data) == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "before", [b"One two.\nThree.\n", b"One two.\r\nThree.\r\n", b"\xef\xbb\xbfOne two.\r\nThree.\r\n"]
)
@pytest.mark.parametrize(
    "after", [b"One two.\nThree.\n", b"One two.\r\nThree.\r\n", b"\xef\xbb\xbfOne two.\r\nThree.\r\n"]
)
@pytest.mark.parametrize("earlier", [False, True])
def test_git_changes_line_ends_and_no_source_has_changed(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes, after: bytes, earlier: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    recorded = f", sha256: {hashlib.sha256(before).hexdigest()}" if earlier else ""
    Path("s.txt").write_bytes(before)
    Path("m.yaml").write_text(
        f"argmap: 1\nsources: {{s: {{file: s.txt{recorded}}}}}\nquestions: {{text: Q?, quote: One}}\n"
    )
    run("check", "--fix", "m.yaml")
    Path("s.txt").write_bytes(after)
    found = json.loads(run("check", "m.yaml", "--format", "json").out)["findings"]
    assert "P412" not in {one["code"] for one in found}
    Path("s.txt").write_bytes(after.replace(b"Three", b"Four"))
    found = json.loads(run("check", "m.yaml", "--format", "json").out)["findings"]
    assert "P412" in {one["code"] for one in found}
