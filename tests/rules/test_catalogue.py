"""Rules, manuals, cases and codes belong together, and nothing of them is left over."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import argmap
from argmap.catalogue import CATALOGUE, FAMILIES
from argmap.checking.choice import code_of
from argmap.rules import CHECKS
from argmap.rules.examples import FOLDER, bad_examples, corrected, read
from argmap.rules.manual import loader_pages, manual

PACKAGE = Path(argmap.__file__).parent
NO_RULES = {"__init__", "manual", "examples"}
MODULES = {path.stem for path in (PACKAGE / "rules").glob("*.py")} - NO_RULES
CODES = list(CATALOGUE)


def test_names_are_unique() -> None:
    names = [entry.name for entry in CATALOGUE.values()]
    assert len(set(names)) == len(names)


def test_each_rule_has_one_module_or_is_the_loaders() -> None:
    of_the_loader = loader_pages()
    modules = [entry.name.replace("-", "_") for code, entry in CATALOGUE.items() if code not in of_the_loader]
    assert sorted(modules) == sorted(MODULES)
    assert list(of_the_loader) == [code for code in CATALOGUE if code not in CHECKS]


@pytest.mark.parametrize("code", CODES)
def test_the_manual_is_a_page_for_people(code: str) -> None:
    head, _, body = manual(code).partition("\n")
    assert re.fullmatch(rf"{code} {CATALOGUE[code].name}: .+[^.]\.", head)
    lines = body.strip().split("\n")
    assert 3 <= len(lines) <= 15
    assert "" in lines, "what it means, and how to mend it, are two paragraphs"


@pytest.mark.parametrize("code", CODES)
def test_each_rule_has_cases_with_and_without_the_mistake(code: str) -> None:
    bad = bad_examples(code)
    assert bad[0].name == "bad.yaml"
    assert all(corrected(path).is_file() for path in bad)
    assert {corrected(path) for path in bad} <= set((FOLDER / code).glob("good*.yaml"))


def test_every_file_of_the_cases_is_used() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(CATALOGUE)
    for path in FOLDER.glob("*/*"):
        if not path.name.startswith(("bad", "good", ".argmap.toml")):
            beside = [read(other).content for other in path.parent.glob("*.[yt]*ml") if other != path]
            assert any(path.name in content for content in beside), path


def test_each_check_is_that_of_a_rule_and_none_is_left_out() -> None:
    assert {check.__module__ for check in CHECKS.values()} == {f"argmap.rules.{name}" for name in MODULES}
    assert all(CHECKS[code].__module__.endswith(CATALOGUE[code].name.replace("-", "_")) for code in CHECKS)


def test_the_codes_in_the_program_are_those_of_the_catalogue() -> None:
    used: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if path.name != "catalogue.py":
            used |= set(re.findall(r'"([A-Z][0-9]{3})"', path.read_text(encoding="utf-8")))
    assert used == set(CATALOGUE)


def test_rule_lists_all_rules(run: Callable) -> None:
    lines = run("rule").out.splitlines()
    assert [tuple(line.split()[:3]) for line in lines if line.startswith("  ")] == [
        (code, entry.severity, entry.name) for code, entry in CATALOGUE.items()
    ]
    assert [line for line in lines if not line.startswith("  ") and line] == [
        f"{one}: {FAMILIES[one]}" for one in FAMILIES
    ]
    assert all(line.endswith("(off by default)") != CATALOGUE[line[2:6]].default for line in lines if line[:1] == " ")
    assert all(len(line.split("  ")[-1]) > 10 for line in lines if line[:1] == " ")


@pytest.mark.parametrize("code", CODES)
def test_rule_shows_the_manual_and_an_example(run: Callable, code: str) -> None:
    ran = run("rule", code)
    assert (ran.status, ran.err) == (0, "")
    assert " ".join(ran.out.split()).startswith(" ".join(manual(code).split()))
    assert re.search(rf"\^ (\.\.\. )?{code} |#\^* {code} |# {code} ", ran.out)
    assert "# expect" not in ran.out
    assert str(FOLDER.name) + "/" + code not in ran.out


def test_a_rule_is_found_by_its_name_too() -> None:
    assert [code_of(entry.name) for entry in CATALOGUE.values()] == CODES
    assert code_of("s202") == "S202"
