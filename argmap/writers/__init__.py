"""The formats that a debate is written in: one a module.

A writer takes the debate and the nodes to write (None for all of them), and returns the text or bytes and what was lost
on the way, as findings. Pictures are made from the DOT text by ``picture``; ``dot`` takes a style too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from argmap.debate import Debate
from argmap.findings import Finding
from argmap.writers import dot, json

Writer = Callable[[Debate, Collection[str] | None], tuple[str | bytes, tuple[Finding, ...]]]

WRITERS: dict[str, Writer] = {
    "dot": dot.write,
    "json": json.write,
}
