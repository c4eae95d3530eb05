"""``check --diff`` prints a patch to the byte: what ``git apply`` and ``patch`` make of it is what ``--fix`` writes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.edits.patch import patch

MAP = "argmap: 1\nquestions:\n- text: Who\n  undeveloped: yes\n- text: Why?\n  note: a  \n  undeveloped: no\n"
CONTENTS = {
    "plain": MAP.encode(),
    "CRLF": MAP.replace("\n", "\r\n").encode(),
    "some CRLF": MAP.replace("\n", "\r\n", 3).encode(),
    "CR": MAP.replace("\n", "\r").encode(),
    "line separator": MAP.replace("Who", "'Wh\u2028o'").replace("Why", "W\u2028\u2029hy").encode(),
    "next line": MAP.replace("Who", "'Wh\x85o'").encode(),
    "form feed": MAP.replace("Who", "Who # \f\v\x1c").encode(),
    "CR in a text": MAP.replace("Who", '"Wh\r o"').encode(),
    "no newline": MAP.rstrip("\n").encode(),
    "no newline, CR": (MAP.rstrip("\n") + " \r").encode(),
    "one line": b"{argmap: 1, questions: [{text: Q?, undeveloped: yes}]}",
    "mark": MAP.encode("utf-8-sig"),
    "UTF-16": MAP.replace("Who", "ਊĊ").encode("utf-16"),
    "UTF-32, no newline": MAP.rstrip("\n").encode("utf-32"),
    "minus and plus": MAP.replace("Who", "|\n    -- a\n    ++ b\n    @@ c").encode(),
}
NAMES = ["m.yaml", "sub/s.yaml", "a b.yaml", "名.yaml", 'q".yaml', "b\\.yaml", "t\t.yaml", "n\n.yaml", "-a.yaml"]
APPLY = [["git", "apply"], ["patch", "-p1", "-s"]]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def check(*arguments: str, folder: str = ".") -> bytes:
    command = [sys.executable, "-m", "argmap", "check", *arguments]
    return subprocess.run(command, capture_output=True, cwd=folder).stdout


def applied(how: list[str], made: bytes, folder: Path | None = None) -> None:
    ran = subprocess.run(how, input=made, capture_output=True, cwd=folder)
    assert ran.returncode == 0, ran.stderr + ran.stdout


def test_the_patch_of_any_content_is_what_is_written() -> None:
    """All contents at once: a process takes longer than all else here."""
    for number, content in enumerate(CONTENTS.values()):
        Path(f"m{number}.yaml").write_bytes(content)
    made = check("--fix", "--diff", ".")
    assert made.count(b"\n+++ b/") == len(CONTENTS)
    results = []
    for how in APPLY:
        applied(how, made)
        results.append([Path(f"m{number}.yaml").read_bytes() for number in range(len(CONTENTS))])
        for number, content in enumerate(CONTENTS.values()):
            Path(f"m{number}.yaml").write_bytes(content)
    check("--fix", ".")
    fixed = [Path(f"m{number}.yaml").read_bytes() for number in range(len(CONTENTS))]
    for name, before, after, *patched in zip(CONTENTS, CONTENTS.values(), fixed, *results, strict=True):
        assert patched == [after, after], name
        assert before != after, name


def test_the_patch_finds_files_of_any_name() -> None:
    Path("sub").mkdir()
    Path("real.yaml").write_text(MAP)
    Path("link.yaml").symlink_to("real.yaml")
    for name in NAMES:
        Path(name).write_text(MAP)
    made = check("--diff", "link.yaml", "--", *NAMES)
    for how in APPLY:
        applied(how, made)
        for name in (*NAMES, "real.yaml"):
            assert "undeveloped: true" in Path(name).read_text(), name
            Path(name).write_text(MAP)


def test_in_a_repository_it_is_applied_from_where_it_was_made() -> None:
    subprocess.run(["git", "init", "-q", "."], check=True)
    Path("sub").mkdir()
    Path("sub/m.yaml").write_text(MAP)
    applied(["git", "apply"], check("--diff", "sub/m.yaml"))
    assert "undeveloped: true" in Path("sub/m.yaml").read_text()
    Path("sub/m.yaml").write_text(MAP)
    applied(["git", "apply"], check("--diff", "m.yaml", folder="sub"), Path("sub"))
    assert "undeveloped: true" in Path("sub/m.yaml").read_text()


def test_a_log_gets_no_command_and_a_file_the_whole_patch(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("m.yaml").write_text(MAP.replace("Who", "|\n    ::error::x\n    ##[error]y\n    \x85z"))
    made = run("check", "--diff", "m.yaml").out
    assert " ::error::x" in made
    for log in ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"):
        monkeypatch.setenv(log, "true")
        ran = run("check", "--diff", "m.yaml")
        assert " \\x3a:error::x" in ran.out
        assert "##[" not in ran.out
        assert "\\x85" in ran.out
        assert "write it to a file" in ran.err
        monkeypatch.delenv(log)
    with Path("made.patch").open("wb") as file:
        command = [sys.executable, "-m", "argmap", "check", "--diff", "m.yaml"]
        subprocess.run(command, stdout=file, env={**os.environ, "GITHUB_ACTIONS": "true"})
    assert Path("made.patch").read_bytes() == made.encode()


PIECES = [b"a", b"b", b"\r", b"\n", b"\n\n", b"\xe2\x80\xa8", b"\x00", b"-- a", b"\\ No", b" "]
LINES = st.lists(st.sampled_from(PIECES)).map(b"".join)


@given(LINES, LINES)
@settings(max_examples=15)
def test_any_two_contents_have_a_patch(before: bytes, after: bytes) -> None:
    made = b"".join(patch("m", before, after))
    if before == after or not (before and after):
        return
    Path("m").write_bytes(before)
    applied(["git", "apply"], made)
    assert Path("m").read_bytes() == after
