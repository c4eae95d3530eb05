"""Work that is done in several processes side by side: forked, so that nothing has to be imported again.

Neither threads nor a pool: those can wait forever for a process that has run out of memory, and fail in many ways where
one was killed. Here each has a pipe, and its end tells that no result will come.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn, TypeVar

from argmap.errors import ArgmapError

Part = TypeVar("Part")
Result = TypeVar("Result")


class _Worker(NamedTuple):
    """A process, and the pipe that it writes its result into."""

    process: int
    pipe: int


def side_by_side(work: Callable[[Part], Result], parts: Sequence[Part]) -> list[Result] | None:
    """The results of parts, each from a process of its own; None where so many processes cannot be started.

    Raises what the work raises, MemoryError where one has no memory for it, and ArgmapError where one was killed.
    """
    workers: list[_Worker] = []
    try:
        for part in parts:
            try:
                workers.append(_started(work, part))
            except OSError:
                return None
        return [_result(worker) for worker in workers]
    finally:
        for worker in workers:
            _end(worker)


def _started(work: Callable[[Part], Result], part: Part) -> _Worker:
    pipe, into = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(pipe)
        os.close(into)
        raise
    if not process:
        _work(work, part, into)
    os.close(into)
    return _Worker(process, pipe)


def _work(work: Callable[[Part], Result], part: Part, into: int) -> NoReturn:
    """The life of a worker; it prints nothing, and what its parent has not printed yet is the parent's."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            made: tuple[object, BaseException | None] = (work(part), None)
        except Exception as error:
            if not isinstance(error, (ArgmapError, MemoryError)):
                error.add_note("".join(traceback.format_exception(error)))
            made = (None, error.with_traceback(None))  # what was made until then is let go of
        with open(into, "wb") as file:
            pickle.dump(made, file, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _result(worker: _Worker) -> Any:
    """What a worker has made, or the error that it has met."""
    with open(worker.pipe, "rb", closefd=False) as file:
        data = file.read()
    try:
        result, error = pickle.loads(data)  # noqa: S301 of a process of our own
    except (EOFError, pickle.UnpicklingError):
        raise ArgmapError(
            "a process of the check has ended before its time: it was killed, or memory was short",
            "--jobs 1 does all in one process",
        ) from None
    if error is not None:
        raise error
    return result


def _end(worker: _Worker) -> None:
    """Let nothing of a worker be left, whether it is done or not."""
    os.close(worker.pipe)
    with contextlib.suppress(ProcessLookupError):
        os.kill(worker.process, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(worker.process, 0)
