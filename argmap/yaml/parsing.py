"""From a text to positioned YAML nodes: the one way in.

What can be read line by line needs no parser, and then none is imported; the events of one are for every other text.
"""

from __future__ import annotations

from typing import Any

from argmap.findings import Findings
from argmap.text import Text
from argmap.yaml import lines
from argmap.yaml.nodes import LIMITS, Limits, Parsed


def parse(text: Text, findings: Findings, limits: Limits = LIMITS, parser: type[Any] | None = None) -> Parsed:
    """Read a text; what is wrong with it is added to ``findings``. A ``parser`` that is named reads every text."""
    if parser is None and (root := lines.read(text.content, limits)) is not None:
        return Parsed(root, ())
    from argmap.yaml import events

    return events.parse(text, findings, limits, parser or events.PARSER)
