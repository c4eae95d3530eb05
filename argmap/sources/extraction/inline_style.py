"""Whether an element's own ``style`` hides or strikes out its words, as in a browser.

Of several declarations the last one that is valid holds, and one that is marked as important before all others.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_MAX_LENGTH = 20_000
_LEFT_OUT = re.compile(r"/\*.*?(?:\*/|\Z)|\"[^\"]*\"|'[^']*'|\([^()]*\)", re.DOTALL)
"""Comments, strings and brackets, in which a semicolon ends nothing."""
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z")
_BLOCKS = frozenset({"block", "flex", "grid", "list-item", "table", "flow-root", "block flow", "block flow-root"})
_DISPLAYS = _BLOCKS | {
    "none", "contents", "inline", "inline-block", "inline-flex", "inline-grid", "inline-table", "math", "ruby",
    "run-in", "ruby-base", "ruby-text", "table-caption", "table-cell", "table-column", "table-column-group",
    "table-footer-group", "table-header-group",
    "table-row", "table-row-group", "inherit", "initial", "unset", "revert", "revert-layer",
}  # fmt: skip
_VISIBILITIES = {
    "visible": True, "initial": True, "hidden": False, "collapse": False,
    "inherit": None, "unset": None, "revert": None, "revert-layer": None,
}  # fmt: skip


class Style(NamedTuple):
    """Whether an element is hidden with its content, a block, or struck out.

    ``is_visible`` is None where it is as what is around.
    """

    is_hidden: bool = False
    is_block: bool = False
    is_visible: bool | None = None
    is_struck: bool = False


_PLAIN = Style()


def style_of(declared: str | None) -> Style:
    """The effect of a ``style``; a far too long one has none."""
    if not declared or len(declared) > _MAX_LENGTH:
        return _PLAIN
    return _style_of(declared)


@lru_cache(maxsize=256)
def _style_of(declared: str) -> Style:
    said: dict[str, tuple[bool, str]] = {}
    for declaration in _LEFT_OUT.sub(" ", declared).lower().split(";"):
        name, _, value = declaration.partition(":")
        bare = _IMPORTANT.sub("", value)
        important = bare != value
        name, bare = name.strip(), " ".join(bare.split())
        name = "line" if name in ("text-decoration", "text-decoration-line") else name
        valid = {"display": _DISPLAYS, "visibility": _VISIBILITIES, "line": (bare,)}.get(name, ())
        if bare in valid and (important or not said.get(name, (False, ""))[0]):
            said[name] = important, bare
    _, display = said.get("display", (False, ""))
    _, visibility = said.get("visibility", (False, "inherit"))
    _, line = said.get("line", (False, ""))
    return Style(display == "none", display in _BLOCKS, _VISIBILITIES[visibility], "line-through" in line)
