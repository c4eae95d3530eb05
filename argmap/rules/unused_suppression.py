"""M601 unused-suppression: a comment suppresses what is not found.

``# argmap: ignore[CODE] reason`` behind a line, or alone above it, suppresses the findings of a rule that begin on that
line. Once the line is mended the comment only hides the next mistake.

Take the comment away, or the one code that is not needed; ``--fix`` does it. Nothing is said where the rule is not
applied, or where the map could not be read whole.
"""
