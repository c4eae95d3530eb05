"""Colours as ``#rrggbb``: their contrast, and colours between two."""

from __future__ import annotations

TEXT = 4.5
"""The minimum contrast of words and their background: success criterion 1.4.3 of WCAG 2.2."""
OUTLINE = 3.0
"""The minimum contrast of an outline and its background: success criterion 1.4.11 of WCAG 2.2."""
_DARKEST, _LIGHTEST = "#000000", "#ffffff"


def hexadecimal(colour: str) -> str:
    """``#rrggbb`` of ``#rgb``, which Graphviz does not know."""
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


def luminance(colour: str) -> float:
    """The relative luminance of a colour, from 0 to 1, as WCAG 2.2 defines it."""
    parts = [part / 255 for part in _parts(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(fill: str) -> str:
    """Black or white, whichever is more legible on a colour."""
    return max(_DARKEST, _LIGHTEST, key=lambda ink: contrast(ink, fill))


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another, from 0 to 1."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _parts(colour: str) -> list[int]:
    colour = hexadecimal(colour)
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
