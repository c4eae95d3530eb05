"""What ``argmap find`` says of queries and options that are wrong, or probably not what was meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "tests" / "example.yaml")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("query", ["-kind:qestion", " -kind:qestion", "-h kind:qestion"])
def test_a_minus_sign_at_the_beginning_counts_as_one_column(run: Callable, query: str) -> None:
    column = query.index("qestion")
    assert run("find", query, EXAMPLE).err.splitlines() == [
        f"error: there is no kind qestion (column {column + 1} of the query)",
        f"  {query}",
        f"  {' ' * column}^",
        "  did you mean question?",
    ]


def test_a_forbidden_query_is_shown_with_its_caret(run: Callable) -> None:
    forbidden = '[{query = "tram kind:qestion", message = "no"}]'
    Path(".argmap.toml").write_text(f"[tool.argmap.check]\nforbid = {forbidden}\n")
    ran = run("check", EXAMPLE)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "error: forbid in [tool.argmap.check]: there is no kind qestion (column 11 of the query)",
        "  tram kind:qestion",
        "            ^",
        "  did you mean question?",
    ]
