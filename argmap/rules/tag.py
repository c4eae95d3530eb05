"""Y108 tag: a YAML tag such as ``!!str`` or ``!!binary`` is not read.

A tag tells a program what kind of thing a value is. In a map the key says that: every value is the text that it is, or
what its key asks for. So ``text: No`` is the word No without a tag.

Take the tag away. If the ``!`` belongs to a text, put the text between quotation marks.
"""
