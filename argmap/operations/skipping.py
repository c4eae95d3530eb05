"""A passage of a source that carries no argument, put into the list of what its map skips."""

from __future__ import annotations

from argmap.checking.settings import Settings
from argmap.debate import Debate
from argmap.errors import ArgmapError
from argmap.operations.agreement import Intent, same_names
from argmap.operations.plan import Plan
from argmap.operations.revision import Revision
from argmap.reading.map_document import Skip, Source
from argmap.sources.matching.edges import has_word
from argmap.text import shown

MAX_IN_ONE = 200
"""A longer passage, in characters, is written by its first and its last words."""
_WORDS_OF_END = 8


def skip(
    debate: Debate, source: Source, words: str, reason: str | None = None, settings: Settings | None = None
) -> Plan:
    """Plan to skip a passage of a source, wherever its words are.

    Raises ArgmapError where there is no word, and where the map cannot be changed.
    """
    words = " ".join(words.split())
    if not has_word(words):
        raise ArgmapError("there is no word to skip")
    document = debate.map(source.map)
    if source.written is None:
        raise ArgmapError(f"the source {shown(source.id)} is declared nowhere that can be edited")
    start, to = _ends(words)
    value: str | dict[str, str] = start
    if to is not None or reason:
        value = {"from": start, **({"to": to} if to is not None else {}), **({"reason": reason} if reason else {})}
    revision = Revision(debate, settings or Settings())
    with revision.editing(document) as editor:
        editor.extend(source.written.span, "skip", [value])
    revision.step()
    plan = revision.plan(f"skipped “{shown(_short(words))}”")
    _require_skips(revision, source, [_said(one) for one in (*source.skip, Skip(start, to, reason, source.span))])
    return plan


def accept_skip(debate: Debate, source: Source, number: int, settings: Settings | None = None) -> Plan:
    """Plan to take the draft of a skip of a source away, given by its number from 0: it was judged."""
    old = source.skip[number]
    value = {"from": old.start}
    value.update({key: words for key, words in (("to", old.to), ("reason", old.reason)) if words})
    revision = Revision(debate, settings or Settings())
    with revision.editing(debate.map(source.map)) as editor:
        editor.replace(old.span, value if len(value) > 1 else old.start)
    revision.step()
    plan = revision.plan(f"skipped “{shown(_short(old.start))}”")
    said = [_said(one if at != number else one._replace(draft=False)) for at, one in enumerate(source.skip)]
    _require_skips(revision, source, said)
    return plan


def drop_skip(debate: Debate, source: Source, number: int, settings: Settings | None = None) -> Plan:
    """Plan to remove a skip of a source, given by its number from 0: the passage does carry an argument."""
    old = source.skip[number]
    value = source.written.written_value("skip") if source.written is not None else None
    revision = Revision(debate, settings or Settings())
    with revision.editing(debate.map(source.map)) as editor:
        editor.remove(value if value is not None and len(source.skip) == 1 else old.span)
    revision.step()
    plan = revision.plan(f"no longer skipped: “{shown(_short(old.start))}”")
    said = [_said(one) for at, one in enumerate(source.skip) if at != number]
    _require_skips(revision, source, said)
    return plan


def _require_skips(revision: Revision, source: Source, said: list[tuple[str, str | None, str | None, bool]]) -> None:
    """Raise ArgmapError unless a source skips what is meant, and nothing else changed."""
    now = revision.debate.sources.get(source.key)
    if now is None or [_said(one) for one in now.skip] != said:
        raise ArgmapError("nothing is written, for skip would not be what was asked")
    revision.agree([Intent(same_names(before, after)) for before, after in revision.pairs()])


def _said(one: Skip) -> tuple[str, str | None, str | None, bool]:
    return one.start, one.to, one.reason, one.draft


def _ends(words: str) -> tuple[str, str | None]:
    """All of a passage, or its first and its last words, where it is long."""
    if len(words) <= MAX_IN_ONE:
        return words, None
    parts = words.split(" ")
    if len(parts) < 2 * _WORDS_OF_END:
        return words, None
    return " ".join(parts[:_WORDS_OF_END]), " ".join(parts[-_WORDS_OF_END:])


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
