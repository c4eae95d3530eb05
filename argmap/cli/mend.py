"""What ``check --fix`` and ``check --diff`` do: edits at the marks, tried before they are written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from argmap.checker import check
from argmap.cli.output import write_file
from argmap.fixes import apply, diff, failed
from argmap.text import escaped

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.findings import Finding
    from argmap.fixes import Fixed
    from argmap.inspection import Inspection
    from argmap.settings import Settings

_MOST_ROUNDS = 10


def show_changes(debate: Debate, settings: Settings, unsafe: bool) -> None:
    """Print the changes as a diff."""
    for fixed in _changes(debate, settings, unsafe):
        sys.stdout.writelines(escaped(line) + "\n" for line in diff(fixed))


def mend(inspection: Inspection, unsafe: bool) -> tuple[Debate, int]:
    """Apply fixes until there are none left to apply; the debate then, and how many were applied.

    Nothing is written before the maps, read with the changes, no longer have what the fixes were made for.
    """
    settings, debate = inspection.settings, inspection.debate()
    mended = 0
    for _ in range(_MOST_ROUNDS):
        files = {document.text: document.path for document in debate.maps}
        changes = _changes(debate, settings, unsafe)
        tried = inspection.debate({files[fixed.text]: fixed.text.encode(fixed.content) for fixed in changes})
        failures = failed(changes, _found(tried, settings))
        for found in failures:
            place = f"{escaped(found.span.file)}:{found.span.line}"
            print(f"{place}: the fix for {found.code} would not mend it", file=sys.stderr)
        if not changes or failures:
            break
        for fixed in changes:
            write_file(files[fixed.text], fixed.text.encode(fixed.content))
            mended += len(fixed.mended)
        debate = tried
    return debate, mended


def _changes(debate: Debate, settings: Settings, unsafe: bool) -> list[Fixed]:
    """What fixes make of the maps that were asked for; of those that they only use nothing is written."""
    asked = {document.text for document in debate.maps if document.name in debate.requested}
    return [fixed for fixed in apply(_found(debate, settings), unsafe) if fixed.text in asked]


def _found(debate: Debate, settings: Settings) -> tuple[Finding, ...]:
    return check(debate, settings.mending, settings.forbidden)
