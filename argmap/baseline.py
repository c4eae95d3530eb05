"""A baseline: the findings that were there when a debate was first checked, so that from then on it only gets better.

It is a JSON file that git merges well: a finding a line, named by what it is about and not by where it stands.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argmap.catalogue import CATALOGUE
from argmap.errors import ArgmapError
from argmap.files import FileAccess, Refusal, absolute, display
from argmap.findings import Finding, in_order
from argmap.fingerprint import fingerprints
from argmap.text import EncodingProblem, Text, decode, harmless, shown

FORMAT, VERSION = "argmap-baseline", 1
_STALE = "M604"
_KEYS = ("code", "file", "fingerprint")


@dataclass(frozen=True)
class Baseline:
    """What was known: by fingerprint, the code and the file of each finding. ``path`` is absolute."""

    path: Path
    text: Text
    known: dict[str, tuple[str, str]]

    def news(self, findings: Iterable[Finding], codes: Collection[str], files: Collection[str]) -> tuple[Finding, ...]:
        """The findings that are not known, and what is known of the files, and no longer found by the codes."""
        named = fingerprints(findings, self.path.parent)
        news = [finding for finding, name in named.items() if name not in self.known]
        gone = set(self.known) - set(named.values())
        checked = {display(absolute(file), self.path.parent) for file in files}
        stale = [name for name in gone if self.known[name][0] in codes and self.known[name][1] in checked]
        return in_order([*news, *(self._stale(name) for name in stale if _STALE in codes)])

    def _stale(self, name: str) -> Finding:
        code, file = self.known[name]
        at = max(0, self.text.content.find(name))
        message = f"{code} in {shown(file)} is not found any more: --write-baseline brings the baseline up to date"
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
        raise ArgmapError(f"{display(path)} is no baseline: {shown(str(error))}") from None
    entries = content.get("findings") if isinstance(content, dict) else None
    if not isinstance(entries, list) or content.get("format") != FORMAT or content.get("version") != VERSION:
        raise ArgmapError(f"{display(path)} is no baseline of argmap", "argmap check --write-baseline makes one")
    return Baseline(path, text, dict(_entry(path, entry) for entry in entries))


def baseline_of(findings: Iterable[Finding], path: Path) -> str:
    """The content of a baseline that knows the findings, for a file with that absolute path."""
    named = fingerprints((finding for finding in findings if finding.code != _STALE), path.parent)
    lines = [
        json.dumps(
            {
                "code": finding.code,
                "name": finding.name,
                "file": display(absolute(finding.span.file), path.parent),
                "fingerprint": name,
                "message": finding.message,
            }
        )
        for finding, name in named.items()
    ]
    head = f'{{"format": "{FORMAT}", "version": {VERSION}, "findings": ['
    return harmless("\n".join([head, *_separated(lines), "]}"]) + "\n")


def _separated(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        yield f"  {line}{',' * (number < len(lines))}"


def _entry(path: Path, entry: Any) -> tuple[str, tuple[str, str]]:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in _KEYS):
        raise ArgmapError(f"{display(path)}: each finding of a baseline has {', '.join(_KEYS)}")
    return entry["fingerprint"], (entry["code"] if entry["code"] in CATALOGUE else "", entry["file"])
