"""The process that reads an untrusted file.

``isolation`` starts it. The file comes through standard input, the extract goes out through standard output
(``protocol``), after a byte for each step of the reader (``progress``). The limits are set before the library is
imported, and nothing that the library prints is taken for an extract.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
import time
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from argmap.sources.extraction.extract import UnreadableError
from argmap.sources.extraction.progress import PROGRESS
from argmap.sources.extraction.protocol import packed, refusal

FAILED, UNLIMITED, OUT_OF_MEMORY = 3, 4, 5
"""The exit statuses of a process without a result: a bug of the reader, no limits, no memory."""
_REPORT = "save it again with another program, and please report this if you may share the file"
STEP = b"."
"""What the process writes for each step of its reader, before the result."""
_MAX_OPEN = 64
_BETWEEN = 0.05
"""The seconds between two checks of the memory."""


def main() -> NoReturn:
    """Read the file according to the first argument.

    It is JSON with ``module``, ``memory``, ``seconds``, ``trusted`` and perhaps ``encoding``.
    """
    wanted = json.loads(sys.argv[1])
    gc.disable()  # the process is short, and makes one large value
    out = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        os.dup2(nothing, descriptor)
    try:
        _limit(wanted["memory"], wanted["seconds"])
    except (ImportError, OSError, ValueError, AttributeError):
        if not wanted["trusted"]:
            os._exit(UNLIMITED)
    data = sys.stdin.buffer.read()
    os.dup2(nothing, 0)
    PROGRESS.tell = lambda steps: _write(out, STEP * steps)
    try:
        declared = (wanted["encoding"],) if "encoding" in wanted else ()
        answer = packed(import_module(wanted["module"]).read(data, *declared))
    except UnreadableError as error:
        answer = refusal(error)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except RecursionError:
        answer = refusal(UnreadableError("is nested too deeply"))
    except BaseException as error:
        answer = refusal(UnreadableError(f"cannot be read: its reader crashed ({type(error).__name__})", _REPORT))
    _write(out, answer)
    os._exit(0)  # skips the cleanup of the library


def _limit(memory: int, seconds: int) -> None:
    """Limit memory, processor time, files and processes. Raises if the system has no limits."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_MAX_OPEN, _MAX_OPEN))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    # macOS does not enforce the limit of address space, and may refuse it, so the used memory is watched as well.
    with suppress(*((OSError, ValueError) if sys.platform == "darwin" else ())):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if sys.platform == "darwin":
        watch(memory)
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def watch(memory: int) -> None:
    """End this process as soon as it has grown by a number of bytes.

    Only the growth counts: on Linux, the peak size of a process starts with that of its parent.
    """
    import resource

    unit = 1 if sys.platform == "darwin" else 1024

    def taken() -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit

    most = taken() + memory

    def look() -> None:
        while taken() < most:
            time.sleep(_BETWEEN)
        os._exit(OUT_OF_MEMORY)

    threading.stack_size(256 * 1024)
    threading.Thread(target=look, daemon=True).start()
    threading.stack_size(0)


def _write(out: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(out, left) :]
