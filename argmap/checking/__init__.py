"""From a debate to findings, and from findings to fixes."""
