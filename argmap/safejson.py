"""JSON as text that is safe wherever it is shown. JSON is written only here.

JSON's own escapes are not enough: a text may contain bidirectional marks, characters that control a terminal, or the
beginning of a command in a CI log.
"""

from __future__ import annotations

import json
from typing import Any

from argmap.text import harmless


def dumps(value: Any, indent: int | None = None, ascii_only: bool = True) -> str:
    """The JSON text of plain values, without a line end.

    ``indent`` is the number of spaces a level, None for a single line.
    """
    return harmless(json.dumps(value, indent=indent, ensure_ascii=ascii_only))
