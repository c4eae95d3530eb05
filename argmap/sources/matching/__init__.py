"""Decide when two texts have the same words, and find quotes."""
