"""Text that a parser has scanned but not yet delivered as events, if it may be nested too deep.

To find a key, a parser looks up to a thousand characters of a line ahead of its events. A parser with a limit of its
own, as libyaml has since 0.2.6, may fail there before the builder can refuse the depth.
"""

from __future__ import annotations

import yaml

from argmap.yaml.builder import Builder
from argmap.yaml.diagnosis import Read, diagnose
from argmap.yaml.problems import Mistake


def too_deep(builder: Builder, error: Exception) -> int | None:
    """Where the unreadable token begins, if there may be too many open brackets before it."""
    if not isinstance(error, yaml.scanner.ScannerError) or error.problem_mark is None:
        return None
    end = error.problem_mark.index
    if error.context_mark is not None:
        end = min(end, error.context_mark.index)
    content, begin, limits = builder.reading.content, builder.last().end, builder.limits
    opened = content.count("[", begin, end) + content.count("{", begin, end)
    deep = len(builder.stack) + opened > limits.depth or builder.inside_brackets + opened > limits.brackets
    return end if deep else None


def is_of_the_cut(content: str, error: Exception, end: int) -> bool:
    """Whether an error comes only from the end of what was read; a key above without a colon does not."""
    mark = getattr(error, "problem_mark", None)
    if mark is None or mark.index < end:
        return False
    return diagnose(content, error, Read()).mistake is not Mistake.NO_COLON
