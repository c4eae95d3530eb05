"""``argmap check``: the consistency check, for people and for CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from argmap.catalogue import Severity
from argmap.cli.options import Color, ColorChoice, ConfigFile, Paths, TrustSources, complete_rule

if TYPE_CHECKING:
    from argmap.checking.inspection import Inspection
    from argmap.checking.outcome import Outcome
    from argmap.checking.settings import Settings
    from argmap.config import Config
    from argmap.report.forms import Form as Write

_NEW_BASELINE = ".argmap-baseline.json"


class CheckFormat(StrEnum):
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


Rules = list[str] | None


def _rules(flag: str, meaning: str) -> Any:
    return typer.Option(flag, metavar="RULE", help=meaning, autocompletion=complete_rule)


def _flag(name: str, meaning: str) -> Any:
    return typer.Option(name, help=meaning)


Select: TypeAlias = Annotated[Rules, _rules("--select", "Apply only these rules.")]
Extend: TypeAlias = Annotated[Rules, _rules("--extend-select", "Apply these rules in addition to the default ones.")]
Ignore: TypeAlias = Annotated[Rules, _rules("--ignore", "Do not apply these rules.")]
FailOn: TypeAlias = Annotated[
    Severity | None, typer.Option("--fail-on", help="Lowest severity that makes the exit status 1 (default: error).")
]
Fix: TypeAlias = Annotated[bool, _flag("--fix", "Fix what can be fixed safely; without --select, also record digests.")]
UnsafeFixes: TypeAlias = Annotated[bool, _flag("--unsafe-fixes", "Also apply fixes that may change the meaning.")]
Diff: TypeAlias = Annotated[bool, _flag("--diff", "Print what --fix would change as a patch, without changing it.")]
Statistics: TypeAlias = Annotated[
    bool, _flag("--statistics", "Show the number of findings of each rule instead of the findings.")
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings and nothing else.")]
BaselineFile: TypeAlias = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Leave out the findings that are recorded in this file."),
]
WriteBaseline: TypeAlias = Annotated[
    bool, _flag("--write-baseline", f"Record all findings in the baseline (default: {_NEW_BASELINE}).")
]
StdinFilename: TypeAlias = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="FILE", help="File name to use for standard input.")
]
Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Maximum number of worker processes (default: number of CPUs)."),
]


def command(
    paths: Paths = None,
    form: Annotated[CheckFormat, typer.Option("--format", help="Output format.")] = CheckFormat.FULL,
    select: Select = None,
    extend: Extend = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = False,
    stdin_filename: StdinFilename = None,
    jobs: Jobs = None,
    statistics: Statistics = False,
    quiet: Quiet = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Check maps, and every quote against its source.

    RULE is a code, a name, or the first letter of a family of codes; separate several with commas. The exit status is 0
    if nothing is wrong, 1 if there are findings at or above --fail-on, and 2 if the call is wrong.
    """
    from argmap.checking.inspection import Inspection
    from argmap.cli.maps import configuration, wanted, warn_unused_configurations
    from argmap.report.forms import chosen

    write = chosen(form, statistics, quiet)
    config = configuration(paths, config_file, stdin_filename)
    settings = _settings(config, {"--select": select, "--extend-select": extend, "--ignore": ignore}, baseline)
    _refuse_nonsense(paths, fix, diff, unsafe_fixes, write_baseline)
    record = _recorder(settings) if write_baseline else None
    meant = wanted(paths, config, stdin_filename)
    inspection = Inspection(*meant, settings._replace(baseline=None) if record else settings, trust_sources)
    if diff:
        outcome, written = _preview(inspection, unsafe_fixes, quiet, color), 0
    else:
        outcome, written = _fixed(inspection, unsafe_fixes, quiet) if fix else (_found(inspection, jobs), 0)
        outcome = record(outcome) if record else outcome
        _print_report(form, write, outcome, color)
    if not quiet:
        warn_unused_configurations(config, outcome.files)
    return max(written, _status(outcome, fail_on or config.check.fail_on))


def _settings(config: Config, rules: dict[str, Rules], baseline: str | None) -> Settings:
    from argmap.checking.settings import settings_of

    select, extend, ignore = (_words(flag, given) for flag, given in rules.items())
    return settings_of(config, select, extend, ignore, baseline)


def _found(inspection: Inspection, jobs: int | None) -> Outcome:
    from argmap.cli.progress import progress

    with progress() as tell:
        return replace(inspection, tell=tell).run(jobs or _processors())


def _fixed(inspection: Inspection, unsafe: bool, quiet: bool) -> tuple[Outcome, int]:
    """Fix the maps on disk. Returns the outcome for the fixed files, and the exit status."""
    from argmap.cli.changes import fixed, write

    result = fixed(inspection, unsafe)
    number, status = write(result)
    if number and not quiet:
        print(f"{number} fixed", file=sys.stderr)
    return inspection.outcome(inspection.debate() if status else result.debate), status


def _preview(inspection: Inspection, unsafe: bool, quiet: bool, color: Color) -> Outcome:
    """Print what fixes would change. Returns the outcome for the maps as they are."""
    from argmap.cli.changes import fixed, show

    result = fixed(inspection, unsafe)
    show(result.changes, color)
    outcome = inspection.outcome(inspection.debate() if result.changes else result.debate)
    if outcome.findings and not result.changes and not quiet:
        print(f"nothing to fix; findings left: {len(outcome.findings)}", file=sys.stderr)
    return outcome


def _print_report(form: CheckFormat, write: Write, outcome: Outcome, color: Color) -> None:
    """Print a report, and on stderr what it leaves out. Reports for people are as wide as the terminal."""
    from argmap.cli.output import columns, print_lines, print_plain
    from argmap.files import repository
    from argmap.report.forms import FOR_A_REPOSITORY, losses

    if form in FOR_A_REPOSITORY:
        outcome = replace(outcome, root=repository(outcome.files, os.environ))
    if form in (CheckFormat.FULL, CheckFormat.CONCISE):
        print_lines(write(outcome, columns()), color)
    else:
        print_plain(write(outcome, None))
    for loss in losses(write, outcome):
        print(loss, file=sys.stderr)


def _recorder(settings: Settings) -> Callable[[Outcome], Outcome]:
    """A function that records all findings in the baseline and returns the outcome without them.

    If the file exists but is not a baseline, it is refused at once, before anything is fixed.
    """
    from argmap.checking.baseline import baseline_of, read_baseline
    from argmap.checking.checker import let_pass
    from argmap.cli.output import write_file
    from argmap.files import absolute, display, is_file

    path, codes = settings.baseline or absolute(_NEW_BASELINE), settings.choice.codes
    before = read_baseline(path) if is_file(path) else None
    expected = before.text.encode(before.text.content) if before else None

    def record(outcome: Outcome) -> Outcome:
        kept = before.unchecked(codes, outcome.files) if before else {}
        write_file(path, baseline_of(outcome.findings, path, kept).encode(), expected=expected)
        also = f"; {len(kept)} kept for rules or files that were not checked" if kept else ""
        print(f"{len(outcome.findings)} recorded in {display(path)}{also}", file=sys.stderr)
        return replace(outcome, findings=(), let_pass=(*outcome.let_pass, *let_pass(outcome.findings, ())))

    return record


def _refuse_nonsense(paths: list[str] | None, fix: bool, diff: bool, unsafe: bool, write_baseline: bool) -> None:
    from argmap.errors import ArgmapError
    from argmap.files import STDIN

    if fix and STDIN in (paths or ()):
        raise ArgmapError("standard input cannot be fixed", "use --diff to see the changes, or name the file")
    if unsafe and not (fix or diff):
        raise ArgmapError("--unsafe-fixes needs --fix or --diff", "add one of them")
    if diff and write_baseline:
        raise ArgmapError("--diff and --write-baseline cannot be used together", "leave out one of them")


def _processors() -> int:
    """The number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _status(outcome: Outcome, fail_on: Severity) -> int:
    """1 if there is a finding of severity ``fail_on`` or worse, else 0."""
    return 1 if any(finding.severity.rank <= fail_on.rank for finding in outcome.findings) else 0


def _words(flag: str, given: Rules) -> tuple[str, ...]:
    """The words of an option. Raises ArgmapError for an option without words, which could mean all rules or none."""
    from argmap.errors import ArgmapError

    words = [[word for part in one.split(",") if (word := part.strip())] for one in given or ()]
    if not all(words):
        raise ArgmapError(f"{flag}: which rules?", "argmap rule lists all rules")
    return tuple(word for one in words for word in one)
