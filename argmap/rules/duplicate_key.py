"""Y103 duplicate-key: one mapping has the same key twice.

YAML allows a key once: a reader may take the first, or the last, without a word. So that nothing is lost unseen, argmap
takes neither for granted.

If both were meant, write them together: one ``pro`` with all its items, one ``quote`` with a list of quotes. Often the
second one belongs to the next node, and a ``-`` is missing before it.
"""
