"""Which cases of a table the default run takes, so that it is fast, and which are left to the long run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def one_in(n: int, cases: Iterable[Any]) -> list[Any]:
    """Cases for ``parametrize``: the first of every ``n`` always runs, the others are long."""
    return [pytest.param(case, marks=pytest.mark.long) if i % n else case for i, case in enumerate(cases)]
