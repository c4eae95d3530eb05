"""Annotations read as the runner of GitHub Actions reads them, by the rules of its documentation and toolkit."""

from __future__ import annotations

import re
from typing import NamedTuple

from hypothesis import given

from argmap.checking.outcome import Outcome
from argmap.findings import Finding, Related
from argmap.text import Text, escaped, shown

from .small import NAMES, STEADY, TEXTS, outcomes, written

KNOWN = {"file", "line", "endLine", "col", "endColumn", "title"}
LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def read(log: str) -> list[Command]:
    """The commands of a log: lines that begin with ``::``, blanks before it or not. Any other line is none."""
    commands = []
    for line in re.split(r"\r\n|\n|\r", log):
        if line.lstrip().startswith("::"):
            head, _, message = line.lstrip()[2:].partition("::")
            name, _, rest = head.partition(" ")
            pairs = (pair.partition("=") for pair in rest.strip().split(",") if pair)
            properties = {key: unescaped(value, "\r\n:,%") for key, _, value in pairs}
            commands.append(Command(name, properties, unescaped(message, "\r\n%")))
    return commands


def unescaped(words: str, signs: str) -> str:
    for sign in signs:  # the percent sign is the last
        words = words.replace(f"%{ord(sign):02X}", sign)
    return words


@given(outcomes())
@STEADY
def test_each_finding_is_one_command_and_there_is_nothing_else(outcome: Outcome) -> None:
    log = written("github", outcome)
    commands = read(log)
    assert log.count("\n") == len(commands) == len(outcome.findings) + bool(outcome.let_pass)
    assert "##[" not in log
    assert not outcome.let_pass or (commands[-1].name == "notice" and "let pass" in commands[-1].message)
    for command, finding in zip(commands, outcome.findings, strict=False):
        span, properties = finding.span, command.properties
        assert command.name == LEVELS[finding.severity]
        assert properties["file"] == escaped(span.file)
        assert (properties["line"], properties["endLine"]) == (str(span.line), str(span.end_line))
        assert properties["title"] == f"{finding.code} {finding.name}"
        same = span.line == span.end_line
        assert set(properties) == (KNOWN if same else KNOWN - {"col", "endColumn"})
        assert not same or (properties["col"], properties["endColumn"]) == (str(span.column), str(span.end_column))
        message, *related = command.message.split("\n")
        assert message == f"{escaped(span.file)}:{span.line}:{span.column}: {finding.code} {shown(finding.message)}"
        assert len(related) == len(finding.related)


@given(NAMES, TEXTS)
@STEADY
def test_any_words_survive_the_way_there_and_back(name: str, words: str) -> None:
    text = Text(name, "a\nb")
    finding = Finding("S204", words, text.span(0, 3), (Related(words, text.span(2, 3)),))
    (command,) = read(written("github", Outcome((finding,), (name,))))
    assert command.properties["file"] == escaped(name)
    assert command.message == f"{escaped(name)}:1:1: S204 {shown(words)}\n{shown(words)}: {escaped(name)}:2:1"


def test_a_text_injects_no_command() -> None:
    words = "x\n::set-output name=token::stolen\r::add-mask::*%0A::error::"
    finding = Finding("S204", words, Text("a,line=9::b%2C.yaml", "").span(0, 0))
    (command,) = read(written("github", Outcome((finding,), ())))
    assert command.properties["file"] == "a,line=9::b%2C.yaml"
    assert command.properties["line"] == "1"
    assert (
        command.message == "a,line=9::b%2C.yaml:1:1: S204 x ::set-output name=token::stolen ::add-mask::*%0A::error::"
    )


def test_nothing_is_said_of_maps_without_findings() -> None:
    assert written("github", Outcome((), ("m.yaml",))) == ""
