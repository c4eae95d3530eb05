"""One pass over a text: feeds the parser's events to the builder of the tree."""

from __future__ import annotations

import math
from typing import Any

import yaml

from argmap.text import Text
from argmap.yaml import problems
from argmap.yaml.builder import Builder, Stop
from argmap.yaml.nodes import MAX_SHORT, Limits, Scalar

_ERRORS = (yaml.YAMLError, ValueError, OverflowError)


def attempt(text: Text, reading: Text, lost: str, limits: Limits, parser: type[Any]) -> Builder:
    """Read ``reading``, which is a text or a patched copy of the same length; ``lost`` has the words that are left
    out.
    """
    builder = Builder(text, reading, limits, lost)
    try:
        builder.refuse_unreadable()
        _build(builder, parser(reading.content))
    except Stop:
        pass
    except _ERRORS as error:
        above = _above(builder, error, parser)
        if above is not None:
            return above
        builder.broken(error)
    return builder


def _above(failed: Builder, error: Exception, parser: type[Any]) -> Builder | None:
    """Read only what is above an error, if that may be too deep; None if it is not."""
    from argmap.yaml import lookahead  # a valid text does not need it

    end = lookahead.too_deep(failed, error)
    if end is None:
        return None
    content = failed.reading.content
    builder = Builder(failed.text, failed.reading, failed.limits, failed.lost)
    try:
        _build(builder, parser(content[:end]))
    except Stop:
        return builder
    except _ERRORS as earlier:
        if lookahead.is_of_the_cut(content, earlier, end):
            return None
        builder.broken(earlier)
        return builder
    return None


def _build(builder: Builder, events: Any) -> None:
    """Feed the events to the builder. Scalars, which are most nodes, take a short cut."""
    content, stack, words = builder.reading.content, builder.stack, builder.words
    comments = problems.tight_comments(content)
    comment: float = next(comments, math.inf)
    next_event, handlers = events.get_event, builder.handlers()
    append = stack[-1].content.append
    for count in range(builder.limits.events):
        event = next_event()
        handler = handlers[event.__class__]
        if handler is not None:
            if handler(event, count):
                return
            append = stack[-1].content.append
            continue
        value, start, end = event.value, event.start_mark.index, event.end_mark.index
        if event.style:
            if event.style in "|>":
                end = start + len(content[start:end].rstrip())
        elif start == end:  # an empty value; the two parsers put it before or after spaces and line ends
            while start and content[start - 1] in " \t\r\n":
                start -= 1
            end = start
        if end >= comment:
            while end > comment:
                comment = next(comments, math.inf)
            if end == comment and not event.style:
                value, start, end = builder.lost_to_comment(event, value, start, end)
        scalar = Scalar(words.get(value, value) if end - start < MAX_SHORT else value, start, end - start)
        if event.anchor or event.tag:
            builder.mark(event, scalar, count)
        append(scalar)
    builder.refuse(event.start_mark.index, f"more than {builder.limits.events:,} YAML events: split the map")
