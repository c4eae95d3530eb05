"""P414 bad-date: the date of a source is not a date, or is not written as one.

Write dates in ISO 8601: ``2025``, ``2025-05`` or ``2025-05-03``, and a period as ``2025-05-03/2025-06-01``. Such
dates can be sorted, and nobody has to guess whether 03/05 is in March or in May.

Write the date in this form. The fix does so where the date can be read in only one way. Leave out the parts that you
do not know.
"""

from __future__ import annotations

import datetime
import re

from argmap.context import Context
from argmap.edits.splices import replaced
from argmap.findings import Fix
from argmap.late_pattern import late
from argmap.text import brief

_ISO = late(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_YEAR_FIRST = late(r"(?P<y>[0-9]{4})[-/. ](?P<m>[0-9]{1,2})(?:[-/. ](?P<d>[0-9]{1,2}))?")
_DIGITS = late(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_DAY_AND_MONTH = late(r"(?P<a>[0-9]{1,2})[-/.] ?(?P<b>[0-9]{1,2})[-/.] ?(?P<y>[0-9]{4})")
_WORDS = (
    late(r"(?:(?P<d>[0-9]{1,2})(?:st|nd|rd|th|\.)? (?:of )?)?(?P<m>[a-z]{3,9})\.?,? (?P<y>[0-9]{4})", re.I),
    late(r"(?P<m>[a-z]{3,9})\.? (?P<d>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<y>[0-9]{4})", re.I),
)
_BETWEEN = late(r" ?[–—] ?| to | - ")
_YEARS = late(r"([0-9]{4})-([0-9]{4})")


def check(context: Context) -> None:
    """Report each source with such a date, at the date."""
    for source in context.debate.sources.values():
        span = source.written.written_value("date") if source.written is not None else None
        if span is None or source.date is None or is_date(source.date):
            continue
        meant = near_date(source.date) if len(source.date) < 60 else None
        fix = Fix(f"write {meant}", (replaced(span, meant),)) if meant else None
        hint = f": write {meant}" if meant else ", such as 2025, 2025-05 or 2025-05-03"
        what = "is not in the calendar" if _ISO.fullmatch(source.date) else "is not an ISO 8601 date"
        context.findings.add("P414", span, f"{brief(source.date, 60)} {what}{hint}", fix=fix)


def is_date(words: str) -> bool:
    """Whether the words are a year, a month, a day of the calendar, or a period: two of these with ``/`` between."""
    first, slash, last = words.partition("/")
    return _is_one(first) and (not slash or (_is_one(last) and first[: len(last)] <= last[: len(first)]))


def _is_one(words: str) -> bool:
    found = _ISO.fullmatch(words)
    return found is not None and _iso(found[1], found[2], found[3]) is not None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    """The date in ISO 8601, or None if the calendar has no such date."""
    try:
        date = datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return date.isoformat()[: 10 if day else 7 if month else 4]


def near_date(words: str) -> str | None:
    """The date or period that was meant, or None if the words have no reading as a date or more than one."""
    words = " ".join(words.split())
    years = _YEARS.fullmatch(words)
    parts = list(years.groups()) if years else _BETWEEN.split(words)
    dates = [part if _is_one(part) else _near_one(part) for part in parts]
    meant = "/".join(date for date in dates if date)
    return meant if all(dates) and len(dates) <= 2 and is_date(meant) else None


def _near_one(words: str) -> str | None:
    found = _YEAR_FIRST.fullmatch(words) or _DIGITS.fullmatch(words)
    if found:
        return _iso(found["y"], found["m"], found["d"])
    found = _DAY_AND_MONTH.fullmatch(words)
    if found:
        either = {_iso(found["y"], found["a"], found["b"]), _iso(found["y"], found["b"], found["a"])} - {None}
        return either.pop() if len(either) == 1 else None
    for form in _WORDS:
        found = form.fullmatch(words)
        months = [month for month in _MONTHS if found and _is_month(found["m"].lower(), month)]
        if found and len(months) == 1:
            return _iso(found["y"], str(_MONTHS.index(months[0]) + 1), found["d"])
    return None


def _is_month(word: str, month: str) -> bool:
    return word in (month, month[:3]) or (word, month) == ("sept", "september")
