"""S214 duplicate-map: two maps have the same name.

Nodes are known as ``map/id``, so of two maps with one name neither would be meant for certain. The later one is left
out. The name is ``name:``, or else the name of the file without its ending, whatever its folder.

Give one of them another ``name:``.
"""
