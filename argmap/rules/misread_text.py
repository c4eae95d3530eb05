"""Y104 misread-text: YAML cuts a text, or takes it for something that is not text.

Some signs have a meaning in YAML. Within a text: a colon and a blank make a key of what is before them, and a ``#``
behind a blank begins a comment. At the beginning: quotation marks, brackets and braces, ``|``, ``>``, ``*``, ``&``,
``!``, ``%``, ``@``, a backtick, a comma, and a question mark with a blank. Between brackets and braces: commas, colons
and further brackets. What the author has written would be lost or changed: argmap says so, and takes the text as it
was meant. A line that begins with ``-``, but is indented further than the text above it, goes on with that text.

Put the text between quotation marks, as the fix does: ``'Costs: nobody has counted them.'``. Between single quotation
marks a ``'`` is written twice; between double ones a backslash is. Or write it as a block, below ``text: >-``. A
comment is told from a text by the blank behind its ``#``: where a word stands there instead of a number, as in
``#TODO``, the fix needs ``--unsafe-fixes``; so it does behind ``&name`` or ``!tag``.
"""
