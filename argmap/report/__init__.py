"""Findings as people and programs read them: one form a module, and the table of them in ``forms``."""
