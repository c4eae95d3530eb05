"""What check says of an example of a rule: what the tests prove, and ``argmap rule`` shows."""

from __future__ import annotations

from pathlib import Path

from argmap.checking.inspection import Inspection
from argmap.checking.settings import settings_of
from argmap.config import Config, read_config
from argmap.findings import Finding
from argmap.rules.examples import NOT_IN_EXAMPLES


def findings_in(example: Path) -> tuple[Finding, ...]:
    """The findings of all rules that are applied by default and of the example's own, in order.

    Left out are those of what a map has yet to say: an example of another rule may leave it so.
    A rule that needs a configuration has one beside its examples: ``.argmap.toml``.
    """
    folder = example.parent
    config = read_config(folder) if (folder / ".argmap.toml").is_file() else Config()
    inspection = Inspection(
        (str(example),), {}, None, settings_of(config, extend=[folder.name], ignore=NOT_IN_EXAMPLES - {folder.name})
    )
    return inspection.run(jobs=1).findings
