"""The formats that a debate is written in: one a module.

A writer takes the debate and the nodes to write (None for all of them), and returns the text and what was lost on the
way, as findings. Pictures are Graphviz's, made from the DOT text by ``picture``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from argmap.debate import Debate
from argmap.findings import Finding
from argmap.writers import dot, json, page

Writer = Callable[[Debate, Collection[str] | None], tuple[str, tuple[Finding, ...]]]

WRITERS: dict[str, Writer] = {
    "dot": dot.write,
    "html": page.write,
    "json": json.write,
}
