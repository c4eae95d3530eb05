"""From paths to the outcome of a check, in one process or, if that is faster, in several."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from argmap.checking.checker import examine, let_pass
from argmap.checking.outcome import Outcome
from argmap.checking.paths import paths
from argmap.checking.settings import Settings
from argmap.checking.tally import Tally
from argmap.debate import Debate
from argmap.files import MAX_TOGETHER, FileAccess
from argmap.findings import in_order
from argmap.loader import load
from argmap.patterns import Patterns

_MIN_BYTES = 200_000
"""How many bytes of maps each process needs for a start to pay off."""

Overlays: TypeAlias = Mapping[str | os.PathLike[str], str | bytes]


def _nobody(_words: str) -> None:
    """Ignore progress."""


@dataclass(frozen=True)
class Inspection:
    """What to check, and how. ``tell`` is called with what is going on."""

    paths: tuple[str, ...]
    overlays: Overlays
    exclude: Patterns | None
    settings: Settings
    trust_sources: bool = False
    tell: Callable[[str], None] = _nobody

    def debate(self, overlays: Overlays | None = None) -> Debate:
        """The maps, or the maps with some changes. Raises ArgmapError for a path that is missing or unreadable."""
        texts: Overlays = {**self.overlays, **(overlays or {})}
        return load(self.paths, texts, self.exclude, lambda file: self.tell(f"reading {file}"), self.trust_sources)

    def outcome(self, debate: Debate) -> Outcome:
        """The outcome for loaded maps. Raises ArgmapError if the baseline is not one."""
        return self._news(self._found(debate))

    def run(self, jobs: int) -> Outcome:
        """The outcome, with at most ``jobs`` processes. It does not depend on their number."""
        parts = self._parts(jobs) if jobs > 1 and sys.platform == "linux" and not self.overlays else []
        together = _side_by_side([replace(self, paths=part, tell=_nobody) for part in parts]) if parts else None
        return self._news(together or self._found(self.debate()))

    def _found(self, debate: Debate) -> Outcome:
        self.tell(f"checking {debate.graph.number_of_nodes():,} nodes")
        settings = self.settings
        checked = examine(debate, settings.choice, settings.forbidden, settings.words)
        files = tuple(document.text.file for document in debate.maps)
        return Outcome(checked.findings, files, paths(debate, checked.findings), checked.let_pass, checked.tally)

    def _news(self, outcome: Outcome) -> Outcome:
        """The outcome without the findings in the baseline."""
        if self.settings.baseline is None:
            return outcome
        from argmap.checking.baseline import read_baseline

        baseline = read_baseline(self.settings.baseline)
        news = baseline.news(outcome.findings, self.settings.choice.codes, outcome.files)
        return replace(outcome, findings=news, let_pass=(*outcome.let_pass, *let_pass(outcome.findings, news)))

    def _parts(self, jobs: int) -> list[tuple[str, ...]]:
        """The files in parts that take about as long; empty if maps may see each other, or are few."""
        access = FileAccess(exclude=self.exclude)
        files = access.map_files(self.paths)
        sizes: list[int] = []
        for path in files if len(files) > 1 else ():
            data = access.read(path)
            if not isinstance(data, bytes) or b"uses" in data:
                return []
            sizes.append(len(data))
        whole = sum(sizes)
        jobs = min(jobs, len(files), whole // _MIN_BYTES)
        if jobs < 2 or whole > MAX_TOGETHER:
            return []
        self.tell(f"checking {len(files):,} maps in {jobs} processes")
        parts: list[list[str]] = [[] for _ in range(jobs)]
        for path, size, end in zip(files, sizes, accumulate(sizes), strict=True):
            parts[(2 * end - size) * jobs // (2 * whole + 1)].append(str(path))  # by the place of its middle
        return [tuple(part) for part in parts if part]


def _side_by_side(parts: list[Inspection]) -> Outcome | None:
    """The outcome of independent parts; None if they are not independent or no processes can be started."""
    from argmap.checking.workers import side_by_side

    done = side_by_side(_part, parts)
    if done is None:
        return None
    names = [name for part in done for name in part.names]
    if len(set(names)) < len(names) or not all(part.alone for part in done):
        return None
    return Outcome(
        in_order(finding for part in done for finding in part.outcome.findings),
        tuple(file for part in done for file in part.outcome.files),
        {finding: path for part in done for finding, path in part.outcome.paths.items()},
        in_order(finding for part in done for finding in part.outcome.let_pass),
        sum((part.outcome.tally for part in done), Tally()),
    )


class _Part(NamedTuple):
    """The result of one process, whether it may depend on another map, and the names of its maps."""

    outcome: Outcome
    alone: bool
    names: tuple[str, ...]


def _part(part: Inspection) -> _Part:
    """Check a part. Nodes and sources may be in another map, and unused ones are reported only if no map has errors."""
    debate = part.debate()
    outcome = part._found(debate)
    alone = not debate.findings and all(finding.code != "P409" for finding in outcome.findings)
    return _Part(outcome, alone, tuple(document.name for document in debate.maps))
