"""What becomes of changed map files: they are written, or shown as a patch. And what ``check --fix`` changes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.checking.mending import Mended, mend
from argmap.cli.options import Color
from argmap.cli.output import colored, print_lines, write_file
from argmap.edits.patch import patch
from argmap.errors import ArgmapError
from argmap.files import display
from argmap.styled import Segment
from argmap.text import escaped, shown

if TYPE_CHECKING:
    from argmap.checking.inspection import Inspection
    from argmap.edits.applied import Change

_LOGS = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
"""Environment variables of CI systems that run commands found in the output of a job."""


def mended(inspection: Inspection, unsafe: bool) -> Mended:
    """Apply fixes in memory. Fixes that were refused go to stderr, with the reason."""
    made = mend(inspection, unsafe)
    for finding, reason in made.refused:
        place = f"{escaped(finding.span.file)}:{finding.span.line}"
        print(f"{place}: the fix for {finding.code} {reason}", file=sys.stderr)
    return made


def write(made: Mended) -> tuple[int, int]:
    """Write the changes into the files; the number of fixed findings, and the exit status.

    A file that cannot be written, or that has changed since it was read, is left alone, and stderr says why.
    """
    number = status = 0
    for path, fixed in made.changes.items():
        try:
            write_file(path, fixed.after, expected=fixed.before)
            number += made.numbers[fixed.text.file]
        except ArgmapError as error:
            print(f"error: {shown(str(error.args[0]))}", file=sys.stderr)
            status = max(status, error.status)
    return number, status


def show(changes: Mapping[Path, Change], color: Color) -> None:
    """Print changed files as a patch: exact, but escaped for a terminal or a CI log, which it could control."""
    in_colours = colored(color)
    exact = not (sys.stdout.isatty() or _in_log())
    altered = False
    for path, fixed in sorted(changes.items(), key=lambda item: item[1].text.file):
        name = display(Path(os.path.realpath(path)) if path.is_symlink() else path)
        sides = (fixed.before, fixed.after) if exact else (fixed.text.content.encode(), fixed.content.encode())
        for line in patch(name, *sides):
            if exact:
                sys.stdout.flush()
                sys.stdout.buffer.write(line)
                continue
            words = line.decode(errors="replace").removesuffix("\n")
            print_lines([[Segment(escaped(words), _style(words))]], color) if in_colours else print(escaped(words))
            altered |= escaped(words) != words
    if altered:
        print("shown with escapes: to apply it, write it to a file", file=sys.stderr)


def _style(line: str) -> str:
    """The style of a line of a patch."""
    if line.startswith(("---", "+++", "@@")):
        return "title" if line[0] != "@" else "dim"
    return {"+": "added", "-": "removed"}.get(line[:1], "")


def _in_log() -> bool:
    """True if stdout goes to the log of a CI system."""
    if not any(map(os.environ.get, _LOGS)):
        return False
    try:
        return not stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except OSError:  # it has no descriptor
        return True
