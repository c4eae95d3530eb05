"""Y113 ambiguous-scalar: a word that other YAML tools do not read as text.

argmap reads every value as text: ``text: No`` says No, and ``pro: null`` has the argument "null". Other programs that
read the same file take ``null`` and ``~`` to mean nothing, and ``true`` and ``false`` as booleans. YAML 1.1 programs
also take ``yes``, ``no``, ``on`` and ``off`` as booleans.

Put the word in quotation marks, as the fix does. If you mean nothing, remove the key. Keys that expect a boolean,
such as ``implied``, are not reported.
"""

from __future__ import annotations

from argmap.context import Context
from argmap.edits.splices import put_in_quotes
from argmap.findings import Fix


def check(context: Context) -> None:
    """Report each word, where it is written."""
    for document in context.debate.maps:
        for span in document.ambiguous:
            nothing = span.words.lower() in ("~", "null")  # and perhaps the author means just that
            meant = "nothing" if nothing else "a boolean"
            edit = put_in_quotes(span)
            fix = Fix("put it in quotation marks", (edit,), safe=not nothing)
            message = f"other YAML tools read this as {meant}, not as text: write {edit.replacement}"
            context.findings.add("Y113", span, message, fix=fix)
