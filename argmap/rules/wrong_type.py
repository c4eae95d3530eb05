"""S203 wrong-type: a list, a mapping or a text stands where something else is expected.

A map file is a mapping of keys. ``sources`` and ``people`` are mappings of ids, and each source has a ``file``, each
person a ``name``. A node is a mapping of keys or a bare text; an id, a reference or a flag is a single word. A key that
is needed and missing is reported here, too.

The message says what is expected. A list that shows up where a text was meant has often one ``-`` too many.
"""
