"""The current appearance, shared by everything that draws: the theme, whether there are colours, and the signs."""

from __future__ import annotations

from rich.style import Style

from argmap.explorer.themes import styles
from argmap.view.node_line import ASCII, Signs


class Appearance:
    """``styles`` has the styles by name; ``switch`` replaces them."""

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

    def switch(self) -> None:
        """Switch between the dark and the light theme."""
        self.theme = "light" if self.theme == "dark" else "dark"
        self.styles = styles(self.theme, self.colored)
