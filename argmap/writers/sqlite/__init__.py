"""The debate as an SQLite database."""
