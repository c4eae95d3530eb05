"""Run argmap in processes of its own, with limits: what a hostile file does to it must not reach the tests.

A server that has imported argmap forks a child for each request, so that starting up does not dominate. The child runs
one or several commands as ``python -m argmap`` would, and writes what each prints into files.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import io
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
MEMORY = 4 * 1024**3
"""Of addresses, so that a mistake ends in an error and not with the machine; what is used is measured."""
SECONDS = 30
KILLED = -1
_BETWEEN = 0.02
"""The seconds between two looks at the memory of a command."""


class Ran(NamedTuple):
    """What a command did. ``status`` is ``KILLED`` if it did not come to an end."""

    arguments: tuple[str, ...]
    status: int
    out: bytes
    err: bytes


class Outcome(NamedTuple):
    """What a child did: its commands, the time of the processor in seconds, and the most memory in MiB."""

    ran: tuple[Ran, ...]
    seconds: float
    memory: float


class Server:
    """Forks children on request."""

    def __init__(self) -> None:
        command = [sys.executable, str(Path(__file__)), "serve"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
        environment.pop("NO_COLOR", None)
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8"
        )

    def run(
        self,
        folder: Path,
        commands: Sequence[Sequence[str]],
        parser: str = "",
        stdin: Path | None = None,
        python_from: int | None = None,
    ) -> Outcome:
        """Run commands one after another in one child, in a folder.

        ``parser`` may be ``python``; ``python_from`` is the number of the first command that has this parser.
        """
        first = 0 if parser == "python" else python_from
        self.ask(folder=str(folder), commands=commands, python_from=first, stdin=str(stdin or os.devnull))
        answer = self.answer()
        ran = []
        for number, command in enumerate(commands):
            status = answer["statuses"][number] if number < len(answer["statuses"]) else KILLED
            ran.append(Ran(tuple(command), status, *(_take(folder / f".{name}-{number}") for name in ("out", "err"))))
        return Outcome(tuple(ran), answer["seconds"], answer["memory"])

    def ask(self, **request: Any) -> None:
        """Have a child do something; ``answer`` waits for it."""
        assert self.process.stdin is not None
        print(json.dumps(request), file=self.process.stdin, flush=True)

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        return dict(json.loads(self.process.stdout.readline()))

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@functools.cache
def shared() -> Server:
    """The server of this process, started when it is first needed; ``tests/conftest.py`` closes it."""
    return Server()


def close_shared() -> None:
    if shared.cache_info().currsize:
        shared().close()
        shared.cache_clear()


def _take(path: Path) -> bytes:
    content = path.read_bytes() if path.exists() else b""
    path.unlink(missing_ok=True)
    return content


def _serve() -> None:
    _warm_up()
    gc.freeze()  # else a collection in a child copies every page of what was imported
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        request = json.loads(line)
        statuses, writable = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(statuses)
            _work(request, writable)
        os.close(writable)
        with os.fdopen(statuses) as reported:
            done = [int(status) for status in reported]
        _, ended, usage = os.wait4(child, 0)
        answer = {
            "statuses": done,
            "ended": ended,
            "seconds": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss / 1024,
        }
        print(json.dumps(answer), file=answers, flush=True)


def _warm_up() -> None:
    """Import all that commands import late, and build the parser of the command line, so that no child has to."""
    import typer

    from argmap.__main__ import main

    typer.main.get_command = functools.cache(typer.main.get_command)
    commands = (["check"], ["check", "--format", "json"], ["check", "--diff"], ["tree"], ["show", "a"])
    commands += (["export", "--format", "dot"], ["export", "--format", "json"], ["coverage"], ["source"])
    commands += (["stats"], ["find", "*", "--as", "table"], ["compare", "a"])
    aside = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.redirect_stdout(aside),
        contextlib.redirect_stderr(aside),
    ):
        path = Path(folder, "m.yaml")
        path.write_text("argmap: 1\nquestions: {id: a, text: a, positions: b}\n", encoding="utf-8")
        for command in commands:
            for colours in ([], ["--color", "always"]):
                main([*command, str(path), *colours])


def _work(request: dict[str, Any], statuses: int) -> None:
    """In the child: run the commands and report the status of each; never returns."""
    gc.disable()  # as the program does
    try:
        os.chdir(request["folder"])
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(2 * SECONDS)
        os.environ.update(request.get("environment", {}))
        if "terminal" in request:
            os.setsid()
            terminal = os.open(request["terminal"], os.O_RDWR)
            for descriptor in range(3):
                os.dup2(terminal, descriptor)
        else:
            os.dup2(os.open(request["stdin"], os.O_RDONLY), 0)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        for number, command in enumerate(request["commands"]):
            if number == request.get("python_from"):
                _without_libyaml()
            if "terminal" not in request:
                _into_files(number)
            os.write(statuses, f"{_command(command)}\n".encode())
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def _into_files(number: int) -> None:
    for descriptor, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f".{name}-{number}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)


def _command(command: list[str]) -> int:
    from argmap.__main__ import main

    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    try:
        status = main(command)
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    return status


def _without_libyaml() -> None:
    import yaml

    from argmap.yaml import parsing

    parsing.parse = functools.partial(parsing.parse, parser=yaml.Loader)


def run_alone(folder: Path, *arguments: str) -> tuple[Ran, float]:
    """Run one command as a user would, and how long that took in seconds."""
    start = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-m", "argmap", *arguments],
        cwd=folder,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=SECONDS,
    )
    return Ran(arguments, ran.returncode, ran.stdout, ran.stderr), time.perf_counter() - start


def run_watched(folder: Path, *arguments: str) -> tuple[Ran, float, float]:
    """Run one command as a user would: how long that took in seconds, and its peak memory in MiB.

    The memory is that of the command and of all processes that it started, together. Only Linux tells it.
    """
    start = time.perf_counter()
    out, err = (folder / name for name in (".out", ".err"))
    with out.open("wb") as given, err.open("wb") as complained:
        process = subprocess.Popen(
            [sys.executable, "-m", "argmap", *arguments],
            cwd=folder,
            stdout=given,
            stderr=complained,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder)},
        )
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, sum(map(_memory, _family(process.pid))))
            time.sleep(_BETWEEN)
    seconds = time.perf_counter() - start
    return Ran(arguments, process.returncode, _take(out), _take(err)), seconds, peak


def _family(process: int) -> list[int]:
    """A process, and all that it started.

    Any of them may end while it is looked at, and its folder in /proc goes with it.
    """
    found = [process]
    for one in found:
        with contextlib.suppress(OSError):
            for children in Path(f"/proc/{one}/task").glob("*/children"):
                found += map(int, children.read_text().split())
    return found


def _memory(process: int) -> float:
    """The memory that a process has at the moment, in MiB; 0 once it has ended."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * resource.getpagesize() / 1024**2
    return 0.0


if __name__ == "__main__":
    _serve()
