"""Changed files as an exact patch: ``git apply`` and ``patch -p1`` turn the old bytes into the new ones."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_UNENDED = b"\n\\ No newline at end of file\n"
_PECULIAR = re.compile(rb'[\x00-\x1f\x7f"\\]')


def patch(file: str, before: bytes, after: bytes) -> Iterator[bytes]:
    r"""The lines of the patch for one file. ``file`` is its path, with ``/``, from the folder of ``git apply``.

    Lines end at ``\n`` only, as these programs define them.
    """
    names = _name(f"a/{file}"), _name(f"b/{file}")
    lines = _LINE.findall(before), _LINE.findall(after)
    for line in difflib.diff_bytes(difflib.unified_diff, *lines, *names, lineterm=b"\n"):
        yield line if line.endswith(b"\n") else line + _UNENDED


def _name(file: str) -> bytes:
    """A name in git's form: quoted if it has special characters, followed by a tab if it has spaces."""
    name = os.fsencode(file)
    if _PECULIAR.search(name):
        return b'"%b"' % _PECULIAR.sub(lambda found: b"\\%03o" % found[0][0], name)
    return name + b"\t" if b" " in name else name
