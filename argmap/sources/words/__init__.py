"""Words that change a meaning, by language: negations, limiting words, and the words needed to recognise them.

They are data: each language has a TOML file beside this module. The README of this folder explains the keys.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeAlias

_FOLDER = Path(__file__).parent
_COMMON_WORDS = _FOLDER.with_name("common_words.toml")
_SAMPLE = 20_000
"""The number of characters of a source that are read to guess its language."""
_MIN_COMMON = 3
_WORD = re.compile(r"[^\W\d_]+")
_NOTHING = r"(?!)"


@dataclass(frozen=True)
class Words:
    """The words of one language. ``spaced`` is true if spaces divide its words."""

    code: str
    name: str = ""
    spaced: bool = True
    negations: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    governing: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    reaching: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    common: tuple[str, ...] = ()

    @cached_property
    def negation(self) -> re.Pattern[str]:
        """A pattern for negations, in folded small letters."""
        return self._any(self.negations + (self.before if self.spaced else ()), self.beginnings, self.endings)

    @cached_property
    def limit(self) -> re.Pattern[str]:
        """A pattern for limiting words."""
        return self._any(self.limits)

    @cached_property
    def condition(self) -> re.Pattern[str]:
        """A pattern for a condition directly after a quote, or at the beginning of its sentence."""
        return re.compile(rf"[\s\"',)]*(?:{self._either(self.conditions)})")

    @cached_property
    def particle(self) -> re.Pattern[str]:
        """A pattern for a verb's particle at the end of a clause."""
        return re.compile(rf"(?:{self._either(self.particles)})\s*\Z")

    @cached_property
    def governs(self) -> re.Pattern[str]:
        """A pattern for words that deny or limit what follows them, at the end of the text before a quote."""
        words, articles = self._either(self.governing), self._either(self.articles)
        return re.compile(rf"(?:{words})(?:\s(?:{articles}))?[\s\"']{{0,3}}\Z")

    @cached_property
    def reach_over(self) -> re.Pattern[str]:
        """A pattern for phrases that change a meaning even if they begin before an omission."""
        return self._any(self.reaching)

    @cached_property
    def contrast(self) -> re.Pattern[str]:
        """A pattern for the beginning of a mere contrast."""
        return self._any(self.contrasts)

    @cached_property
    def negation_before(self) -> re.Pattern[str]:
        """A pattern for negations that count directly before a quote."""
        return self.negation if self.spaced else self._any(self.before)

    @cached_property
    def negation_after(self) -> re.Pattern[str]:
        """A pattern for negations that count directly after a quote."""
        if not self.spaced:
            return self._any(self.behind)
        return self._any(self.negations + self.behind, self.beginnings, self.endings)

    @cached_property
    def _passed_over(self) -> re.Pattern[str]:
        return self._any(self.harmless)

    def without_harmless(self, folded: str) -> str:
        """The words, in small letters, without harmless phrases."""
        return self._passed_over.sub("\N{BULLET}", folded.casefold())

    def with_more(self, more: Mapping[str, tuple[str, ...]]) -> Words:
        """These words, with those that a project adds."""
        return replace(self, **{key: getattr(self, key) + added for key, added in more.items()})

    def _any(
        self, words: tuple[str, ...], beginnings: tuple[str, ...] = (), endings: tuple[str, ...] = ()
    ) -> re.Pattern[str]:
        """A pattern for any of the words."""
        return re.compile(self._either(words, beginnings, endings))

    def _either(self, words: tuple[str, ...], beginnings: tuple[str, ...] = (), endings: tuple[str, ...] = ()) -> str:
        """The words of that pattern, the longest first."""
        inner, outer = (r"(?<!\w)", r"(?!\w)") if self.spaced else ("", "")
        longest = sorted((re.escape(word.casefold()) for word in words), key=len, reverse=True)
        patterns = [f"{inner}(?:{'|'.join(longest)}){outer}"] if words else []
        patterns += [inner + re.escape(word) for word in beginnings]
        patterns += [re.escape(word) + outer for word in endings]
        return "|".join(patterns) or _NOTHING


KEYS = tuple(field.name for field in fields(Words) if field.name not in ("code", "name", "spaced"))
"""The lists of words of a language, to which a project may add."""

More: TypeAlias = Mapping[str, Mapping[str, tuple[str, ...]]]
"""The additions of a project: lists of words by language and key."""
NO_MORE: More = {}


@cache
def _known(code: str) -> Words:
    """The words of a language from its file; empty without a file."""
    path = _FOLDER / f"{code}.toml"
    if not path.is_file():
        return Words(code, code)
    table = _table(path) | {"common": _common_words().get(code, ())}
    name, spaced = table.pop("name"), table.pop("spaced", True)
    return Words(code, name, spaced, **{key: tuple(words) for key, words in table.items()})


@cache
def _common_words() -> Mapping[str, list[str]]:
    """The frequent words of all languages. They have a file of their own, so that a guess reads only these."""
    return _table(_COMMON_WORDS)


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def languages() -> Iterator[str]:
    """The tags of the languages with a file."""
    return (path.stem for path in sorted(_FOLDER.glob("*.toml")))


def words_of(tag: str, more: More = NO_MORE) -> Words:
    """The words of a language, by a tag such as ``en`` or ``en-GB``; empty for an unknown language."""
    code = re.split("[-_]", tag.casefold(), maxsplit=1)[0]
    known = _known(code) if code.isalpha() else Words(code, code)
    return known.with_more(more[code]) if code in more else known


def guess(content: str, more: More = NO_MORE) -> str | None:
    """The language of a text, by its script and its most common words; None if neither shows it."""
    sample = content[:_SAMPLE]
    counts = Counter(_WORD.findall(sample.casefold()))
    unspaced = {word: counts.pop(word) for word in list(counts) if _is_han(word[0]) or _is_kana(word[0])}
    han, kana = (
        sum(times * sum(map(is_one, word)) for word, times in unspaced.items()) for is_one in (_is_han, _is_kana)
    )
    if han + kana > counts.total():
        return "ja" if 10 * kana > han else "zh"
    common = {code: {*words} for code, words in _common_words().items()}
    for code, added in more.items():
        common.setdefault(code, set()).update(added.get("common", ()))
    scores = {code: sum(counts[word] for word in words) for code, words in common.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= _MIN_COMMON else None


def _is_han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff"


def _is_kana(letter: str) -> bool:
    return "\u3041" <= letter <= "\u30ff"
