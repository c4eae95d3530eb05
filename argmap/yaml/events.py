"""Reads a text safely, from the events of a YAML parser.

The parser's events are iterated with a stack of our own. PyYAML's loaders and ``compose`` recurse (100,000 levels of
nesting kill the C ones), resolve scalars (``No`` becomes false, a long base-60 number takes seconds), drop duplicate
keys, and expand merge keys and aliases without a limit. Here every scalar stays text, and every node keeps the range
in which it is written.

libyaml's parser is used if PyYAML was built with it, else PyYAML's own (``python`` lists the differences).
"""

from __future__ import annotations

from typing import Any

import yaml

from argmap.findings import Findings
from argmap.text import Text
from argmap.yaml.attempt import attempt
from argmap.yaml.nodes import LIMITS, Limits, Parsed
from argmap.yaml.python import PythonParser

PARSER: type[Any] = yaml.CLoader if yaml.__with_libyaml__ else PythonParser

_SIGNS_OF_TROUBLE = ("<<<<<<<", ">>>>>>>", "\ufeff")
"""Signs of an unfinished merge, or of a byte-order mark that parsers count wrongly."""


def parse(text: Text, findings: Findings, limits: Limits = LIMITS, parser: type[Any] = PARSER) -> Parsed:
    """Read a text. Mistakes are added to ``findings``.

    After a syntax error reading starts again, until there are too many of them.
    """
    parser = PythonParser if parser is yaml.Loader else parser
    peculiar = any(sign in text.content for sign in _SIGNS_OF_TROUBLE)
    first = None if peculiar else attempt(text, text, "", limits, parser)
    if first is not None and first.broken_by is None:
        first.finish()
        findings.take(first.findings, ())
        return Parsed(next(iter(first.stack[0].content), None), ())
    from argmap.yaml.rereading import Rereading

    reading = Rereading(text)
    builder = first or reading.attempt(limits, parser)
    while builder.broken_by is not None and reading.goes_on(builder, builder.broken_by):
        builder = reading.attempt(limits, parser)
    return reading.read(builder, findings)
