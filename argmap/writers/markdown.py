"""Stub."""

from __future__ import annotations

from collections.abc import Collection

from argmap.debate import Debate


def write(debate: Debate, nodes: Collection[str] | None = None) -> tuple[str, tuple[str, ...]]:
    return "", ()
