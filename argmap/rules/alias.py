"""Y106 alias: an alias that refers to nothing, or to what it stands in.

YAML can name a value with ``&name`` and repeat it with ``*name`` below. The name must have been given before, and a
value cannot contain itself.

Correct the name; or, if the ``*`` belongs to a text, put the text between quotation marks. To let a node stand in
several places, give it an ``id`` and write ``ref`` with that id: this is the same node again, an alias is a copy.
"""
