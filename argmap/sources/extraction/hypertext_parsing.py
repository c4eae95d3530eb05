"""Parse HTML and XHTML, and pass their elements to the writer of the text."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from argmap.sources.extraction.extract import UnreadableError
from argmap.sources.extraction.hypertext import Hypertext
from argmap.sources.extraction.progress import Progress
from argmap.sources.extraction.safe_xml import read_xml

MAX_TAGS = 600_000
"""The maximum number of elements in a page: each takes at least 300 bytes during parsing."""
MAX_DEPTH = 5_000
"""The maximum nesting of elements: finding the element that a tag closes takes longer at greater depth."""
MAX_ATTRIBUTES = 500
"""The maximum number of attributes of an element: each is compared with all before it."""

_EVERY = 4_096
"""How many elements and texts are read between two reports of progress."""
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<code>script|style)\b.*?(?:</(?P=code)|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9:-]{0,30})(?=[\s/>])(?P<attributes>[^<>]*)",
    re.IGNORECASE | re.DOTALL,
)
"""A tag, or a part without tags: comments, scripts and styles."""
_VALUE = re.compile(r"\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z)")
_NEVER_NESTED = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr", "body", "dd", "dt", "head", "html", "li", "optgroup", "option",
    "p", "rb", "rp", "rt", "rtc", "tbody", "td", "tfoot", "th", "thead", "tr",
})  # fmt: skip
"""Elements without an end, and those that a tag of the same name closes."""
_SUBSET = re.compile(
    r"(?P<before>\A(?:\s|<\?[^>]{0,1000}\?>|<!--.{0,5000}?-->)*+<!DOCTYPE[^\[<>]{0,1000}+)"
    r"\[(?P<subset>(?:<!--.*?-->|<\?.*?\?>|[^\]\"'<]|\"[^\"]*\"|'[^']*'|<)*+)\]\s*>",
    re.IGNORECASE | re.DOTALL,
)
"""The declarations in a document type."""
_ENTITY = re.compile(r"<!ENTITY\s+(?P<name>[\w.:-]+)\s+(?:\"(?P<one>[^\"]*)\"|'(?P<other>[^']*)'|(?P<outer>[A-Z]))")
_NAMESPACES = (
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/Math/MathML",
)
EPUB_TYPE = "http://www.idpf.org/2007/ops type"
"""The attribute with the type of an element in an e-book."""


def parse_html(content: str, writer: Hypertext, progress: Progress | None = None) -> None:
    """Parse HTML as browsers do. Raises UnreadableError if that would take too much memory or time.

    Reports to ``progress`` how much has been read, as ``parse_xhtml`` does.
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError  # 20 ms

    content = _without_subset(content)
    tags = _refuse_excess(content)
    try:
        root = LexborHTMLParser(content).root
    except SelectolaxError:  # any characters are valid HTML, so memory ran out
        raise UnreadableError(
            "takes too much memory to read: its tags are closed in the wrong order, or never"
        ) from None
    if root is None:
        return
    opened: list[int] = []
    for number, node in enumerate(root.traverse(include_text=True)):
        if progress is not None and not number % _EVERY:
            progress.reach(number / (2 * tags + 1))  # there are about as many texts as elements
        parent = node.parent
        if parent is not None:
            identity = parent.mem_id
            while opened and opened[-1] != identity:
                opened.pop()
                writer.end()
        if node.is_text_node:
            writer.text(node.text_content or "")
        elif node.is_element_node:
            writer.start(node.tag or "", node.attributes)
            opened.append(node.mem_id)
    for _ in opened:
        writer.end()


def parse_xhtml(content: str, writer: Hypertext, progress: Progress | None = None) -> None:
    """Parse XHTML, which must be XML. Raises MalformedError; then discard what was written."""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        known = {"epub:type" if key == EPUB_TYPE else key: value for key, value in attributes.items()}
        writer.start(_local(name), known)

    read_xml(_without_subset(content), start, lambda _: writer.end(), writer.text, progress)


def _without_subset(content: str) -> str:
    """A document without the declarations in its document type, which are not words.

    Raises UnreadableError if the document uses an entity declared there: nothing is expanded.
    """
    found = _SUBSET.match(content)
    if found is None:
        return content
    for entity in _ENTITY.finditer(found["subset"]):
        reference = f"&{entity['name']};"
        meant = next((words for words in (entity["one"], entity["other"]) if words is not None), None)
        known = html.unescape(reference)
        if (known == reference or meant is None or html.unescape(meant) != known) and reference in content:
            raise UnreadableError(f"uses the entity {reference} of its own, which is not expanded", "save it as HTML")
    return f"{found['before']}>{content[found.end() :]}"


def _local(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return local.lower() if not namespace or namespace in _NAMESPACES else local


def _refuse_excess(content: str) -> int:
    """The number of elements. Raises UnreadableError for HTML that would take too much time or memory for its size."""
    tags = depth = 0
    for tag in _TAG.finditer(content):
        name, attributes = tag["name"], tag["attributes"]
        if name is None:
            continue
        tags += not tag["end"]
        if tags > MAX_TAGS:
            raise UnreadableError(f"has more than {MAX_TAGS:,} elements")
        if len(attributes) > MAX_ATTRIBUTES and len(_VALUE.sub("", attributes).split()) > MAX_ATTRIBUTES:
            raise UnreadableError(f"has an element with more than {MAX_ATTRIBUTES:,} attributes")
        if name.lower() not in _NEVER_NESTED:
            depth = max(0, depth - 1) if tag["end"] else depth + 1
            if depth > MAX_DEPTH:
                raise UnreadableError(f"has elements nested more than {MAX_DEPTH:,} deep")
    return tags
