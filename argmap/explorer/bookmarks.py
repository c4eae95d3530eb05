"""Bookmarks, saved in the user's state folder by map file and node name."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from argmap import saving
from argmap.debate import Debate

_MAX_BYTES = 4 * 1024 * 1024
_FILE = "bookmarks.json"


class Bookmarks:
    """The bookmarks of a debate: ``nodes`` have one. ``note`` says what is wrong with the file, if anything."""

    def __init__(self, debate: Debate, folder: Path | None = None, keep: bool = True) -> None:
        """Without ``keep``, no file is written."""
        self.folder = folder or state_folder()
        self.keep = keep
        self.note = ""
        self._files = {document.name: _digest(document.path) for document in debate.maps}
        self._all = self._read()
        known = set(debate.graph)
        self.nodes = {
            node for node in known if node in self._all.get(self._files.get(debate.graph.nodes[node]["map"], ""), ())
        }

    def renewed(self, debate: Debate) -> Bookmarks:
        """The bookmarks of the same debate after it was loaded again."""
        made = Bookmarks(debate, self.folder, self.keep)
        if not self.keep:
            made.nodes = self.nodes.intersection(debate.graph)
        return made

    def toggle(self, debate: Debate, node: str) -> bool:
        """Set a bookmark or remove it. Returns whether it is set now; raises OSError if that cannot be saved."""
        is_set = node not in self.nodes
        (self.nodes.add if is_set else self.nodes.discard)(node)
        if not self.keep:
            return is_set
        self._all = self._read()  # another explorer may have written since
        mine = set(self._all.get(key := self._files.get(debate.graph.nodes[node]["map"], ""), ()))
        (mine.add if is_set else mine.discard)(node)
        self._all[key] = sorted(mine)
        self._write({file: nodes for file, nodes in self._all.items() if nodes})
        return is_set

    def _read(self) -> dict[str, list[str]]:
        path = self.folder / _FILE
        try:
            if path.stat().st_size > _MAX_BYTES:
                raise ValueError("too large")
            return _checked(json.loads(path.read_bytes()))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            self.note = f"the bookmarks in {path} cannot be read and are left out"
            return {}

    def _write(self, content: dict[str, list[str]]) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = json.dumps({"version": 1, "bookmarks": content}, indent=1, sort_keys=True)
        saving.write(self.folder / _FILE, text.encode("ascii"), private=True)


def state_folder() -> Path:
    """Argmap's folder in ``XDG_STATE_HOME`` (which must be an absolute path), else in ``~/.local/state``."""
    named = Path(os.environ.get("XDG_STATE_HOME", ""))
    return Path(named if named.is_absolute() else Path.home() / ".local" / "state", "argmap")


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()


def _checked(content: Any) -> dict[str, list[str]]:
    """The bookmarks in a file's content. Raises ValueError if it is not a file of bookmarks."""
    kept = content.get("bookmarks") if isinstance(content, dict) else None
    if not isinstance(kept, dict):
        raise ValueError("not bookmarks")
    for nodes in kept.values():
        if not isinstance(nodes, list) or not all(isinstance(node, str) for node in nodes):
            raise ValueError("not a list of names")
    return kept
