"""HTML pages as saved by a browser."""

from __future__ import annotations

import re

from argmap.sources.extraction.charsets import decoded
from argmap.sources.extraction.extract import Extract
from argmap.sources.extraction.flow import Flow
from argmap.sources.extraction.hypertext import Hypertext
from argmap.sources.extraction.hypertext_parsing import parse_html, parse_xhtml
from argmap.sources.extraction.progress import PROGRESS
from argmap.sources.extraction.safe_xml import MalformedError

_XHTML = re.compile(r"\s*(?:<\?xml\b[^>]*>\s*|<!--.*?-->\s*|<!doctype\b[^>]*>\s*)*<html\b[^>]*\bxmlns\s*=", re.I | re.S)
_START = 10_000
_NO_WORDS = "holds no words that are visible"
_WHERE_THEY_ARE = "save the page again after it has loaded completely, or copy its words into a text file"


def read(data: bytes, encoding: str | None = None) -> Extract:
    """The text of an HTML file. ``encoding`` is what the map declares. Raises UnreadableError."""
    content = decoded(data, encoding)
    if _XHTML.match(content[:_START]):
        # As XML, an element may close itself; as HTML, <script/> would swallow the rest of the page.
        flow = Flow()
        try:
            parse_xhtml(content, Hypertext(flow), PROGRESS)
            return flow.extract(_NO_WORDS, _WHERE_THEY_ARE)
        except MalformedError:
            pass
    flow = Flow()
    parse_html(content, Hypertext(flow), PROGRESS)
    return flow.extract(_NO_WORDS, _WHERE_THEY_ARE)
