"""Which files patterns mean: written as in ``.gitignore``, from the folder of the configuration on."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.text import shown

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


_CLOSED = re.compile(r"(?:[^\[\\]|\\.|\[[!^]?+\]?+[^\]]*+\])*+\\?", re.DOTALL)


@dataclass(frozen=True)
class Patterns:
    """Patterns and the folder in which they hold; ``where`` they are written is for people.

    Raises ArgmapError for a bracket that is not closed, and, at the first question, for what else is no pattern.
    """

    folder: Path
    lines: tuple[str, ...]
    where: str

    def __post_init__(self) -> None:
        for line in self.lines:
            # To pathspec, which takes a name between two '/' at a time, such a pattern means nothing.
            if not line.startswith("#") and not all(_CLOSED.fullmatch(name) for name in line.split("/")):
                raise ArgmapError(f"{self.where}: no pattern of files: a '[' in {shown(line)} is not closed")

    def match(self, path: Path) -> bool:
        """Whether an absolute path is meant: it, or a folder that it is in."""
        if not self.lines or not path.is_relative_to(self.folder):
            return False
        return self._compiled.match_file(path.relative_to(self.folder).as_posix())

    @cached_property
    def _compiled(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        try:
            with warnings.catch_warnings(action="ignore", category=FutureWarning):  # of Python about "[["
                return GitIgnoreSpec.from_lines(self.lines)
        except (ValueError, re.error) as error:
            raise ArgmapError(f"{self.where}: no pattern of files: {shown(str(error))}") from None
