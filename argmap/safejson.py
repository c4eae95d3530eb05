"""JSON as text that is safe wherever it is shown: the one place where JSON is written.

JSON's own escapes are not enough for that: a text may hold bidirectional marks, characters that a terminal obeys, or
what begins a command in the log of a CI system.
"""

from __future__ import annotations

import json
from typing import Any

from argmap.text import harmless


def dumps(value: Any, indent: int | None = None, ascii_only: bool = True) -> str:
    """The JSON text of plain values, without a line end; ``indent`` is the spaces a level, None for a single line."""
    return harmless(json.dumps(value, indent=indent, ensure_ascii=ascii_only))
