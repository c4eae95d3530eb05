"""A baseline: the findings that were there when a debate was first checked, so that from then on it only gets better.

It is a JSON file that git merges well: a finding a line, named by what it is about and not by where it stands.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from argmap.checking.fingerprint import fingerprints
from argmap.errors import ArgmapError
from argmap.files import FileAccess, Refusal, absolute, display
from argmap.findings import Finding, in_order
from argmap.safejson import dumps
from argmap.text import EncodingProblem, Text, decode, shown

FORMAT, VERSION = "argmap-baseline", 1
_STALE = "M604"
_KEYS = ("code", "file", "fingerprint")


class Entry(NamedTuple):
    """A known finding; ``file`` is its path from the baseline's folder on. The fingerprint is its key."""

    code: str
    name: str
    file: str
    message: str


@dataclass(frozen=True)
class Baseline:
    """What was known, by fingerprint. ``path`` is absolute."""

    path: Path
    text: Text
    known: dict[str, Entry]

    def news(self, findings: Iterable[Finding], codes: Collection[str], files: Collection[str]) -> tuple[Finding, ...]:
        """The findings that are not known, and what is known of the files, and no longer found by the codes.

        What is known of a file that is no more is no longer found, whatever is checked.
        """
        named = fingerprints(findings, partial(_from, self.path.parent))
        news = [finding for finding, name in named.items() if name not in self.known]
        stale = self.known.keys() - self.unchecked(codes, files).keys() - set(named.values())
        return in_order([*news, *(self._stale(name) for name in stale if _STALE in codes)])

    def unchecked(self, codes: Collection[str], files: Collection[str]) -> dict[str, Entry]:
        """What is known of other codes than these, or of other files than these that are still there."""
        folder = self.path.parent
        checked = {_from(folder, file) for file in files}
        there = {entry.file: _exists(folder / entry.file) for entry in self.known.values()}
        return {
            name: entry
            for name, entry in self.known.items()
            if (entry.code not in codes if entry.file in checked else there[entry.file])
        }

    def _stale(self, name: str) -> Finding:
        entry = self.known[name]
        at = max(0, self.text.content.find(name))
        message = (
            f"{shown(entry.code)} in {shown(entry.file)} is not found any more: "
            "--write-baseline brings the baseline up to date"
        )
        return Finding(_STALE, message, self.text.span(at, at + len(name)))


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file, by its absolute path; raises ArgmapError where it cannot be read, or is none."""
    data = FileAccess().read(path)
    if isinstance(data, Refusal):
        raise ArgmapError(f"the baseline {display(path)}: {data.message}", "argmap check --write-baseline makes one")
    try:
        text = decode(data, display(path))
        content = json.loads(text.content)
    except (EncodingProblem, ValueError, RecursionError) as error:
        raise ArgmapError(
            f"{display(path)} is no baseline: {shown(str(error))}", "--write-baseline makes one where none is"
        ) from None
    entries = content.get("findings") if isinstance(content, dict) else None
    if not isinstance(entries, list) or content.get("format") != FORMAT or content.get("version") != VERSION:
        raise ArgmapError(f"{display(path)} is no baseline of argmap", "--write-baseline makes one where none is")
    return Baseline(path, text, dict(_entry(path, entry) for entry in entries))


def baseline_of(findings: Iterable[Finding], path: Path, kept: Mapping[str, Entry] | None = None) -> str:
    """The content of a baseline that knows the findings, and what is kept of an earlier one, for a file with that
    absolute path.
    """
    entries = dict(kept or {})
    named = fingerprints((finding for finding in findings if finding.code != _STALE), partial(_from, path.parent))
    for finding, name in named.items():
        entries[name] = Entry(finding.code, finding.name, _from(path.parent, finding.span.file), finding.message)
    lines = [
        dumps({"code": code, "name": rule, "file": file, "fingerprint": name, "message": message})
        for name, (code, rule, file, message) in sorted(
            entries.items(), key=lambda one: (one[1].file, one[1].code, one[0])
        )
    ]
    head = f'{{"format": "{FORMAT}", "version": {VERSION}, "findings": ['
    return "\n".join([head, *_separated(lines), "]}"]) + "\n"


def _from(folder: Path, file: str) -> str:
    return display(absolute(file), folder)


def _exists(path: Path) -> bool:
    """Whether there is a file of what may be no name of a file at all."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _separated(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        yield f"  {line}{',' * (number < len(lines))}"


def _entry(path: Path, entry: Any) -> tuple[str, Entry]:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in _KEYS):
        raise ArgmapError(f"{display(path)}: each finding of a baseline has {', '.join(_KEYS)}")
    name, message = (one if isinstance(one, str) else "" for one in (entry.get("name"), entry.get("message")))
    return entry["fingerprint"], Entry(entry["code"], name, entry["file"], message)
