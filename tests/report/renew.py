"""Rewrites the expected outputs after a format was changed on purpose: ``python -m tests.report.renew``."""

from __future__ import annotations

import os
from unittest.mock import patch

from argmap.report import sarif, statistics
from argmap.report.forms import FORMS

from .small import CASES, small, written

if __name__ == "__main__":
    os.chdir(CASES)
    for name, form in {**FORMS, "statistics": statistics.lines}.items():
        with patch.object(sarif, "__version__", "0.1.0"):
            (CASES / f"expected.{name}").write_text(written(form, small()), encoding="utf-8")
