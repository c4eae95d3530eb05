"""Dates of sources: which pass, and how near misses are read."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.rules.bad_date import is_date, near_date


@pytest.mark.parametrize(
    "words", ["2025", "2025-05", "2025-05-03", "2024-02-29", "0001", "2024/2025", "2025-05-03/2025-06", "2025/2025-05"]
)
def test_dates(words: str) -> None:
    assert is_date(words)


@pytest.mark.parametrize(
    "words",
    [
        *("", "25", "20250503", "2025-5-3", "2025-13", "2024-02-31", "2025-02-29", "2025-00", "0000", "3 May 2025"),
        *(
            "2025-05-03T10:00",
            "2025/2024",
            "2025/",
            "/2025",
            "2024/2025/2026",
            "2025 ",
            "٢٠٢٥",
            "2025-05-03/2025-05-02",
        ),
    ],
)
def test_what_is_no_date(words: str) -> None:
    assert not is_date(words)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        *((words, "2025-05-03") for words in ("3 May 2025", "May 3, 2025", "3rd of May 2025", "MAY 3 2025")),
        *((words, "2025-05-03") for words in ("2025/05/03", "2025.5.3", "2025-5-3", "20250503", "2025 05 03")),
        ("3. May 2025", "2025-05-03"),
        ("May 2025", "2025-05"),
        ("Sept. 2025", "2025-09"),
        ("2025/5", "2025-05"),
        ("13/05/2025", "2025-05-13"),
        ("05/13/2025", "2025-05-13"),
        ("5.5.2025", "2025-05-05"),
        ("2024-2025", "2024/2025"),
        ("2024 – 2025", "2024/2025"),
        ("3 May 2025 to 1 June 2025", "2025-05-03/2025-06-01"),
        *((words, None) for words in ("03/05/2025", "3.5.2025", "03/05/25", "31 February 2025", "2024-02-31")),
        *((words, None) for words in ("", "spring 2025", "about 2025", "Ma 2025", "2025-2024", "2024–2025–2026")),
        *((words, None) for words in ("–", "3 May", "to")),
    ],
)  # fmt: skip
def test_near_dates(words: str, meant: str | None) -> None:
    assert near_date(words) == meant


@given(st.dates(), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%b %d %Y", "%Y/%m/%d", "%Y%m%d", "%Y.%m.%d"]))
def test_a_date_however_written_is_the_date(date: datetime.date, form: str) -> None:
    assert near_date(date.strftime(form.replace("%Y", f"{date.year:04}"))) == date.isoformat()


@given(st.text("0123456789-/., tomay–ST", max_size=20))
def test_what_is_taken_for_a_date_is_one(words: str) -> None:
    meant = near_date(words)
    assert meant is None or is_date(meant)
