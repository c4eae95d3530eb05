"""The minima of pyproject.toml are what CI installs as the oldest set, one for each Python."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
OLDEST = ROOT / ".ci/oldest"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"].values()
LINES = [*PROJECT["dependencies"], *(line for extra in EXTRAS for line in extra if not line.startswith("argmap["))]
REQUIRED = list(map(Requirement, LINES))


def applying(requirements: list[Requirement], python: str) -> list[Requirement]:
    environment = {"python_version": python}
    return [one for one in requirements if one.marker is None or one.marker.evaluate(environment)]


@pytest.mark.skipif(not OLDEST.exists(), reason="this copy has no .ci")
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
def test_the_oldest_set_is_the_minima(python: str) -> None:
    printed = subprocess.run([sys.executable, OLDEST], capture_output=True, text=True, check=True).stdout
    pins = applying([Requirement(line) for line in printed.splitlines()], python)
    assert len({pin.name for pin in pins}) == len(pins)
    pinned = {pin.name: str(pin.specifier) for pin in pins}
    minima = {}
    for one in applying(REQUIRED, python):
        bounds = [bound for bound in one.specifier if bound.operator == ">="]
        assert len(bounds) == 1, f"{one} has no minimum"
        minima[one.name] = f"=={bounds[0].version}"
    assert pinned == minima


def test_what_is_needed_to_run_ends_before_the_next_large_release() -> None:
    for one in map(Requirement, PROJECT["dependencies"]):
        assert any(bound.operator == "<" and Version(bound.version) for bound in one.specifier), one
