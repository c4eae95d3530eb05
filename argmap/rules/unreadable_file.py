"""S212 unreadable-file: a file that the map names cannot be read.

It does not exist, it is no regular file, or it may not be read. The paths under ``file`` and ``uses`` are relative to
the map that names them, not to the folder in which argmap runs. Without its source no quote can be checked; without a
used map its nodes are unknown.

Correct the path, or put the file there. Upper and lower case count.
"""
