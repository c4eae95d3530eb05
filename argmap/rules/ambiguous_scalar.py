"""Y113 ambiguous-scalar: a word that other YAML tools do not read as text.

For argmap every value is the text that it is: ``text: No`` says No, and ``pro: null`` has the argument "null". Other
programs that read the same file take ``null`` and ``~`` for nothing, ``true`` and ``false`` for truth values, and those
that go by YAML 1.1 also ``yes``, ``no``, ``on`` and ``off``.

Put the word between quotation marks, as the fix does; if nothing is meant, take the key away. Where a truth value is
expected, as for ``implied``, nothing is said.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.edits.splices import put_in_quotes
from argmap.findings import Fix


def check(context: Context) -> None:
    """One finding a word, at its place."""
    for document in context.debate.maps:
        for span in document.ambiguous:
            nothing = span.words.lower() in ("~", "null")  # which is perhaps what is meant
            meant = "nothing" if nothing else "a truth value"
            edit = put_in_quotes(span)
            fix = Fix("put it between quotation marks", (edit,), safe=not nothing)
            message = f"other YAML tools read this as {meant}, not as text: write {edit.replacement}"
            context.findings.add("Y113", span, message, fix=fix)
