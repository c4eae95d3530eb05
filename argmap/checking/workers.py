"""Runs work in several processes. They are forked, so nothing has to be imported again.

A process pool would wait forever for a worker that has run out of memory. Here each worker has a pipe. If the pipe
closes without a result, the worker has died.
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
    """A process, and the pipe to read its result from."""

    process: int
    pipe: int


def side_by_side(work: Callable[[Part], Result], parts: Sequence[Part]) -> list[Result] | None:
    """The result of each part, from a process of its own; None if the processes cannot be started.

    Raises the error of a worker, and ArgmapError if a process ends without a result.
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
    """Do the work, send the result and exit, without flushing the parent's buffered output."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            made: tuple[object, BaseException | None] = (work(part), None)
        except Exception as error:
            if not isinstance(error, (ArgmapError, MemoryError)):
                error.add_note("".join(traceback.format_exception(error)))
            made = (None, error.with_traceback(None))  # frees the objects in the frames
        with open(into, "wb") as file:
            pickle.dump(made, file, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _result(worker: _Worker) -> Any:
    """The result of a worker. Raises the error that the worker raised."""
    with open(worker.pipe, "rb", closefd=False) as file:
        data = file.read()
    try:
        result, error = pickle.loads(data)  # noqa: S301 of a process of our own
    except (EOFError, pickle.UnpicklingError):
        raise ArgmapError(
            "a worker process ended early: it was killed, or memory ran out",
            "--jobs 1 checks everything in one process",
        ) from None
    if error is not None:
        raise error
    return result


def _end(worker: _Worker) -> None:
    """Stop a worker, whether it is done or not."""
    os.close(worker.pipe)
    with contextlib.suppress(ProcessLookupError):
        os.kill(worker.process, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(worker.process, 0)
