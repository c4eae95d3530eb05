"""The sentence about things that a format leaves out, limited to things that the debate has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.text import shown


def left_out(format: str, things: Mapping[str, object], words: Iterable[str | None] = ()) -> tuple[str, ...]:
    """The sentence about the things with a true value, and about words that are changed.

    ``words`` are those that the format writes as ``shown`` gives them. White space around a text is no part of it:
    YAML's blocks end in a line end.
    """
    there = [name for name, thing in things.items() if thing]
    changed = sum(each is not None and each.strip() != shown(each) for each in words)
    if changed:
        of = f"{changed:,} {'text' if changed == 1 else 'texts'}"
        there.append(f"line ends, or characters that cannot be shown, of {of}")
    return (f"{format}: left out: {', '.join(there)}",) if there else ()
