"""S215 different-definition: a source or a person is defined again, and differently.

The sources and people of a used map are reached by their bare ids, as if they stood in this one. If both define one,
they must mean the same: the same file, or the same name and role.

Define it in one of the maps only; or, if they are two, give one of them another id.
"""
