"""The styles of a document: those of headings, and those that hide their words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from argmap.sources.extraction.readers.docx.wordml import is_on, known, outline_level, qualified

_HEADING = re.compile(r"heading\s?([1-9])", re.IGNORECASE)


@dataclass
class Style:
    name: str = ""
    based_on: str = ""
    level: int | None = None
    is_hidden: bool | None = None
    is_outlined: bool = False


@dataclass
class Styles:
    """Finds heading styles and hidden styles, by their outline level or a name shared by all languages."""

    found: dict[str, Style] = field(default_factory=dict)
    style: Style | None = None

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        name, said = qualified(element), known(attributes)
        if name == "w:style":
            self.style = self.found.setdefault(said.get("w:styleId", ""), Style())
        elif self.style is None:
            return
        elif name == "w:name":
            self.style.name = said.get("w:val", "")
        elif name == "w:basedOn":
            self.style.based_on = said.get("w:val", "")
        elif name == "w:outlineLvl":
            self.style.level, self.style.is_outlined = outline_level(said), True
        elif name == "w:vanish":
            self.style.is_hidden = is_on(said)

    def end(self, element: str) -> None:
        if qualified(element) == "w:style":
            self.style = None

    def levels(self) -> dict[str, int]:
        found = {f"Heading{level}": level for level in range(1, 10)} if not self.found else {}
        for key in self.found:
            level = next((_own_level(style) for style in self._ancestry(key) if _tells_level(style)), None)
            if level is not None:
                found[key] = level
        return found

    def hidden(self) -> frozenset[str]:
        flags = {key: [style.is_hidden for style in self._ancestry(key)] for key in self.found}
        return frozenset(
            key for key, chain in flags.items() if next((flag for flag in chain if flag is not None), False)
        )

    def _ancestry(self, key: str) -> list[Style]:
        """A style, and the styles that it is based on."""
        seen: dict[str, Style] = {}
        while key in self.found and key not in seen and len(seen) < 20:
            seen[key] = self.found[key]
            key = seen[key].based_on
        return list(seen.values())


def _tells_level(style: Style) -> bool:
    return style.is_outlined or _own_level(style) is not None


def _own_level(style: Style) -> int | None:
    if style.is_outlined:
        return style.level
    named = _HEADING.fullmatch(style.name)
    return int(named[1]) if named else 1 if style.name.lower() == "title" else None
