"""The words of the query language, with one line on each: what the parser, completion and the documentation read."""

from __future__ import annotations

from argmap.format import KEYS_OF, VALUES, Place, Shown, shown_as
from argmap.relations import RELATIONS, Kind, Relation

FIELDS = {
    "text": "The words occur in its text; who says it and how firmly is left out.",
    "quote": "The words occur in one of its quotes.",
    "id": "Its id, or its full name: map/id.",
    "kind": "What it is: " + ", ".join(Kind) + ".",
    "by": "Who asserts it, itself or as the speaker of its source: a key of people, a name, or free text.",
    "tag": "One of its tags.",
    "source": "The source of one of its quotes: its id, or map/id.",
    "map": "The map that it is written in.",
    "relation": "How it bears on a node above it, or which links it has: " + ", ".join(Relation) + ".",
}
"""Written ``field:value``; ``*`` stands for any characters, commas mean any of the values."""
PROSE = frozenset({"text", "quote"})
"""The fields whose values are words that occur somewhere; a value of any other is meant as a whole."""
ROW = "row"
"""What a bare word is looked for in: all that views say of a node in one row. It is no field that has a name."""
NAMES = frozenset({"id", "source", "map"})
"""The fields of names, in which case counts, as it does in maps."""

NUMBERS = {
    "depth": "The steps of the shortest way up to a root; a root has 0.",
    "pros": "How many reasons speak for it; all its premises together are one.",
    "cons": "How many reasons speak against it; undercuts are not among them.",
    "undercuts": "How many nodes undercut a step from it.",
    "parents": "How many nodes it bears on.",
    "children": "How many nodes bear on it, in whatever way.",
    "weight": "Its base score.",
}
"""Compared with a number, a range or each other. Of what a node does not have, no comparison is true."""

COMPARISONS = {
    "=": "equal to, or within the range",
    "!=": "not equal to, or outside of the range",
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
    "cyclic": "It is, in the end, below itself.",
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
    "for": "It speaks, in the end, for a node that matches: the number of attacks on the way is even.",
    "against": "The same with an odd number. Attacks are cons, and undercuts of the steps on the way.",
}
"""Written ``function(query)``."""

KEYS = {
    key.name: key.meaning for place in (Place.QUESTION, Place.CLAIM, Place.CONTEXT) for key in KEYS_OF[place].values()
}
"""Written ``has:key`` and ``no:key``: the keys of a node in a map."""

PREFIXES = {
    "is": "It is so.",
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
"""What may stand behind these; anything else is a mistake."""


def written(name: str) -> str | None:
    """How a word of the language is written, by the first of its meanings; None for any other word."""
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
    "word": "A word in its row begins so, whatever the case: in its text, in who says it, or in the hedge.",
    "US": "The word in capitals; if no row has it, the whole word whatever the case.",
    '"some words"': "These words, whole and as they stand.",
    "*": "Every node.",
    "a b": "Both.",
    "a OR b": "One of them, or both; AND binds tighter.",
    "-a": "Not a.",
    "(a OR b) c": "Parentheses group.",
    "field:value": "See fields. Quotation marks hold blanks and commas; in them \\ takes the next character as it is.",
    "field:a,b*": "Any of the values; * stands for any characters.",
    "is:flag": "See flags.",
    "has:key, no:key": "It has, or does not have, this key.",
    "number>2": "See numbers: = != > < >= <=.",
    "number=1..3": "From 1 to 3.",
    "number>number": "Two compared.",
    "function(a)": "See functions.",
    "@name": "The query of this name in [tool.argmap.queries].",
}
"""The forms that a query is made of."""

MOST_CHARACTERS = 10_000
"""How long a query may be, together with all that it names."""
MOST_NESTED = 200
"""How deep parentheses may stand in each other."""
