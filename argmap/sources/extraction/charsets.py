"""The encoding of an HTML file: declared by the map, by a byte-order mark, or by the file itself; else UTF-8.

What a declaration means is said by the WHATWG's Encoding Standard: a page in "iso-8859-1" is read as windows-1252.
"""

from __future__ import annotations

import codecs
import re

from argmap.sources.extraction.extract import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_START = 4096
"""The bytes to search for a declaration: the standard says 1,024, but saved pages have addresses before it."""
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']?(?P<xml>[\w.:-]{2,40})"
    rb"|<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*(?P<meta>[\w.:-]{2,40})",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",  # a declaration in ASCII cannot be UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""The encodings that browsers replace by others, by Python's names."""
_KNOWN = frozenset({
    "utf-8", "cp866", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8",
    "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "koi8-r", "koi8-u", "mac-roman",
    "mac-cyrillic", "cp874", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp1258", "gb18030", "hz", "big5hkscs", "euc_jp", "iso2022_jp", "cp932", "cp949",
})  # fmt: skip
_SPELLED = {"x-sjis": "cp932", "x-gbk": "gb18030", "x-cp1251": "cp1251", "unicode": "utf-8", "ks_c_5601-1987": "cp949"}
_MAX_BAD = 0.001
"""The maximum share of broken characters in a page that declares its encoding; browsers accept any."""


def decoded(data: bytes, encoding: str | None = None) -> str:
    """The characters of an HTML file. ``encoding`` is what the map declares.

    If the page declares its own encoding, invalid bytes become U+FFFD, as in a browser. Raises UnreadableError
    where much does not fit, or anything in a page that declares nothing.
    """
    mark, marked = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", None))
    if encoding is not None:
        return _strictly(data, encoding)
    if marked is None and (declared := _declared(data)) is not None:
        return _loosely(data, declared)
    if marked is not None:
        return _loosely(data[len(mark) :], marked)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableError(
            "is not UTF-8 and does not declare its encoding", f"save it as UTF-8; it may be in {_likely(data)}"
        ) from None


def _strictly(data: bytes, encoding: str) -> str:
    name = encoding.lower()
    if name.startswith("utf-16"):  # little-endian by default, as argmap reads texts
        name = "utf-16-be" if name.endswith("be") or data.startswith(codecs.BOM_UTF16_BE) else "utf-16-le"
    else:
        name = _python_name(name) or "unknown"
    try:
        return data.decode(name).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        raise UnreadableError(f"is not {encoding}, which the map declares") from None


def _loosely(data: bytes, name: str) -> str:
    text = data.decode(name, "replace")
    if text.count("\ufffd") > max(2, _MAX_BAD * len(text)) and data.count(b"\xef\xbf\xbd") < text.count("\ufffd"):
        raise UnreadableError(f"is not {name}, which it declares", "save it as UTF-8")
    return text


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, by Python's name; None without a known one."""
    for found in _DECLARED.finditer(_COMMENT.sub(b"", data[:_START])):
        name = _python_name((found["xml"] or found["meta"]).decode("ascii", "replace"))
        if name is not None:
            return name
    return None


def _python_name(label: str) -> str | None:
    """Python's name of the encoding with a label; None if the label means no text encoding."""
    label = label.strip().lower()
    if label in _SPELLED:
        return _SPELLED[label]
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name in _KNOWN else None


def _likely(data: bytes) -> str:
    """A likely encoding of a page that is not UTF-8: if most letters are not Latin, it is hardly Western."""
    letters = len(re.findall(rb"[A-Za-z]", data[: 16 * _START]))
    others = len(re.findall(rb"[\x80-\xff]", data[: 16 * _START]))
    return "windows-1252" if others <= letters else "windows-1251, Shift_JIS or GB18030"
