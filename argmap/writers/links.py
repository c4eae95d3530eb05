"""Links from the nodes of a diagram to their places in map files, made from a template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from argmap.errors import ArgmapError
from argmap.near import did_you_mean
from argmap.text import brief

if TYPE_CHECKING:
    from argmap.debate import Debate

FIELDS = ("file", "line", "id", "map")
_FIELD = re.compile(r"\{([^{}]*)\}")
_OUTSIDE = re.compile(r"[^\x21-\x7e]|[\"<>\\^`{|}]")
_EXAMPLE = "as in https://example.org/blob/main/{file}#L{line}"


class Links:
    """Makes the address of each node.

    Inserted values are percent-encoded, so that they stay a part of a path or a fragment. Addresses are on the web
    (http, https) or relative: raises ArgmapError, which calls the template ``name``, for any other. ``files``
    are those of the maps, by their names, as others are to read them; of a map that is not there it is its own.
    """

    def __init__(self, template: str, files: Mapping[str, str] | None = None, name: str = "--link") -> None:
        rest = _FIELD.sub("", template)
        for key in _FIELD.findall(template):
            if key not in FIELDS:
                known = ", ".join(f"{{{one}}}" for one in FIELDS)
                near = did_you_mean(key, FIELDS)
                raise ArgmapError(f"{name} has no {{{brief(key, 40)}}}{near}", f"it takes {known}, {_EXAMPLE}")
        first = re.split(r"[/?#]", template, maxsplit=1)[0]
        web = re.match(r"https?://[^/?#{}]+(?:[/?#]|$)", template, re.IGNORECASE)
        if not template or _OUTSIDE.search(rest) or (not web and (":" in first or template.startswith("//"))):
            raise ArgmapError(f"{name} is neither a web address nor a relative one: {brief(template, 80)}", _EXAMPLE)
        self._template = template
        self._files = files or {}

    def of(self, name: str, data: Mapping[str, Any]) -> str:
        """The address of a node, in ASCII."""
        span = data["range"]
        file, short = self._files.get(data["map"], span.file), name.partition("/")[2] or name
        values = {"file": file, "line": str(span.line), "id": short, "map": data["map"]}
        return _FIELD.sub(lambda found: quote(values[found[1]].encode("utf-8", "replace"), safe="/"), self._template)


def files_of(debate: Debate) -> dict[str, str]:
    """The file of each map, relative to its project's root: the same in any working directory and on any machine."""
    return {document.name: debate.files.in_project(document.path) for document in debate.maps}
