"""What holds for every command, whatever it was given."""

from __future__ import annotations

import json
import re

from .process import Outcome, Ran

SECRET = "the-secret-outside"
"""Stands in files that no map may read."""
MOST_SECONDS = 10.0
MOST_MEMORY = 500.0

_ACTIVE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_COMMAND = re.compile(r"^\s*::", re.MULTILINE)
_FORBIDDEN = ("Traceback", "mistake in argmap", SECRET, "##[", "##vso[", "##teamcity[")


def harmless(ran: Ran) -> None:
    """No crash, nothing that acts on a terminal or on the log of a CI, nothing from outside the root.

    A patch goes into a file here, and is to the byte what the maps have.
    """
    assert ran.status in (0, 1, 2), (ran.arguments, ran.status, ran.err[-2000:])
    for stream in (b"" if "--diff" in ran.arguments else ran.out, ran.err):
        words = stream.decode("utf-8")
        for forbidden in _FORBIDDEN:
            assert forbidden not in words, (ran.arguments, forbidden)
        active = _ACTIVE.search(words)
        assert active is None, (ran.arguments, words[max(0, active.start() - 80) : active.end() + 80])
        command = _COMMAND.search(words) if "::" in words else None
        assert command is None, (ran.arguments, words[command.start() : command.end() + 80])


def bounded(outcome: Outcome, seconds: float = MOST_SECONDS, memory: float = MOST_MEMORY) -> None:
    """It comes to an end, soon, and with little memory."""
    assert outcome.seconds <= seconds, outcome.seconds
    assert outcome.memory <= memory, outcome.memory


def findings(ran: Ran) -> list[dict[str, object]]:
    """The findings of ``check --format json``, each with a position and within what a file can have."""
    found: list[dict[str, object]] = json.loads(ran.out)["findings"]
    for one in found:
        assert isinstance(one["line"], int)
        assert isinstance(one["column"], int)
        assert one["line"] >= 1
        assert one["column"] >= 1
        assert one["message"]
    return found


def errors(ran: Ran) -> set[str]:
    """The codes of the errors."""
    return {str(one["code"]) for one in findings(ran) if one["severity"] == "error"}
