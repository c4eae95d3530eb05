"""PyYAML's own parser, made to read what libyaml reads: for where PyYAML was built without libyaml.

The two differ at the edges of YAML: tabs behind a text, ``?`` and ``:`` between brackets, tags, comments behind ``|``,
escapes that are no characters. A map must not be sound on one machine and broken on another.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import DirectiveToken, ScalarToken, TagToken

_LOADER: Any = yaml.Loader  # the types of PyYAML leave its scanner out
_BREAKS = "\r\n\x85\u2028\u2029"
_BLANKS = " \t"
_END = f"\0{_BLANKS}{_BREAKS}"
_TEXT = re.compile(rf"(?:[^{_END}:]|:(?![{_END}]))+")
_TEXT_IN_BRACKETS = re.compile(rf"(?:[^{_END}:,\[\]{{}}]|:(?![{_END},?\[\]{{}}]))+")
_MARKER = re.compile(rf"(?:---|\.\.\.)[{_END}]")
_NAME = re.compile("[0-9A-Za-z_-]*")
_HANDLE = re.compile("![0-9A-Za-z_-]*!?")
_OCTET = re.compile("%[0-9A-Fa-f]{2}")
_VERSION = re.compile(
    rf"%YAML[ \t]+(?:(?P<known>0{{0,8}}1\.0{{0,8}}[12](?![0-9]))|[0-9]{{1,9}}\.[0-9]{{1,9}}(?![0-9]))"
    rf"[ \t]*(?:#[^\0{_BREAKS}]*)?(?=[\0{_BREAKS}])"
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)", re.DOTALL)


class PythonParser(_LOADER):  # type: ignore[misc]
    """Delivers libyaml's events and complaints."""

    allow_simple_key: bool
    column: int
    line: int
    _block: Any = None

    def scan_to_next_token(self) -> None:
        """Tabs are blanks where no key can begin."""
        while True:
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            self._skip_comment()
            if not self.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def fetch_stream_end(self) -> None:
        """The end of the file ends a line: a key that began on it, and has no ``:``, is broken."""
        if self.column:
            self.line, self.column = self.line + 1, 0
        self.stale_possible_simple_keys()
        super().fetch_stream_end()

    def scan_directive(self) -> Any:
        """Only %YAML and %TAG are known, and of %YAML only 1.1 and 1.2."""
        start, name = self.get_mark(), _NAME.match(self.buffer, self.pointer + 1)
        assert name is not None
        if name[0] and name[0] not in ("YAML", "TAG"):
            raise ScannerError("while scanning a directive", start, "found unknown directive name", start)
        if name[0] != "YAML":
            return super().scan_directive()
        found = _VERSION.match(self.buffer, self.pointer)
        if found is None:
            raise ScannerError("while scanning a directive", start, "did not find expected version", start)
        self.forward(len(found[0]))
        # a major version that is not 1 is one that the parser refuses, if this is the first such directive
        token = DirectiveToken("YAML", (1 if found["known"] else 0, 0), start, self.get_mark())
        self.scan_line_break()
        return token

    def scan_plain(self) -> Any:
        """A text without quotation marks."""
        pattern = _TEXT_IN_BRACKETS if self.flow_level else _TEXT
        start = end = self.get_mark()
        chunks: list[str] = []
        between = ""
        broken = False
        while not (self.column == 0 and _MARKER.match(self.buffer, self.pointer)) and self.peek() != "#":
            found = pattern.match(self.buffer, self.pointer)
            if found:
                chunks += between, found[0]
                self.forward(len(found[0]))
                end, broken = self.get_mark(), False
            if self.flow_level and self.peek() == ":" and self.peek(1) in ",?[]{}":
                self._fail("while scanning a plain scalar", start, "found unexpected ':'")
            if self.peek() not in _BLANKS + _BREAKS:
                break
            between, broken = self._between(start)
            if not self.flow_level and self.column < self.indent + 1:
                break
        if broken:
            self.allow_simple_key = True
        return ScalarToken("".join(chunks), True, start, end)

    def _between(self, start: Any) -> tuple[str, bool]:
        """The blanks and line breaks between two words, folded; and whether there are line breaks."""
        first = self.pointer
        breaks: list[str] = []
        while self.peek() in _BLANKS + _BREAKS:
            if self.peek() in _BREAKS:
                breaks.append(self.scan_line_break())
                continue
            if self.peek() == "\t" and breaks and self.column < self.indent + 1:
                self._fail("while scanning a plain scalar", start, "found a tab character that violates indentation")
            self.forward()
        if not breaks:
            return self.buffer[first : self.pointer], False
        return ("".join(breaks[1:]) or " ") if breaks[0] == "\n" else "".join(breaks), True

    def scan_flow_scalar(self, style: str) -> Any:
        """A text between quotation marks; escapes are characters, and surrogates are none."""
        start, first = self.get_mark(), self.pointer
        try:
            token = super().scan_flow_scalar(style)
        except (ScannerError, ValueError, OverflowError) as error:
            mark = getattr(error, "problem_mark", None)
            stop = first + mark.index - start.index if mark else len(self.buffer)
            raise (self._bad_escape(start, first, stop) if style == '"' else None) or error from None
        surrogate = any("\ud800" <= character <= "\udfff" for character in token.value)
        bad = self._bad_escape(start, first, self.pointer) if surrogate else None
        if bad is not None:
            raise bad
        return token

    def _bad_escape(self, start: Any, first: int, stop: int) -> ScannerError | None:
        """The complaint about the first escape in a stretch that is no character."""
        for found in _ESCAPE.finditer(self.buffer, first, stop):
            code = int(found[1] or found[2] or "0", 16)
            if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
                at = start.index + found.start() + 2 - first
                mark = yaml.Mark(start.name, at, start.line, start.column, None, 0)
                return ScannerError("while parsing a quoted scalar", start, "found invalid escape code", mark)
        return None

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """What may stand behind ``|``: also a comment, at once."""
        self._block = start_mark
        found = re.compile(r"([+-])?([0-9])?([+-])?").match(self.buffer, self.pointer)
        assert found is not None
        chomping, digit = found[1], found[2]
        length = len(chomping or "") + len(digit or "")
        if digit == "0":
            self.forward(len(chomping or ""))
            self._fail("while scanning a block scalar", start_mark, "found an indentation indicator equal to 0")
        if digit and not chomping and found[3]:
            chomping, length = found[3], length + 1
        self.forward(length)
        return {"+": True, "-": False}.get(chomping) if chomping else None, int(digit) if digit else None

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """The rest of the line of a ``|``."""
        while self.peek() in _BLANKS:
            self.forward()
        self._skip_comment()
        if self.peek() not in "\0" + _BREAKS:
            self._fail("while scanning a block scalar", start_mark, "did not find expected comment or line break")
        self.scan_line_break()

    def scan_block_scalar_indentation(self) -> Any:
        """Tabs do not indent."""
        found = super().scan_block_scalar_indentation()
        self._no_tab()
        return found

    def scan_block_scalar_breaks(self, indent: int) -> Any:
        """Tabs do not indent."""
        found = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._no_tab()
        return found

    def _no_tab(self) -> None:
        if self.peek() == "\t":
            problem = "found a tab character where an indentation space is expected"
            self._fail("while scanning a block scalar", self._block, problem)

    def scan_tag(self) -> Any:
        """A tag ends at a blank; between brackets a comma ends it too."""
        start = self.get_mark()
        if self.peek(1) == "<":
            self.forward(2)
            handle, suffix = None, self.scan_tag_uri("tag", start)
            if self.peek() != ">":
                self._fail("while scanning a tag", start, "did not find the expected '>'")
            self.forward()
        else:
            handle, suffix = self._tag_of_handle(start)
        if self.peek() not in _END and not (self.flow_level and self.peek() == ","):
            self._fail("while scanning a tag", start, "did not find expected whitespace or line break")
        return TagToken((handle, suffix), start, self.get_mark())

    def _tag_of_handle(self, start: Any) -> tuple[str | None, str]:
        found = _HANDLE.match(self.buffer, self.pointer)
        assert found is not None
        handle = found[0]
        self.forward(len(handle))
        if len(handle) > 1 and handle.endswith("!"):
            return handle, self.scan_tag_uri("tag", start)
        rest = self._uri("tag", start, ";/?:@&=+$.%!~*'()")
        return ("!", handle[1:] + rest) if handle[1:] + rest else (None, "!")

    def scan_tag_uri(self, name: str, start_mark: Any) -> str:
        """An address, which must not be empty; brackets and commas stand only in one between ``<`` and ``>``."""
        verbatim = name == "directive" or self.buffer[self.pointer - 2 : self.pointer] == "!<"
        suffix = self._uri(name, start_mark, ";/?:@&=+$.%!~*'()" + (",[]" if verbatim else ""))
        if not suffix:
            self._fail(f"while parsing a {name}", start_mark, "did not find expected tag URI")
        return suffix

    def _uri(self, name: str, start: Any, signs: str) -> str:
        chunks: list[str] = []
        while (sign := self.peek()) != "\0" and (sign in signs + "_-" or (sign.isascii() and sign.isalnum())):
            if sign != "%":
                chunks.append(sign)
                self.forward()
            elif _OCTET.match(self.buffer, self.pointer):
                chunks.append(self.scan_uri_escapes(name, start))
            else:
                self._fail(f"while parsing a {name}", start, "did not find URI octet")
        return "".join(chunks)

    def parse_flow_sequence_entry_mapping_value(self) -> Any:
        """Between brackets a missing value stands before what follows it."""
        return self._before_next(super().parse_flow_sequence_entry_mapping_value())

    def parse_flow_mapping_value(self) -> Any:
        """Between braces a missing value stands before what follows it."""
        return self._before_next(super().parse_flow_mapping_value())

    def _before_next(self, event: Any) -> Any:
        scalar = event.__class__ is yaml.ScalarEvent
        if scalar and event.start_mark.index == event.end_mark.index:
            event.start_mark = event.end_mark = self.peek_token().start_mark
        return event

    def _skip_comment(self) -> None:
        if self.peek() == "#":
            while self.peek() not in "\0" + _BREAKS:
                self.forward()

    def _fail(self, context: str, start: Any, problem: str) -> NoReturn:
        raise ScannerError(context, start, problem, self.get_mark())
