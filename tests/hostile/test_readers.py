"""Readers that break down, and readers that were taken over: what is left of them is a refusal."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.media import PDF
from argmap.sources.extraction import isolation
from argmap.sources.extraction.extract import Extract, UnreadableError
from argmap.sources.extraction.extracts import ExtractsOfRun
from argmap.sources.extraction.isolation import read_apart
from argmap.sources.extraction.kinds import Kind
from argmap.sources.extraction.worker import OUT_OF_MEMORY

from ..sample import one_in

SAYS = "import contextlib, os\nfrom argmap.sources.extraction.extract import Extract, UnreadableError\n"
GOES_ON = (
    "import time\n    from argmap.sources.extraction.progress import PROGRESS\n"
    "    for step in range(4):\n        time.sleep(0.4)"
)
EACH = "for fd in range(3, 9):"
WRITE = "with contextlib.suppress(OSError): os.write(fd,"
BROKEN = {
    "crashes": ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "crashed"),
    "aborts": ("import os\nos.abort()", "crashed"),
    "raises": ("raise ValueError('no')", "crashed"),
    "ends": ("import sys\nsys.exit(0)", "crashed"),
    "ends at once": ("import os\nos._exit(0)", "crashed"),
    "returns no extract": ("return {'content': 'The council'}", "crashed"),
    "returns offsets that are none": ("return Extract('The council', furniture=((3, 99),))", "crashed"),
    "returns what is out of order": ("return Extract('The council', furniture=((5, 9), (0, 2)))", "crashed"),
    "recurses": ("return read(data)", "nested too deeply"),
    "takes all memory": ("a = []\n    while True: a.append(bytearray(50_000_000))", "of memory"),
    "takes all time": ("while True: pass", "more than . seconds"),
    "sleeps": ("import time\n    time.sleep(60)", "more than . seconds"),
    "refuses": ("raise UnreadableError('is odd', 'look at it')", "is odd"),
    "says too much": ("return Extract('x' * 40_000_000)", "MiB of text"),
    "writes to the pipe itself": (f"{EACH}\n        {WRITE} b'{{}}')", "crashed"),
    "writes without an end": (f"while True:\n        {EACH}\n            {WRITE} b'x' * 65536)", "crashed|seconds"),
    "reads what nobody gave": ("import os\n    os.close(0)\n    return Extract(os.read(0, 9).decode())", "crashed"),
}  # fmt: skip
HARMLESS = {
    "prints": "print('{}')\n    import os\n    os.write(1, b'not an extract')\n    os.write(2, b'neither')",
    "leaves a child": "if os.fork() == 0:\n        os.setsid()\n        os.close(0)\n        os._exit(0)",
    "closes what it can": "import os\n    os.close(1); os.close(2)",
}


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Kind]:
    """A kind of file with this reader."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(isolation, "MIN_SECONDS", 1)

    def made(body: str) -> Kind:
        path = tmp_path / "made_reader.py"
        path.write_text(f"{SAYS}def read(data):\n    {body}\n")
        return Kind("x", PDF, "made_reader", ())

    return made


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("name", one_in(3, BROKEN))
def test_a_reader_that_breaks_down(name: str, reader: Callable[[str], Kind], monkeypatch: pytest.MonkeyPatch) -> None:
    body, message = BROKEN[name]
    if "seconds" not in message:  # a busy machine may take longer than a second to start Python
        monkeypatch.setattr(isolation, "MIN_SECONDS", 8)
    start = time.monotonic()
    with pytest.raises(UnreadableError, match=message):
        read_apart(reader(body), b"data")
    assert time.monotonic() - start < 10


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("name", HARMLESS)
def test_what_a_library_does_besides_is_no_extract(name: str, reader: Callable[[str], Kind]) -> None:
    body = HARMLESS[name] + "\n    return Extract(data.decode())"
    if os.getuid() and name == "leaves a child":
        with pytest.raises(UnreadableError):
            read_apart(reader(body), b"The council")
        return
    assert read_apart(reader(body), b"The council") == Extract("The council")


def test_nothing_is_written(tmp_path: Path, reader: Callable[[str], Kind]) -> None:
    place = tmp_path / "written"
    kind = reader(f"open({str(place)!r}, 'w').write('x' * 100_000)\n    return Extract('x')")
    with pytest.raises(UnreadableError):
        read_apart(kind, b"data")
    assert not place.exists() or place.stat().st_size == 0


def test_the_environment_stays_outside(reader: Callable[[str], Kind], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "nobody's business")
    kind = reader("import os\n    return Extract(' '.join(sorted(os.environ)))")
    assert "SECRET_TOKEN" not in read_apart(kind, b"").content


def test_a_child_that_holds_the_pipe_is_left_in_time(reader: Callable[[str], Kind]) -> None:
    kind = reader("import os, time\n    if os.fork() == 0: time.sleep(30)\n    return Extract('x')")
    start = time.monotonic()
    with pytest.raises(UnreadableError):
        read_apart(kind, b"data")
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("trusted", [False, True])
def test_without_limits_it_has_to_be_trusted(trusted: bool, reader: Callable[[str], Kind], tmp_path: Path) -> None:
    (tmp_path / "resource.py").write_text(textwrap.dedent("raise ImportError('as on Windows')"))
    kind = reader("return Extract(data.decode())")
    if trusted:
        assert read_apart(kind, b"The council", trusted=True).content == "The council"
    else:
        with pytest.raises(UnreadableError, match="cannot limit") as caught:
            read_apart(kind, b"The council")
        assert caught.value.hint == "if you trust the file, use --trust-sources"


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_a_reader_that_gets_on_may_take_longer(reader: Callable[[str], Kind]) -> None:
    """Here each step may take a second, and so may a reader that makes none."""
    kind = reader(f"{GOES_ON}\n        PROGRESS.reach(step / 4)\n    return Extract('The council')")
    assert read_apart(kind, b"x" * 1_000_000).content == "The council"


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.parametrize("size", [4, 4_000_000])
def test_a_reader_that_does_not_get_on_ends_soon(size: int, reader: Callable[[str], Kind]) -> None:
    kind = reader(f"{GOES_ON}\n    time.sleep(60)\n    return Extract('The council')")
    start = time.monotonic()
    with pytest.raises(UnreadableError, match=r"more than . seconds"):
        read_apart(kind, b"x" * size)
    assert time.monotonic() - start < 5


def test_a_run_that_is_stopped_does_not_wait(reader: Callable[[str], Kind], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "MIN_SECONDS", 15)
    extracting = ExtractsOfRun()
    for data in (b"one", b"two", b"three"):
        extracting.start(reader("import time\n    time.sleep(60)"), "reader", data)
    start = time.monotonic()
    extracting.close()
    assert time.monotonic() - start < 5


def test_the_size_of_the_process_that_asks_does_not_count(tmp_path: Path) -> None:
    """On Linux a new process begins with the greatest size of its parent."""
    (tmp_path / "made_reader.py").write_text(f"{SAYS}def read(data):\n    return Extract('The council')\n")
    code = textwrap.dedent(f"""
        import sys
        sys.path.insert(0, {str(tmp_path)!r})
        from argmap.media import PDF
        from argmap.sources.extraction.isolation import read_apart
        from argmap.sources.extraction.kinds import Kind
        large = bytearray(b"x" * 600_000_000)
        print(read_apart(Kind("x", PDF, "made_reader", ()), b"%PDF-").content)
    """)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (ran.stdout, ran.stderr) == ("The council\n", "")


def test_a_process_can_watch_its_own_memory() -> None:
    """As it does where the system cannot limit addresses. A shell starts it: this process may be large itself."""
    code = (
        "import time; from argmap.sources.extraction.worker import watch; watch(50_000_000); "
        "taken = bytearray(b'x' * 100_000_000); time.sleep(20)"
    )
    ran = subprocess.run(["sh", "-c", f'"{sys.executable}" -c "{code}"; exit $?'], timeout=60)
    assert ran.returncode == OUT_OF_MEMORY
