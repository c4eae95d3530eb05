"""When are two texts the same words: a naive answer, letter by letter, that shares nothing with the program.

It knows the characters that the tests draw, no more. A text becomes cells, each a folded character with the stretch
that it was made from; a quote is compared cell by cell from every cell on.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

UNSEEN = "\u00ad\u200b\ufeff\u200f\u0640"
DASHES = "-‐–—−"
SINGLE, DOUBLE = "'’‘`", '"“”„«»'
HAN = "不同意"
LONGER = {"ﬁ": "fi", "ﬀ": "ff"}
BREAK = "\n"


class Cell(NamedTuple):
    letter: str
    start: int
    end: int


def cells(text: str) -> list[Cell]:
    """The folded characters of a text, without blanks at its ends."""
    made = [Cell(one, at, at + 1) for at, one in enumerate(text) if one not in UNSEEN]
    made = _composed([Cell(one, cell.start, cell.end) for cell in made for one in LONGER.get(cell.letter, cell.letter)])
    made = _spaced_dots(_blanks(made))
    made = [Cell(one, cell.start, cell.end) for cell in made for one in ("..." if cell.letter == "…" else cell.letter)]
    made = _runs(made)
    return [Cell(_plain(one.letter), one.start, one.end) for one in made]


def _composed(made: list[Cell]) -> list[Cell]:
    done: list[Cell] = []
    for one in made:
        both = unicodedata.normalize("NFC", done[-1].letter + one.letter) if done else ""
        if len(both) == 1:
            done[-1] = Cell(both, done[-1].start, one.end)
        else:
            done.append(one)
    return done


def _blanks(made: list[Cell]) -> list[Cell]:
    done: list[Cell] = []
    at = 0
    while at < len(made):
        stop = at
        while stop < len(made) and made[stop].letter.isspace():
            stop += 1
        if stop == at:
            done.append(made[at])
            at += 1
            continue
        outer = not done or stop == len(made)
        if not outer and not _unspaced(done[-1].letter, made[stop].letter):
            done.append(Cell(" ", made[at].start, made[stop - 1].end))
        at = stop
    return done


def _unspaced(left: str, right: str) -> bool:
    return (left in HAN and right in HAN + "“‘") or (left in "”’…—" and right in HAN)


def _spaced_dots(made: list[Cell]) -> list[Cell]:
    """Three points or more with one blank between two are written without."""
    letters = "".join(one.letter for one in made)
    gone: set[int] = set()
    for at in range(len(letters)):
        if letters.startswith(". . .", at):
            gone |= {at + 1, at + 3}
    return [one for at, one in enumerate(made) if at not in gone]


def _runs(made: list[Cell]) -> list[Cell]:
    """Two or three dashes are one, and two single marks of the same kind are a double one."""
    done: list[Cell] = []
    at = 0
    while at < len(made):
        stop = at
        while stop < len(made) and made[stop].letter in DASHES:
            stop += 1
        pair = "".join(one.letter for one in made[at : at + 2])
        if stop - at in (2, 3):
            done.append(Cell("-", made[at].start, made[stop - 1].end))
            at = stop
        elif stop > at:
            done += made[at:stop]
            at = stop
        elif pair in ("''", "``", "‘‘", "’’"):
            done.append(Cell('"', made[at].start, made[at + 1].end))
            at += 2
        else:
            done.append(made[at])
            at += 1
    return done


def _plain(letter: str) -> str:
    if letter in DASHES:
        return "-"
    return "'" if letter in SINGLE else '"' if letter in DOUBLE else "s" if letter == "\u017f" else letter


def worded(words: str) -> bool:
    """Whether there is a letter or a digit that is seen."""
    return any(one.isalnum() and one not in UNSEEN for one in words)


def edge(text: str, at: int) -> bool:
    """Whether a word may begin or end at a place."""
    before = [one for one in text[:at] if one not in UNSEEN]
    after = [one for one in text[at:] if one not in UNSEEN]
    if not before or not after:
        return True
    if unicodedata.combining(after[0]):
        return before[-1].isspace()
    if _rated("".join(before), "".join(after)):
        return False
    while before and unicodedata.combining(before[-1]):
        before.pop()
    left, right = before[-1:], after[0]
    if not left:
        return True
    if left[0].isalnum() and right.isalnum():
        return left[0] in HAN or right in HAN
    if _cut_by_line_end(text, at) or _thousands(before, after) or _number_sign(before, after):
        return False
    return not (_joined_after(before, after) or _joined_before(before, after) or _begun("".join(before), after[0]))


def _begun(before: str, letter: str) -> bool:
    """Whether a word has begun in brackets, as in (un)fair; there is one such beginning in the tests."""
    return before.endswith("(un)") and letter.isalpha() and letter not in HAN


def _rated(before: str, after: str) -> bool:
    """Whether the place is at the slash of a rate, such as 1 a/b."""
    head, tail = (before, after[1:]) if after[0] == "/" else (before[:-1], after if before[-1] == "/" else "")
    tail = "".join(one for one in tail if not unicodedata.combining(one))
    unit = len(head) - len(head.rstrip("abdfilmnoqrstuéﬁﬀ不同意e"))
    number = head[: len(head) - unit]
    number = number[:-1] if number[-1:].isspace() else number
    return tail[:1].isalpha() and unit <= 3 and number[-1:].isdigit() and (unit > 0 or head[-1:].isdigit())


def _joined_after(before: list[str], after: list[str]) -> bool:
    """Whether the sign after a place joins the letter before it with the letter after the sign."""
    rest = after[1:]
    while rest and unicodedata.combining(rest[0]):
        rest.pop(0)
    if not rest or not before[-1].isalnum() or not _joins(before[-1], after[0], rest[0]):
        return False
    possessive = after[0] in SINGLE and rest[0] in "sS"
    return not (possessive and edge(after[0] + "".join(rest), 2))


def _joined_before(before: list[str], after: list[str]) -> bool:
    rest = before[:-1]
    marked = bool(rest) and unicodedata.combining(rest[-1]) > 0
    while rest and unicodedata.combining(rest[-1]):
        rest.pop()
    if not rest or not after[0].isalnum() or not _joins(rest[-1], before[-1], after[0]):
        return False
    if before[-1] not in SINGLE or marked:
        return True
    word = ""
    while rest and rest[-1].isalpha():
        word = rest.pop() + word
    elided = word.lower() in ("l", "d", "j", "m", "t", "s", "c") or word.lower().endswith("qu")
    elided = elided or word.lower() in ("all", "coll", "dall", "dell", "nell", "quell", "sull")
    return not (elided and not (rest and rest[-1] in SINGLE))


def _joins(left: str, sign: str, right: str) -> bool:
    if sign == "_":
        return left.isalnum() and right.isalnum()
    if sign in "-‐":
        return left.isalnum() and right.isalnum() and not (left in HAN and right in HAN)
    if sign in SINGLE and left.isalpha() and right.isalpha():
        return True
    return sign in "–.,:/'’‘`" and left.isdigit() and right.isdigit()


def _cut_by_line_end(text: str, at: int) -> bool:
    """Whether the place is at or after a hyphen that ends a line within a word, before the rest of the word."""
    for hyphen, sign in enumerate(text):
        if sign not in "-‐\u00ad":
            continue
        stop = hyphen + 1
        while stop < len(text) and text[stop].isspace():
            stop += 1
        first = hyphen
        while first and (text[first - 1] in UNSEEN or unicodedata.combining(text[first - 1])):
            first -= 1
        last = stop
        while last < len(text) and text[last] in UNSEEN:
            last += 1
        word = first and last < len(text) and text[first - 1].isalnum() and text[last].isalnum()
        word = word and not (text[first - 1] in HAN and text[last] in HAN)
        if word and BREAK in text[hyphen:stop] and first <= at <= last:
            return True
    return False


def _thousands(before: list[str], after: list[str]) -> bool:
    words = "".join(before) + "|" + "".join(after)
    for blank in (" |", "| "):
        head, found, tail = words.partition(blank)
        digits = len(head) - len(head.rstrip("0123456789"))
        group = len(tail) - len(tail.lstrip("0123456789"))
        if found and 1 <= digits <= 3 and group == 3:
            return True
    return False


def _number_sign(before: list[str], after: list[str]) -> bool:
    """Whether a sign or a point before the place belongs to the number after it."""
    if not after[0].isdigit():
        return False
    farther = before[-2] if len(before) > 1 else " "
    if before[-1] == ".":
        return farther.isspace() or farther in "-−–"
    if before[-1] in "<≥":
        return farther.isspace() or farther in "(-−–"
    if before[-1] == "–":
        return farther.isspace() or farther in "-−"
    return before[-1] in "-−" and farther not in "-−–"


def places(source: str, words: str) -> list[tuple[int, int]]:
    """Where words are in a source, in a first reading."""
    there, wanted = cells(source), [one.letter for one in cells(words)]
    found = []
    for at in range(len(there) - len(wanted) + 1 if worded(words) else 0):
        part = there[at : at + len(wanted)]
        if [one.letter for one in part] == wanted and edge(source, part[0].start) and edge(source, part[-1].end):
            found.append((part[0].start, part[-1].end))
    return found


def broken_places(source: str, words: str) -> list[tuple[int, int]]:
    """Where words are in a source if each hyphen at the end of a line may be there or not, with a blank or without."""
    there, wanted = _cut_words(source), [one.letter for one in cells(words)]
    found = set()
    for at in range(len(there) if worded(words) else 0):
        for stop in _read_on(there, at, wanted):
            span = there[at].start, there[stop - 1].end
            if edge(source, span[0]) and edge(source, span[1]):
                found.add(span)
    return sorted(found)


def _cut_words(source: str) -> list[Cell]:
    """The cells of a text; a hyphen that ends a line within a word is one with the line break."""
    done: list[Cell] = []
    at = 0
    while at <= len(source):
        stop = at
        while stop < len(source) and not (source[stop] in "-‐\u00ad" and _ends_line(source, stop)):
            stop += 1
        done += _with_outer_blanks(source, at, stop)
        if stop == len(source):
            return done
        at = stop + 1
        while source[at].isspace():
            at += 1
        done.append(Cell(BREAK, stop, at))
    return done


def _ends_line(source: str, hyphen: int) -> bool:
    stop = hyphen + 1
    while stop < len(source) and source[stop].isspace():
        stop += 1
    return BREAK in source[hyphen:stop] and _cut_by_line_end(source, stop)


def _with_outer_blanks(source: str, at: int, stop: int) -> list[Cell]:
    return [Cell(one.letter, one.start + at, one.end + at) for one in cells(source[at:stop])]


def _read_on(there: list[Cell], at: int, wanted: list[str]) -> list[int]:
    """Each cell before which the words may end that begin at a cell."""
    if not wanted:
        return [at]
    if at == len(there):
        return []
    if there[at].letter != BREAK:
        return _read_on(there, at + 1, wanted[1:]) if there[at].letter == wanted[0] else []
    ends = []
    letters = at > 0 and there[at - 1].letter.isalpha() and at + 1 < len(there) and there[at + 1].letter.isalpha()
    for hyphen in ([], ["-"], ["-", " "]):
        if wanted[: len(hyphen)] == hyphen and (hyphen or letters):
            ends += _read_on(there, at + 1, wanted[len(hyphen) :])
    return ends


def way(parts: list[list[tuple[int, int]]]) -> list[tuple[int, int]] | None:
    """The parts of a quote, each in one of its places and in their order: those that end first, and begin last."""
    ways: list[list[tuple[int, int]]] = [[]]
    for some in parts:
        ways = [[*before, place] for before in ways for place in some if not before or before[-1][1] <= place[0]]
    if not ways or not parts:
        return None
    end = min(one[-1][1] for one in ways)
    begin = max(one[0] for one in ways if one[-1][1] == end)
    return min(one for one in ways if one[-1][1] == end and one[0] == begin)
