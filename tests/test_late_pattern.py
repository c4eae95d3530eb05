"""Patterns that are compiled at their first use: each of them can be, and then does what a compiled one does."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import argmap
from argmap.late_pattern import late

TOP = {"explorer", "notebook"}  # they need an extra


def test_it_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    compile_now = re.compile
    monkeypatch.setattr(re, "compile", lambda *args: compiled.append(args) or compile_now(*args))
    pattern = late("B+", re.IGNORECASE)
    assert pattern.pattern == "B+"
    assert not compiled
    found = pattern.search("abBc")
    assert found is not None
    assert found.span() == (1, 3)
    assert pattern.search("ac") is None
    assert pattern.sub("-", "abc") == "a-c"
    assert compiled == [("B+", re.IGNORECASE)] * 2  # once for each method that is used
    assert late(b"\\d").findall(b"a1b2") == [b"1", b"2"]


def test_each_pattern_of_the_package_can_be_compiled() -> None:
    seen = 0
    for found in pkgutil.walk_packages(argmap.__path__, "argmap."):
        if found.name.split(".")[1] in TOP or found.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            for one in value.values() if isinstance(value, dict) else [value]:
                if type(one) is type(late("")):
                    seen += 1
                    assert one.groups >= 0, f"{found.name}.{name}"
    assert seen > 80
