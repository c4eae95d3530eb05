"""``argmap check``: the consistency check, for people and for CI."""

from __future__ import annotations

import sys
from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from argmap.cli.options import Color, ColorChoice, Paths, complete_rule

if TYPE_CHECKING:
    from argmap.config import CheckConfig
    from argmap.debate import Debate
    from argmap.findings import Finding
    from argmap.fixes import Fixed
    from argmap.outcome import Outcome
    from argmap.report import Form as Write

_MOST_ROUNDS = 10


class Form(StrEnum):
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


class FailOn(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


Rules = list[str] | None


def _rules(flag: str, meaning: str) -> Any:
    return typer.Option(flag, metavar="RULE", help=meaning, autocompletion=complete_rule)


def command(
    paths: Paths = None,
    form: Annotated[Form, typer.Option("--format", help="How findings are written.")] = Form.FULL,
    select: Annotated[Rules, _rules("--select", "Apply just these rules.")] = None,
    extend: Annotated[
        Rules,
        _rules("--extend-select", "Apply these rules too."),
    ] = None,
    ignore: Annotated[Rules, _rules("--ignore", "Do not apply these rules.")] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option("--fail-on", help="The mildest severity for which the exit status is 1; else error."),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely; record digests.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="How many findings there are of each rule, instead of the findings.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Write findings, and nothing else.")] = False,
    color: ColorChoice = Color.AUTO,
) -> int:
    """Check maps for consistency, and each quote against its source.

    RULE is a code, a name, or the first letter of a family; several are divided by commas. The exit status is 0 where
    nothing is wrong, 1 where there are findings at or above --fail-on, 2 where the call is wrong.
    """
    from argmap.checker import check
    from argmap.cli.maps import load_maps
    from argmap.config import read_config
    from argmap.outcome import Outcome
    from argmap.report import chosen
    from argmap.ways import ways

    write = chosen(form, statistics, quiet)
    config = read_config(Path.cwd()).check
    codes, mending = _choice(config, _words(select), _words(extend), _words(ignore))
    _require_files(paths, fix)
    debate = load_maps(paths)
    if diff:
        _show_changes(debate, mending)
    elif fix:
        debate = _mend(debate, paths, mending, quiet)
    findings = check(debate, codes)
    if not diff:
        files = tuple(document.text.file for document in debate.maps)
        outcome = Outcome(findings, files, ways(debate, findings))
        _tell(form, write, outcome, color)
    return _status(findings, fail_on or config.fail_on)


def _tell(form: Form, write: Write, outcome: Outcome, color: Color) -> None:
    """Print a report, for people as wide as their terminal, and on stderr what it leaves out."""
    from argmap.cli.output import columns, print_lines
    from argmap.report import LOSSES
    from argmap.styled import plain

    if form in (Form.FULL, Form.CONCISE):
        print_lines(write(outcome, columns()), color)
    else:
        sys.stdout.writelines(plain(line) + "\n" for line in write(outcome, None))
    if form in LOSSES and (loss := LOSSES[form](outcome)):
        print(loss, file=sys.stderr)


def _choice(
    config: CheckConfig, select: tuple[str, ...], extend: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[frozenset[str], frozenset[str]]:
    """The codes that are applied, and those whose fixes are; where none are selected, digests are recorded too."""
    from argmap.choice import choose

    select, ignore = select or config.select, (*config.ignore, *ignore)
    codes = choose(select, (*config.extend_select, *extend), ignore)
    return codes, codes if select else choose((), (*codes, "unrecorded-source"), ignore)


def _require_files(paths: list[str] | None, fix: bool) -> None:
    from argmap.errors import ArgmapError
    from argmap.files import STDIN

    if fix and STDIN in (paths or ()):
        raise ArgmapError("standard input cannot be fixed", "--diff shows the changes; or name the file")


def _status(findings: tuple[Finding, ...], fail_on: str) -> int:
    """1 if something is found that is at least so grave."""
    from argmap.catalogue import Severity

    mildest = Severity(fail_on).rank
    return 1 if any(finding.severity.rank <= mildest for finding in findings) else 0


def _words(given: Rules) -> tuple[str, ...]:
    return tuple(word for one in given or () for word in one.split(",") if word)


def _changes(debate: Debate, codes: Collection[str]) -> list[Fixed]:
    """What safe fixes make of the maps that were asked for; of those that they only use nothing is written."""
    from argmap.checker import check
    from argmap.fixes import apply

    asked = {document.text for document in debate.maps if document.name in debate.requested}
    return [fixed for fixed in apply(check(debate, codes)) if fixed.text in asked]


def _show_changes(debate: Debate, codes: Collection[str]) -> None:
    """The changes as a diff."""
    from argmap.fixes import diff
    from argmap.text import escaped

    for fixed in _changes(debate, codes):
        sys.stdout.writelines(escaped(line) + "\n" for line in diff(fixed))


def _mend(debate: Debate, paths: list[str] | None, codes: Collection[str], quiet: bool) -> Debate:
    """Apply fixes until there are none left to apply; the debate then.

    Nothing is written before the maps, read with the changes, no longer have what the fixes were made for.
    """
    from argmap.checker import check
    from argmap.cli.maps import load_maps
    from argmap.cli.output import write_file
    from argmap.fixes import failed

    mended = 0
    for _ in range(_MOST_ROUNDS):
        files = {document.text: document.path for document in debate.maps}
        changes = _changes(debate, codes)
        tried = load_maps(paths, {files[fixed.text]: fixed.text.encode(fixed.content) for fixed in changes})
        failures = failed(changes, check(tried, codes))
        for found in failures:
            print(f"{found.span.file}:{found.span.line}: the fix for {found.code} would not mend it", file=sys.stderr)
        if not changes or failures:
            break
        for fixed in changes:
            write_file(files[fixed.text], fixed.text.encode(fixed.content))
            mended += len(fixed.mended)
        debate = tried
    if mended and not quiet:
        print(f"{mended} fixed", file=sys.stderr)
    return debate
