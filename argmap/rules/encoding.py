"""Y102 encoding: the file is not text, or not in the encoding that it says.

Maps and sources are UTF-8; UTF-16 and UTF-32 are read too, if the file begins with a byte-order mark. Of a file in
another encoding some letters would come out wrong, and quotes would not be found; so it is not read at all.

The finding points at the first place that does not fit, often an accented letter or a typographic quotation mark. Open
the file in an editor with the encoding that it has (``latin-1`` and ``windows-1252`` are common) and save it as UTF-8.
"""
