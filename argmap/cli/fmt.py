"""``argmap fmt``: put map files into the house style."""

from __future__ import annotations

import sys

from argmap.cli.editing import Diff
from argmap.cli.options import Color, ColorChoice, ConfigFile, Paths
from argmap.errors import ArgmapError
from argmap.files import MAX_BYTES, STDIN
from argmap.text import shown


def command(
    paths: Paths = None, diff: Diff = False, color: ColorChoice = Color.AUTO, config_file: ConfigFile = None
) -> int:
    """Put map files into the house style.

    Lists are not indented under their key, and long texts are folded in >- blocks. Comments and content stay the same.
    With --diff nothing is written, and the exit status is 1 if a file would change. Standard input goes to standard
    output.
    """
    from argmap.cli.changes import show
    from argmap.cli.maps import configuration, load_maps, print_findings
    from argmap.operations.formatting import fmt
    from argmap.operations.plan import commit

    if STDIN in (paths or ()):
        return _filter(paths or [], diff)
    debate = load_maps(paths, configuration(paths, config_file))
    plan = fmt(debate)
    for note in plan.notes:
        print(note, file=sys.stderr)
    if diff:
        show(dict(plan.changes), color)
    else:
        commit(plan)
        for _, change in plan.changes:
            print(f"formatted {shown(change.text.file)}", file=sys.stderr)
    number = len(plan.changes)
    rest = len(debate.requested) - number - len(plan.notes)
    would = "would be formatted" if diff else "formatted"
    print(f"{_files(number)} {would}, {_files(rest)} unchanged", file=sys.stderr)
    return max(print_findings(plan.findings), 1 if plan.notes or (diff and number) else 0)


def _files(number: int) -> str:
    return f"{number} file{'s' * (number != 1)}"


def _filter(paths: list[str], diff: bool) -> int:
    """Format standard input."""
    from argmap.edits.applied import Refused
    from argmap.edits.house_style import in_house_style
    from argmap.errors import UnsoundMapError
    from argmap.text import EncodingProblem, decode

    if len(paths) > 1 or diff:
        raise ArgmapError("standard input (-) takes no other paths and no --diff")
    try:
        change = in_house_style(decode(sys.stdin.buffer.read(MAX_BYTES + 1), STDIN))
    except EncodingProblem as problem:
        raise UnsoundMapError(f"standard input cannot be read: {problem.reason}") from None
    except Refused as reason:
        raise UnsoundMapError(f"standard input cannot be formatted: {reason}") from None
    sys.stdout.flush()
    sys.stdout.buffer.write(change.after)
    sys.stdout.buffer.flush()
    return 0
