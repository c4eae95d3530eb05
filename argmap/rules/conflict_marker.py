"""Y111 conflict-marker: a merge has left both sides of a conflict in the file.

Where two people have changed the same lines, git writes both versions between the lines ``<<<<<<<``, ``=======`` and
``>>>>>>>``, and leaves it to you to choose. Until then the file is not YAML, and nobody knows what it says. What stands
between the markers is not judged; the rest of the file is.

Keep one side, or make one of both, and take the marker lines away. ``git status`` lists the files that have conflicts.
"""
