"""The debate as Markdown."""
