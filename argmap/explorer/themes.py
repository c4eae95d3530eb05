"""The colours of the explorer, dark and light, and the named styles of its lines.

Almost everybody can tell blue and orange apart; signs and the filling of bars repeat the difference. A test requires
a contrast of 4.5 between each colour of words and its background.
"""

from __future__ import annotations

from typing import NamedTuple

from rich.style import Style
from textual.theme import Theme

from argmap.relations import KINDS, MIXED, RELATIONS, Tone


class Colors(NamedTuple):
    """Words on ``ground``. ``cursor`` is the background of the cursor's row, ``panel`` that of bars and dialogs."""

    ground: str
    panel: str
    cursor: str
    words: str
    dim: str
    line: str
    pro: str
    con: str
    accent: str
    quote: str
    error: str
    warning: str


DARK = Colors(
    ground="#11151c",
    panel="#1b212b",
    cursor="#2a3646",
    words="#dfe5ec",
    dim="#93a0b0",
    line="#3a4656",
    pro="#56b4e9",
    con="#e69f00",
    accent="#c9a6ff",
    quote="#9fd4a3",
    error="#ff8f8f",
    warning="#f2cf63",
)
LIGHT = Colors(
    ground="#ffffff",
    panel="#f1f3f6",
    cursor="#dce6f3",
    words="#1c2430",
    dim="#566272",
    line="#b9c3cf",
    pro="#0067a6",
    con="#a34400",
    accent="#6b3fa0",
    quote="#226b2c",
    error="#b3261e",
    warning="#7a5200",
)
THEMES = {"dark": DARK, "light": LIGHT}


def textual_theme(name: str) -> Theme:
    """The theme for Textual."""
    colors = THEMES[name]
    return Theme(
        name=name,
        primary=colors.pro,
        secondary=colors.accent,
        warning=colors.warning,
        error=colors.error,
        success=colors.quote,
        accent=colors.accent,
        foreground=colors.words,
        background=colors.ground,
        surface=colors.panel,
        panel=colors.panel,
        dark=name == "dark",
        variables={
            "border": colors.accent,
            "border-blurred": colors.line,
            "line": colors.line,
            "dim": colors.dim,
            "cursor": colors.cursor,
            "scrollbar": colors.line,
            "scrollbar-hover": colors.dim,
            "scrollbar-active": colors.accent,
            "scrollbar-background": colors.ground,
            "scrollbar-background-hover": colors.ground,
            "scrollbar-background-active": colors.ground,
            "scrollbar-corner-color": colors.ground,
        },
    )


def styles(name: str, colored: bool = True) -> dict[str, Style]:
    """The styles by name. Without colours, weight and inversion replace colours and backgrounds."""
    colors = THEMES[name]
    tones = {Tone.PRO: colors.pro, Tone.CON: colors.con, Tone.NEUTRAL: colors.words, Tone.FAINT: colors.dim}
    made = {
        **{str(kind): Style(color=colors.words) for kind in KINDS},
        **{str(relation): Style(color=tones[row.look.tone]) for relation, row in RELATIONS.items()},
        "": Style(color=colors.words),
        "dim": Style(color=colors.dim),
        "faint": Style(color=colors.dim),
        "line": Style(color=colors.line),
        "question": Style(color=colors.words, bold=True),
        "position": Style(color=colors.words, bold=True),
        MIXED: Style(color=colors.accent),
        "who": Style(color=colors.dim, italic=True),
        "title": Style(color=colors.accent, bold=True),
        "key": Style(color=colors.accent, bold=True),
        "quote": Style(color=colors.quote),
        "match": Style(bold=True, underline=True),
        "hit": Style(color=colors.ground, bgcolor=colors.accent) if colored else Style(reverse=True),
        "mark": Style(color=colors.warning),
        "error": Style(color=colors.error, bold=True),
        "warning": Style(color=colors.warning),
        "info": Style(color=colors.pro),
        "cursor": Style(bgcolor=colors.cursor, bold=True) if colored else Style(reverse=True),
        "cursor idle": Style(bgcolor=colors.panel) if colored else Style(underline=True),
        "here": Style(bgcolor=colors.cursor, bold=True) if colored else Style(reverse=True),
        "passage": Style(color=colors.ground, bgcolor=colors.warning) if colored else Style(reverse=True),
    }
    return {name: style if colored else _uncolored(style) for name, style in made.items()}


def _uncolored(style: Style) -> Style:
    dim = style.color is not None and style.color.name in {DARK.dim, LIGHT.dim, DARK.line, LIGHT.line}
    return Style(bold=style.bold, italic=style.italic, underline=style.underline, reverse=style.reverse, dim=dim)
