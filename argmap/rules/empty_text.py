"""S204 empty-text: a text is empty, or a node says nothing.

A node needs words: a ``text``, or a ``quote`` whose words are then its text; an argument may also be made of
``premises``. A key that is there needs a value, and a ``-`` an item. An empty list is no mistake.

Write the text, or take the empty key or item away.
"""
