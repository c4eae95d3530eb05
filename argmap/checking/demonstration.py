"""The findings in an example of a rule, as the tests check them and ``argmap rule`` shows them."""

from __future__ import annotations

from pathlib import Path

from argmap.checking.inspection import Inspection
from argmap.checking.settings import settings_of
from argmap.config import Config, read_config
from argmap.findings import Finding
from argmap.rules.examples import NOT_IN_EXAMPLES


def findings_in(example: Path) -> tuple[Finding, ...]:
    """The findings of the default rules and the example's own rule, in order.

    Findings about what a map does not say yet are left out, unless they are of the example's rule. A rule that needs
    a configuration has one beside its examples: ``.argmap.toml``.
    """
    folder = example.parent
    config = read_config(folder) if (folder / ".argmap.toml").is_file() else Config()
    inspection = Inspection(
        (str(example),), {}, None, settings_of(config, extend=[folder.name], ignore=NOT_IN_EXAMPLES - {folder.name})
    )
    return inspection.run(jobs=1).findings
