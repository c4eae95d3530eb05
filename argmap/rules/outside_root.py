"""S213 outside-root: a map names a file that it may not read.

A map may come from anybody. So it reads only files below one folder: the nearest one above it with ``.git``,
``pyproject.toml`` or ``.argmap.toml``; without such a one, the folder in which argmap runs, or the map's own. Links are
followed before this is decided. Nothing of the file is shown, not even whether it exists.

Put the file into that folder, or mark the folder that holds both by an ``.argmap.toml``, which may be empty.
"""
