"""Read an untrusted file in a separate process, with limits of time and memory.

Whatever becomes of that process, of argmap there is at most a refusal.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from tempfile import gettempdir
from typing import IO

from argmap.sources.extraction.extract import Extract, UnreadableError
from argmap.sources.extraction.kinds import Kind
from argmap.sources.extraction.protocol import MAX_BYTES, unpacked
from argmap.sources.extraction.worker import FAILED, OUT_OF_MEMORY, STEP, UNLIMITED

MAX_MEMORY = 400 * 1024 * 1024
"""The maximum address space of the process, in bytes, including the interpreter and the file."""
MIN_SECONDS, MAX_SECONDS = 6, 40
"""The processor time for a file, between which its size decides; the minimum is also the time for a step."""
_SECONDS_PER_MIB = 20
"""The processor time for each MiB of a file: a PDF of 500 pages takes a slow machine as long."""
_SLOW = 2
"""The factor by which a busy machine may take longer, as long as the reader gets on."""
_LOOK = 0.1
"""The seconds between two checks whether the run was stopped."""
_PIECE = 1024 * 1024
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
"""The environment variables of the process: those that an interpreter may need to start."""
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[2]); from argmap.sources.extraction.worker import main; main()"
)
_DAMAGED = "save it again with another program, or save its text as UTF-8"


def read_apart(
    kind: Kind,
    data: bytes,
    encoding: str | None = None,
    *,
    trusted: bool = False,
    stopped: Callable[[], bool] = lambda: False,
) -> Extract:
    """The extract of a file's bytes.

    ``encoding`` is what a map declares of a file that is a text as well, such as HTML. ``trusted``: also where the
    system sets no limits. Once ``stopped`` says so, the process is ended.

    Raises UnreadableError if the bytes are not such a file, or if reading them takes too much time or memory.
    """
    seconds = min(MAX_SECONDS, max(MIN_SECONDS, _SECONDS_PER_MIB * len(data) // 1024**2))
    wanted: dict[str, object] = {"module": kind.module, "memory": MAX_MEMORY, "seconds": seconds, "trusted": trusted}
    if encoding is not None and not kind.binary:
        wanted["encoding"] = encoding
    path = [os.path.abspath(place) for place in sys.path if place]
    process = _started(json.dumps(wanted), json.dumps(path))
    start = time.monotonic()
    try:
        answer = _answer(process, data, start + _SLOW * seconds, stopped)
    finally:
        _end(process)
    if answer is None:
        raise _slow(time.monotonic() - start)
    return _judged(process.returncode, answer, seconds)


def _started(*arguments: str) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [sys.executable, "-I", "-c", _START, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=gettempdir(),
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
            start_new_session=os.name == "posix",
        )
    except OSError as error:
        reason = (error.strerror or "no reason is given").lower()
        raise UnreadableError(f"was not read, because no process could be started: {reason}") from None


def _answer(
    process: subprocess.Popen[bytes], data: bytes, deadline: float, stopped: Callable[[], bool]
) -> bytes | None:
    """The output of the process, cut if it is too long; None if the process does not end, or does not get on."""
    assert process.stdin is not None
    assert process.stdout is not None
    said: list[bytes] = []
    # Threads, because the process may neither read its input nor end its output.
    hands = (
        threading.Thread(target=_give, args=(process.stdin, data), daemon=True),
        threading.Thread(target=_take, args=(process.stdout.fileno(), said), daemon=True),
    )
    for hand in hands:
        hand.start()
    pieces, end = 0, min(deadline, time.monotonic() + MIN_SECONDS)
    while hands[1].is_alive() and not stopped() and time.monotonic() < end:
        hands[1].join(_LOOK)
        if len(said) > pieces:  # a step of the reader, or a part of the result
            pieces, end = len(said), min(deadline, time.monotonic() + MIN_SECONDS)
    if hands[1].is_alive():
        return None
    if sum(map(len, said)) <= MAX_BYTES:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.1, end - time.monotonic()))
    return b"".join(said).lstrip(STEP)


def _give(stdin: IO[bytes], data: bytes) -> None:
    with suppress(OSError, ValueError):
        stdin.write(data)
    with suppress(OSError, ValueError):
        stdin.close()


def _take(stdout: int, said: list[bytes]) -> None:
    size = 0
    with suppress(OSError):
        while size <= MAX_BYTES and (piece := os.read(stdout, _PIECE)):
            said.append(piece)
            size += len(piece)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and any processes that it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError, ValueError):
            if pipe is not None:
                pipe.close()


def _judged(status: int, answer: bytes, seconds: int) -> Extract:
    """The extract. Raises UnreadableError with the reason if the process returned none."""
    if status == 0:
        try:
            return unpacked(answer)
        except (ValueError, TypeError):
            status = FAILED
    if status == UNLIMITED:
        raise UnreadableError(
            "was not read, because this system cannot limit the time and memory for reading it",
            "if you trust the file, use --trust-sources",
        )
    if status == OUT_OF_MEMORY:
        raise UnreadableError(f"takes more than {MAX_MEMORY // 1024**2} MiB of memory to read", _DAMAGED)
    if os.name == "posix" and status in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _slow(seconds)
    raise UnreadableError(
        "cannot be read: its reader crashed, because the file is damaged or takes too much memory", _DAMAGED
    )


def _slow(seconds: float) -> UnreadableError:
    return UnreadableError(f"takes more than {int(seconds)} seconds to read", _DAMAGED)
