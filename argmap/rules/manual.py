"""The manual page of a rule: the docstring of its module."""

from __future__ import annotations

from importlib import import_module

from argmap.catalogue import CATALOGUE


def manual(code: str) -> str:
    """What the rule of a code means and how to mend what it finds, as Markdown."""
    module = import_module(f"argmap.rules.{CATALOGUE[code].name.replace('-', '_')}")
    return (module.__doc__ or "").strip().replace("``", "`")
