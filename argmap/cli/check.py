"""``argmap check``: the consistency check, for people and for CI."""

from __future__ import annotations

import sys
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli.options import Color, ColorChoice, Paths

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.findings import Finding
    from argmap.fixes import Fixed

_MOST_ROUNDS = 10


class Form(StrEnum):
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


class FailOn(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


Rules = list[str] | None


def command(
    paths: Paths = None,
    form: Annotated[Form, typer.Option("--format", help="How findings are written.")] = Form.FULL,
    select: Annotated[Rules, typer.Option("--select", metavar="RULE", help="Apply just these rules.")] = None,
    extend: Annotated[Rules, typer.Option("--extend-select", metavar="RULE", help="Apply these rules too.")] = None,
    ignore: Annotated[Rules, typer.Option("--ignore", metavar="RULE", help="Do not apply these rules.")] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option("--fail-on", help="The mildest severity for which the exit status is 1; else error."),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely; record digests.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    color: ColorChoice = Color.AUTO,
) -> int:
    """Check maps for consistency, and each quote against its source.

    RULE is a code, a name, or the first letter of a family; several are divided by commas. The exit status is 0 where
    nothing is wrong, 1 where there are findings at or above --fail-on, 2 where the call is wrong.
    """
    from argmap.catalogue import Severity
    from argmap.checker import check
    from argmap.choice import choose
    from argmap.cli.maps import load_maps
    from argmap.cli.output import print_lines
    from argmap.config import read_config
    from argmap.errors import ArgmapError
    from argmap.files import STDIN
    from argmap.report import FORMS

    config = read_config(Path.cwd()).check
    codes = choose(
        _words(select) or config.select,
        (*config.extend_select, *_words(extend)),
        (*config.ignore, *_words(ignore)),
    )
    if fix and STDIN in (paths or ()):
        raise ArgmapError("standard input cannot be fixed", "--diff shows the changes; or name the file")
    debate = load_maps(paths)
    if diff:
        return _show_changes(debate, codes)
    findings = _mend(debate, paths, codes) if fix else check(debate, codes)
    print_lines(FORMS[form](findings, len(debate.maps)), color if form is not Form.JSON else Color.NEVER)
    gravest = Severity(fail_on or config.fail_on).rank
    return 1 if any(finding.severity.rank <= gravest for finding in findings) else 0


def _words(given: Rules) -> tuple[str, ...]:
    return tuple(word for one in given or () for word in one.split(",") if word)


def _changes(debate: Debate, codes: Collection[str]) -> list[Fixed]:
    """What safe fixes make of the files: of those that are written as they are read, not of standard input."""
    from argmap.checker import check
    from argmap.fixes import apply

    return apply(check(debate, {*codes, "P413"}))


def _show_changes(debate: Debate, codes: Collection[str]) -> int:
    """The changes as a diff; 1 if there are any."""
    from argmap.fixes import diff
    from argmap.text import escaped

    changes = _changes(debate, codes)
    for fixed in changes:
        sys.stdout.writelines(escaped(line) + "\n" for line in diff(fixed))
    return 1 if changes else 0


def _mend(debate: Debate, paths: list[str] | None, codes: Collection[str]) -> tuple[Finding, ...]:
    """Apply fixes until there are none left to apply; what is found then."""
    from argmap.checker import check
    from argmap.cli.maps import load_maps
    from argmap.cli.output import write_file

    mended = 0
    for _ in range(_MOST_ROUNDS):
        files = {document.text: document.path for document in debate.maps}
        changes = _changes(debate, codes)
        if not changes:
            break
        debate = load_maps(paths, {files[fixed.text]: fixed.text.encode(fixed.content) for fixed in changes})
        _require_mended(changes, check(debate, {*codes, "P413"}))
        for fixed in changes:
            write_file(files[fixed.text], fixed.text.encode(fixed.content))
            mended += len(fixed.mended)
    if mended:
        print(f"{mended} fixed", file=sys.stderr)
    return check(debate, codes)


def _require_mended(changes: list[Fixed], findings: tuple[Finding, ...]) -> None:
    """Before anything is written: the fixes mend what they were made for. All else would be a bug."""
    left = {(found.code, found.span.file, found.message, found.span.words) for found in findings}
    for fixed in changes:
        for found in fixed.mended:
            if (found.code, found.span.file, found.message, found.span.words) in left:
                raise RuntimeError(f"the fix for {found.code} in {found.span.file}:{found.span.line} does not mend it")
