"""Patterns of files: they mean what they mean to git, and none takes long."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.patterns import Patterns

NAMES = ("a", "b", "ab", "ba", "a.b", "abab", "[", "]", "a]", "-", "\\", "!a", "#a", "a ", "*", "?", "A", "5")
PATHS = sorted(
    {
        "/".join(parts)
        for one in NAMES
        for parts in ((one,), ("a", one), (one, "b"), ("b", "a", one), ("a", "b", one, "a"))
    }
)


def meant(lines: tuple[str, ...]) -> list[str]:
    patterns = Patterns(Path("/top"), lines, "w")
    return [path for path in PATHS if patterns.match(Path("/top") / path)]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder


def ignored(repository: Path, lines: tuple[str, ...]) -> list[str]:
    """What git ignores of the paths, by its own account."""
    (repository / ".gitignore").write_bytes("".join(f"{line}\n" for line in lines).encode())
    paths = "\0".join(PATHS).encode()
    command = ["git", "check-ignore", "--no-index", "-z", "--stdin"]
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    ran = subprocess.run(command, cwd=repository, input=paths, capture_output=True, env=environment)
    assert ran.returncode in (0, 1), ran.stderr
    return ran.stdout.decode().split("\0")[:-1]


CASES = [
    *("a", "/a", "a/", "a/b", "/a/b", "*", "*/b", "?", "a*", "*a", "*.b", "a*b", "*b*", "**", "***", "/**", "**/"),
    *("**/a", "a/**", "a/**/a", "**/b/**", "a/**/b/**/a", "**/*a", "a**b", "b/**/a/*", "*/**/a", "a/**/", "/*/"),
    *(
        "[ab]",
        "[!a]",
        "[^a]",
        "[a-b]*",
        "[]]",
        "[!]]",
        "[]a]",
        "a[]]",
        "[a-]",
        "[-a]",
        r"[\\]",
        r"[\]]",
        "[[]",
        "[[:alpha:]]",
    ),
    *(
        "[[:digit:]a]",
        "[![:alnum:]]",
        "[[:upper:][:digit:]]",
        "[[:]",
        r"\a",
        r"\*",
        r"\?",
        r"\[",
        r"\\",
        r"\!a",
        r"\#a",
    ),
    *(
        "#a",
        "!a",
        "a ",
        r"a\ ",
        r"a\  ",
        " a",
        "",
        " ",
        "/",
        "//",
        "//a",
        "a//",
        "a//b",
        "?b",
        "??",
    ),
]
LINES = st.lists(
    st.one_of(
        st.sampled_from(CASES), st.sampled_from([f"!{case}" for case in CASES[:30]]), st.text("ab*?/[]!-\\", max_size=6)
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60)
@given(LINES)
@example(["a/", "!a/b"])
@example(["a/*", "!a/b"])
@example(["*", "!a", "!a/b"])
def test_patterns_mean_what_they_mean_to_git(repository: Path, lines: list[str]) -> None:
    try:
        found = meant(tuple(lines))
    except ArgmapError:
        return  # which to git mean nothing
    assert found == ignored(repository, tuple(lines))


@pytest.mark.parametrize("line", CASES)
def test_each_pattern_means_what_it_means_to_git(repository: Path, line: str) -> None:
    assert meant((line,)) == ignored(repository, (line,))


def test_a_character_is_one_however_many_bytes_it_has() -> None:
    """To git it is as many as its bytes."""
    for line in ("?", "ä", "[à-ÿ]", "[!a]", "*ä*"):
        assert Patterns(Path("/"), (line,), "w").match(Path("/ä"))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        *(
            (line, "a '[' is not closed")
            for line in ("[", "a[", "[!]", "[]", "a[b/c]", "[^]", "x/[", "!a[", r"[\]", "[a-")
        ),
        ("[b-a]", "the range b-a is reversed"),
        ("[[:letter:]]", "there is no character class [:letter:]"),
        ("!", "it includes nothing"),
        ("a\\", "nothing follows the"),
    ],
)
def test_what_is_no_pattern_is_a_wrong_call(repository: Path, line: str, problem: str) -> None:
    with pytest.raises(ArgmapError) as raised:
        Patterns(Path("/"), ("b", line), "c.toml: exclude")
    assert str(raised.value).startswith(f"c.toml: exclude: invalid file pattern: {problem}")
    if line not in ("a[b/c]", "[b-a]"):  # of which git makes something
        assert ignored(repository, (line,)) == []


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("*a*a*a*a*a*a*a*a*a*a*a*a*b", "a" * 200),
        ("*a" * 500 + "b", "a" * 250),
        ("**/a/" * 30 + "b", "a/" * 1_000 + "a"),
        ("**/*a*a*a*a*a/**/*a*a*a*a/**/*a*a*a*b/c", "aaaaaaaaaaaaaaaa/" * 60 + "b"),
        ("*a*a*a*a*a*a/" * 20 + "b", "aaaaaaaaaaaaaaaaaaaaaaaaaa/" * 20 + "a"),
        ("?*" * 200 + "b", "a" * 250),
        ("[ab]*[!b]*" * 100 + "c", "ab" * 125),
        ("**/" * 500 + "b", "a/" * 1_000 + "a"),
        ("*" * 100_000, "a/" * 100),
        ("x" * 99_999 + "[]]", "x" * 99_999),
        (" " * 100_000 + "x", "x"),
        ("a" + " " * 100_000, "b"),
    ],
)
def test_no_pattern_takes_long(line: str, path: str) -> None:
    start = time.process_time()
    Patterns(Path("/"), (line,), "w").match(Path("/") / path)
    assert time.process_time() - start < 0.5


def test_very_many_files_do_not_take_long() -> None:
    patterns = Patterns(Path("/"), ("drafts/", "*.old.yaml", "!kept.old.yaml", "/a/**/z"), "w")
    start = time.process_time()
    found = [patterns.match(Path(f"/a/b/c/d/{number}.yaml")) for number in range(10_000)]
    assert time.process_time() - start < 1
    assert not any(found)
