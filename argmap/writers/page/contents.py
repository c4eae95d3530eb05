"""The contents of a page: its maps and their questions, each a link."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.relations import Kind
from argmap.writers.page.balance import answers
from argmap.writers.page.entries import Entries
from argmap.writers.page.html_text import anchor, words
from argmap.writers.page.page_outline import Section

MAX_LISTED = 300
"""The maximum number of listed questions: for a debate with more, only the maps are listed."""


def contents(entries: Entries) -> str:
    """The list, folded if one question leads to all others; empty with only one entry."""
    outline = entries.outline
    questions = {name for name, data in outline.nodes.items() if data["kind"] is Kind.QUESTION}
    if len(questions) > MAX_LISTED:
        questions = set()
    if len(questions) < 2 and len(outline.sections) < 2:
        return ""
    counts = [f"{len(questions)} questions"] if questions else []
    counts += [f"{len(outline.sections)} maps"] if len(outline.sections) > 1 else []
    state = " open" if len(outline.tops) > 1 else ""
    listed = "".join(part for section in outline.sections for part in _entry(entries, section, questions))
    return (
        f'<details class="contents"{state}><summary>Contents <span class="b">{" in ".join(counts)}</span></summary>'
        f'<nav aria-label="Contents"><ol>{listed}</ol></nav></details>'
    )


def _entry(entries: Entries, section: Section, questions: set[str]) -> Iterator[str]:
    """A map, and its questions except one that its title repeats."""
    outline = entries.outline
    yield f'<li><p><a href="#{anchor(section.document.name)}/"><bdi>{words(section.title)}</bdi></a> '
    yield f'<span class="b">{len(section.nodes)} node{"s" * (len(section.nodes) > 1)}</span></p>'
    listed = [name for name in section.nodes if name in questions]
    asked = [name for name in listed if outline.nodes[name]["text"] != section.title]
    if asked:
        yield "<ol>"
        yield from (_question(entries, name) for name in asked)
        yield "</ol>"
    yield "</li>"


def _question(entries: Entries, name: str) -> str:
    text = words(entries.outline.nodes[name]["text"] or name)
    link = f'<a href="#{anchor(name)}"><bdi>{text}</bdi></a>{entries.said[name]}'
    return f'<li><p>{link} <span class="b">{answers(entries.outline, name)}</span></p></li>'
