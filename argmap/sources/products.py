"""Recognise map files and their exports, which cannot prove anything about a map."""

from __future__ import annotations

import re

from argmap.format import KEYS_OF, Element
from argmap.late_pattern import late
from argmap.relations import KINDS

_START = 4000
"""The number of characters at the beginning of a file that show its kind."""
_FIRST = re.compile(r"(?:\s++|#[^\n]*(?:\n|$)|%[^\n]*\n|---[ \t]*\n)*+")
_KEY = re.compile(r"[\"']?(?P<key>[\w-]+)[\"']?[ \t]*:(?:\s|$)")
_VERSION = late(r"^[\"']?argmap[\"']?[ \t]*:[ \t]*[0-9]", re.MULTILINE)
_IN_BRACES = late(r"\{\s*[\"']?argmap[\"']?\s*:\s*[0-9]")
_NEXT_DOCUMENT = late(r"^(?:---|\.\.\.)", re.MULTILINE)
_LEGEND = "|".join(re.escape(f"**{row.sign}** {row.meaning}") for row in KINDS.values())
_EXPORTS = re.compile(
    "|".join(
        (
            r'\A\s*\{\s*"format": "argmap',  # JSON, and baselines
            r'<meta name="generator" content="argmap">',
            rf"^(?:{_LEGEND})(?:;|$)",  # Markdown
            r"\Aid,kind,text,quotes,by,",  # CSV
            r'<key id="graph\.maps" for="graph" attr\.name="maps"',  # GraphML
            r'^  graph \[outputorder=edgesfirst, class="(?:light|dark)',  # DOT
            rf"\Aflowchart (?:BT|TB|LR|RL)\n(?:[^\n]*\n){{0,20}}?[^\n]*:::(?:{'|'.join(KINDS)})$",  # Mermaid
            r'<svg [^>]*class="argmap ',
        )
    ),
    re.MULTILINE,
)
_FOOTNOTE = late(r"^\[\^1\]: “.*” — .*, (?:line [0-9]+|page .+)$", re.MULTILINE)
"""A footnote of Markdown exports; those of few nodes have no legend."""


def is_product(content: str) -> bool:
    """Whether a text is a map, or shows that it was made from one."""
    content = content.replace("\r\n", "\n")
    has_footnote = "[^1]: “" in content and _FOOTNOTE.search(content)
    return bool(_EXPORTS.search(content, 0, _START) or has_footnote) or is_map(content)


def is_map(content: str) -> bool:
    """Whether a text begins like a map, and has the key of every map."""
    found = _FIRST.match(content)
    start = found.end() if found else 0
    if content.startswith("{", start):
        return bool(_IN_BRACES.match(content, start))
    first = _KEY.match(content, start)
    if first is None or not (first["key"] in KEYS_OF[Element.MAP] or first["key"].startswith("x-")):
        return False
    stop = _NEXT_DOCUMENT.search(content, first.end())
    return bool(_VERSION.search(content, start, stop.start() if stop else len(content)))
