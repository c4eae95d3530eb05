"""Readers of files that are not plain text, one module for each kind; ``kinds`` has their table."""
