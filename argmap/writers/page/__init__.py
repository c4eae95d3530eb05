"""The debate as a page: one HTML file."""
