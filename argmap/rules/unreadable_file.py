"""S212 unreadable-file: a file that the map names cannot be read.

It does not exist, it is no regular file, or it may not be read. The paths under ``file`` and ``uses`` are relative to
the map that names them, not to the folder in which argmap runs. Without its source no quote can be checked; without a
used map its nodes are unknown. PDF, DOCX, EPUB and HTML are read with libraries, each in a process of its own: where
one is missing, the file is damaged or encrypted, or would take too much, the finding says so.

Correct the path, or put the file there; upper and lower case count. Install what is missing, with ``pip install
'argmap[sources]'``. Of an image or another file that is no text make one, as the finding says, and name that. Who wants
to quote HTML as it is written, with its tags, says ``format: text``.
"""
