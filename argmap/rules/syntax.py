"""Y101 syntax: the file is not YAML, so argmap cannot tell what stands where.

What follows the place is not read: other mistakes may come to light when this one is mended. The finding points at
where YAML stops to make sense; a bracket, a brace or a quotation mark that is never closed is reported where it is
opened.

Most often it is the indentation. The keys of one node stand exactly below each other, indented with blanks and never
with tabs; each item of a list begins with ``- ``; a key ends with a colon and a blank. What belongs to a node is
indented further than its ``-``.
"""
