"""Y110 complex-key: a key that is a list or a mapping.

YAML allows a list or a mapping as a key; a map has no use for it. It is mostly a text with brackets at its beginning,
or a placeholder such as ``{{name}}`` that a template has left behind.

Put a text between quotation marks; fill in a placeholder.
"""
