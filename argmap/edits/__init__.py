"""Edits of map files: how they are written, made, and proved."""
