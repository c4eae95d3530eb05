"""The manual page of a rule: the docstring of its module."""

from __future__ import annotations

from importlib import import_module

from argmap.catalogue import CATALOGUE
from argmap.errors import ArgmapError
from argmap.near import did_you_mean
from argmap.text import shown


def find_rule(word: str) -> str:
    """The code that a code or a name means; raises ArgmapError."""
    names = {entry.name: code for code, entry in CATALOGUE.items()}
    code = names.get(word, word.upper())
    if code not in CATALOGUE:
        raise ArgmapError(
            f"no rule is called {shown(word)}{did_you_mean(word, [*CATALOGUE, *names])}", "argmap rule lists all rules"
        )
    return code


def manual(code: str) -> str:
    """What the rule of a code means and how to mend what it finds."""
    module = import_module(f"argmap.rules.{CATALOGUE[code].name.replace('-', '_')}")
    return (module.__doc__ or "").strip()
