"""Findings as people and programs read them: one form a module.

A form takes what a check came to, and how many columns there are, None where nothing is to be cut.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.outcome import Outcome
from argmap.report import concise, full, json
from argmap.styled import Line

FORMS: dict[str, Callable[[Outcome, int | None], list[Line]]] = {
    "full": full.lines,
    "concise": concise.lines,
    "json": json.lines,
}
