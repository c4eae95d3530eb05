"""S205 unknown-reference: a name that nothing has.

``ref``, ``rephrases`` and ``conflicts`` name nodes: by their id, or by ``map/id`` if they are in another map, which
then stands under ``uses``. ``source`` names an entry of ``sources``. A step to a node that does not exist is missing
from the debate.

Correct the name; give the node that is meant an ``id``; or add the file of its map to ``uses``. Used maps are not
passed on: a map uses each one itself.
"""
