"""Shows a debate in a notebook.

``Debate`` is far below the modules that draw, so it cannot import them. The package is above all of them and is
imported with any of its modules, so it sets ``show``.
"""

from __future__ import annotations

TYPE_CHECKING = False  # like typing's; importing typing would take a third of the time of --version
if TYPE_CHECKING:
    from collections.abc import Callable

    show: Callable[[object], dict[str, str]]
    """Takes a debate and returns what a notebook can show of it, by media type."""
