"""A baseline records the findings of the first check of a debate, so that from then on it can only get better.

It is a JSON file that git merges well, with one finding a line, named by what it is about and not by its line number.
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

_HINT = "--write-baseline makes one where there is no file yet"


class Entry(NamedTuple):
    """A known finding. ``file`` is its path relative to the baseline's folder. Its fingerprint is the key."""

    code: str
    name: str
    file: str
    message: str


@dataclass(frozen=True)
class Baseline:
    """The known findings, by fingerprint. ``path`` is absolute."""

    path: Path
    text: Text
    known: dict[str, Entry]

    def news(self, findings: Iterable[Finding], codes: Collection[str], files: Collection[str]) -> tuple[Finding, ...]:
        """The findings that are not known, and a finding for each known one that no longer occurs.

        Only the given codes and files are considered, but an entry for a file that no longer exists is always
        reported.
        """
        named = fingerprints(findings, partial(_from, self.path.parent))
        news = [finding for finding, name in named.items() if name not in self.known]
        stale = self.known.keys() - self.unchecked(codes, files).keys() - set(named.values())
        return in_order([*news, *(self._stale(name) for name in stale if _STALE in codes)])

    def unchecked(self, codes: Collection[str], files: Collection[str]) -> dict[str, Entry]:
        """The known findings of other codes, or of other files that still exist."""
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
        message = f"{shown(entry.code)} in {shown(entry.file)} no longer occurs: --write-baseline updates the baseline"
        return Finding(_STALE, message, self.text.span(at, at + len(name)))


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file, by its absolute path. Raises ArgmapError if it cannot be read or is not a baseline."""
    data = FileAccess().read(path)
    if isinstance(data, Refusal):
        raise ArgmapError(f"the baseline {display(path)}: {data.message}", "argmap check --write-baseline makes one")
    try:
        text = decode(data, display(path))
        content = json.loads(text.content)
    except (EncodingProblem, ValueError, RecursionError) as error:
        raise ArgmapError(
            f"{display(path)} is not a baseline: {shown(str(error))}",
            _HINT,
        ) from None
    entries = content.get("findings") if isinstance(content, dict) else None
    if not isinstance(entries, list) or content.get("format") != FORMAT or content.get("version") != VERSION:
        raise ArgmapError(f"{display(path)} is not a baseline of argmap", _HINT)
    return Baseline(path, text, dict(_entry(path, entry) for entry in entries))


def baseline_of(findings: Iterable[Finding], path: Path, kept: Mapping[str, Entry] | None = None) -> str:
    """The content of a baseline file at an absolute path: the findings, and the kept entries of an earlier baseline."""
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
    """Whether a file exists. The name comes from a baseline, and may not be a valid file name."""
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
