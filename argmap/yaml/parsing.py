"""From a text to positioned YAML nodes: the only way in.

A text that can be read line by line needs no parser, and then none is imported. Other texts are read by a parser's
events.
"""

from __future__ import annotations

from typing import Any

from argmap.findings import Findings
from argmap.text import Text
from argmap.yaml import line_reader
from argmap.yaml.nodes import LIMITS, Limits, Parsed


def parse(text: Text, findings: Findings, limits: Limits = LIMITS, parser: type[Any] | None = None) -> Parsed:
    """Read a text; mistakes are added to ``findings``. A named ``parser`` reads every text."""
    if parser is None and (root := line_reader.read(text.content, limits)) is not None:
        return Parsed(root, ())
    from argmap.yaml import events

    return events.parse(text, findings, limits, parser or events.PARSER)
