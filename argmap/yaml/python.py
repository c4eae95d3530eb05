"""PyYAML's own parser, for where PyYAML was built without libyaml; the tree is built from its events as from libyaml's.

It is slower, and differs at the edges of YAML: tabs behind a text, ``:`` between brackets, tags, comments behind ``|``,
directives; and a text between brackets that holds a ``?`` must be quoted for it. There it may read what libyaml
refuses, refuse what libyaml reads, and complain at another place in other words. Limits are the same: they are those of
the builder.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

_HALF = re.compile("[\ud800-\udfff]")
"""Half a character: PyYAML takes an escape for one as it stands, and no file can hold it."""
_ESCAPE = re.compile(r"\\(?:u|U0000)[Dd][89A-Fa-f]")


class PythonParser:
    """Delivers the events of a text. Raises a YAMLError, or ValueError and OverflowError for an escape that is none."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._loader: Any = yaml.Loader(content)  # whose events are all that is used of it

    def get_event(self) -> Any:
        """The next event."""
        event: Any = self._loader.get_event()
        if event.__class__ is yaml.ScalarEvent and _HALF.search(event.value):
            start: Any = event.start_mark
            found = _ESCAPE.search(self._content, start.index)
            mark: Any = yaml.Mark(start.name, found.end() if found else start.index, start.line, start.column, None, 0)
            raise yaml.scanner.ScannerError("while parsing a quoted scalar", start, "found invalid escape code", mark)
        return event
