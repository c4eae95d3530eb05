"""S212 unreadable-file: a file that the map names cannot be read.

It does not exist, it is no regular file, or it may not be read. The paths under ``file`` and ``uses`` are relative to
the map that names them, not to the folder in which argmap runs. Without its source no quote can be checked; without a
used map its nodes are unknown. A PDF, a DOCX, an EPUB, an image or another file that is no text is named as what it is.

Correct the path, or put the file there. Upper and lower case count. Of a file that is no text make one, as the finding
says, and name that. HTML is a text, but has tags between its words: save the page as text, or say ``format: text``
and quote it as it is written.
"""
