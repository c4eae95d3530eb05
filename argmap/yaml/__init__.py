"""Reads a text safely into YAML nodes with positions."""
