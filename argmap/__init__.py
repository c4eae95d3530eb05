"""Argument maps as plain text, with every node proven by the words of its source.

    debate = argmap.load("maps")
    debate.graph                    # a networkx.MultiDiGraph
    for finding in argmap.check(debate):
        print(finding.code, finding.message, finding.span.line)

The names in ``__all__`` are the public API. Each is imported on first use.
"""

from __future__ import annotations

from argmap import display
from argmap.version import __version__ as __version__

TYPE_CHECKING = False  # like typing's; importing typing would take a third of the time of --version
if TYPE_CHECKING:
    from typing import Any

    from argmap.catalogue import Severity
    from argmap.checking.checker import check
    from argmap.debate import Debate
    from argmap.errors import ArgmapError
    from argmap.findings import Finding
    from argmap.loader import load
    from argmap.relations import Kind, Relation
    from argmap.text import Span

__all__ = ["ArgmapError", "Debate", "Finding", "Kind", "Relation", "Severity", "Span", "check", "load"]

_HOMES = {
    "ArgmapError": "errors",
    "Debate": "debate",
    "Finding": "findings",
    "Kind": "relations",
    "Relation": "relations",
    "Severity": "catalogue",
    "Span": "text",
    "check": "checking.checker",
    "load": "loader",
}


def __dir__() -> list[str]:
    return [*globals(), *_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"argmap.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def _show(debate: Any) -> dict[str, str]:
    """What a notebook can show of a debate. The drawing modules are imported only for this."""
    from argmap.notebook import mimebundle

    return mimebundle(debate)


display.show = _show
