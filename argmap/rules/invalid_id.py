"""S210 invalid-id: an id holds what an id cannot hold.

Ids are made of letters of any script, digits, ``-``, ``_`` and ``.``, without blanks: so they can be typed and
completed, and ``map/id`` can be taken apart. ``pro.2`` and the like are the names of nodes without an id, by their
places, and cannot be given.

Write ``close-it`` instead of ``close it``.
"""
