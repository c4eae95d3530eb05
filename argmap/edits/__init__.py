"""Writes and applies edits of map files, and proves that they change nothing else."""
