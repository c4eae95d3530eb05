"""What a parser has seen but not yet delivered as events, where that may be nested too deep.

A parser looks ahead of its events by up to a thousand characters of a line, for a key that may begin there. One that
has a limit of its own, as libyaml has from 0.2.6 on, may fail there before the builder can refuse what is too deep.
"""

from __future__ import annotations

import yaml

from argmap.yaml.builder import Builder
from argmap.yaml.diagnosis import Read, diagnose
from argmap.yaml.problems import Mistake


def too_deep(builder: Builder, error: Exception) -> int | None:
    """Where the token begins that a scanner could not read, if there may be too many open brackets before it."""
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
    """Whether an error comes only of the end of what was read; a key without a colon that begins above does not."""
    mark = getattr(error, "problem_mark", None)
    if mark is None or mark.index < end:
        return False
    return diagnose(content, error, Read()).mistake is not Mistake.NO_COLON
