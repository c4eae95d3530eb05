"""Names and values of WordprocessingML, independent of a file's namespace prefixes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
}
_OFF = frozenset({"0", "false", "off", "none"})


@lru_cache(4096)
def qualified(name: str) -> str:
    """A name with its usual prefix: ``w:p``, whatever prefix the file uses."""
    namespace, _, local = name.rpartition(" ")
    return f"{_PREFIXES[namespace]}:{local}" if namespace in _PREFIXES else local


def known(attributes: Mapping[str, str]) -> dict[str, str]:
    """Attributes by their usual names."""
    return {qualified(key): value for key, value in attributes.items()} if attributes else {}


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a property, with or without a value, is on."""
    return attributes.get("w:val", "1").lower() not in _OFF


def outline_level(attributes: Mapping[str, str]) -> int | None:
    """The level of a heading, from 1. ``w:outlineLvl`` counts from 0; 9 is body text."""
    value = attributes.get("w:val", "")
    return int(value) + 1 if value in set("012345678") else None
