"""A file is written as a whole or not at all, and nothing of the old one is lost but its content."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from argmap import saving
from argmap.saving import ChangedError, write

is_root = hasattr(os, "geteuid") and os.geteuid() == 0
for_root = pytest.mark.skipif(not is_root, reason="only root gives files away")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def alone(path: Path) -> bool:
    """Whether nothing stands beside a file."""
    return list(path.parent.iterdir()) == [path]


def xattr_or_skip(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except (AttributeError, OSError):
        pytest.skip(f"no {name} here")


@pytest.mark.parametrize("bits", [0o600, 0o644, 0o664, 0o755, 0o4755, 0o2664])
def test_the_mode_is_kept(bits: int) -> None:
    path = Path("m.yaml").absolute()
    path.write_bytes(b"old")
    path.chmod(bits)
    write(path, b"new")
    assert (path.read_bytes(), mode(path), alone(path)) == (b"new", bits, True)


@pytest.mark.parametrize(("mask", "private", "bits"), [(0o022, False, 0o644), (0o077, False, 0o600), (0, True, 0o600)])
def test_a_new_file_has_the_mode_of_new_files(mask: int, private: bool, bits: int) -> None:
    before = os.umask(mask)
    try:
        write(Path("new"), b"new", private=private)
    finally:
        os.umask(before)
    assert mode(Path("new")) == bits


@for_root
def test_owner_and_group_are_kept() -> None:
    path = Path("m.yaml")
    path.write_bytes(b"old")
    os.chown(path, 1234, 5678)
    path.chmod(0o640)
    write(path, b"new")
    status = path.stat()
    assert (status.st_uid, status.st_gid, mode(path)) == (1234, 5678, 0o640)


def test_where_the_group_cannot_be_kept_nobody_may_read_more_than_before(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("m.yaml")
    path.write_bytes(b"old")
    path.chmod(0o664)
    status = path.stat()

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    other = os.stat_result((*status[:5], status.st_gid + 1, *status[6:]))
    monkeypatch.setattr(saving, "_status", lambda _: other)
    monkeypatch.setattr(os, "chown", refused)
    write(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o644)


def test_extended_attributes_are_kept() -> None:
    path = Path("m.yaml")
    path.write_bytes(b"old")
    xattr_or_skip(path, "user.origin", b"here")
    write(path, b"new")
    assert os.getxattr(path, "user.origin") == b"here"


def test_an_attribute_that_cannot_be_kept_is_no_silent_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("m.yaml").absolute()
    path.write_bytes(b"old")
    xattr_or_skip(path, "user.origin", b"here")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(os, "setxattr", full)
    with pytest.raises(OSError, match="no space left"):
        write(path, b"new")
    assert (path.read_bytes(), alone(path)) == (b"old", True)


def test_lists_of_access_are_kept() -> None:
    path = Path("m.yaml")
    path.write_bytes(b"old")
    path.chmod(0o640)
    entries = [(1, 6, -1), (2, 4, 1234), (4, 4, -1), (16, 4, -1), (32, 0, -1)]  # u, a user, g, mask, o
    packed = b"".join(
        tag.to_bytes(2, "little") + perm.to_bytes(2, "little") + (who & 0xFFFFFFFF).to_bytes(4, "little")
        for tag, perm, who in entries
    )
    xattr_or_skip(path, "system.posix_acl_access", (2).to_bytes(4, "little") + packed)
    before = os.getxattr(path, "system.posix_acl_access")
    write(path, b"new")
    assert os.getxattr(path, "system.posix_acl_access") == before


@pytest.mark.parametrize("bits", [0o444, 0o400, 0])
def test_a_file_that_is_read_only_is_refused_even_to_root(bits: int) -> None:
    path = Path("m.yaml").absolute()
    path.write_bytes(b"old")
    path.chmod(bits)
    with pytest.raises(PermissionError) as caught:
        write(path, b"new")
    assert "read-only" in caught.value.strerror
    path.chmod(0o600)
    assert (path.read_bytes(), alone(path)) == (b"old", True)


def test_a_file_with_several_names_is_refused() -> None:
    Path("m.yaml").write_bytes(b"old")
    os.link("m.yaml", "other.yaml")
    with pytest.raises(OSError, match="2 names"):
        write(Path("m.yaml"), b"new")
    assert Path("m.yaml").samefile("other.yaml")
    assert Path("m.yaml").read_bytes() == b"old"
    assert sorted(os.listdir()) == ["m.yaml", "other.yaml"]


def test_what_is_no_file_is_refused() -> None:
    os.mkfifo("fifo")
    Path("folder").mkdir()
    for name in ("fifo", "folder"):
        with pytest.raises(OSError, match="not a regular file"):
            write(Path(name), b"new")
    assert sorted(os.listdir()) == ["fifo", "folder"]


def test_links_are_followed() -> None:
    Path("there").mkdir()
    Path("there/real").write_bytes(b"old")
    Path("one").symlink_to("there/real")
    Path("two").symlink_to("one")
    Path("dangling").symlink_to("there/new")
    write(Path("two"), b"new")
    write(Path("dangling"), b"new")
    assert all(Path(name).is_symlink() for name in ("one", "two", "dangling"))
    assert [Path("there", name).read_bytes() for name in ("real", "new")] == [b"new", b"new"]
    assert sorted(os.listdir("there")) == ["new", "real"]


@pytest.mark.parametrize("name", ["名" * 82 + ".yaml", "x" * 255, "a" * 250 + ".yaml"])
def test_a_name_may_be_as_long_as_the_system_lets_it_be(name: str) -> None:
    path = Path(name).absolute()
    path.write_bytes(b"old")
    write(path, b"new")
    assert (path.read_bytes(), alone(path)) == (b"new", True)


@pytest.mark.parametrize("now", [b"changed", b"old and more", b"", None])
def test_what_has_changed_is_left_as_it_is(now: bytes | None) -> None:
    path = Path("m.yaml").absolute()
    if now is not None:
        path.write_bytes(now)
    with pytest.raises(ChangedError):
        write(path, b"new", expected=b"old")
    assert os.listdir() == ([] if now is None else ["m.yaml"])
    assert now is None or path.read_bytes() == now


def test_the_last_moment_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("m.yaml").absolute()
    path.write_bytes(b"old")
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (sync(file), path.write_bytes(b"saved meanwhile")))
    with pytest.raises(ChangedError):
        write(path, b"new", expected=b"old")
    assert (path.read_bytes(), alone(path)) == (b"saved meanwhile", True)


def test_nothing_is_replaced_that_is_not_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("m.yaml").absolute()
    write(path, b"first", replace=False)
    Path("dangling").symlink_to("nowhere")
    for name in ("m.yaml", "dangling"):
        with pytest.raises(FileExistsError):
            write(Path(name), b"second", replace=False)
    assert path.read_bytes() == b"first"
    assert not Path("nowhere").exists()
    Path("dangling").unlink()
    path.unlink()
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (sync(file), path.write_bytes(b"meanwhile")))
    with pytest.raises(FileExistsError):
        write(path, b"second", replace=False)
    assert (path.read_bytes(), alone(path)) == (b"meanwhile", True)


def test_where_there_are_no_hard_links_a_new_file_is_made_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no links on this file system")

    monkeypatch.setattr(os, "link", refused)
    path = Path("m.yaml").absolute()
    write(path, b"first", replace=False)
    assert (path.read_bytes(), alone(path)) == (b"first", True)


FAILING: list[tuple[object, str]] = [(os, "fsync"), (os, "fdopen"), (Path, "chmod"), (Path, "replace")]


@pytest.mark.parametrize(("owner", "name"), FAILING, ids=[name for _, name in FAILING])
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full")], ids=["Ctrl-C", "full"])
def test_a_failure_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, error: BaseException
) -> None:
    path = Path("m.yaml").absolute()
    path.write_bytes(b"old")

    def failing(*_: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, failing)
        with pytest.raises(type(error)):
            write(path, b"new")
    assert (path.read_bytes(), alone(path)) == (b"old", True)


KILLED = """
import os, sys
from pathlib import Path
from argmap.saving import write
path = Path("m.yaml")
for number in range(100_000):
    write(path, b"%d " % (number % 10) * 100_000, sync=False)
    number == 1 and print(flush=True)
"""


def test_whoever_reads_finds_one_whole_content() -> None:
    Path("m.yaml").write_bytes(b"0 " * 100_000)
    process = subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    for _ in range(50):
        content = Path("m.yaml").read_bytes()
        assert content == content[:2] * 100_000
    process.kill()
    process.wait()
    process.stdout.close()
    content = Path("m.yaml").read_bytes()
    assert content == content[:2] * 100_000


def test_a_folder_that_takes_no_file_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("m.yaml").write_bytes(b"old")

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(PermissionError, match="folder"):
        write(Path("m.yaml"), b"new")
