"""Which files patterns mean: written as in ``.gitignore``, from the folder of the configuration on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.text import shown

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True)
class Patterns:
    """Patterns and the folder in which they hold.

    Raises ArgmapError, at the first question, for what is no pattern.
    """

    folder: Path
    lines: tuple[str, ...]

    def match(self, path: Path) -> bool:
        """Whether an absolute path is meant: it, or a folder that it is in."""
        if not self.lines or not path.is_relative_to(self.folder):
            return False
        return self._compiled.match_file(path.relative_to(self.folder).as_posix())

    @cached_property
    def _compiled(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        try:
            return GitIgnoreSpec.from_lines(self.lines)
        except ValueError as error:
            raise ArgmapError(f"no pattern of files: {shown(str(error))}") from None
