"""A debate to findings, and what is done with findings."""
