"""The manual page of a rule: the docstring of its module or, for a rule of the loader, its section of ``loader.md``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from argmap.catalogue import CATALOGUE

LOADER = Path(__file__).with_name("loader.md")
"""The pages of the rules that the loader applies while it reads; each begins with ``# CODE name:``."""


def manual(code: str) -> str:
    """The manual page of a rule, by its code, as Markdown."""
    if code in (pages := loader_pages()):
        return pages[code]
    module = import_module(f"argmap.rules.{CATALOGUE[code].name.replace('-', '_')}")
    return (module.__doc__ or "").strip().replace("``", "`")


@cache
def loader_pages() -> dict[str, str]:
    """The pages of the loader's rules, by their codes."""
    pages = LOADER.read_text(encoding="utf-8").removeprefix("# ").split("\n# ")
    return {page.partition(" ")[0]: page.strip() for page in pages}
