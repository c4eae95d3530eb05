"""How things look at the moment: the theme, whether there are colours, and the signs; shared by all that draws."""

from __future__ import annotations

from rich.style import Style

from argmap.explorer.themes import styles
from argmap.view.words import ASCII, Signs


class Look:
    """``styles`` are by name; a change of the theme changes them in place, for all that hold the look."""

    def __init__(self, theme: str, colored: bool, signs: Signs) -> None:
        self.theme = theme
        self.colored = colored
        self.signs = signs
        self.styles: dict[str, Style] = styles(theme, colored)

    @property
    def is_ascii(self) -> bool:
        return self.signs is ASCII

    @property
    def more(self) -> str:
        return self.signs.more

    def turn(self) -> None:
        """Dark becomes light, and light dark."""
        self.theme = "light" if self.theme == "dark" else "dark"
        self.styles = styles(self.theme, self.colored)
