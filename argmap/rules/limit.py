"""Y105 limit: a file asks for more than argmap gives to one file.

There are limits to the size of a file, to how deep it is nested, to how many nodes it has, and to what its aliases
stand for. Real maps stay far below them; a file beyond them was made by a machine, or to take a machine down. What
stands behind the place is not read.

Split a large map into several that use each other: ``uses: [other.yaml]``.
"""
