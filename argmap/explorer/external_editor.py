"""The command line that opens an editor at a line, without a shell."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import PurePath

_GOTO = frozenset({"code", "code-insiders", "codium", "cursor", "windsurf"})
_COLON = frozenset({"subl", "zed", "hx", "helix", "atom"})
_WAITS = {"code": "--wait", "code-insiders": "--wait", "codium": "--wait", "subl": "--wait", "zed": "--wait"}
_DEFAULT = "vi"


def editor_command(environment: Mapping[str, str], file: str, line: int) -> list[str] | None:
    """The command that opens a file at a line (from 1); None if no editor is set or its setting cannot be read."""
    setting = environment.get("VISUAL") or environment.get("EDITOR") or shutil.which(_DEFAULT) or ""
    try:
        words = shlex.split(setting)
    except ValueError:
        return None
    if not words:
        return None
    name = PurePath(words[0]).name.removesuffix(".exe")
    waits = [_WAITS[name]] if name in _WAITS and _WAITS[name] not in words else []
    if name in _GOTO:
        return [*words, *waits, "--goto", f"{file}:{line}"]
    if name in _COLON:
        return [*words, *waits, f"{file}:{line}"]
    return [*words, f"+{line}", file]


def run_editor(command: list[str]) -> str:
    """Run an editor until it ends; Ctrl-C goes only to the editor. Returns why it could not start, or ""."""
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        subprocess.run(command, check=False)
    except OSError as error:
        return f"cannot start {command[0]}: {(error.strerror or '').lower()}"
    finally:
        signal.signal(signal.SIGINT, handler)
    return ""
