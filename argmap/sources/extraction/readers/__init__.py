"""Readers of files that are not plain text, one module a kind; ``kinds`` has the table of them."""
