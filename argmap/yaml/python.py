"""PyYAML's own parser, in case PyYAML was built without libyaml. The tree is built from its events in the same way.

It is slower, and differs at the edges of YAML: tabs after a text, ``:`` in brackets, tags, comments after ``|``,
directives. A text in brackets that contains a ``?`` must be quoted for it. There it may read what libyaml rejects,
reject what libyaml reads, and report another place in other words. The limits are the same, because the builder
enforces them.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

_HALF = re.compile("[\ud800-\udfff]")
"""Half a character. PyYAML accepts an escape for one, but no file can contain it."""
_ESCAPE = re.compile(r"\\(?:u|U0000)[Dd][89A-Fa-f]")


class PythonParser:
    """Delivers the events of a text. Raises a YAMLError, or ValueError and OverflowError for an invalid escape."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._loader: Any = yaml.Loader(content)  # only its events are used

    def get_event(self) -> Any:
        """The next event."""
        event: Any = self._loader.get_event()
        if event.__class__ is yaml.ScalarEvent and _HALF.search(event.value):
            start: Any = event.start_mark
            found = _ESCAPE.search(self._content, start.index)
            mark: Any = yaml.Mark(start.name, found.end() if found else start.index, start.line, start.column, None, 0)
            raise yaml.scanner.ScannerError("while parsing a quoted scalar", start, "found invalid escape code", mark)
        return event
