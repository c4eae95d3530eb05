"""The palettes are legible, and the colour-blind can tell pro and con apart: both are computed."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from argmap.relations import Relation
from argmap.style import Palette
from argmap.writers.dot.colours import contrast
from argmap.writers.dot.palettes import Theme, theme_of

# Of full severity, on linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for
# Simulation of Color Vision Deficiency. IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, table 1.
BLIND = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "nobody": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
THEMES = [
    pytest.param(theme_of(palette, dark), id=f"{palette}-{'dark' if dark else 'light'}")
    for palette, dark in product(Palette, (False, True))
]


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear sRGB, for daylight (D65)."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    scaled = [sum(k * c for k, c in zip(row, rgb, strict=True)) / w for row, w in zip(rows, white, strict=True)]
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, blind: str) -> float:
    """The CIE76 colour difference, as somebody sees it."""
    seen = []
    for colour in (one, other):
        rgb = linear(colour)
        mixed = [sum(k * c for k, c in zip(row, rgb, strict=True)) for row in BLIND[blind]]
        seen.append(lab([min(1.0, max(0.0, part)) for part in mixed]))
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@pytest.mark.parametrize("theme", THEMES)
def test_words_are_legible(theme: Theme) -> None:
    """Success criterion 1.4.3 of WCAG 2.2: 4.5 to 1."""
    for kind, look in [*theme.nodes.items(), *theme.pale.items()]:
        assert contrast(look.ink, look.fill) >= 4.5, kind
        assert contrast(look.faint, look.fill) >= 4.5, kind
    assert contrast(theme.faint, theme.background) >= 4.5
    for ground in (theme.background, theme.panel):
        assert contrast(theme.ink, ground) >= 4.5
        for relation, line in theme.edges.items():
            assert contrast(line.colour, ground) >= 4.5, relation


@pytest.mark.parametrize("theme", THEMES)
def test_boxes_are_seen(theme: Theme) -> None:
    """Success criterion 1.4.11 of WCAG 2.2: 3 to 1, by the outline."""
    for kind, look in [*theme.nodes.items(), *theme.pale.items()]:
        assert contrast(look.outline, theme.background) >= 3, kind
    for side, outline in theme.sides.items():
        assert contrast(outline, theme.background) >= 3, side


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_of_another_map_is_paler(theme: Theme) -> None:
    for kind, look in theme.nodes.items():
        assert contrast(theme.pale[kind].fill, theme.background) <= contrast(look.fill, theme.background), kind
        assert contrast(theme.pale[kind].outline, theme.background) < contrast(theme.ink, theme.background) / 2, kind


@pytest.mark.parametrize("theme", THEMES)
def test_kinds_are_shown_by_their_boxes(theme: Theme) -> None:
    looks = [(look.fill, look.penwidth) for look in theme.nodes.values()]
    for (one, thick), (other, thin) in combinations(looks, 2):
        assert thick != thin or distance(one, other, "nobody") > 2.2


@pytest.mark.parametrize("theme", THEMES)
def test_a_joint_is_legible(theme: Theme) -> None:
    for line in theme.edges.values():
        assert contrast(theme.background, line.colour) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("blind", BLIND)
def test_everybody_tells_pro_from_con_in_the_safe_palette(blind: str, dark: bool) -> None:
    edges = theme_of(Palette.SAFE, dark).edges
    assert distance(edges[Relation.PRO].colour, edges[Relation.CON].colour, blind) > 40


def test_the_measure_finds_what_is_known_to_be_bad() -> None:
    assert distance("#ff0000", "#ff0000", "nobody") == 0
    assert distance("#000000", "#ffffff", "nobody") == pytest.approx(100, abs=0.5)
    edges = theme_of(Palette.CLASSIC, dark=False).edges
    pro, con = edges[Relation.PRO].colour, edges[Relation.CON].colour
    assert distance(pro, con, "deuteranopia") < 40 < distance(pro, con, "nobody")


@pytest.mark.parametrize("theme", THEMES)
def test_stance_is_never_a_matter_of_colour_alone(theme: Theme) -> None:
    pro, con = theme.edges[Relation.PRO], theme.edges[Relation.CON]
    assert pro.style != con.style
    assert pro.sign != con.sign
    assert theme.edges[Relation.ANSWERS].penwidth > 1.5 * pro.penwidth


@pytest.mark.parametrize("dark", [False, True])
def test_grey_is_shown_by_lightness(dark: bool) -> None:
    edges = theme_of(Palette.GREY, dark).edges
    assert distance(edges[Relation.PRO].colour, edges[Relation.CON].colour, "nobody") > 30
