"""How an editor is started at a line: never through a shell."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Mapping
from pathlib import PurePath

_GOTO = frozenset({"code", "code-insiders", "codium", "cursor", "windsurf"})
_COLON = frozenset({"subl", "zed", "hx", "helix", "atom"})
_WAITS = {"code": "--wait", "code-insiders": "--wait", "codium": "--wait", "subl": "--wait", "zed": "--wait"}
_DEFAULT = "vi"


def editor_command(environment: Mapping[str, str], file: str, line: int) -> list[str] | None:
    """The command that opens a file at a line (from 1); None where no editor is known or its setting makes no sense."""
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
