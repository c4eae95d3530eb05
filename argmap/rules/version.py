"""S201 version: the map does not say that it is one, or it is of another version.

Every map has the key ``argmap: 1``, the version of its format. By this an argmap of the future will know how to read
it, and argmap does not take other YAML files for maps. A file that holds nothing is reported here, too.

Write ``argmap: 1`` at the beginning. If the file has a higher number, it needs a newer argmap. A file that is no
map at all, and belongs to another tool, is passed over if ``exclude`` in ``[tool.argmap]`` names it or its folder.
"""
