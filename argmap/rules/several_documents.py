"""Y109 several-documents: a second YAML document begins in the file.

A file holds one map. A line ``---``, or anything behind a line ``...``, begins a second one, which is not read.

Put the second map into a file of its own; where one refers to the other, it says ``uses: [other.yaml]``. If the line
was meant as a rule between parts of one map, make it a comment: ``# ---``.
"""
