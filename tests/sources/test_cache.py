"""Extracts that are kept between runs: what is damaged is read again, and without a folder nothing is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.sources.extraction import cache as extract_cache
from argmap.sources.extraction.cache import keep, recall
from argmap.sources.extraction.extract import Extract, Page, Title
from argmap.sources.extraction.protocol import packed, unpacked

EXTRACT = Extract(
    "Title\n\nThe council – met.\nMinutes\n", (Page("i", 0), Page("2", 7)), (Title(1, 0, 5),), ((26, 34),), ("2",)
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "argmap" / "extracts"


def test_what_was_kept_comes_back() -> None:
    keep(b"data", "reader 1", EXTRACT)
    assert recall(b"data", "reader 1") == EXTRACT
    assert recall(b"data", "reader 2") is None
    assert recall(b"other", "reader 1") is None


def test_only_the_user_can_read_it(cache: Path) -> None:
    keep(b"data", "reader 1", EXTRACT)
    (file,) = cache.iterdir()
    assert [oct(one.stat().st_mode & 0o777) for one in (file, cache, cache.parent)] == ["0o600", "0o700", "0o700"]


def test_what_is_damaged_is_no_extract(cache: Path) -> None:
    keep(b"data", "reader 1", EXTRACT)
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    for at in range(0, len(whole), 7):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert recall(b"data", "reader 1") is None, at
        file.write_bytes(whole[:at])
        assert recall(b"data", "reader 1") is None, at


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]\n",
        b"{}\n",
        b"null\n",
        b'{"extract":2}\n',
        b"[" * 100_000 + b"\n",
        b'{"extract":2,"unreadable":["no",null]}\n',
        b'{"extract":2,"unreadable":[7,8]}\n',
        packed(EXTRACT).replace(b'"length":', b'"length":1'),
        packed(EXTRACT).replace(b"26,34", b"34,26"),
        packed(EXTRACT).replace(b"26,34", b"26,99"),
        packed(EXTRACT).replace(b"26,34", b"-1,34"),
        packed(EXTRACT).replace(b"26,34", b"2.0,34"),
        packed(EXTRACT).replace(b"26,34", b"true,34"),
        packed(EXTRACT).replace(b'["i",0,false]', b'["i",8,false]'),
        packed(EXTRACT).replace(b'["i",0,false]', b"[7,0,false]"),
        packed(EXTRACT).replace(b'["i",0,false]', b'["i"]'),
        packed(EXTRACT).replace(b'["i",0,false]', b'["i",0,1]'),
        packed(EXTRACT).replace(b"[[1,0,5]]", b'[["1",0,5]]'),
        packed(EXTRACT).replace(b'"unread":["2"]', b'"unread":[2]'),
        packed(EXTRACT).replace(b'"lost":[]', b'"lost":[2]'),
        packed(EXTRACT).replace(b'"lost":[]', b'"last":[]'),
        packed(EXTRACT).replace(b"\xe2\x80\x93", b"\xe2\x80\xff"),
    ],
)
def test_what_is_forged_is_no_extract(body: bytes, cache: Path) -> None:
    keep(b"data", "reader 1", EXTRACT)
    (file,) = cache.iterdir()
    file.write_bytes(extract_cache._digest(body) + b"\n" + body)
    assert recall(b"data", "reader 1") is None


def test_a_link_is_not_followed(cache: Path, tmp_path: Path) -> None:
    keep(b"data", "reader 1", EXTRACT)
    (file,) = cache.iterdir()
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    assert recall(b"data", "reader 1") is None


def test_a_folder_of_others_is_not_used(cache: Path) -> None:
    keep(b"data", "reader 1", EXTRACT)
    cache.chmod(0o777)
    assert recall(b"data", "reader 1") is None
    keep(b"more", "reader 1", EXTRACT)
    assert len(list(cache.iterdir())) == 1


def test_without_a_home_it_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for place in ("/dev/null/none", str(tmp_path / "a file" / "below")):
        (tmp_path / "a file").touch()
        monkeypatch.setenv("XDG_CACHE_HOME", place)
        keep(b"data", "reader 1", EXTRACT)
        assert recall(b"data", "reader 1") is None
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))
    assert recall(b"data", "reader 1") is None


def test_what_was_not_used_for_longest_goes_first(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    for number in range(4):
        keep(bytes([number]), "reader 1", EXTRACT)
        for file in cache.iterdir():
            os.utime(file, (file.stat().st_atime - 100, file.stat().st_mtime - 100))
    assert recall(b"\0", "reader 1") == EXTRACT
    monkeypatch.setattr(extract_cache, "MAX_TOGETHER", 2 * next(cache.iterdir()).stat().st_size)
    keep(b"new", "reader 1", EXTRACT)
    found = [number for number in range(4) if recall(bytes([number]), "reader 1") is not None]
    assert found == [0]


def test_control_characters_do_not_come_through() -> None:
    extract = unpacked(packed(Extract("a\x00b\x1b[c\ud800\ufdd0\ufffe\u2028d\r\n")))
    assert extract.content == "a b [c\ufffd\ufffd\ufffd d \n"
