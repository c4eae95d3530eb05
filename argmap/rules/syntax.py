"""Y101 syntax: the file is not YAML, so argmap cannot tell what stands where.

The broken entry is left out, and reading goes on behind it, with the next line that fits: what stands there is checked
as ever, and nothing is said to be missing that may have been lost. In a file with very many such mistakes the last
finding says that what stands behind it is not read. A finding points at where YAML stops to make sense; a bracket, a
brace or a quotation mark that is never closed is reported where it is opened.

Most often it is the indentation. The keys of one node stand exactly below each other, indented with blanks and never
with tabs; each item of a list begins with ``- ``; a key ends with a colon and a blank. What belongs to a node is
indented further than its ``-``.
"""
