"""How to install what argmap needs only for some of its work."""

from __future__ import annotations

from pathlib import Path

from argmap.text import shown


def install(extra: str) -> str:
    """The command that installs an extra: from the checkout that argmap runs from, or else by argmap's name."""
    checkout = Path(__file__).parents[1]
    if not (checkout / "pyproject.toml").is_file():
        return f"pip install 'argmap[{extra}]'"
    try:
        is_here = checkout == Path.cwd()
    except OSError:  # the working directory has been deleted
        is_here = False
    place = "." if is_here else shown(str(checkout))
    return f"pip install -e '{place}[{extra}]'"
