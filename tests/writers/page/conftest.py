from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.writers.page import html as writer

from .browser import DRIVER, PROGRAM, Page, started

SOURCE = """\
Minutes of the council

The mayor proposed to close the centre to cars, for the air would be cleaner and it would be quiet.
Ana Lopez said that shops may lose customers, as half of them come by car.
You may also like: ten ways to cook fish.
Others would rather wait for the new tram, which opens in 2030.
"""
MAP = """\
argmap: 1
name: m
title: Should the city close its centre to cars?
note: From the minutes of one evening.
sources:
  minutes:
    file: minutes.txt
    title: Council minutes
    url: https://example.org/minutes
    date: 3 May 2025
    skip: "You may also like: ten ways to cook fish."
people:
  lopez: {name: Ana Lopez, role: shop owner}
questions:
- id: close
  text: Should the centre be closed to cars?
  quote: close the centre to cars
  positions:
  - id: close-it
    text: Close it.
    by: the mayor
    tags: [traffic]
    quote: The mayor proposed to close the centre to cars
    pro:
    - id: air
      text: The air would be cleaner.
      quote: the air would be cleaner
      con:
      - id: ring
        text: Traffic would only move to the ring road.
        implied: true
      undercut:
      - id: figures
        text: The figures come from a much larger city.
        note: Nobody named the city.
    - id: quiet
      text: It would be quiet.
      quote: the air would be cleaner and it would be quiet
    con:
    - id: shops
      text: Shops lose customers.
      by: lopez
      qualifier: may
      quote: ["shops may lose customers", "half of them come by car"]
  - id: wait
    text: Wait for the new tram.
    by: others
    conflicts: close-it
    quote: wait for the new tram
    context: {id: tram, text: The tram opens in 2030., quote: which opens in 2030}
    con:
    - ref: air
      note: it would only be cleaner later
  questions:
  - id: größe
    text: Who pays for it?
    undeveloped: true
"""
OTHER = """\
argmap: 1
name: other
title: The tram
uses: m.yaml
questions:
- id: when
  text: When will it come?
  positions:
  - {id: late, text: Late., pro: [{ref: m/wait}]}
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two maps, their source, and the page of both: ``page.html``."""
    made = tmp_path_factory.mktemp("page")
    for name, content in {"minutes.txt": SOURCE, "m.yaml": MAP, "other.yaml": OTHER}.items():
        (made / name).write_text(content, encoding="utf-8")
    (made / "page.html").write_text(writer.write(argmap.load([made / "m.yaml", made / "other.yaml"]))[0], "utf-8")
    return made


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    pytest.importorskip("selenium")
    if PROGRAM is None or DRIVER is None:
        pytest.skip("no Chromium with its driver: apt install chromium chromium-driver")
    with started(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture
def page(driver: Any, folder: Path) -> Page:
    """The page of the folder, as new."""
    return Page(driver).open(folder / "page.html")
