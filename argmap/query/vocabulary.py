"""The words of the query language, with one line on each, for the parser, completion and the documentation."""

from __future__ import annotations

from argmap.format import KEYS_OF, VALUES, Element, Shown, shown_as
from argmap.relations import RELATIONS, Kind, Relation

FIELDS = {
    "text": "The words occur in its text, without its speaker and its hedge.",
    "quote": "The words occur in one of its quotes.",
    "qualifier": "The words occur in its hedge, or in its reporting words.",
    "note": "The words occur in its note.",
    "id": "Its id, or its full name: map/id.",
    "kind": "What it is: " + ", ".join(Kind) + ".",
    "by": "Who asserts it, itself or as the speaker of its source: a key of people, a name, or free text.",
    "tag": "One of its tags.",
    "source": "The source of one of its quotes: its id, or map/id.",
    "map": "The map that it is written in.",
    "relation": "How it bears on a node above it, or which links it has: " + ", ".join(Relation) + ".",
}
"""Written ``field:value``; ``*`` stands for any characters, commas mean any of the values."""
PROSE = frozenset({"text", "quote", "qualifier", "note"})
"""The fields whose values are words that may occur anywhere. Other fields must match completely."""
ROW = "row"
"""Where bare words are searched for: everything that views show of a node in one row. It is not a field with a name."""
NAMES = frozenset({"id", "source", "map"})
"""The fields of names, where case counts, as in maps."""

NUMBERS = {
    "depth": "The number of steps of the shortest path up to a root; a root has 0.",
    "pros": "How many reasons speak for it; all its premises together count as one.",
    "cons": "How many reasons speak against it, without undercuts.",
    "undercuts": "How many nodes undercut a step from it.",
    "parents": "How many nodes it bears on.",
    "children": "How many nodes bear on it.",
    "weight": "Its base score.",
}
"""Compared with a number, a range or each other. If a node has no such number, every comparison is false."""

COMPARISONS = {
    "=": "equal to, or within the range",
    "!=": "not equal to, or outside the range",
    ">": "more than",
    "<": "less than",
    ">=": "at least",
    "<=": "at most",
}

FLAGS = {
    "root": "It bears on nothing.",
    "leaf": "Nothing bears on it.",
    "unanswered": "A question without a position; a position, argument or premise without con or undercut.",
    "answered": "A question with a position; a position, argument or premise with a con or an undercut.",
    "contested": "There is a reason for it and a reason against it.",
    "unsupported": "A position, argument or premise without any reason for it.",
    "shared": "It bears on more than one node.",
    "cyclic": "It is below itself, in one step or several.",
    **{mark: VALUES[mark].meaning for mark in shown_as(Shown.MARK)},
    "quoted": "It has a quote.",
}
"""Written ``is:flag``."""

FUNCTIONS = {
    **{
        row.key: f"A node that matches {row.words.does} it." if row.child else f"It {row.words.does} one that matches."
        for row in RELATIONS.values()
    },
    "supports": "It speaks for a node that matches.",
    "attacks": "It speaks against a node that matches, or undercuts a step of it.",
    "answers": "It is a position of a question that matches.",
    "below": "It bears, in one step or several, on a node that matches.",
    "above": "A node that matches bears on it, in one step or several.",
    "for": "It speaks for a node that matches: the number of attacks on the path to it is even.",
    "against": "It speaks against one: that number is odd. Attacks are cons, and undercuts of steps on the path.",
}
"""Written ``function(query)``."""

KEYS = {
    key.name: key.meaning
    for place in (Element.QUESTION, Element.CLAIM, Element.CONTEXT)
    for key in KEYS_OF[place].values()
}
"""Written ``has:key`` and ``no:key``: the keys of a node in a map."""

PREFIXES = {
    "is": "It has this property.",
    "has": "It has this key.",
    "no": "It does not have this key.",
}

CLOSED: dict[str, tuple[str, ...]] = {
    "kind": tuple(Kind),
    "relation": tuple(Relation),
    "is": tuple(FLAGS),
    "has": tuple(KEYS),
    "no": tuple(KEYS),
}
"""The possible values of these; any other value is a mistake."""


def written(name: str) -> str | None:
    """How to write a word of the language, by the first of its meanings; None for any other word."""
    forms = (
        *((field, f"{field}:...") for field in FIELDS),
        *((number, f"{number}>0") for number in NUMBERS),
        *((flag, f"is:{flag}") for flag in FLAGS),
        *((function, f"{function}(...)") for function in FUNCTIONS),
        *((key, f"has:{key}") for key in KEYS),
        *((str(kind), f"kind:{kind}") for kind in Kind),
    )
    return next((form for known, form in forms if known == name.casefold()), None)


SYNTAX = {
    "word": "A word in its text, speaker or hedge begins with this, in any case. These three are its row.",
    "US": "The word in capitals; if no row has it, the whole word in any case.",
    '"some words"': "This phrase, as whole words.",
    "*": "Every node.",
    "a b": "Both.",
    "a OR b": "One of them, or both; AND binds tighter.",
    "-a": "Not a.",
    "(a OR b) c": "Parentheses group.",
    "field:value": "See fields. Put spaces and commas in quotation marks; in them \\ escapes the next character.",
    "field:a,b*": "Any of the values; * stands for any characters.",
    "is:flag": "See flags.",
    "has:key, no:key": "It has this key, or does not have it.",
    "number>2": "See numbers: = != > < >= <=.",
    "number=1..3": "From 1 to 3.",
    "number>number": "Compares two numbers.",
    "function(a)": "See functions.",
    "@name": "The query of this name in [tool.argmap.queries].",
}
"""The forms that make up a query."""

MAX_CHARACTERS = 10_000
"""How long a query may be, together with the queries that it names."""
MAX_NESTED = 200
"""How deeply parentheses may be nested."""
