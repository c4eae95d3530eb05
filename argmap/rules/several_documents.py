"""Y109 several-documents: a second YAML document begins in the file.

A file holds one map. A line ``---``, or anything behind a line ``...``, begins a second one. If it has keys of a map
that stand above already, it is not read; else it is taken for a further part of the first.

Put the second map into a file of its own; where one refers to the other, it says ``uses: [other.yaml]``. If the line
was meant as a rule between parts of one map, make it a comment: ``# ---``.
"""
