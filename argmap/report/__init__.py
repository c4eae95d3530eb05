"""Findings as people and programs read them: one form a module.

A form takes the findings in order, and the number of files that were checked.
"""

from __future__ import annotations

from collections.abc import Callable

from argmap.findings import Finding
from argmap.report import concise, full, json
from argmap.styled import Line

FORMS: dict[str, Callable[[tuple[Finding, ...], int, int | None], list[Line]]] = {
    "full": full.lines,
    "concise": concise.lines,
    "json": json.lines,
}
