"""Edits of random files: exactly what is meant changes, and every other character stays."""

from __future__ import annotations

import json
import os
import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from argmap.edits.applied import Refused
from argmap.edits.editor import Editor
from argmap.findings import Findings
from argmap.text import Span, Text
from argmap.yaml import parsing
from argmap.yaml.nodes import Mapping, Scalar

WORDS = [
    "Close it.",
    "a: b",
    "No",
    "it's",
    'say "so"',
    "#1 says so",
    "an émigré 🙂",
    "- dash",
    "word " * 30 + "end",
    "two  blanks",
    "a\nb",
]
LISTS = ["pro", "con"]


@st.composite
def scalars(draw: st.DrawFn, indent: int, key: bool = False) -> str:
    words = draw(st.sampled_from(["Shops lose customers", "air", "it may be so", "an émigré 🙂 says"]))
    if indent < 0:
        return draw(st.sampled_from([words, f"'{words}'", f'"{words}"']))
    lead = " " * (indent + 2)
    long = f"{words} and much\n{lead}more of it"
    return draw(st.sampled_from([words, f"'{words}'", f'"{words}"', f">-\n{lead}{long}", f"|\n{lead}{words}", long]))


@st.composite
def nodes(draw: st.DrawFn, indent: int, depth: int) -> str:
    """A node: from its first character on, with its other lines indented."""
    if draw(st.integers(0, 12)) == 0:
        return "*known"
    if depth == 0 or draw(st.integers(0, 4)) == 0:
        return draw(scalars(indent - 2))
    if draw(st.integers(0, 4)) == 0:
        inner = ", ".join(draw(scalars(-1)) for _ in range(draw(st.integers(0, 2))))
        return f"{{text: {draw(scalars(-1))}, pro: [{inner}]}}"
    lines = []
    for key in draw(st.lists(st.sampled_from(["text", "quote", "by", *LISTS]), min_size=1, max_size=4, unique=True)):
        note = draw(st.sampled_from(["", "", f"  # about {key}"]))
        above = draw(st.sampled_from(["", "", f"# above {key}\n" + " " * indent])) if lines else ""
        if key not in LISTS:
            value = draw(scalars(indent))
            lines.append(f"{above}{key}: {value}" + ("" if "\n" in value else note))
        elif draw(st.integers(0, 4)) == 0:
            value = draw(nodes(indent + 2, depth - 1))
            mapped = ":" in value.partition("\n")[0] and value[0] not in "{'\""
            lines.append(f"{above}{key}:" + (f"\n{' ' * (indent + 2)}" if mapped else " ") + value)
        else:
            step = draw(st.sampled_from([0, 2]))
            inner = [draw(nodes(indent + step + 2, depth - 1)) for _ in range(draw(st.integers(1, 3)))]
            items = "".join(f"\n{' ' * (indent + step)}- {one}" for one in inner)
            lines.append(f"{above}{key}:{note}{items}")
    return f"\n{' ' * indent}".join(lines)


@st.composite
def files(draw: st.DrawFn) -> str:
    inner = [draw(nodes(2, 3)) for _ in range(draw(st.integers(1, 3)))]
    content = "argmap: 1\nx-one: &known {text: as ever, pro: [one]}\n# a comment\nquestions:\n" + "".join(
        f"- {one}\n" for one in inner
    )
    if draw(st.booleans()):
        content = content.removesuffix("\n")
    return content.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def read(content: str) -> Any:
    return yaml.load(content, Loader=yaml.BaseLoader)


def paths(content: str) -> dict[tuple[Any, ...], Any]:
    """The nodes of a file by their paths, but the root."""
    root = parsing.parse(Text("m.yaml", content), Findings()).root
    found: dict[tuple[Any, ...], Any] = {}
    waiting: list[tuple[tuple[Any, ...], Any]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        found[path] = node
        if isinstance(node, Mapping):
            waiting += [((*path, key.value), value) for key, value in node.items()]
        elif not isinstance(node, Scalar):
            waiting += [((*path, number), one) for number, one in enumerate(node.content)]
    return found


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def dropped(data: Any, path: tuple[Any, ...]) -> None:
    holder = at(data, path[:-1])
    if isinstance(holder, list) and len(holder) == 1:
        dropped(data, path[:-1])
    else:
        del holder[path[-1]]


def added(data: Any, path: tuple[Any, ...], key: str, value: Any) -> None:
    owner = at(data, path)
    held = owner.get(key)
    owner[key] = [*(held if isinstance(held, list) else [held] if held else []), value]


def comments(content: str) -> list[str]:
    return re.findall(r"# (?:a|about|above) \w+", content)


def untouched(before: str, after: str, start: int, end: int) -> None:
    """All lines of a file but those of a range are there afterwards, in their order.

    What follows a dash is not examined: where the first key of an item goes, the next one takes its place.
    """
    kept = before[:start].splitlines()[:-1] + before[end:].splitlines()[1:]
    lines = iter(line.lstrip(" -") for line in after.splitlines())
    assert all(any(line.lstrip(" -") == other for other in lines) for line in kept)


@given(files(), st.data())
@settings(max_examples=int(os.environ.get("EDITS", "60")), deadline=None)
def test_an_edit_changes_what_is_meant(content: str, data: st.DataObject) -> None:
    plain = read(content)
    known = paths(content)
    path = data.draw(st.sampled_from(sorted(known, key=str)[1:] or [()]))
    assume(path and known[path].end > known[path].start)
    text, node = Text("m.yaml", content), known[path]
    span, wanted = text.span(node.start, node.end), json.loads(json.dumps(plain))
    editor = Editor(text)
    what = data.draw(st.sampled_from(["replace", "remove", "set", "insert", "move"]))
    words = data.draw(st.sampled_from(WORDS))
    start, end = span.start, span.end
    try:
        end = max(
            end, editor.places.end(editor.places.home(editor.places.find(span)))
        )  # an alias at its end lies after it
        if what == "replace":
            editor.replace(span, words)
            at(wanted, path[:-1])[path[-1]] = words
        elif what == "remove":
            editor.remove(span)
            dropped(wanted, path)
        else:
            assume(isinstance(at(plain, path), dict))
            if what == "set":
                key = data.draw(st.sampled_from(["id", "text", "by", "note"]))
                editor.set(span, key, words)
                at(wanted, path)[key] = words
            elif what == "insert":
                key = data.draw(st.sampled_from(LISTS))
                value = data.draw(st.sampled_from([words, {"text": words, "quote": ["one", words]}]))
                editor.insert(span, key, value)
                added(wanted, path, key, value)
            else:
                others = [one for one in known if isinstance(at(plain, one), dict) and len(one) > 1]
                others = sorted((one for one in others if one[: len(path)] != path), key=str)
                assume(others)
                other = data.draw(st.sampled_from(others))
                owner = known[other]
                editor.move(span, text.span(owner.start, owner.end), "con")
                added(wanted, other, "con", at(plain, path))
                dropped(wanted, path)
                start, end = min(start, owner.start), max(end, owner.end)
        change = editor.finish()
    except Refused as reason:
        event(f"{what}: refused: {reason}")
        return
    event(f"{what}: made")
    made = read(change.content)
    assert made == wanted
    if what in ("set", "insert", "replace"):
        assert comments(change.content) == comments(content)
    while what in ("remove", "move") and isinstance(path[-1], int) and len(at(plain, path[:-1])) == 1:
        path = path[:-1]
    if isinstance(path[-1], str):
        start = min(start, known[path[:-1]].key(path[-1]).start)
    untouched(content, change.content, start, end)
    assert ("\r\n" in change.content) == ("\r\n" in content) or change.content.count("\n") == 0


MAP = """\
argmap: 1
questions:
- id: q  # a question
  positions:
  - Close it.
  - {id: wait, text: Wait for the tram.}
  con: one reason
- id: r
  pro:
    text: a single one
"""


def span(words: str) -> Span:
    start = MAP.index(words)
    return Text("m.yaml", MAP).span(start, start + len(words))


def of(path: tuple[Any, ...]) -> Span:
    node = paths(MAP)[path]
    return Text("m.yaml", MAP).span(node.start, node.end)


def made(*edits: tuple[Any, ...]) -> str:
    editor = Editor(Text("m.yaml", MAP))
    for name, *arguments in edits:
        getattr(editor, name)(*arguments)
    return editor.finish().content


def test_new_keys_go_where_the_format_has_them() -> None:
    long = "word " * 25 + "end"
    assert made(
        ("set", of(("questions", 0)), "text", "Close it: or not?"),
        ("set", span("Close it."), "id", "close"),
        ("set", span("{id: wait, text: Wait for the tram.}"), "by", "the mayor, says x"),
        ("insert", of(("questions", 0)), "con", {"quote": long}),
        ("insert", of(("questions", 1)), "pro", "no"),
        ("insert", of(("questions", 1)), "con", {"text": "A", "pro": ["B"]}),
    ) == MAP.replace("# a question\n", "# a question\n  text: 'Close it: or not?'\n").replace(
        "- Close it.", "- text: Close it.\n    id: close"
    ).replace("tram.}", "tram., by: 'the mayor, says x'}").replace(
        "con: one reason", f"con:\n  - one reason\n  - quote: >-\n      {long[:94]}\n      {long[95:]}"
    ).replace("    text: a single one\n", "  - text: a single one\n  - 'no'\n  con:\n  - text: A\n    pro:\n    - B\n")


def test_several_edits_are_made_together_or_refused() -> None:
    wait, close = span("{id: wait, text: Wait for the tram.}"), span("Close it.")
    assert made(("move", wait, of(("questions", 1)), "con"), ("remove", close)) == (
        "argmap: 1\nquestions:\n- id: q  # a question\n  positions:\n  con: one reason\n"
        "- id: r\n  pro:\n    text: a single one\n"
        "  con:\n  - {id: wait, text: Wait for the tram.}\n"
    )
    with pytest.raises(Refused):
        made(("remove", close), ("replace", close, "x"))
    with pytest.raises(Refused):
        made(("move", of(("questions", 0)), wait, "con"))
    with pytest.raises(Refused, match="not valid"):
        Editor(Text("m.yaml", MAP + "pro: [\n"))
    with pytest.raises(Refused, match="nothing"):
        made(("remove", Text("m.yaml", MAP).span(3, 5)))
