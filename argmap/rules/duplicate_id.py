"""S206 duplicate-id: two nodes of one map have the same id.

A reference to it would mean either. The first keeps the id; the later one is shown by its place until it has its own.

Give one of them another id. If both are the same claim, write it once, and ``ref`` in the other place.
"""
