"""Shells in a pseudo-terminal, with the completion of argmap as it is installed; tests type into them."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ARGMAP = Path(sys.executable).with_name("argmap")
_END = "all-is-done"
_SETTINGS = {
    "bash": "PS1='$ '; bind 'set enable-bracketed-paste off'; argmap() { printf 'argument<%s>\\n' \"$@\"; }",
    "zsh": "PS1='$ '; argmap() { printf 'argument<%s>\\n' \"$@\"; }",
    "fish": "function argmap; printf 'argument<%s>\\n' $argv; end",
}
"""What is entered runs no argmap, but shows its arguments; the completion asks the real one."""
_START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "--private", "-i"],
}


def completed(shell: str, folder: Path, typed: Sequence[str], settings: str = "") -> list[list[str]]:
    r"""What the arguments of argmap are when each of some lines is entered, in which ``\t`` completes."""
    home = folder / ".home"
    home.mkdir(exist_ok=True)
    environment = {"PATH": f"{ARGMAP.parent}:{os.environ['PATH']}", "HOME": str(home), "TERM": "xterm"}
    environment |= {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "LINES": "50", "COLUMNS": "200"}
    command = [ARGMAP, "--show-completion", shell]
    detection = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    shown = subprocess.run(command, env=environment | detection, capture_output=True, text=True, check=True)
    begin = "autoload -Uz compinit; compinit -D -u\n" * (shell == "zsh")
    (home / "settings").write_text(f"{begin}{shown.stdout}\n{_SETTINGS[shell]}\n{settings}\n")
    lines = [f". {home}/settings", *typed, f"printf '%s-%s-%s\\n' {' '.join(_END.split('-'))}"]
    output = _typed([*_START[shell]], "".join(f"{line}\r" for line in lines), environment, folder)
    found: list[list[str]] = []
    for part in output.split("argument<")[1:]:
        argument = part.partition(">\r\n")[0]
        if argument in ("find", "show", "tree", "source"):
            found.append([])
        found[-1].append(argument)
    assert len(found) == len(typed), output
    return found


def _typed(command: list[str], keys: str, environment: dict[str, str], folder: Path) -> str:
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execvpe(command[0], command, environment)
    os.write(terminal, keys.encode())
    output, end = b"", time.monotonic() + 30
    while time.monotonic() < end and _END.encode() not in output:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        try:
            output += os.read(terminal, 65536) if ready else b""
        except OSError:
            break
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    return output.decode(errors="replace")
