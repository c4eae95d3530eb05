"""S202 unknown-key: a key that the format does not have, at least not here.

A mistyped key would otherwise be passed over, and what stands below it would be missing from the debate without a
word. Some keys belong to the map as a whole, some to nodes, some to sources, people or quotes. Beside ``ref`` stands
only what concerns that place: the node's own text and quotes stand where it is at home.

Correct the key. What is your own and should pass through untouched begins with ``x-``.
"""
