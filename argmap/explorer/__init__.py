"""The interactive explorer: needs the extra ``tui`` (Textual), which nothing else of argmap imports."""
