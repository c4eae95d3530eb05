"""What ``check --fix`` and ``check --diff`` do with what fixes make of the maps: write it, or print it as a diff."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from argmap.checking.fixes import diff
from argmap.checking.mending import Mended, mend
from argmap.cli.output import write_file
from argmap.text import escaped

if TYPE_CHECKING:
    from argmap.checking.inspection import Inspection


def mended(inspection: Inspection, unsafe: bool) -> Mended:
    """Apply fixes, in memory; which are refused, and why, is told on stderr."""
    made = mend(inspection, unsafe)
    for finding, reason in made.refused:
        place = f"{escaped(finding.span.file)}:{finding.span.line}"
        print(f"{place}: the fix for {finding.code} {reason}", file=sys.stderr)
    return made


def write(made: Mended) -> None:
    """Put the changes into the files. Raises ArgmapError for one that cannot be written."""
    for path, fixed in made.changes.items():
        write_file(path, fixed.text.encode(fixed.content))


def show(made: Mended) -> None:
    """Print the changes as a diff."""
    for fixed in sorted(made.changes.values(), key=lambda one: one.text.file):
        sys.stdout.writelines(escaped(line) + "\n" for line in diff(fixed))
